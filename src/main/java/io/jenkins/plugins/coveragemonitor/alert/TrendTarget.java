package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The target that trends are asked about: always the one that alerts look for, so that both say the same. */
public final class TrendTarget {
    private TrendTarget() {}

    /**
     * How a trend is asked.
     *
     * @param alerts the settings that hold now
     */
    public static TrendSettings of(AlertSettings alerts) {
        return TrendSettings.DEFAULT.towards(aim(alerts.target())).nearFrom(alerts.approaching());
    }

    /** All of the code is what everyone has, and no aim anybody set: then the next milestone is forecast. */
    private static @Nullable BigDecimal aim(BigDecimal target) {
        return target.compareTo(AlertSettings.DEFAULT.target()) == 0 ? null : target;
    }
}
