package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A build at which the level or the slope changes.
 *
 * @param build the first build on the new level: where the shift began
 * @param commit its commit, or {@code null} if unknown
 * @param before the level just before: the mean since the previous change point or, on a slope, the end of that slope
 * @param after the level at this build: the mean up to the next change point or, on a slope, the start of that slope
 * @param paceBefore the slope just before, in points a build; 0 if the values neither rose nor fell
 * @param paceAfter the slope from here on, in points a build; 0 if the values neither rise nor fall
 * @param bend whether only the slope changes and the level continues
 * @param pValue of the t-test between both levels: how likely noise alone looks like this. A shift of many noise widths
 * is accepted without the test, so this may be large where the levels on either side are short or uneven
 * @param countedBefore how many lines (branches …) the build before counted, 0 for test metrics
 * @param countedAfter how many this build counts, 0 for test metrics
 * @param added components that this build measured and the one before did not
 * @param removed components that the build before measured and this one did not
 * @param byComponents whether the step is absent in the components that both builds measured: then what is counted
 * changed, not how well it is covered
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
