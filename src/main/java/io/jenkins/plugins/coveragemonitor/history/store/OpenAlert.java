package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open alert of a controller, as other controllers see it. It is acted on only there.
 *
 * @param type the kind of finding, such as {@code REGRESSION}
 * @param severity {@code CRITICAL}, {@code WARNING} or {@code INFO}
 * @param status {@code ACTIVE} or {@code ACKNOWLEDGED}
 * @param build the build it began with
 * @param since when that build began
 * @param message one sentence, without the names of job and build
 * @param url its page on its controller, or {@code null} if that has no address
 */
@WithBuilder
public record OpenAlert(
        String type, String severity, String status, int build, Instant since, String message, @Nullable String url) {}
