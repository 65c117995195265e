package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.trend.Direction;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Line;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The trend as a line through the chart and beyond it. The line is that of least squares since the last change; ahead of
 * the newest build it fans out between both ends of the Theil–Sen slope's 95 % interval. Without a significant trend
 * there is neither.
 */
final class ForecastLine {
    private static final int LEAST = 10;
    private static final int MOST = 60;

    private ForecastLine() {}

    /** The fitted line, {@code null} without a significant trend. */
    static @Nullable Line line(Trend trend, int newest) {
        return trend.significant() && trend.regression() != null
                ? new Line(trend.since(), at(trend, trend.since()), newest, at(trend, newest))
                : null;
    }

    private static double at(Trend trend, int build) {
        return trend.regression().intercept() + trend.regression().slope() * build;
    }

    /** The fan ahead, {@code null} without a significant trend. */
    static TrendPage.@Nullable Forecast forecast(Trend trend, int newest) {
        if (!trend.significant() || trend.regression() == null) {
            return null;
        }
        int ahead = Math.max(LEAST, Math.min(MOST, trend.samples()));
        int[] builds = new int[ahead + 1];
        double[][] edges = new double[3][ahead + 1];
        double start = at(trend, newest);
        double[] slopes = {
            trend.perBuild().low(), trend.perBuild().value(), trend.perBuild().high()
        };
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
            return "about " + AlertRows.day(forecast.at());
        }
        return forecast.latestBuild() == null
                ? "from #" + forecast.earliestBuild() + " on"
                : "between #" + forecast.earliestBuild() + " and #" + forecast.latestBuild();
    }
}
