package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Hunk;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The changed lines that a rule looks at: what was written anew, what was only moved, and what stands in place of what. */
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
     * @param now what of the build a change can be about
     */
    ChangedLines(GateRule rule, GateSubject subject, GateContext context, Measurement now) {
        this.rule = rule;
        this.subject = subject;
        this.context = context;
        this.now = now;
        this.patch = context.knownChange();
        this.before = PatchOrigin.of(patch, context);
    }

    /** What was written anew. */
    Counter written() {
        return subject.changed(now, patch);
    }

    /** Whether it is known what stood in place of the changed lines. */
    boolean isOriginKnown() {
        return before.isPresent();
    }

    /** How many of the missed stand in place of missed ones: place by place, as what was removed in one explains no other. */
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

    /** What else is to be said of the change, to stand behind a reason; empty if nothing is. */
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

    /** From which build on the change is counted, where that is not the build before. */
    private String since() {
        return PatchOrigin.since(patch, context)
                .map(build -> "; changed since #" + build)
                .orElse("");
    }
}
