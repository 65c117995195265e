package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.List;

/** Counters as a database array: covered and missed of each metric, in an order that never changes. */
final class CounterColumns {
    /** The order of the job's file; it only grows at its end. */
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

    /** The index of a metric's covered number, from 1; its missed number follows. */
    static int place(Metric metric) {
        return 2 * METRICS.indexOf(metric) + 1;
    }

    /** The array in PostgreSQL's syntax. */
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
