package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a value will be reached if the pace since the last change holds. There is no forecast without a significant rise
 * or beyond the horizon; {@code reason} then says why.
 *
 * @param target the value in per cent
 * @param at when it is reached, or {@code null} if it is not reached at this pace
 * @param earliest the near end of the 95 per cent band, or {@code null}
 * @param latest the far end, or {@code null} if it is open
 * @param build the build that reaches it, or {@code null}
 * @param earliestBuild the near end in builds, or {@code null}
 * @param latestBuild the far end in builds, or {@code null} if it is open
 * @param reason a sentence: why there is no forecast, or what it is based on
 */
@WithBuilder
public record Forecast(
        BigDecimal target,
        @Nullable Instant at,
        @Nullable Instant earliest,
        @Nullable Instant latest,
        @Nullable Integer build,
        @Nullable Integer earliestBuild,
        @Nullable Integer latestBuild,
        String reason) {
    static Forecast none(BigDecimal target, String reason) {
        return ForecastBuilder.builder()
                .target(target)
                .at(null)
                .earliest(null)
                .latest(null)
                .build(null)
                .earliestBuild(null)
                .latestBuild(null)
                .reason(reason)
                .create();
    }
}
