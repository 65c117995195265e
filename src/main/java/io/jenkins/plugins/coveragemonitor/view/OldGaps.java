package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.util.ArrayList;
import java.util.List;

/** The gaps of a build that are not new. */
public final class OldGaps {
    private OldGaps() {}

    /** All old gaps, the largest first. */
    public static List<GapRow> of(BuildData build) {
        NewGaps fresh = build.newGaps();
        List<GapRow> gaps = new ArrayList<>();
        for (Component component : build.measurement().united().components().values()) {
            for (FileCoverage file : component.filesByPath().values()) {
                List<GapCandidate> known = new ArrayList<>(fresh.changed().getOrDefault(file.path(), List.of()));
                known.addAll(fresh.lost().getOrDefault(file.path(), List.of()));
                List<GapCandidate> old = GapCandidate.of(
                        file, line -> known.stream().noneMatch(gap -> gap.from() <= line && line <= gap.to()));
                gaps.addAll(GapFinder.named(old, file, component));
            }
        }
        gaps.sort(GapFinder.LARGEST_FIRST);
        return gaps;
    }
}
