package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Extrapolates a significant rise. */
final class Forecasts {
    private static final double MOST_BUILDS = 1_000_000;

    private final CoverageSeries series;
    private final @Nullable Slope perBuild;
    private final @Nullable Slope perDay;
    private final boolean rising;
    private final TrendSettings settings;

    Forecasts(
            CoverageSeries series,
            @Nullable Slope perBuild,
            @Nullable Slope perDay,
            boolean rising,
            TrendSettings settings) {
        this.series = series;
        this.perBuild = perBuild;
        this.perDay = perDay;
        this.rising = rising;
        this.settings = settings;
    }

    /** Forecasts when a value that is not reached yet will be. */
    Forecast to(BigDecimal target) {
        if (!rising || perBuild == null || perDay != null && perDay.value() <= 0) {
            return Forecast.none(target, "not at this pace: there is no significant rise");
        }
        if (perDay == null) {
            return Forecast.none(target, "without a date yet: the builds of this rise lie within one day");
        }
        double daysLeft = left(target, series.days(), perDay.value()) / perDay.value();
        double buildsLeft = left(target, series.builds(), perBuild.value()) / perBuild.value();
        if (daysLeft > settings.horizonDays()) {
            return Forecast.none(
                    target,
                    "not at this pace: it would take more than " + Plurals.count(settings.horizonDays(), "day"));
        }
        double gapByDay = daysLeft * perDay.value();
        double gapByBuild = buildsLeft * perBuild.value();
        return ForecastBuilder.builder()
                .target(target)
                .at(day(daysLeft))
                .earliest(day(gapByDay / perDay.high()))
                .latest(perDay.low() <= 0 ? null : day(gapByDay / perDay.low()))
                .build(build(buildsLeft))
                .earliestBuild(build(gapByBuild / perBuild.high()))
                .latestBuild(perBuild.low() <= 0 ? null : build(gapByBuild / perBuild.low()))
                .reason("if the rise since #" + series.build(0) + " holds")
                .create();
    }

    /** How far the line through the builds is below the target at the newest build, at least 0. */
    private double left(BigDecimal target, double[] x, double slope) {
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = series.value(i) - slope * x[i];
        }
        double level = RobustScale.median(rest) + slope * x[x.length - 1];
        return Math.max(0, target.doubleValue() - level);
    }

    private Instant day(double days) {
        Instant last = series.point(series.size() - 1).time();
        double bounded = Math.min(days, 100 * 365.0);
        return last.plus(Duration.ofMillis(Math.round(bounded * 86_400_000)));
    }

    private int build(double builds) {
        return series.build(series.size() - 1) + (int) Math.max(1, Math.ceil(Math.min(builds, MOST_BUILDS)));
    }
}
