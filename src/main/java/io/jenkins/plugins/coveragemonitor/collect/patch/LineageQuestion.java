package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What those who keep history want to know of those who have the workspace.
 *
 * @param target the branch that a change request wants to enter, as the clone calls it; {@code null} for no change request
 * @param measured the commits of that branch's measured builds, in any order
 * @param baselines the commits of builds that may be compared with
 * @param changes the commits from which changed lines are counted, the first that git knows of them
 */
public record LineageQuestion(
        @Nullable String target, List<String> measured, List<String> baselines, List<String> changes) {
    /** Creates a question; the lists are copied, and empty if they are {@code null}. */
    public LineageQuestion {
        measured = measured == null ? List.of() : List.copyOf(measured);
        baselines = baselines == null ? List.of() : List.copyOf(baselines);
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** A question of those who know where the change begins. */
    public LineageQuestion(@Nullable String target, List<String> measured, List<String> baselines) {
        this(target, measured, baselines, List.of());
    }
}
