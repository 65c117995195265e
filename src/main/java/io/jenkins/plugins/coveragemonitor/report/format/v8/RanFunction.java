package io.jenkins.plugins.coveragemonitor.report.format.v8;

/**
 * A function of a script.
 *
 * @param name empty if it has none
 * @param from its first character, from 0
 * @param to the index after its last character
 * @param count how often it ran
 */
record RanFunction(String name, int from, int to, long count) {}
