package io.jenkins.plugins.coveragemonitor;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertJson;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertBuilder;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlertBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stores get of a monitored job besides its points: owners, labels, and its open and ended alerts. */
public final class JobDescriptions {
    private JobDescriptions() {}

    /**
     * The description of a job.
     *
     * @param url its trend page, or {@code null}
     * @param alertsUrl the page of its alerts, or {@code null}
     */
    public static JobDescription of(CoverageMonitor job, @Nullable String url, @Nullable String alertsUrl)
            throws IOException {
        List<OpenAlert> open = new ArrayList<>();
        for (Alert alert : job.alerts().alerts()) {
            if (alert.isFiring() && !alert.type().isEvent()) {
                open.add(OpenAlertBuilder.builder()
                        .type(alert.type().name())
                        .severity(alert.severity().name())
                        .status(alert.status().name())
                        .build(alert.since().build())
                        .since(alert.since().time())
                        .message(alert.message())
                        .url(alertsUrl)
                        .create());
            }
        }
        return new JobDescription(job.job(), url, owners(job), job.config().labels(), open);
    }

    /** The owners of the job's code, by the newest build with owners. */
    private static List<String> owners(CoverageMonitor job) throws IOException {
        List<Point> points = job.history().points();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (!points.get(i).owners().isEmpty()) {
                return List.copyOf(points.get(i).owners().keySet());
            }
        }
        return List.of();
    }

    /**
     * The ended alerts of a job.
     *
     * @param alertsUrl the page of its alerts, or {@code null}
     * @param now the current time, from which the job's retention reaches back
     */
    public static AlertHistory alerts(CoverageMonitor job, @Nullable String alertsUrl, Instant now) throws IOException {
        List<EndedAlert> ended = new ArrayList<>();
        Set<String> open = new HashSet<>();
        for (Alert alert : job.alerts().alerts()) {
            Resolution end = alert.resolution();
            if (alert.status() == AlertStatus.RESOLVED && end != null) {
                ended.add(ended(alert, end, alertsUrl));
            } else if (alert.isOpen()) {
                open.add(alert.alertId());
            }
        }
        return new AlertHistory(ended, open, now.minus(job.retention().ofAlerts()));
    }

    private static EndedAlert ended(Alert alert, Resolution end, @Nullable String alertsUrl) {
        return EndedAlertBuilder.builder()
                .id(alert.alertId())
                .type(alert.type().name())
                .severity(alert.severity().name())
                .build(alert.since().build())
                .since(alert.since().time())
                .how(end.how().name())
                .endBuild(end.build())
                .ended(end.time())
                .who(end.who())
                .message(alert.message())
                .url(alertsUrl)
                .kept(written(alert))
                .create();
    }

    private static String written(Alert alert) {
        try {
            return AlertJson.MAPPER.writeValueAsString(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every alert can be written", e);
        }
    }

    /** The alerts of a job's file, as a store has them; those that a later version wrote are left out. */
    public static List<Alert> kept(List<EndedAlert> ended) {
        List<Alert> alerts = new ArrayList<>();
        for (EndedAlert alert : ended) {
            try {
                alerts.add(AlertJson.MAPPER.readValue(alert.kept(), Alert.class));
            } catch (JsonProcessingException later) {
                // Its own line in the page over all controllers shows it.
            }
        }
        return alerts;
    }
}
