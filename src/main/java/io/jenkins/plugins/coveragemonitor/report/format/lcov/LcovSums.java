package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.LinePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The sums stated in LCOV records. They count only for what a record does not list, as Bun does with functions. */
final class LcovSums {
    /** Their prefixes: found and hit of each metric. */
    private static final LinePrefix[] NAMES = Stream.of("LF:", "LH:", "BRF:", "BRH:", "FNF:", "FNH:", "MCF:", "MCH:")
            .map(LinePrefix::of)
            .toArray(LinePrefix[]::new);

    private final long[] values = new long[NAMES.length];
    private final Map<String, Counters> unlisted = new LinkedHashMap<>();

    /** Removes the sums of the record before. */
    void clear() {
        Arrays.fill(values, CountText.UNUSABLE);
    }

    /** Which sum the current line states, by its index; -1 if it states none. */
    static int name(ByteLines line) {
        for (int i = 0; i < NAMES.length; i++) {
            if (line.startsWith(NAMES[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Takes one of the sums from the current line. */
    void state(int name, ByteLines line) {
        values[name] = line.count(NAMES[name].length(), line.length());
    }

    /** The index of a metric's two sums. */
    private static int place(Metric metric) {
        return switch (metric) {
            case LINE -> 0;
            case BRANCH -> 2;
            case FUNCTION -> 4;
            case MCDC_PAIR -> 6;
            default -> throw new IllegalArgumentException("LCOV has no sums of " + metric);
        };
    }

    /** The stated total, negative if there is none. */
    long found(Metric metric) {
        return values[place(metric)];
    }

    /** The stated hits, negative if there are none. */
    long hit(Metric metric) {
        return values[place(metric) + 1];
    }

    /** Records what a file's record states and does not list; several records describe the same things. */
    void unlisted(String path, Metric metric) {
        long found = found(metric);
        long hit = hit(metric);
        if (found > 0 && hit >= 0 && hit <= found) {
            Counters stated = Counters.NONE.with(metric, new Counter(hit, found - hit));
            unlisted.merge(path, stated, Counters::best);
        }
    }

    /** Records the outcomes of conditions that records of a file list, beside what others of it only state. */
    void conditions(String path, long covered, long missed) {
        unlisted.merge(path, Counters.NONE.with(Metric.MCDC_PAIR, new Counter(covered, missed)), Counters::best);
    }

    /** Pushes what was only stated, and the conditions. */
    void push(CoverageSink sink) {
        unlisted.forEach((path, stated) -> {
            sink.file(path);
            stated.asMap().forEach((metric, counter) -> sink.counter(metric, counter.covered(), counter.missed()));
        });
    }
}
