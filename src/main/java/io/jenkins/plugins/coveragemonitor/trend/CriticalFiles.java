package io.jenkins.plugins.coveragemonitor.trend;

import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Ranks what to test next. Files with new gaps come first. Among them, and among the others, missed lines (what
 * covering the file would gain) times how often its code changed lately decide, because code that changes is code that
 * breaks.
 */
public final class CriticalFiles {
    private final Measurement now;
    private final NewGaps fresh;
    private final List<Measurement> recent;

    /**
     * Prepares the ranking.
     *
     * @param now the measurement of the build
     * @param fresh the new gaps of the build
     * @param recent earlier measurements, newest first; as many as should count and are still kept
     */
    public CriticalFiles(Measurement now, NewGaps fresh, List<Measurement> recent) {
        this.now = now;
        this.fresh = fresh;
        this.recent = List.copyOf(recent);
    }

    /**
     * The top of the ranking; only files with missed lines are in it.
     *
     * @param count the most files to return, 0 or more
     */
    public List<CriticalFile> first(int count) {
        List<CriticalFile> files = new ArrayList<>();
        for (Component component : now.united().components().values()) {
            for (FileCoverage file : component.files()) {
                if (file.counters().get(Metric.LINE).missed() > 0) {
                    files.add(critical(component.name(), file));
                }
            }
        }
        files.sort(Comparator.comparing((CriticalFile file) -> file.fresh() == 0)
                .thenComparing(CriticalFiles::weight, Comparator.reverseOrder())
                .thenComparing(CriticalFile::path));
        return List.copyOf(files.subList(0, Math.min(count, files.size())));
    }

    private static long weight(CriticalFile file) {
        return file.missed() * (1L + file.changes());
    }

    private CriticalFile critical(String component, FileCoverage file) {
        long missed = file.counters().get(Metric.LINE).missed();
        List<GapCandidate> newOnes = new ArrayList<>(fresh.changed().getOrDefault(file.path(), List.of()));
        newOnes.addAll(fresh.lost().getOrDefault(file.path(), List.of()));
        Set<GapCandidate> gaps = new LinkedHashSet<>(newOnes);
        gaps.addAll(GapCandidate.of(
                file, line -> newOnes.stream().noneMatch(gap -> gap.from() <= line && line <= gap.to())));
        return CriticalFileBuilder.builder()
                .component(component)
                .path(file.path())
                .missed(missed)
                .fresh(newOnes.stream().mapToLong(GapCandidate::lines).sum())
                .changes(changes(component, file))
                .lift(new Points(
                        BigInteger.valueOf(100 * missed),
                        BigInteger.valueOf(now.counters().get(Metric.LINE).total())))
                .gaps(List.copyOf(gaps))
                .create();
    }

    private int changes(String component, FileCoverage file) {
        int changes = 0;
        LineTable later = file.lines();
        for (Measurement earlier : recent) {
            LineTable before = earlier.component(component)
                    .map(part -> part.filesByPath().get(file.path()))
                    .map(FileCoverage::lines)
                    .orElse(LineTable.EMPTY);
            changes += before.standsLike(later) ? 0 : 1;
            later = before;
        }
        return changes;
    }
}
