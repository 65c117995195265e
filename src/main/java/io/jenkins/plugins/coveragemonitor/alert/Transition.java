package io.jenkins.plugins.coveragemonitor.alert;

/**
 * A step an alert took.
 *
 * @param kind what happened
 * @param alert the alert afterwards
 */
public record Transition(AlertChange.Kind kind, Alert alert) {}
