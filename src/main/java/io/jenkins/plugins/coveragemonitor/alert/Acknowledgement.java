package io.jenkins.plugins.coveragemonitor.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An acknowledgement: someone is working on the alert.
 *
 * @param who who acknowledged it
 * @param when when
 * @param note why, empty if nothing was said
 * @param until when it expires, or {@code null} if only with the alert
 * @param worseBy by how many points (or how many tests) the alert must get worse to end it earlier, or {@code null} if
 * never
 * @param level the value when it was acknowledged, or {@code null} if the alert is not about a value
 */
public record Acknowledgement(
        String who,
        Instant when,
        String note,
        @Nullable Instant until,
        @Nullable BigDecimal worseBy,
        @Nullable AlertLevel level) {}
