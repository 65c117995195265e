package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Slope;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Fact;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All results of a trend's analysis, for readers who want to check the sentence above. */
final class TrendFigures {
    private static final MathContext DIGITS = new MathContext(3);

    private final Trend trend;
    private final TrendSettings settings;

    TrendFigures(Trend trend, TrendSettings settings) {
        this.trend = trend;
        this.settings = settings;
    }

    List<Fact> figures() {
        List<Fact> figures = new ArrayList<>();
        if (trend.perBuild() == null) {
            return figures;
        }
        figures.add(slope("Slope a build (Theil–Sen)", trend.perBuild()));
        figures.add(
                trend.perDay() == null
                        ? new Fact("Slope a day (Theil–Sen)", "none", "these builds lie within one day")
                        : slope("Slope a day (Theil–Sen)", trend.perDay()));
        figures.add(new Fact(
                "Direction (Mann–Kendall)",
                String.format(Locale.ROOT, "p = %.4f", trend.pValue()),
                NumberWords.count(trend.samples(), "build") + " since #" + trend.since() + "; it takes "
                        + settings.minSamples() + ", p ≤ " + plain(settings.level()) + " and "
                        + plain(settings.minSlope()) + " points a build"));
        if (trend.velocity() != null) {
            figures.add(new Fact(
                    "Velocity",
                    points(trend.velocity()) + " a build",
                    "of the last " + NumberWords.count(settings.window(), "build")));
        }
        if (trend.acceleration() != null) {
            figures.add(new Fact(
                    "Acceleration",
                    points(trend.acceleration()) + " a build, each build",
                    "against the " + NumberWords.count(settings.window(), "build") + " before"));
        }
        if (trend.regression() != null) {
            double fit = trend.regression().r2();
            figures.add(new Fact(
                    "Least squares",
                    points(trend.regression().slope()) + " a build",
                    Double.isNaN(fit) ? "" : String.format(Locale.ROOT, "R² = %.2f", fit)));
        }
        forecast(figures, trend.milestone(), "Next milestone");
        if (settings.target() != null) {
            forecast(figures, trend.forecast(), "Target");
        }
        return figures;
    }

    private static Fact slope(String name, Slope slope) {
        if (!slope.hasInterval()) {
            return new Fact(name, points(slope.value()), "two builds have no interval");
        }
        return new Fact(name, points(slope.value()), "95 %: " + signed(slope.low()) + " to " + signed(slope.high()));
    }

    private static void forecast(List<Fact> figures, @Nullable Forecast forecast, String name) {
        if (forecast == null) {
            return;
        }
        String when = forecast.at() == null ? "no date" : "about " + AlertRows.day(forecast.at());
        String band = forecast.at() == null
                ? forecast.reason()
                : "95 %: " + day(forecast.earliest()) + " to " + day(forecast.latest()) + ", " + forecast.reason();
        figures.add(new Fact(name + " " + plain(forecast.target()) + " %", when, band));
    }

    private static String day(@Nullable Instant end) {
        return end == null ? "later" : AlertRows.day(end);
    }

    private static String points(double value) {
        return signed(value) + " points";
    }

    private static String signed(double value) {
        if (!Double.isFinite(value)) {
            return value < 0 ? "−∞" : "∞";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS);
        String sign = rounded.signum() < 0 ? "−" : rounded.signum() > 0 ? "+" : "";
        return sign + plain(rounded.abs());
    }

    private static String plain(double value) {
        return plain(BigDecimal.valueOf(value));
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
