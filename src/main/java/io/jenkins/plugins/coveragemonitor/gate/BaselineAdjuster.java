package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedCode;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.patch.RemovedFiles;
import io.jenkins.plugins.coveragemonitor.gate.rule.CountedThings;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Removes deleted code from a baseline, so that deleting well covered code is not a drop: the baseline's counter less
 * that of the lines that the diff removed, as in Codecov's {@code removed_code_behavior: adjust_base}. The result is
 * exact if the baseline's files are kept and the diff since then is known; otherwise it is estimated from counters, and
 * the words say so. A baseline is never raised: removing uncovered code makes no gate stricter.
 */
final class BaselineAdjuster {
    private final GateRule rule;
    private final GateSubject subject;
    private final GateContext context;

    BaselineAdjuster(GateRule rule, GateSubject subject, GateContext context) {
        this.rule = rule;
        this.subject = subject;
        this.context = context;
    }

    /** The baseline's counter of all that the rule judges. */
    AdjustedBaseline adjust(Baseline baseline, Counter before, Counter now) {
        Optional<Measurement> files = baseline.measurement().filter(Measurement::isMeasured);
        if (files.isEmpty() || !context.measurement().isMeasured()) {
            String why = "the files of " + baseline.text() + " are no longer kept";
            return estimated(before, EstimatedRemoval.adjust(before, now), why);
        }
        Counter estimated = EstimatedRemoval.adjust(
                subject.files(files.get()), subject.files(context.measurement()), rule.metric(), context.stillThere());
        Optional<Patch> since = since(baseline, files.get());
        if (since.isEmpty()) {
            return estimated(before, estimated, "the change since " + baseline.text() + " is not known")
                    .because(stillThere(files.get()));
        }
        Set<String> within = new HashSet<>();
        subject.files(context.measurement()).forEach(file -> within.add(file.path()));
        Set<String> wereWithin = new HashSet<>();
        subject.files(files.get()).forEach(file -> wereWithin.add(file.path()));
        Counter removed = removed(finder(since.get()), files.get(), path -> isOneOf(within, path));
        return removed == null
                ? estimated(before, estimated, rule.metric().coverage() + " is not known line by line")
                : exact(
                        before,
                        removed,
                        movedIn(since.get(), files.get(), within::contains, path -> !isOneOf(wereWithin, path)));
    }

    /** The baseline's counter of one file. */
    AdjustedBaseline adjust(Baseline baseline, FileCoverage old, FileCoverage file) {
        Counter before = old.counters().get(rule.metric());
        Counter estimated = EstimatedRemoval.adjust(before, file.counters().get(rule.metric()));
        Optional<Patch> since = baseline.measurement().flatMap(files -> since(baseline, files));
        if (since.isEmpty()) {
            return estimated(before, estimated, "the change since " + baseline.text() + " is not known");
        }
        Set<String> itself = Set.of(file.path());
        Counter removed = removed(finder(since.get()), old, path -> isOneOf(itself, path));
        return removed == null
                ? estimated(before, estimated, rule.metric().coverage() + " is not known line by line")
                : exact(
                        before,
                        removed,
                        movedIn(
                                since.get(),
                                baseline.measurement().orElseThrow(),
                                itself::contains,
                                path -> !isOneOf(Set.of(old.path()), path)));
    }

    /** The change since the baseline: from git, or from a diff that fits both measurements. */
    private Optional<Patch> since(Baseline baseline, Measurement before) {
        String commit = baseline.point().commit();
        if (commit != null
                && context.lineage() != null
                && context.lineage().since().containsKey(commit)) {
            return Optional.of(context.lineage().since().get(commit).onto(context.measurement()));
        }
        return Optional.ofNullable(context.change())
                .filter(diff -> new DiffApplicability(diff).leads(before, context.measurement()));
    }

    /** Git and a diff that fits both say where lines were before. */
    private static RemovedFiles.Finder finder(Patch since) {
        return Objects.requireNonNull(RemovedFiles.of(since)).finder();
    }

    /** Whether a path of the change is one of some measured paths, which may only be the ends of paths. */
    private static boolean isOneOf(Set<String> measured, String path) {
        return measured.contains(path) || measured.stream().anyMatch(end -> path.endsWith("/" + end));
    }

    /** The baseline's counter of lines that moved from other files into the rule's. */
    private Counter movedIn(Patch since, Measurement before, Predicate<String> now, Predicate<String> fromOutside) {
        if (!GateSubject.knowsLines(rule.metric())) {
            return Counter.NONE;
        }
        Counter sum = Counter.NONE;
        for (Map.Entry<String, FileChange> file : since.files().entrySet()) {
            for (MovedLines lines : file.getValue().moved()) {
                if (now.test(file.getKey()) && fromOutside.test(lines.oldPath())) {
                    sum = sum.plus(state(before, lines));
                }
            }
        }
        return sum;
    }

    private Counter state(Measurement before, MovedLines lines) {
        LineRange source = lines.source();
        return new MovedCode(before)
                .file(lines.oldPath())
                .map(file -> GateSubject.changed(file, rule.metric(), source::contains))
                .orElse(Counter.NONE);
    }

    /** The sum over all files of the rule; {@code null} if the metric of the removed lines is unknown. */
    private @Nullable Counter removed(RemovedFiles.Finder removal, Measurement before, Predicate<String> within) {
        Counter sum = Counter.NONE;
        Measurement whole = rule.component() == null ? before.united() : before;
        for (Component component : whole.components().values()) {
            // What was carried forward on either side is older than the diff, and stays as it is.
            boolean carried = component.isCarried()
                    || context.measurement()
                            .component(component.name())
                            .filter(Component::isCarried)
                            .isPresent();
            if (carried || !subject.isOfRule(component)) {
                continue;
            }
            for (FileCoverage file : component.files()) {
                Counter removed = subject.isOfRule(file.path()) ? removed(removal, file, within) : Counter.NONE;
                if (removed == null) {
                    return null;
                }
                sum = sum.plus(removed);
            }
        }
        return sum;
    }

    private @Nullable Counter removed(RemovedFiles.Finder removal, FileCoverage file, Predicate<String> within) {
        List<LineRange> kept = removal.moved(file.path()).entrySet().stream()
                .filter(lines -> within.test(lines.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Counter counter = file.counters().get(rule.metric());
        boolean gone = removal.isGone(file.path());
        List<LineRange> lines = removal.lines(file.path());
        if (!gone && lines.isEmpty() || !counter.isMeasured()) {
            return Counter.NONE;
        }
        Counter listed = GateSubject.knowsLines(rule.metric()) ? GateSubject.listed(file, rule.metric()) : Counter.NONE;
        if (!listed.equals(counter)) {
            return gone ? counter : null;
        }
        IntPredicate stays = line -> contains(kept, line);
        return GateSubject.changed(file, rule.metric(), line -> (gone || contains(lines, line)) && !stays.test(line));
    }

    private static boolean contains(List<LineRange> ranges, int line) {
        return ranges.stream().anyMatch(range -> range.contains(line));
    }

    private AdjustedBaseline exact(Counter before, Counter removed, Counter movedIn) {
        // A report may count more lines than it lists; no more of either kind can be gone than there was.
        Counter left = new Counter(
                        Math.max(0, before.covered() - removed.covered()),
                        Math.max(0, before.missed() - removed.missed()))
                .plus(movedIn);
        if (!movedIn.isMeasured() || left.compareShare(before) >= 0) {
            return lower(before, left, "");
        }
        String without = removed.isMeasured()
                ? " without " + removed.total() + " removed " + CountedThings.of(rule.metric(), removed.total())
                        + " and"
                : "";
        return new AdjustedBaseline(
                left,
                without + " with " + movedIn.total() + " moved " + CountedThings.of(rule.metric(), movedIn.total()));
    }

    /** Says that some code is no longer measured but still there, and so does not count as removed. */
    private String stillThere(Measurement before) {
        return subject.files(before).stream()
                .map(FileCoverage::path)
                .filter(context.stillThere()::contains)
                .findFirst()
                .map(path -> ", and " + ConsoleEscaper.name(path) + " is still there, unmeasured")
                .orElse("");
    }

    private AdjustedBaseline estimated(Counter before, Counter left, String why) {
        return lower(before, left, ", estimated from counters as " + why);
    }

    private AdjustedBaseline lower(Counter before, Counter left, String how) {
        if (!left.isMeasured() || left.compareShare(before) >= 0) {
            return new AdjustedBaseline(before, "");
        }
        long gone = before.total() - left.total();
        return new AdjustedBaseline(
                left, " without " + gone + " removed " + CountedThings.of(rule.metric(), gone) + how);
    }
}
