package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the change of a build begins: with the newest build of its branch whose changed lines were judged and not stopped,
 * or were accepted by somebody. What other gates said of that build does not matter: the change was good.
 */
final class ChangeOrigin {
    /** The most builds whose records are read. */
    private static final int MOST_RECORDS = 100;

    private final BuildContext build;
    private final List<AcceptedLevel> accepted;
    private final IntFunction<Optional<BuildRecord>> records;

    ChangeOrigin(BuildContext build, List<AcceptedLevel> accepted, IntFunction<Optional<BuildRecord>> records) {
        this.build = build;
        this.accepted = accepted;
        this.records = records;
    }

    /** Its commit; {@code null} if none is recorded. */
    @Nullable
    String commit(List<Point> points) {
        List<Point> earlier = points.stream()
                .filter(point -> point.build() < build.number()
                        && point.isComplete()
                        && point.isMeasured()
                        && point.commit() != null
                        && Objects.equals(point.branch(), build.branch()))
                .toList();
        for (int i = earlier.size() - 1; i >= Math.max(0, earlier.size() - MOST_RECORDS); i--) {
            Point point = earlier.get(i);
            // A change that nobody knew was judged by no gate. The first build of all is the beginning, not a change.
            if ((point.patch() != null || i == 0) && !isStopped(point)) {
                return point.commit();
            }
        }
        return earlier.isEmpty() ? null : earlier.get(0).commit();
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
