package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The owners of the files in which a build has new gaps, by the number of lines in these gaps. */
final class LosingOwners {
    private LosingOwners() {}

    /** The owners, those with the most lines first. */
    static List<String> of(BuildData build) {
        if (build.owners() == OwnerRules.NONE) {
            return List.of();
        }
        Map<String, Long> lines = new HashMap<>();
        NewGaps gaps = build.newGaps();
        count(gaps.lost(), build.owners(), lines);
        count(gaps.changed(), build.owners(), lines);
        return lines.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void count(SortedMap<String, List<GapCandidate>> gaps, OwnerRules rules, Map<String, Long> lines) {
        gaps.forEach((path, all) -> {
            long count = all.stream().mapToLong(GapCandidate::lines).sum();
            rules.owners(path).forEach(owner -> lines.merge(owner, count, Long::sum));
        });
    }
}
