package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that is over, as other controllers see it. It changes no more; one that opens again is no longer over.
 *
 * @param id names its life among those of its history; an id as {@link JobKey#checked} takes it
 * @param type which kind of finding, such as {@code REGRESSION}
 * @param severity {@code CRITICAL}, {@code WARNING} or {@code INFO}
 * @param build the build it began with, 0 if none did
 * @param since when it began
 * @param how {@code RECOVERED}, {@code ACCEPTED}, {@code BY_HAND} or {@code RETIRED}
 * @param endBuild the build that ended it, 0 if none did
 * @param ended when it ended
 * @param who the person who ended it, or {@code null} if it was not a person
 * @param message one sentence, without the names of job and build
 * @param url its page on its controller, or {@code null} if that has no address
 * @param kept the whole alert as the job's file keeps it, for its own controller; a store returns it as it is
 */
@WithBuilder
public record EndedAlert(
        String id,
        String type,
        String severity,
        int build,
        Instant since,
        String how,
        int endBuild,
        Instant ended,
        @Nullable String who,
        String message,
        @Nullable String url,
        String kept) {
    /**
     * Creates it.
     *
     * @throws IllegalArgumentException if {@code id} is not an id
     */
    public EndedAlert {
        JobKey.checked(id);
    }

    /** The same alert with another address of its page. */
    EndedAlert at(@Nullable String address) {
        return EndedAlertBuilder.builder(this).url(address).create();
    }
}
