package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.collect.RemovedFiles;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes removed code out of a baseline, so that deleting well covered code alone is no drop: the baseline's counter less
 * that of the lines that the diff removed, as Codecov documents its {@code removed_code_behavior: adjust_base}. Exact
 * where the baseline's files are kept and the diff from it to this build is known; else reckoned from counters, and the
 * words say so. A baseline is never raised: removing uncovered code makes no gate stricter.
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

    /** The baseline's counter of everything that the rule looks at. */
    AdjustedBaseline adjust(Baseline baseline, Counter before, Counter now) {
        Optional<Measurement> files = baseline.measurement().filter(Measurement::isMeasured);
        if (files.isEmpty() || !context.measurement().isMeasured()) {
            String why = "the files of " + baseline.text() + " are not kept any more";
            return estimated(before, EstimatedRemoval.adjust(before, now), why);
        }
        Counter estimated = EstimatedRemoval.adjust(
                subject.files(files.get()), subject.files(context.measurement()), rule.metric());
        Optional<RemovedFiles> removal = removal(baseline, files.get());
        if (removal.isEmpty()) {
            return estimated(before, estimated, "the change since " + baseline.text() + " is not known");
        }
        Counter removed = removed(removal.get().finder(), files.get());
        return removed == null
                ? estimated(before, estimated, rule.metric() + " is not known line by line")
                : exact(before, removed);
    }

    /** The baseline's counter of one file. */
    AdjustedBaseline adjust(Baseline baseline, FileCoverage old, FileCoverage file) {
        Counter before = old.counters().get(rule.metric());
        Counter estimated = EstimatedRemoval.adjust(before, file.counters().get(rule.metric()));
        Optional<RemovedFiles> removal = baseline.measurement().flatMap(files -> removal(baseline, files));
        if (removal.isEmpty()) {
            return estimated(before, estimated, "the change since " + baseline.text() + " is not known");
        }
        Counter removed = removed(removal.get().finder(), old);
        return removed == null
                ? estimated(before, estimated, rule.metric() + " is not known line by line")
                : exact(before, removed);
    }

    /** What was removed since the baseline: as git told, or as a diff says that fits both measurements. */
    private Optional<RemovedFiles> removal(Baseline baseline, Measurement before) {
        String commit = baseline.point().commit();
        if (commit != null
                && context.lineage() != null
                && context.lineage().since().containsKey(commit)) {
            return Optional.of(RemovedFiles.of(context.lineage().since().get(commit)));
        }
        Optional<Patch> patch =
                context.change() == null ? Optional.empty() : context.change().patch();
        return patch.filter(diff -> new DiffApplicability(diff).leads(before, context.measurement()))
                .map(RemovedFiles::of);
    }

    /** The sum over all files of the rule; {@code null} if the metric of the removed lines is not known. */
    private Counter removed(RemovedFiles.Finder removal, Measurement before) {
        Counter sum = Counter.NONE;
        for (Component component : before.components().values()) {
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
                Counter removed = subject.isOfRule(file.path()) ? removed(removal, file) : Counter.NONE;
                if (removed == null) {
                    return null;
                }
                sum = sum.plus(removed);
            }
        }
        return sum;
    }

    private Counter removed(RemovedFiles.Finder removal, FileCoverage file) {
        if (removal.isGone(file.path())) {
            return file.counters().get(rule.metric());
        }
        List<LineRange> lines = removal.lines(file.path());
        Counter counter = file.counters().get(rule.metric());
        if (lines.isEmpty() || !counter.isMeasured()) {
            return Counter.NONE;
        }
        Counter listed = GateSubject.knowsLines(rule.metric()) ? GateSubject.listed(file, rule.metric()) : Counter.NONE;
        return listed.equals(counter) ? GateSubject.changed(file, rule.metric(), these(lines)) : null;
    }

    private static ChangedCode these(List<LineRange> lines) {
        return new ChangedCode() {
            @Override
            public Set<String> paths() {
                return Set.of();
            }

            @Override
            public boolean touches(String path, int line) {
                return lines.stream().anyMatch(range -> range.contains(line));
            }
        };
    }

    private AdjustedBaseline exact(Counter before, Counter removed) {
        // A report may count more lines than it lists; no more can be gone of either kind than there was.
        Counter left = new Counter(
                Math.max(0, before.covered() - removed.covered()), Math.max(0, before.missed() - removed.missed()));
        return lower(before, left, "");
    }

    private AdjustedBaseline estimated(Counter before, Counter left, String why) {
        return lower(before, left, ", reckoned from counters as " + why);
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
