package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that a person made.
 *
 * @param v the version of the format, 1
 * @param when when
 * @param who who made it
 * @param action the action, such as {@code alert.acknowledge}
 * @param job the job's full name, or {@code null} if it concerns all
 * @param what the changed item, such as the id of an alert or the name of a channel; {@code null} if there is only one
 * @param note the given reason or value, never a secret; may be {@code null}
 */
@WithBuilder
public record AuditEntry(
        int v,
        Instant when,
        String who,
        String action,
        @Nullable String job,
        @Nullable String what,
        @Nullable String note) {}
