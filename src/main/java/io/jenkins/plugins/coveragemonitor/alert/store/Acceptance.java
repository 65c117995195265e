package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a level that somebody accepted, so that gates compare with it from then on. */
@FunctionalInterface
public interface Acceptance {
    /** Where no gate has to know of it. */
    Acceptance NONE = (alert, who, note) -> Set.of();

    /**
     * Keeps it; it is on disk on return.
     *
     * @param who who accepted it; {@code null} if time did
     * @param note why
     * @return the gates that compare with the level from then on, as alerts call them
     * @throws IllegalStateException if the alert is about a limit that does not move with what is accepted; one sentence
     *     that says what helps
     */
    Set<String> keep(Alert alert, @Nullable String who, String note) throws IOException;
}
