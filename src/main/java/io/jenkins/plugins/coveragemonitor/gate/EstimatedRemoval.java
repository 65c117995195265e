package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Removes deleted code from a baseline, if no diff shows what was deleted, by counters alone. Where code got smaller,
 * missed lines that are gone explain it first, and the rest was covered. This is done file by file and for the whole,
 * and the stricter result counts: file by file, so that a hole in one file is not hidden by code removed from another;
 * for the whole, so that a renamed file does not count as removed.
 */
final class EstimatedRemoval {
    private EstimatedRemoval() {}

    /**
     * The baseline's counter of some files without the code they lost.
     *
     * @param stillThere files that are not measured now but still exist
     */
    static Counter adjust(List<FileCoverage> before, List<FileCoverage> now, Metric metric, Set<String> stillThere) {
        Map<String, Counter> earlier = byPath(before, metric);
        Map<String, Counter> after = byPath(now, metric);
        Map<String, Counter> kept = new TreeMap<>(earlier);
        kept.keySet().retainAll(stillThere);
        kept.keySet().removeAll(after.keySet());
        earlier.keySet().removeAll(kept.keySet());
        Counter whole = sum(earlier);
        Counter fileByFile = earlier.entrySet().stream()
                .map(entry -> without(entry.getValue(), after.getOrDefault(entry.getKey(), Counter.NONE)))
                .reduce(Counter.NONE, Counter::plus);
        return higher(fileByFile, without(whole, sum(after))).plus(sum(kept));
    }

    /** A baseline's counter without the code it lost, if only the sums of both builds are known. */
    static Counter adjust(Counter before, Counter now) {
        return without(before, now);
    }

    private static Map<String, Counter> byPath(List<FileCoverage> files, Metric metric) {
        Map<String, Counter> byPath = new TreeMap<>();
        files.forEach(file -> byPath.merge(file.path(), file.counters().get(metric), Counter::plus));
        return byPath;
    }

    private static Counter sum(Map<String, Counter> counters) {
        return counters.values().stream().reduce(Counter.NONE, Counter::plus);
    }

    private static Counter without(Counter before, Counter now) {
        long gone = Math.max(0, before.total() - now.total());
        long fewerMissed = Math.max(0, before.missed() - now.missed());
        // No more of either kind can be gone than there was.
        long goneMissed = Math.max(Math.min(gone, fewerMissed), gone - before.covered());
        return new Counter(before.covered() - (gone - goneMissed), before.missed() - goneMissed);
    }

    /** The whole never counts fewer lines: by files it is the sum of the smaller sizes, as a whole the smaller sum. */
    private static Counter higher(Counter fileByFile, Counter whole) {
        return fileByFile.isMeasured() && fileByFile.compareShare(whole) >= 0 ? fileByFile : whole;
    }
}
