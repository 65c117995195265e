package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Fact;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures below a trend's sentence: its beginning, the best, the pace, the forecast, the gate. */
final class TrendFacts {
    private static final double DAY = Duration.ofDays(1).toMillis();

    private final Trend trend;
    private final @Nullable BigDecimal limit;
    private final List<Point> measured;

    TrendFacts(JobData data, Trend trend, @Nullable BigDecimal limit) {
        this.trend = trend;
        this.limit = limit;
        this.measured = data.points().stream()
                .filter(point ->
                        point.isComplete() && point.counters(trend.component()).has(trend.metric()))
                .toList();
    }

    List<Fact> facts() {
        if (measured.isEmpty()) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        Point first = measured.get(0);
        facts.add(new Fact(
                "First build",
                NumberWords.percent(counter(first)),
                "#" + first.build() + ", "
                        + AlertRows.day(
                                first.time(), measured.get(measured.size() - 1).time())));
        Point best = first;
        for (Point point : measured) {
            best = counter(point).compareShare(counter(best)) > 0 ? point : best;
        }
        facts.add(new Fact("Best", NumberWords.percent(counter(best)), "#" + best.build()));
        facts.add(pace());
        facts.add(forecast());
        facts.add(gate());
        return facts;
    }

    private Counter counter(Point point) {
        return point.counters(trend.component()).get(trend.metric());
    }

    private Fact pace() {
        Point first = measured.get(0);
        Point last = measured.get(measured.size() - 1);
        double days = Duration.between(first.time(), last.time()).toMillis() / DAY;
        // Builds within hours say nothing about days.
        String often = days >= 1 ? often((last.build() - first.build()) / days) : "";
        return trend.significant() && trend.perDay() != null
                ? new Fact("Pace", TrendWords.signed(trend.perDay().value()) + " points a day", often)
                : new Fact("Pace", "none", often);
    }

    /** The frequency in the unit in which it is more than a fraction. */
    private static String often(double aDay) {
        if (aDay >= 0.95) {
            return String.format(Locale.ROOT, "%.1f builds a day", aDay);
        }
        return aDay * 7 >= 0.95
                ? String.format(Locale.ROOT, "%.1f builds a week", aDay * 7)
                : String.format(Locale.ROOT, "%.1f builds a year", aDay * 365.25);
    }

    private Fact forecast() {
        Forecast forecast = trend.forecast();
        if (forecast == null || forecast.at() == null) {
            return new Fact("Forecast", "none", trend.significant() ? "not at this pace" : "no significant trend");
        }
        String from = AlertRows.day(forecast.earliest() == null ? forecast.at() : forecast.earliest());
        String to = forecast.latest() == null ? "later" : AlertRows.day(forecast.latest());
        String days = from.equals(to) ? from : from + " to " + to;
        String target = forecast.target().stripTrailingZeros().toPlainString();
        return new Fact("Forecast to " + target + " %", builds(forecast), days);
    }

    private static String builds(Forecast forecast) {
        if (forecast.earliestBuild() == null) {
            return "reached about";
        }
        String latest = forecast.latestBuild() == null ? "later" : "#" + forecast.latestBuild();
        String earliest = "#" + forecast.earliestBuild();
        return earliest.equals(latest) ? earliest : earliest + "–" + latest;
    }

    private Fact gate() {
        if (limit == null) {
            return new Fact("Gate", "none", "on this choice");
        }
        Counter now = counter(measured.get(measured.size() - 1));
        BigDecimal hundredths = limit.multiply(new BigDecimal(now.total()));
        BigDecimal over =
                new BigDecimal(now.covered()).multiply(BigDecimal.valueOf(100)).subtract(hundredths);
        int scale = Math.max(0, over.scale());
        Points points = new Points(
                over.setScale(scale).unscaledValue(),
                BigInteger.valueOf(now.total()).multiply(BigInteger.TEN.pow(scale)));
        String side = points.signum() < 0 ? " below" : " above";
        return new Fact(
                "Gate",
                points.signum() == 0 ? "exactly at it" : NumberWords.size(points) + side,
                limit.stripTrailingZeros().toPlainString() + " %");
    }
}
