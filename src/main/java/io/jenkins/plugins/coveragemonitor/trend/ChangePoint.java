package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A build from which on the level or the pace is another.
 *
 * @param build the first build on the new level: where the shift began
 * @param commit its commit, or {@code null} if it is not known
 * @param before the level just before: the mean since the change point before, or, if the values rose or fell, where they had
 *     come to
 * @param after the level at this build: the mean up to the next change point, or, if the values rise or fall, where they begin
 * @param paceBefore points a build just before, 0 where values neither rose nor fell
 * @param paceAfter points a build from here on, 0 where values neither rise nor fall
 * @param bend whether only the pace is another, and the level goes on where it was
 * @param pValue of the t-test between both levels: how likely noise alone looks like this. A leap of many noise widths is
 *     believed by itself, so this may be large where the levels on either side are short or uneven
 * @param countedBefore how many lines (branches …) the build before counted, 0 for test metrics
 * @param countedAfter how many this build counts, 0 for test metrics
 * @param added components that this build measured and the one before did not
 * @param removed components that the build before measured and this one did not
 * @param byComponents whether the components that both builds measured do not show the step: then it is what is counted
 *     that changed, not how well it is covered
 */
@WithBuilder
public record ChangePoint(
        int build,
        @Nullable String commit,
        double before,
        double after,
        double paceBefore,
        double paceAfter,
        boolean bend,
        double pValue,
        long countedBefore,
        long countedAfter,
        Set<String> added,
        Set<String> removed,
        boolean byComponents) {
    /** How far the level moved at this build, in points. */
    public double by() {
        return after - before;
    }
}
