package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.List;

/** Counters as an array of the database: covered and missed of each metric, in an order that never changes. */
final class CounterColumns {
    /** The order of the job's file; grows at its end only. */
    static final List<Metric> METRICS = List.of(
            Metric.LINE,
            Metric.BRANCH,
            Metric.INSTRUCTION,
            Metric.FUNCTION,
            Metric.CLASS,
            Metric.MUTATION,
            Metric.COMPLEXITY,
            Metric.MCDC_PAIR,
            Metric.FUNCTION_CALL);

    private CounterColumns() {}

    /** The place of a metric's covered number, from 1; that of its missed number follows. */
    static int place(Metric metric) {
        return 2 * METRICS.indexOf(metric) + 1;
    }

    /** The array as the database reads it. */
    static String array(Counters counters) {
        List<String> numbers = new ArrayList<>();
        for (Metric metric : METRICS) {
            Counter counter = counters.get(metric);
            numbers.add(Long.toString(counter.covered()));
            numbers.add(Long.toString(counter.missed()));
        }
        while (!numbers.isEmpty() && numbers.get(numbers.size() - 1).equals("0")) {
            numbers.remove(numbers.size() - 1);
        }
        return "{" + String.join(",", numbers) + "}";
    }
}
