package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A line of the alert log. Fields that are {@code null} or empty are not written.
 *
 * @param v the version of the format, 1
 * @param n the number of the event, or of the last one if the line has none
 * @param evaluated the newest evaluated build of each branch
 * @param alerts the changed alerts
 * @param gone the ids of alerts that are dropped
 * @param steps events whose notices have yet to be dispatched
 * @param dispatched the numbers of events whose notices were dispatched
 */
@WithBuilder
record AlertLogRecord(
        int v,
        long n,
        Map<String, Integer> evaluated,
        List<Alert> alerts,
        List<String> gone,
        List<AlertEvent> steps,
        List<Long> dispatched) {
    static final int VERSION = 1;

    AlertLogRecord {
        evaluated = Map.copyOf(Objects.requireNonNullElse(evaluated, Map.of()));
        alerts = List.copyOf(Objects.requireNonNullElse(alerts, List.of()));
        gone = List.copyOf(Objects.requireNonNullElse(gone, List.of()));
        steps = List.copyOf(Objects.requireNonNullElse(steps, List.of()));
        dispatched = List.copyOf(Objects.requireNonNullElse(dispatched, List.of()));
    }

    /** A line that only says which builds were evaluated. */
    static AlertLogRecord evaluated(long n, Map<String, Integer> builds) {
        return AlertLogRecordBuilder.builder()
                .v(VERSION)
                .n(n)
                .evaluated(builds)
                .alerts(List.of())
                .gone(List.of())
                .steps(List.of())
                .dispatched(List.of())
                .create();
    }

    /** A copy with another number. */
    AlertLogRecord numbered(long number) {
        return AlertLogRecordBuilder.builder(this).n(number).create();
    }

    /** Whether nothing happened except that builds were evaluated. */
    boolean isQuiet() {
        return alerts.isEmpty() && gone.isEmpty() && steps.isEmpty() && dispatched.isEmpty();
    }

    static AlertLogRecord dispatched(long n, long event) {
        return AlertLogRecordBuilder.builder()
                .v(VERSION)
                .n(n)
                .evaluated(Map.of())
                .alerts(List.of())
                .gone(List.of())
                .steps(List.of())
                .dispatched(List.of(event))
                .create();
    }
}
