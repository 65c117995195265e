package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.view.DashboardPage.AlertRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Alerts in words, the most urgent first: active, pending, acknowledged, ended. */
final class AlertRows {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final List<AlertStatus> ORDER = List.of(
            AlertStatus.ACTIVE, AlertStatus.PENDING, AlertStatus.ACKNOWLEDGED, AlertStatus.RESOLVED, AlertStatus.EVENT);

    /** The most urgent first; of equal ones the newest first. */
    static final Comparator<Alert> URGENT_FIRST = Comparator.<Alert>comparingInt(alert -> ORDER.indexOf(alert.status()))
            .thenComparing(Alert::severity, Comparator.reverseOrder())
            .thenComparing(alert -> alert.since().time(), Comparator.reverseOrder());

    private AlertRows() {}

    /** The row of an alert of a job's monitor, which has a label if it is not the default one. */
    static AlertRow row(Alert alert, String monitor, @Nullable String label, String url, boolean mayChange) {
        String text = plain(alert.message());
        String title = alert.key().job() + (label == null ? "" : " · " + label) + ": " + text;
        return DashboardPageAlertRowBuilder.builder()
                .id(alert.alertId())
                .key(alert.key().toString())
                .status(status(alert))
                .job(alert.key().job())
                .monitor(monitor)
                .build(alert.since().build())
                .title(title)
                .text(text)
                .more(more(alert))
                .sent(sent(alert))
                .url(url)
                .mayChange(mayChange)
                .create();
    }

    /** Its status; recent good news is not an alarm. */
    static String status(Alert alert) {
        return alert.status() == AlertStatus.EVENT ? "NEWS" : alert.status().name();
    }

    /** A message as part of a line: it begins with a small letter, and has no full stop. */
    static String plain(String message) {
        String text = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        boolean name = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || name ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    /** Since when, by which commit, and who said what about it. */
    static String more(Alert alert) {
        List<String> parts = new ArrayList<>();
        if (alert.since().build() > 0) {
            parts.add("since #" + alert.since().build());
        }
        if (alert.since().commit() != null) {
            String commit = alert.since().commit();
            parts.add("commit " + commit.substring(0, Math.min(10, commit.length())));
        }
        if (!alert.key().branch().isEmpty()) {
            parts.add("branch " + alert.key().branch());
        }
        if (alert.status() == AlertStatus.ACKNOWLEDGED && alert.acknowledgement() != null) {
            String note = alert.acknowledgement().note();
            parts.add(alert.acknowledgement().who() + ", "
                    + day(alert.acknowledgement().when()) + (note.isEmpty() ? "" : ": “" + note + "”"));
        }
        if (alert.resolution() != null) {
            parts.add("over since "
                    + (alert.resolution().build() > 0
                            ? "#" + alert.resolution().build()
                            : day(alert.resolution().time())));
        }
        return String.join(" · ", parts);
    }

    private static String sent(Alert alert) {
        if (alert.status() == AlertStatus.PENDING) {
            return "seen in " + NumberWords.count(alert.bad(), "build") + " so far; nothing sent yet";
        }
        return alert.lastNotification() == null
                ? "no one was notified"
                : "reported on " + day(alert.lastNotification().when());
    }

    /** The day, with the year if it differs from that of a reference. */
    static String day(Instant time, Instant reference) {
        int year = time.atZone(ZoneOffset.UTC).getYear();
        return year == reference.atZone(ZoneOffset.UTC).getYear() ? day(time) : day(time) + " " + year;
    }

    /** Such as {@code 17 Nov}, in UTC. */
    static String day(Instant time) {
        return DAY.format(time.atZone(ZoneOffset.UTC));
    }
}
