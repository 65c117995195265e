package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a trend means and what to do, with the figures behind it. */
final class Recommendation {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Trend trend;
    private final CoverageSeries series;
    private final TrendSettings settings;
    private final String subject;

    Recommendation(Trend trend, CoverageSeries series, TrendSettings settings) {
        this.trend = trend;
        this.series = series;
        this.settings = settings;
        this.subject = subject(trend.metric()) + (trend.component().isEmpty() ? "" : " of " + trend.component());
    }

    private static String subject(Metric metric) {
        String label = metric.label();
        return switch (metric) {
            case TESTS, TEST_FAILURES -> "The number of " + label;
            case TEST_TIME -> "Test time";
            default -> label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1) + " coverage";
        };
    }

    String words() {
        if (trend.measured() == 0) {
            return subject + " is not measured yet, so there is nothing to compare.";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(pace());
        lastStep(sentences);
        ahead(sentences);
        return String.join(" ", sentences);
    }

    private String pace() {
        String evidence = Plurals.count(trend.samples(), "build") + ", " + probability();
        return switch (trend.direction()) {
            case UNKNOWN ->
                subject + " is at " + value() + "; " + builds(trend.samples()) + since()
                        + (trend.samples() == 1 ? " is" : " are") + " too few for a direction, which takes "
                        + settings.minSamples() + ".";
            case NONE -> subject + " is at " + value() + lean(since()) + " (" + evidence + ").";
            case RISING ->
                subject + " rises by " + amount(slope()) + " a build" + since() + " (" + evidence + ")"
                        + (trend.degrading() ? ": find out what makes it grow." : ".");
            case FALLING ->
                subject + " falls by " + amount(slope()) + " a build" + since() + " (" + evidence
                        + ")"
                        + (trend.degrading()
                                ? ": another " + settings.window() + " such builds cost "
                                        + amount(settings.window() * slope())
                                        + "; cover new code as it comes in."
                                : ".");
        };
    }

    private String lean(String since) {
        int leaning = trend.perBuild() == null ? 0 : trend.perBuild().leaning();
        if (leaning == 0) {
            return " and has no clear direction" + since;
        }
        // A comma only before a clause that follows.
        return (leaning > 0 ? " and rising" : " and falling") + ", not yet certain"
                + (since.isEmpty() ? "" : "," + since);
    }

    private void lastStep(List<String> sentences) {
        if (trend.changePoints().isEmpty()) {
            return;
        }
        ChangePoint last = trend.changePoints().get(trend.changePoints().size() - 1);
        if (last.bend()) {
            sentences.add("At #" + last.build() + commit(last) + ", at " + level(last.after()) + ", the pace changed.");
            return;
        }
        String moved = "At #" + last.build() + commit(last) + " the level went from " + level(last.before()) + " to "
                + level(last.after());
        if (last.byComponents()) {
            sentences.add(moved + " because of what is counted: " + components(last) + ".");
        } else if (trend.fellLast()) {
            sentences.add(moved + ": look there first.");
        } else {
            sentences.add(moved + ".");
        }
    }

    private void ahead(List<String> sentences) {
        Forecast forecast = trend.forecast();
        if (trend.progress() != null && trend.progress().target() == Progress.Target.REACHED) {
            sentences.add(
                    settings.target() == null
                            ? "All of it is covered."
                            : "The target of " + settings.target().toPlainString() + " % is reached.");
        } else if (forecast != null && forecast.at() != null) {
            String from = day(forecast.earliest());
            String to = forecast.latest() == null ? "later" : day(forecast.latest());
            String between = from.equals(to) ? "" : " (" + from + " to " + to + ")";
            sentences.add(forecast.target().toPlainString() + " % comes about " + day(forecast.at()) + between
                    + " if this pace holds.");
        } else if (forecast != null && settings.target() != null) {
            sentences.add("The target of " + settings.target().toPlainString() + " % is " + forecast.reason() + ".");
        }
    }

    private static String commit(ChangePoint change) {
        String commit = change.commit();
        return commit == null ? "" : " (commit " + commit.substring(0, Math.min(7, commit.length())) + ")";
    }

    private static String components(ChangePoint change) {
        List<String> parts = new ArrayList<>();
        if (!change.added().isEmpty()) {
            parts.add(String.join(", ", change.added()) + " came in");
        }
        if (!change.removed().isEmpty()) {
            parts.add(String.join(", ", change.removed()) + " left");
        }
        return String.join(", ", parts);
    }

    private String since() {
        return trend.changePoints().isEmpty() ? "" : " since #" + trend.since();
    }

    private static String builds(int number) {
        return Plurals.count(number, "measured build");
    }

    private String probability() {
        return trend.pValue() < 0.001
                ? "p < 0.001"
                : "p = " + BigDecimal.valueOf(trend.pValue()).setScale(3, RoundingMode.UP);
    }

    private String value() {
        int last = series.size() - 1;
        return trend.metric().isCoverage()
                ? series.point(last)
                        .counters(trend.component())
                        .get(trend.metric())
                        .percentText()
                : level(series.value(last));
    }

    private String level(double value) {
        BigDecimal shown = BigDecimal.valueOf(value).setScale(2, RoundingMode.FLOOR);
        return trend.metric().isCoverage() ? shown.toPlainString() + " %" : amount(value);
    }

    private String amount(double difference) {
        BigDecimal size = BigDecimal.valueOf(Math.abs(difference));
        BigDecimal shown = size.setScale(2, RoundingMode.HALF_UP);
        boolean whole =
                !trend.metric().isCoverage() && shown.stripTrailingZeros().scale() <= 0;
        String number = shown.signum() == 0 && size.signum() != 0
                ? "under 0.01"
                : (whole ? shown.setScale(0, RoundingMode.UNNECESSARY) : shown).toPlainString();
        return number + " "
                + switch (trend.metric()) {
                    case TESTS -> "tests";
                    case TEST_FAILURES -> "failures";
                    case TEST_TIME -> "s";
                    default -> "points";
                };
    }

    /** The slope of a trend that has a direction, and so a slope. */
    private double slope() {
        return Objects.requireNonNull(trend.slopePerBuild());
    }

    /** The day of a forecast that is reached, and so has dates. */
    private static String day(@Nullable Instant time) {
        return Objects.requireNonNull(time).atZone(ZoneOffset.UTC).format(DAY);
    }
}
