package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.trend.Direction;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Regression;
import io.jenkins.plugins.coveragemonitor.trend.Slope;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Line;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The trend as a line through the chart and beyond it. The line is that of least squares since the last change; ahead
 * of the newest build a band spreads between both ends of the Theil–Sen slope's 95 % interval. Without a significant
 * trend there is neither.
 */
final class ForecastLine {
    private static final int LEAST = 10;
    private static final int MOST = 60;

    private ForecastLine() {}

    /** The fitted line, {@code null} without a significant trend. */
    static @Nullable Line line(Trend trend, int newest) {
        Regression fit = trend.regression();
        Integer since = trend.since();
        return trend.significant() && fit != null && since != null
                ? new Line(since, at(fit, since), newest, at(fit, newest))
                : null;
    }

    private static double at(Regression fit, int build) {
        return fit.intercept() + fit.slope() * build;
    }

    /** The band ahead, {@code null} without a significant trend. */
    static TrendPage.@Nullable Forecast forecast(Trend trend, int newest) {
        Regression fit = trend.regression();
        Slope slope = trend.perBuild();
        if (!trend.significant() || fit == null || slope == null) {
            return null;
        }
        int ahead = Math.max(LEAST, Math.min(MOST, trend.samples()));
        int[] builds = new int[ahead + 1];
        double[][] edges = new double[3][ahead + 1];
        double start = at(fit, newest);
        double[] slopes = {slope.low(), slope.value(), slope.high()};
        for (int i = 0; i <= ahead; i++) {
            builds[i] = newest + i;
            for (int edge = 0; edge < 3; edge++) {
                edges[edge][i] = Math.max(0, Math.min(100, start + i * slopes[edge]));
            }
        }
        Forecast forecast = trend.forecast();
        BigDecimal target = forecast == null ? null : forecast.target();
        return new TrendPage.Forecast(target, builds, edges[0], edges[1], edges[2], text(trend));
    }

    private static String text(Trend trend) {
        Forecast forecast = trend.forecast();
        String way = trend.direction() == Direction.RISING ? "rise" : "fall";
        String since = TrendWords.since(trend).isEmpty() ? "" : " " + TrendWords.since(trend);
        if (forecast == null) {
            return "There is no target ahead.";
        }
        String target = forecast.target().stripTrailingZeros().toPlainString() + " %";
        if (forecast.at() == null) {
            return target + ": " + forecast.reason() + ".";
        }
        String builds = range(forecast);
        return target + " " + builds + ", if the " + way + since + " holds.";
    }

    /** Such as {@code between #131 and #167} or {@code from #131 on}. */
    static String range(Forecast forecast) {
        if (forecast.earliestBuild() == null) {
            return forecast.at() == null ? "some day" : "about " + AlertRows.day(forecast.at());
        }
        if (forecast.earliestBuild().equals(forecast.latestBuild())) {
            return "about #" + forecast.earliestBuild();
        }
        return forecast.latestBuild() == null
                ? "from #" + forecast.earliestBuild() + " on"
                : "between #" + forecast.earliestBuild() + " and #" + forecast.latestBuild();
    }
}
