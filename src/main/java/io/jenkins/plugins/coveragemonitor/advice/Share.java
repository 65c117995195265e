package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import org.jspecify.annotations.Nullable;

/**
 * A covered share.
 *
 * @param covered the number covered
 * @param missed the number missed
 * @param percent the share, rounded down, such as {@code 79.99%}
 */
public record Share(long covered, long missed, String percent) {
    /** The share of a counter, {@code null} if it is unmeasured. */
    static @Nullable Share of(Counter counter) {
        return counter.isMeasured() ? new Share(counter.covered(), counter.missed(), counter.compactPercent()) : null;
    }
}
