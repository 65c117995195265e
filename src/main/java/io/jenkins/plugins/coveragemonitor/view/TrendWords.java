package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import io.jenkins.plugins.coveragemonitor.view.JobCard.Direction;
import io.jenkins.plugins.coveragemonitor.view.JobCard.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trend in words: its direction, its pace, since when, and how certain that is. */
final class TrendWords {
    private TrendWords() {}

    /** The arrow of the job card and its text. */
    static Direction direction(Trend trend, TrendSettings settings) {
        return switch (trend.direction()) {
            case RISING -> new Direction(Way.RISING, "Rising " + pace(trend), since(trend));
            case FALLING -> new Direction(Way.FALLING, "Falling " + pace(trend), since(trend));
            case NONE -> new Direction(Way.STEADY, uncertain(trend, "No clear direction"), since(trend));
            case UNKNOWN ->
                new Direction(
                        Way.UNKNOWN,
                        "No direction yet: " + trend.samples() + " of " + Plurals.count(settings.minSamples(), "build")
                                + " needed",
                        since(trend));
        };
    }

    /** Such as {@code Rising 0.04 points a build since #94, but #120 fell 0.62 points and failed a gate.} */
    static String sentence(Trend trend, Point newest, @Nullable Difference change) {
        String since = since(trend).isEmpty() ? "" : " " + since(trend);
        String way =
                switch (trend.direction()) {
                    case RISING -> "Rising " + pace(trend) + since;
                    case FALLING -> "Falling " + pace(trend) + since;
                    case NONE -> uncertain(trend, "No clear direction") + since;
                    case UNKNOWN -> "Too few builds" + since + " to show a direction";
                };
        String build = "#" + newest.build();
        if (change == null) {
            boolean measured = newest.counters(trend.component()).has(trend.metric());
            return way + (measured ? "." : ", and " + build + " is unmeasured.");
        }
        boolean against = trend.direction() == io.jenkins.plugins.coveragemonitor.trend.Direction.RISING
                        && change.sign() < 0
                || trend.direction() == io.jenkins.plugins.coveragemonitor.trend.Direction.FALLING && change.sign() > 0;
        String moved =
                switch (change.sign()) {
                    case -1 -> " fell " + size(change);
                    case 1 -> " rose " + size(change);
                    default -> " changed nothing";
                };
        return way + (against ? ", but " : ", and ") + build + moved + gate(trend, newest) + ".";
    }

    /** For an interval on one side of zero that noise alone may still show. */
    private static String uncertain(Trend trend, String otherwise) {
        int leaning = leaning(trend);
        return leaning == 0
                ? otherwise
                : (leaning > 0 ? "Rising" : "Falling") + ", not yet certain"
                        + (since(trend).isEmpty() ? "" : ",");
    }

    private static int leaning(Trend trend) {
        return trend.perBuild() == null ? 0 : trend.perBuild().leaning();
    }

    private static String gate(Trend trend, Point newest) {
        if (!trend.component().isEmpty()) {
            return "";
        }
        if (newest.outcome() == Outcome.FAILED) {
            return " and failed a gate";
        }
        return newest.outcome() == Outcome.WARNING ? " and a gate warns" : "";
    }

    private static String size(Difference change) {
        return change.text().replaceFirst("[+−]", "");
    }

    /** How certain the sentence is. */
    static String doubt(Trend trend, TrendSettings settings, Point newest, @Nullable Difference change) {
        String builds = NumberWords.count(trend.samples(), "build");
        String sure =
                switch (trend.direction()) {
                    case RISING, FALLING -> "The trend is significant (" + builds + ", " + probability(trend) + ").";
                    case NONE ->
                        trend.pValue() <= settings.level() && leaning(trend) != 0
                                ? builds + " show a direction (" + probability(trend) + "), but one too small to count."
                                : builds + " show no direction that noise alone would not show (" + probability(trend)
                                        + ").";
                    case UNKNOWN ->
                        trend.measured() == 0
                                ? "No build has measured this."
                                : builds + " measured; a direction needs " + settings.minSamples() + ".";
                };
        boolean step = trend.changePoints().stream().anyMatch(point -> point.build() == newest.build());
        boolean large = change != null
                && change.sign() != 0
                && !change.text().startsWith("under")
                && new BigDecimal(change.text().replaceAll("[^0-9.]", "")).doubleValue() >= settings.minStep();
        return large && !step ? sure + " One build is too few to call #" + newest.build() + " a step." : sure;
    }

    static String since(Trend trend) {
        return trend.changePoints().isEmpty() ? "" : "since #" + trend.since();
    }

    private static String pace(Trend trend) {
        return magnitude(Objects.requireNonNull(trend.perBuild()).value()) + " points a build";
    }

    /** A size in points with two digits, never zero if it is not. */
    static String magnitude(double points) {
        BigDecimal shown = BigDecimal.valueOf(Math.abs(points)).setScale(2, RoundingMode.HALF_UP);
        return shown.signum() == 0 && points != 0 ? "under 0.01" : shown.toPlainString();
    }

    /** Such as {@code −2.33} or {@code +0.07}. */
    static String signed(double points) {
        String size = magnitude(points);
        String sign = points < 0 ? "−" : "+";
        return size.startsWith("under") ? "under " + sign + "0.01" : points == 0 ? size : sign + size;
    }

    /** A pace, such as {@code +0.07 points a build} or {@code none}. */
    static String pace(double perBuild) {
        return perBuild == 0 ? "none" : signed(perBuild) + " points a build";
    }

    /** A level with two digits, truncated, such as {@code 82.37 %}. */
    static String level(double percent) {
        return BigDecimal.valueOf(percent).setScale(2, RoundingMode.FLOOR).toPlainString() + " %";
    }

    private static String probability(Trend trend) {
        return trend.pValue() < 0.001
                ? "p < 0.001"
                : "p = "
                        + BigDecimal.valueOf(trend.pValue())
                                .setScale(3, RoundingMode.UP)
                                .toPlainString();
    }
}
