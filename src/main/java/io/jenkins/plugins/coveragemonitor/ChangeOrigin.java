package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Finds where the change of a build begins: at the newest build of its branch whose changed lines were judged and not
 * stopped, or accepted by somebody. The other gates of that build do not matter: its change was good.
 */
final class ChangeOrigin {
    /** The most builds whose records are read. */
    private static final int MOST_RECORDS = 100;

    /** The most commits that git is asked about. */
    private static final int MOST_COMMITS = 10;

    private final BuildContext build;
    private final List<AcceptedLevel> accepted;
    private final IntFunction<Optional<BuildRecord>> records;

    ChangeOrigin(BuildContext build, List<AcceptedLevel> accepted, IntFunction<Optional<BuildRecord>> records) {
        this.build = build;
        this.accepted = accepted;
        this.records = records;
    }

    /**
     * Its commit, and then those of older such builds, for a branch whose history was rewritten since; empty if none is
     * recorded.
     */
    List<String> commits(List<Point> points) {
        Set<String> commits = new LinkedHashSet<>();
        List<Point> earlier = points.stream()
                .filter(point -> point.build() < build.number()
                        && point.isComplete()
                        && point.isMeasured()
                        && point.commit() != null
                        && Objects.equals(point.branch(), build.branch()))
                .toList();
        int last = Math.max(0, earlier.size() - MOST_RECORDS);
        for (int i = earlier.size() - 1; i >= last && commits.size() < MOST_COMMITS; i--) {
            Point point = earlier.get(i);
            // No gate judges an unknown change. The first build of all is the beginning, not a change.
            if ((point.patch() != null || i == 0) && !isStopped(point)) {
                commits.add(point.commit());
            }
        }
        if (commits.size() < MOST_COMMITS && !earlier.isEmpty()) {
            commits.add(earlier.get(0).commit());
        }
        return List.copyOf(commits);
    }

    private boolean isStopped(Point point) {
        if (point.outcome().compareTo(Outcome.PASSED) <= 0) {
            return false;
        }
        Optional<BuildRecord> record = records.apply(point.build());
        return record.isEmpty()
                || record.get().gates().stream()
                        .anyMatch(gate -> gate.scope().needsPatch()
                                && gate.isMissed()
                                && !gate.informational()
                                && !isAccepted(gate, point));
    }

    private boolean isAccepted(GateResult gate, Point point) {
        String branch = Objects.requireNonNullElse(point.branch(), "");
        return accepted.stream()
                .anyMatch(level -> gate.distinctName().equals(level.gate())
                        && level.build() >= point.build()
                        && level.branch().equals(branch));
    }
}
