package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;

/**
 * What a gate said, as far as alerts care.
 *
 * @param name the gate's name, such as {@code LINE at least 80%}
 * @param metric its metric
 * @param component its component, empty for the whole project
 * @param relative whether it compares with a baseline instead of a fixed limit
 * @param outcome how it ended
 * @param actual the value it looked at, not measured if it was not evaluated
 * @param reason why it ended so, one sentence
 */
public record GateReading(
        String name,
        Metric metric,
        String component,
        boolean relative,
        Outcome outcome,
        Counter actual,
        String reason) {}
