package io.jenkins.plugins.coveragemonitor.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An acknowledgement: someone is working on the alert.
 *
 * @param who who said so
 * @param when when
 * @param note why, empty if nothing was said
 * @param until when it ends by itself, or {@code null} if only with the alert
 * @param worseBy by how many points (or how many tests) it must get worse to end earlier, or {@code null} if never
 * @param level the value when it was acknowledged, or {@code null} if the alert is not about a value
 */
public record Acknowledgement(
        String who,
        Instant when,
        String note,
        @Nullable Instant until,
        @Nullable BigDecimal worseBy,
        @Nullable AlertLevel level) {}
