package io.jenkins.plugins.coveragemonitor.alert;

/**
 * A transition of an alert.
 *
 * @param kind what happened
 * @param alert the alert afterwards
 */
public record Transition(AlertChange.Kind kind, Alert alert) {}
