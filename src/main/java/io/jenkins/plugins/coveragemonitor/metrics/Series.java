package io.jenkins.plugins.coveragemonitor.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** The series of one metric: a number for each set of labels. */
final class Series {
    private final String name;
    private final String help;
    private final boolean counter;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    private Series(String name, String help, boolean counter) {
        this.name = "coverage_monitor_" + name;
        this.help = help;
        this.counter = counter;
    }

    static Series gauge(String name, String help) {
        return new Series(name, help, false);
    }

    static Series counter(String name, String help) {
        return new Series(name, help, true);
    }

    /** Adds a number; for the same labels the first one stands. */
    void add(Labels labels, double value) {
        values.putIfAbsent(labels, value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    MetricSnapshot snapshot() {
        if (counter) {
            CounterSnapshot.Builder all = CounterSnapshot.builder().name(name).help(help);
            values.forEach((labels, value) -> all.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(value)
                    .build()));
            return all.build();
        }
        GaugeSnapshot.Builder all = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((labels, value) -> all.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return all.build();
    }
}
