package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import org.jspecify.annotations.Nullable;

/**
 * A difference against another build, ready to be read.
 *
 * @param sign −1, 0 or 1 if coverage fell, stayed or rose
 * @param text such as {@code −0.62 points}, or {@code no change}
 * @param build the build it is compared with
 */
public record Difference(int sign, String text, int build) {
    /** The change since {@code before}; {@code null} if either is unmeasured. */
    public static @Nullable Difference between(Counter before, Counter after, int build) {
        if (!before.isMeasured() || !after.isMeasured()) {
            return null;
        }
        Points points = Points.between(before, after);
        return new Difference(points.signum(), NumberWords.points(points), build);
    }
}
