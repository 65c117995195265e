package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An ended alert, as other controllers see it. It does not change; an alert that reopens is no longer here.
 *
 * @param id identifies its life within its history; an id as {@link JobKey#checked} accepts it
 * @param type the kind of finding, such as {@code REGRESSION}
 * @param severity {@code CRITICAL}, {@code WARNING} or {@code INFO}
 * @param build the build it began with, 0 if none did
 * @param since when it began
 * @param how {@code RECOVERED}, {@code ACCEPTED}, {@code BY_HAND} or {@code RETIRED}
 * @param endBuild the build that ended it, 0 if none did
 * @param ended when it ended
 * @param who the person who ended it, or {@code null} if it was not a person
 * @param message one sentence, without the names of job and build
 * @param url its page on its controller, or {@code null} if that has no address
 * @param kept the whole alert as the job's file stores it, for its own controller; a store returns it unchanged
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

    /** A copy with another address of its page. */
    EndedAlert at(@Nullable String address) {
        return EndedAlertBuilder.builder(this).url(address).create();
    }
}
