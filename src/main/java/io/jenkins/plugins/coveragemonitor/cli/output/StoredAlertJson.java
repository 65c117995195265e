package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert of any controller as the command line prints it; unknown values are absent.
 *
 * @param type its type
 * @param severity how urgent
 * @param status {@code ACTIVE}, {@code ACKNOWLEDGED} or {@code RESOLVED}
 * @param message what happened
 * @param job the job's full name
 * @param since the build it began with, 0 if none
 * @param sinceTime when that was
 * @param controller the id of the job's controller
 * @param url its page there
 * @param how the way it ended
 * @param ended when it ended
 * @param endBuild the build that ended it, 0 if none
 * @param endedBy the person who ended it
 */
@JsonInclude(Include.NON_NULL)
@WithBuilder
public record StoredAlertJson(
        String type,
        String severity,
        String status,
        String message,
        String job,
        int since,
        Instant sinceTime,
        String controller,
        @Nullable String url,
        @Nullable String how,
        @Nullable Instant ended,
        @Nullable Integer endBuild,
        @Nullable String endedBy) {
    /** An open alert. */
    public static StoredAlertJson of(StoredJob job, OpenAlert alert) {
        return StoredAlertJsonBuilder.builder()
                .type(alert.type())
                .severity(alert.severity())
                .status(alert.status())
                .message(alert.message())
                .job(job.description().name())
                .since(alert.build())
                .sinceTime(alert.since())
                .controller(job.key().controller())
                .url(alert.url())
                .how(null)
                .ended(null)
                .endBuild(null)
                .endedBy(null)
                .create();
    }

    /** An ended alert. */
    public static StoredAlertJson of(StoredAlert found) {
        EndedAlert alert = found.alert();
        return StoredAlertJsonBuilder.builder()
                .type(alert.type())
                .severity(alert.severity())
                .status("RESOLVED")
                .message(alert.message())
                .job(found.job())
                .since(alert.build())
                .sinceTime(alert.since())
                .controller(found.key().controller())
                .url(alert.url())
                .how(alert.how())
                .ended(alert.ended())
                .endBuild(alert.endBuild())
                .endedBy(alert.who())
                .create();
    }
}
