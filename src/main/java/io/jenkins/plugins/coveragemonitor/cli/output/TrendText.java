package io.jenkins.plugins.coveragemonitor.cli.output;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.trend.Anomaly;
import io.jenkins.plugins.coveragemonitor.trend.ChangePoint;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Slope;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A trend as {@code trend} prints it for people: one figure a line, then the recommendation. */
public final class TrendText {
    private final Trend trend;

    public TrendText(Trend trend) {
        this.trend = trend;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (trend.perBuild() != null) {
            lines.add("since #" + trend.since() + ", " + Plurals.count(trend.samples(), "build") + ": "
                    + slope(trend.perBuild()) + " a build, "
                    + (trend.perDay() == null
                            ? "no slope a day as they lie within one"
                            : slope(trend.perDay()) + " a day")
                    + format(", p = %.4f", trend.pValue()));
        }
        if (trend.velocity() != null) {
            lines.add(format("velocity %+.4f a build", trend.velocity())
                    + (trend.acceleration() == null
                            ? ""
                            : format(", acceleration %+.5f a build²", trend.acceleration())));
        }
        if (trend.regression() != null) {
            double fit = trend.regression().r2();
            lines.add(format("least squares %+.4f a build", trend.regression().slope())
                    + (Double.isNaN(fit) ? "" : format(", R² = %.2f", fit)));
        }
        trend.changePoints().forEach(change -> lines.add(step(change)));
        trend.anomalies().forEach(anomaly -> lines.add(odd(anomaly)));
        if (trend.progress() != null) {
            lines.add(format(
                    "milestones: %d %% of the way from %d %% to %d %%; the target is %s",
                    trend.progress().within(),
                    trend.progress().from(),
                    trend.progress().to(),
                    trend.progress().target().name().toLowerCase(Locale.ROOT)));
            if (!trend.progress().reached().isEmpty()) {
                lines.add("reached: " + reached(trend.progress().reached()));
            }
        }
        if (trend.milestone() != null) {
            lines.add(ahead(trend.milestone()));
        }
        if (trend.forecast() != null && !Objects.equals(trend.forecast(), trend.milestone())) {
            lines.add(ahead(trend.forecast()));
        }
        return lines;
    }

    private static String slope(Slope slope) {
        if (!slope.hasInterval()) {
            return format("%+.4f", slope.value());
        }
        return format("%+.4f (95 %%: %+.4f to %+.4f)", slope.value(), slope.low(), slope.high());
    }

    private static String reached(Map<Integer, Integer> milestones) {
        return new TreeMap<>(milestones)
                .entrySet().stream()
                        .map(first -> first.getKey() + " % first by #" + first.getValue())
                        .collect(Collectors.joining(", "));
    }

    private String step(ChangePoint change) {
        if (change.bend()) {
            return "#" + change.build() + commit(change) + ": at " + level(change.after()) + " the pace changed"
                    + format(" from %+.3f to %+.3f a build", change.paceBefore(), change.paceAfter());
        }
        String counted = change.countedBefore() == change.countedAfter()
                ? ""
                : format(", %,d counted instead of %,d", change.countedAfter(), change.countedBefore());
        return "#" + change.build() + commit(change) + ": from " + level(change.before()) + " to "
                + level(change.after()) + counted
                + (change.byComponents() ? " (" + components(change) + ", not how well it is covered)" : "");
    }

    private static String commit(ChangePoint change) {
        String commit = change.commit();
        return commit == null ? "" : ", commit " + commit.substring(0, Math.min(7, commit.length()));
    }

    private static String components(ChangePoint change) {
        List<String> parts = new ArrayList<>();
        change.added().forEach(name -> parts.add(name + " came in"));
        change.removed().forEach(name -> parts.add(name + " left"));
        return "what is counted changed: " + String.join(", ", parts);
    }

    /** Shares are truncated, as everywhere; numbers of tests and seconds are rounded. */
    private String level(double value) {
        return trend.metric().isCoverage()
                ? BigDecimal.valueOf(value).setScale(2, RoundingMode.FLOOR) + " %"
                : format("%.2f", value);
    }

    private String odd(Anomaly anomaly) {
        return "#" + anomaly.build() + ": " + level(anomaly.value()) + ", far off its neighbours ("
                + level(anomaly.usual()) + ")";
    }

    private static String ahead(Forecast forecast) {
        String target = forecast.target().stripTrailingZeros().toPlainString() + " %: ";
        return forecast.at() == null
                ? target + forecast.reason()
                : target + "about " + day(forecast.at()) + " (" + day(forecast.earliest()) + " to "
                        + (forecast.latest() == null ? "later" : day(forecast.latest())) + "), "
                        + forecast.reason();
    }

    private static String day(@Nullable Instant time) {
        return time == null
                ? "some day"
                : time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
