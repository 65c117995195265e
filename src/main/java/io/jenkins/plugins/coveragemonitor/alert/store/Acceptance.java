package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores a level that somebody accepted, so that gates compare with it from then on. */
@FunctionalInterface
public interface Acceptance {
    /** For callers without gates. */
    Acceptance NONE = (alert, who, note) -> Set.of();

    /**
     * Stores the level; it is on disk when the method returns.
     *
     * @param who who accepted it; {@code null} if time did
     * @param note why
     * @return the gates that compare with the level from then on, as alerts name them
     * @throws IllegalStateException if the alert is about a limit that accepting does not move; the message is one
     * sentence with the remedy
     */
    Set<String> keep(Alert alert, @Nullable String who, String note) throws IOException;
}
