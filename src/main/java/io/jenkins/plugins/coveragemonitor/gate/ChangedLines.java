package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Hunk;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The changed lines that a rule judges: which were written, which only moved, and what they replaced. */
final class ChangedLines {
    private final GateRule rule;
    private final GateSubject subject;
    private final GateContext context;
    private final Measurement now;
    private final Patch patch;
    private final Optional<Measurement> before;

    /**
     * The changed lines of a build.
     *
     * @param now the part of the measurement that a change can affect
     */
    ChangedLines(GateRule rule, GateSubject subject, GateContext context, Measurement now) {
        this.rule = rule;
        this.subject = subject;
        this.context = context;
        this.now = now;
        this.patch = context.knownChange();
        this.before = PatchOrigin.of(patch, context);
    }

    /** The counter of written lines. */
    Counter written() {
        return subject.changed(now, patch);
    }

    /** Whether it is known what the changed lines replaced. */
    boolean isOriginKnown() {
        return before.isPresent();
    }

    /**
     * How many missed lines replaced missed ones, counted place by place: lines removed in one place explain none in
     * another.
     */
    long replaced() {
        Map<String, FileCoverage> old = before.map(Measurement::filesByPath).orElse(Map.of());
        long replaced = 0;
        for (FileCoverage file : subject.files(now)) {
            FileChange change = patch.files().get(file.path());
            FileCoverage was = change == null ? null : old.get(change.pathBefore(file.path()));
            if (change != null && was != null && change.hunks() != null) {
                for (Hunk hunk : change.hunks()) {
                    replaced += replaced(hunk, change, file, was);
                }
            }
        }
        return replaced;
    }

    private long replaced(Hunk hunk, FileChange change, FileCoverage file, FileCoverage was) {
        IntPredicate gone =
                line -> hunk.removes(line) && change.moved().stream().noneMatch(moved -> isSource(moved, change, line));
        IntPredicate fresh = line -> hunk.adds(line) && change.touches(line);
        return Math.min(missed(was, gone), missed(file, fresh));
    }

    private static boolean isSource(MovedLines moved, FileChange change, int line) {
        return moved.oldPath().equals(change.oldPath()) && moved.source().contains(line);
    }

    private long missed(FileCoverage file, IntPredicate lines) {
        return GateSubject.changed(file, rule.metric(), lines).missed();
    }

    /** Further remarks about the change, to follow a reason; empty if there are none. */
    String words() {
        return moved() + since();
    }

    private static Counter moved(FileCoverage file, @Nullable FileChange change) {
        return change == null
                ? Counter.NONE
                : GateSubject.changed(
                        file, Metric.LINE, line -> change.movedFrom(line).isPresent());
    }

    private String moved() {
        Counter moved = subject.files(now).stream()
                .map(file -> moved(file, patch.files().get(file.path())))
                .reduce(Counter.NONE, Counter::plus);
        if (!moved.isMeasured()) {
            return "";
        }
        String lines = "; " + Plurals.count(moved.total(), "line") + " moved or indented";
        if (before.isEmpty()) {
            return lines + ", not counted";
        }
        return moved.covered() == 0
                ? lines + ", as uncovered as before"
                : moved.missed() == 0
                        ? lines + ", as covered as before"
                        : lines + ", " + moved.missed() + " of them as uncovered as before";
    }

    /** The build from which on the change counts, if that is not the one before. */
    private String since() {
        return PatchOrigin.since(patch, context)
                .map(build -> "; changed since #" + build)
                .orElse("");
    }
}
