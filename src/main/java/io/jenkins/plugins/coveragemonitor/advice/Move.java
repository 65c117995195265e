package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a value moved.
 *
 * @param of what moved: a component's name or a file's path; {@code ""} for the project
 * @param metric the metric
 * @param before in the baseline, {@code null} if it was not measured there
 * @param now in the build, {@code null} if it is not measured
 * @param points the difference in percentage points, rounded to two digits; {@code null} unless both are known
 */
public record Move(String of, Metric metric, @Nullable Share before, @Nullable Share now, @Nullable BigDecimal points) {
    /** How many more are missed than before; 0 unless both are known. */
    long moreMissed() {
        return before == null || now == null ? 0 : now.missed() - before.missed();
    }

    static Move of(String of, Metric metric, Counter before, Counter now) {
        boolean known = before.isMeasured() && now.isMeasured();
        return new Move(
                of,
                metric,
                Share.of(before),
                Share.of(now),
                known ? Points.between(before, now).rounded(2) : null);
    }
}
