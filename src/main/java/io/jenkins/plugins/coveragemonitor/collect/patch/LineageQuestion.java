package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known about the commits of a workspace.
 *
 * @param target the target branch of a change request, as the clone calls it; {@code null} if there is none
 * @param measured the commits of that branch's measured builds, in any order
 * @param baselines the commits of builds that may be compared with
 * @param changes the commits from which on changed lines may count; the first that git knows is used
 */
public record LineageQuestion(
        @Nullable String target, List<String> measured, List<String> baselines, List<String> changes) {
    /** Creates a question; the lists are copied, and {@code null} means empty. */
    public LineageQuestion {
        measured = measured == null ? List.of() : List.copyOf(measured);
        baselines = baselines == null ? List.of() : List.copyOf(baselines);
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** A question with a known beginning of the change. */
    public LineageQuestion(@Nullable String target, List<String> measured, List<String> baselines) {
        this(target, measured, baselines, List.of());
    }
}
