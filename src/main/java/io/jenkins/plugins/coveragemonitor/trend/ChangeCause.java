package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.Set;
import java.util.TreeSet;

/** Tells a change in what is counted from a change in how well it is covered. */
final class ChangeCause {
    /** How many builds a change of slope may be misplaced by. */
    private static final int PLACE = 5;

    private final CoverageSeries series;
    private final Metric metric;
    private final String component;

    ChangeCause(CoverageSeries series, Metric metric, String component) {
        this.series = series;
        this.metric = metric;
        this.component = component;
    }

    ChangePoint explain(ChangePoints finder, double minStep, int from, int at, int to) {
        ChangePoints.Level before = finder.before(from, at);
        ChangePoints.Level after = finder.after(at, to);
        Set<String> added = new TreeSet<>();
        Set<String> removed = new TreeSet<>();
        if (component.isEmpty() && metric.isCoverage()) {
            added.addAll(measured(at));
            added.removeAll(measured(at - 1));
            removed.addAll(measured(at - 1));
            removed.removeAll(measured(at));
        }
        boolean byComponents = false;
        if (!added.isEmpty() || !removed.isEmpty()) {
            Set<String> others = new TreeSet<>(added);
            others.addAll(removed);
            double common = mean(at, to, others) - mean(from, at, others);
            byComponents = Double.isNaN(common)
                    || Math.abs(common) < Math.abs(finder.mean(at, to) - finder.mean(from, at)) / 2;
        }
        return ChangePointBuilder.builder()
                .build(series.build(at))
                .commit(series.point(at).commit())
                .before(before.at())
                .after(after.at())
                .paceBefore(before.pace())
                .paceAfter(after.pace())
                .bend(isBend(before, after, Math.max(minStep, series.grain(at))))
                .pValue(finder.pValue(from, at, to))
                .countedBefore(counted(at - 1))
                .countedAfter(counted(at))
                .added(added)
                .removed(removed)
                .byComponents(byComponents)
                .create();
    }

    /** Whether there is no step, or only one that a change of slope some builds earlier or later explains. */
    private static boolean isBend(ChangePoints.Level before, ChangePoints.Level after, double least) {
        double step = Math.abs(after.at() - before.at());
        return step < Math.max(least, PLACE * Math.abs(after.pace() - before.pace()));
    }

    private long counted(int index) {
        return metric.isCoverage()
                ? series.point(index).counters(component).get(metric).total()
                : 0;
    }

    private Set<String> measured(int index) {
        Set<String> names = new TreeSet<>();
        series.point(index).components().forEach((name, counters) -> {
            if (counters.has(metric)) {
                names.add(name);
            }
        });
        return names;
    }

    /** The mean percentage without some components. */
    private double mean(int from, int to, Set<String> without) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            Point point = series.point(i);
            Counter whole = point.totals().get(metric);
            long covered = whole.covered();
            long total = whole.total();
            for (String name : without) {
                Counter part =
                        point.components().getOrDefault(name, Counters.NONE).get(metric);
                covered -= part.covered();
                total -= part.total();
            }
            sum += 100.0 * covered / total;
        }
        return sum / (to - from);
    }
}
