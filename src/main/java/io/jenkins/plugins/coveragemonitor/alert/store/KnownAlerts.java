package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of a job, for readers that do without them if they cannot be read.
 *
 * @param alerts all of them, in the order in which they began; none if they cannot be read
 * @param problem why they cannot be read, in one sentence with the remedy; {@code null} if they were read
 */
public record KnownAlerts(List<Alert> alerts, @Nullable String problem) {
    /** No alerts, and none unknown. */
    public static final KnownAlerts NONE = new KnownAlerts(List.of(), null);

    /** Creates it; the list is copied. */
    public KnownAlerts {
        alerts = List.copyOf(alerts);
    }

    /** The alerts; {@code null} if they are not known. */
    public @Nullable List<Alert> orNull() {
        return isKnown() ? alerts : null;
    }

    /** Whether they were read. */
    public boolean isKnown() {
        return problem == null;
    }
}
