package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A level that somebody accepted: from then on gates compare with what this build measured.
 *
 * @param branch the branch, empty if the job has only one
 * @param gate the gate whose alert was accepted, as alerts name it; {@code null} for all gates that compare the metric
 * of the component
 * @param metric the metric
 * @param component the component, empty for the whole project
 * @param build the build that was accepted
 * @param who who accepted it; {@code null} if time did
 * @param note why
 */
@WithBuilder
public record AcceptedLevel(
        String branch,
        @Nullable String gate,
        Metric metric,
        String component,
        int build,
        @Nullable String who,
        String note) {
    /** Creates it. */
    public AcceptedLevel {
        Objects.requireNonNull(branch);
        Objects.requireNonNull(component);
        Objects.requireNonNull(note);
    }

    /** Who accepted it and why, such as {@code accepted by ann: known}. */
    public String words() {
        return "accepted" + (who == null ? "" : " by " + who) + (note.isEmpty() ? "" : ": " + note);
    }
}
