package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Alerts of the tests: of the job {@code app}, active since build 2, and nobody was notified yet. */
public final class Alerts {
    public static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private Alerts() {}

    public static AlertDraft active(AlertType type, String rule, @Nullable Metric metric, String component) {
        AlertKey key = new AlertKey("app", "", rule, metric, component);
        return new AlertDraft()
                .alertId(type + " " + key)
                .key(key)
                .type(type)
                .severity(Severity.WARNING)
                .status(AlertStatus.ACTIVE)
                .since(new FirstSeen(2, NOON, "c2"))
                .message("something is wrong")
                .counts(2, 1, 0)
                .change(new AlertChange(AlertChange.Kind.FIRED, NOON, 2, null, ""));
    }

    /** A regression of the project's lines from 90 % to the number of covered ones of 10,000. */
    public static AlertDraft regression(int covered) {
        return active(AlertType.REGRESSION, "regression", Metric.LINE, "")
                .before(share(9000))
                .level(share(covered));
    }

    public static AlertLevel.Share share(int covered) {
        return new AlertLevel.Share(covered, 10_000 - covered);
    }
}
