package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes removed code out of a baseline, as Codecov's {@code removed_code_behavior: adjust_base} does, so that deleting
 * well covered code alone is no drop.
 *
 * <p>File by file, from counters alone: where a file got smaller, what is gone first explains the missed that are gone,
 * the rest was covered. Of the baseline as it was and the adjusted one the lower share counts, so that removing
 * uncovered code never makes a gate stricter.
 */
final class RemovedLines {
    private RemovedLines() {}

    /** The baseline's counter of the whole without what the files lost. */
    static Counter adjust(List<FileCoverage> before, List<FileCoverage> now, Metric metric) {
        Map<String, Counter> after = new TreeMap<>();
        now.forEach(file -> after.merge(file.path(), file.counters().get(metric), Counter::plus));
        Map<String, Counter> earlier = new TreeMap<>();
        before.forEach(file -> earlier.merge(file.path(), file.counters().get(metric), Counter::plus));
        Counter whole = earlier.values().stream().reduce(Counter.NONE, Counter::plus);
        Counter adjusted = earlier.entrySet().stream()
                .map(entry -> without(entry.getValue(), after.getOrDefault(entry.getKey(), Counter.NONE)))
                .reduce(Counter.NONE, Counter::plus);
        return lower(whole, adjusted);
    }

    /** A counter without what is gone, where only the sums of both builds are known. */
    static Counter adjust(Counter before, Counter now) {
        return lower(before, without(before, now));
    }

    private static Counter without(Counter before, Counter now) {
        long gone = Math.max(0, before.total() - now.total());
        long goneMissed = Math.max(0, Math.min(gone, before.missed() - now.missed()));
        long goneCovered = Math.min(before.covered(), gone - goneMissed);
        return new Counter(before.covered() - goneCovered, before.missed() - (gone - goneCovered));
    }

    private static Counter lower(Counter whole, Counter adjusted) {
        return adjusted.isMeasured() && adjusted.compareShare(whole) < 0 ? adjusted : whole;
    }
}
