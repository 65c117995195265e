package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The target of trends: always that of the alerts, so that both say the same. */
public final class TrendTarget {
    private TrendTarget() {}

    /**
     * The settings of a trend analysis.
     *
     * @param alerts the current settings
     */
    public static TrendSettings of(AlertSettings alerts) {
        return TrendSettings.DEFAULT.towards(aim(alerts.target())).nearFrom(alerts.approaching());
    }

    /** 100 per cent is the default and not a target that anybody set: then the next milestone is forecast. */
    private static @Nullable BigDecimal aim(BigDecimal target) {
        return target.compareTo(AlertSettings.DEFAULT.target()) == 0 ? null : target;
    }
}
