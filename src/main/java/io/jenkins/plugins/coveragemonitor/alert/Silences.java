package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import java.util.List;

/** The silences there are, whether in force or not; immutable. */
public record Silences(List<Silence> all) {
    /** No silence. */
    public static final Silences NONE = new Silences(List.of());

    /** Creates it; the list is copied. */
    public Silences {
        all = List.copyOf(all);
    }

    /** Whether any silence mutes an alert at a time. */
    public boolean mutes(Alert alert, Instant now) {
        return all.stream()
                .anyMatch(silence -> silence.isActive(now) && silence.matcher().matches(alert));
    }
}
