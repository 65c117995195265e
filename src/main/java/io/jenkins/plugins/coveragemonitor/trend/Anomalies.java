package io.jenkins.plugins.coveragemonitor.trend;

import java.util.ArrayList;
import java.util.List;

/**
 * Single builds far off their neighbours (Hampel 1974): further from the rolling median than several noise widths. The
 * width is the median absolute deviation, but at least the noise between neighbouring builds of the stretch, and at
 * least one line.
 */
final class Anomalies {
    private static final int NEIGHBOURS = 15;
    private static final int FEWEST = 10;
    private static final int LONGEST = 2;

    private Anomalies() {}

    /** The anomalies of a stretch without change points. */
    static List<Anomaly> in(CoverageSeries series, double spike) {
        List<Anomaly> found = new ArrayList<>();
        int size = series.size();
        if (size < FEWEST) {
            return found;
        }
        double[] values = series.values();
        int run = 0;
        double between = RobustScale.betweenNeighbours(values);
        for (int i = 0; i < size; i++) {
            int from = Math.max(0, Math.min(i - NEIGHBOURS / 2, size - NEIGHBOURS));
            int to = Math.min(size, from + NEIGHBOURS);
            double least = Math.max(between, series.grain(i));
            if (reach(values, from, to, i) <= spike * least) {
                // Being this near to all of them, it is also near to their median; most builds are.
                run = 0;
                continue;
            }
            double[] neighbours = new double[to - from - 1];
            int next = 0;
            for (int j = from; j < to; j++) {
                if (j != i) {
                    neighbours[next++] = values[j];
                }
            }
            double usual = RobustScale.median(neighbours);
            double width = Math.max(RobustScale.width(neighbours, usual), least);
            if (Math.abs(values[i] - usual) > spike * width) {
                run++;
                found.add(new Anomaly(series.build(i), values[i], usual));
            } else {
                run = 0;
            }
            if (run > LONGEST) {
                // Three builds in a row are a level of their own, however short, and not an accident.
                found.subList(found.size() - (run == LONGEST + 1 ? run : 1), found.size())
                        .clear();
            }
        }
        return found;
    }

    /** The greatest distance between a value and those around it. */
    private static double reach(double[] values, int from, int to, int at) {
        double lowest = values[at];
        double highest = lowest;
        for (int i = from; i < to; i++) {
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
        }
        return Math.max(values[at] - lowest, highest - values[at]);
    }
}
