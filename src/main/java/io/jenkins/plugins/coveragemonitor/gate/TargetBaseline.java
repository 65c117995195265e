package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The build of a target branch that a change request is compared with: the one that measured the commit where the work
 * left that branch, else the newest that measured an ancestor of it. The gates of these builds do not matter, because
 * the change is not responsible for what others did since. If git cannot say, the branch's last good build is used.
 */
final class TargetBaseline {
    private static final int SHORT_HASH = 10;

    private final JobHistory target;
    private final @Nullable Lineage lineage;

    /**
     * Chooses in a branch.
     *
     * @param lineage what git says about the commits, or {@code null} if unknown
     */
    TargetBaseline(JobHistory target, @Nullable Lineage lineage) {
        this.target = target;
        this.lineage = lineage;
    }

    Optional<Baseline> find(Predicate<Point> usable) {
        if (lineage != null) {
            for (String commit : lineage.ancestors()) {
                Optional<Baseline> found = Baselines.newest(
                        target,
                        point -> commit.equals(point.commit()) && usable.test(point),
                        ancestor(lineage, commit));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        String reason = reason();
        return Baselines.passed(
                target,
                usable,
                "its last good build: " + reason,
                "its newest build, as none has passed yet: " + reason);
    }

    private static String ancestor(Lineage lineage, String commit) {
        if (lineage.mergeBase() == null) {
            return "the newest of its builds that this one grew from (" + lineage.unknown() + ")";
        }
        return lineage.mergeBase().startsWith(commit)
                ? "built from the merge base"
                : "the newest build before the merge base " + shortened(lineage.mergeBase());
    }

    private String reason() {
        if (lineage == null) {
            return "git was not asked for the merge base";
        }
        if (target.points().stream().allMatch(point -> point.commit() == null)) {
            return "no commit is recorded with its builds";
        }
        return lineage.mergeBase() == null
                ? "the merge base is not known, " + lineage.unknown()
                : "no build measured the merge base " + shortened(lineage.mergeBase()) + " or one before it";
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(SHORT_HASH, commit.length()));
    }
}
