package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.StoredAlertJson;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertQuery;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of all controllers: the open ones, then those that ended.
 *
 * @param job only those of the job with this name; {@code null} for any
 * @param status only those in this status; {@code null} for any
 * @param types only those of these types; empty for any
 * @param severities only those of these severities; empty for any
 */
record StoredAlerts(
        JobQuery jobs,
        @Nullable String job,
        @Nullable AlertStatus status,
        Set<AlertType> types,
        Set<Severity> severities) {
    /** The output of {@code --json}. */
    private record AlertsJson(List<StoredAlertJson> alerts) {}

    /**
     * Reads the alerts.
     *
     * @param since the earliest end of ended alerts
     */
    private List<StoredAlertJson> read(HistoryStore store, Instant since) throws IOException {
        JobQuery asked = job == null ? jobs : jobs.named(job);
        List<StoredAlertJson> found = new ArrayList<>();
        store.search(asked.withAlerts(), one -> {
            for (OpenAlert alert : one.description().alerts()) {
                found.add(StoredAlertJson.of(one, alert));
            }
        });
        store.searchEnded(EndedAlertQuery.of(asked, since, Instant.MAX), one -> found.add(StoredAlertJson.of(one)));
        Set<String> wantedTypes = names(types.stream());
        Set<String> wantedSeverities = names(severities.stream());
        return found.stream()
                .filter(alert -> job == null || alert.job().equals(job))
                .filter(alert -> status == null || alert.status().equals(status.name()))
                .filter(alert -> wantedTypes.isEmpty() || wantedTypes.contains(alert.type()))
                .filter(alert -> wantedSeverities.isEmpty() || wantedSeverities.contains(alert.severity()))
                .toList();
    }

    private static Set<String> names(Stream<? extends Enum<?>> some) {
        return some.map(Enum::name).collect(Collectors.toSet());
    }

    void print(HistoryStore store, Instant since, boolean json, PrintWriter out) throws IOException {
        List<StoredAlertJson> found = read(store, since);
        if (json) {
            JsonLine.print(out, new AlertsJson(found));
        } else if (found.isEmpty()) {
            out.println("No alerts.");
        } else {
            found.forEach(alert -> out.println(ConsoleEscaper.line(alert.status() + " " + alert.severity() + " "
                    + alert.job() + " since #" + alert.since() + ": " + alert.message() + end(alert) + " (controller "
                    + alert.controller() + ")")));
        }
    }

    private static String end(StoredAlertJson alert) {
        return alert.ended() == null
                ? ""
                : "; ended " + alert.ended()
                        + (alert.endBuild() == null || alert.endBuild() == 0 ? "" : " by #" + alert.endBuild())
                        + (alert.endedBy() == null ? "" : " by " + alert.endedBy());
    }
}
