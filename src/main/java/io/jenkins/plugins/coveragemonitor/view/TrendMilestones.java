package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.trend.Forecast;
import io.jenkins.plugins.coveragemonitor.trend.Progress;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Fact;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Milestones;
import io.jenkins.plugins.coveragemonitor.view.TrendPage.Reached;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The progress of coverage in words: the milestones, the way to the next, and the target. */
final class TrendMilestones {
    private static final List<Integer> STEPS = List.of(25, 50, 75, 100);

    private TrendMilestones() {}

    static @Nullable Milestones of(Trend trend, TrendSettings settings) {
        Progress progress = trend.progress();
        if (progress == null) {
            return null;
        }
        List<Fact> steps = new ArrayList<>();
        for (int step : STEPS) {
            Integer build = progress.reached().get(step);
            boolean fallen = build != null && step > progress.from();
            steps.add(new Fact(
                    step + " %",
                    build == null ? ahead(trend, step) : "reached",
                    build == null ? "" : "first by #" + build + (fallen ? ", and below it again" : "")));
        }
        BigDecimal target = settings.target() == null ? BigDecimal.valueOf(100) : settings.target();
        String from = target.multiply(settings.approaching())
                .movePointLeft(2)
                .stripTrailingZeros()
                .toPlainString();
        String name = "Target " + target.stripTrailingZeros().toPlainString() + " %";
        Fact stands =
                switch (progress.target()) {
                    case AHEAD -> new Fact(name, "ahead", "approaching from " + from + " % on");
                    case APPROACHING -> new Fact(name, "approaching", "from " + from + " % on");
                    case REACHED -> new Fact(name, "reached", "");
                };
        return new Milestones(
                progress.from() + " to " + progress.to() + " %",
                progress.within(),
                steps,
                stands,
                progress.reached().entrySet().stream()
                        .map(milestone -> new Reached(milestone.getValue(), milestone.getKey()))
                        .toList());
    }

    private static String ahead(Trend trend, int step) {
        Forecast next = trend.milestone();
        if (next == null || next.target().intValueExact() != step) {
            return "ahead";
        }
        return next.at() == null ? "not at this pace" : "about " + AlertRows.day(next.at());
    }
}
