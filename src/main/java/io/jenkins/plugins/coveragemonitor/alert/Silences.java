package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All silences, in force or not; immutable. */
public record Silences(List<Silence> all) {
    /** No silence. */
    public static final Silences NONE = new Silences(List.of());

    /** Creates it; the list is copied. */
    public Silences {
        all = List.copyOf(all);
    }

    /** Whether any silence mutes an alert at a time. */
    public boolean mutes(Alert alert, Instant now) {
        return muter(alert, now).isPresent();
    }

    /** The silence that mutes an alert at a time; of several, the one that lasts longest. */
    public Optional<Silence> muter(Alert alert, Instant now) {
        return all.stream()
                .filter(silence -> silence.isActive(now) && silence.matcher().matches(alert))
                .max(Comparator.comparing(Silence::until));
    }
}
