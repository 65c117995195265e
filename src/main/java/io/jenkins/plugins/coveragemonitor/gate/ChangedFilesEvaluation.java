package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.DropCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.NewLinesCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.RatchetCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.RemovedCode;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates a rule for each changed file separately. */
final class ChangedFilesEvaluation {
    private final GateComparison comparison;
    private final GateRule rule;
    private final GateContext context;
    private final GateSubject subject;
    private final RatchetEvaluation ratchets;
    private FileRatchetBests held = FileRatchetBests.NONE;
    private @Nullable String worstPath;

    ChangedFilesEvaluation(GateComparison comparison) {
        this.comparison = comparison;
        this.rule = comparison.rule;
        this.context = comparison.context;
        this.subject = comparison.subject;
        this.ratchets = new RatchetEvaluation(comparison);
    }

    /** The bests that a ratchet requires of each changed file from this build on. */
    FileRatchetBests held() {
        return held;
    }

    /** The path that decided, {@code null} if none did. */
    @Nullable
    String worstPath() {
        return worstPath;
    }

    CheckResult judge() {
        Set<String> changed = context.knownChange().paths();
        List<FileCoverage> touched = subject.files(comparison.measuredNow()).stream()
                .filter(file -> changed.contains(file.path()) && file.counters().has(rule.metric()))
                .toList();
        List<FileCoverage> now =
                touched.stream().filter(file -> isConcerned(file.path())).toList();
        if (now.isEmpty()) {
            String what = touched.isEmpty()
                    ? "no changed file is measured"
                    : "the measured files that the change touches were only renamed, or their lines moved or indented";
            return comparison
                    .missedByWhatIsGone()
                    .map(build -> CheckResult.of(
                            Outcome.PASSED,
                            CheckResult.NO_VALUE,
                            rule.expected(),
                            "the changes that missed it in #" + build + " are gone"))
                    .orElseGet(() -> comparison.not(what));
        }
        Map<String, List<RatchetBest>> bests = new TreeMap<>();
        Function<FileCoverage, CheckResult> judge = rule.check() instanceof RatchetCheck ratchet
                ? ratchetOfFiles(ratchet, changed, now, bests)
                : this::file;
        EachCheck files = new EachCheck(rule, "changed file", judge);
        CheckResult checkResult = files.judge(now);
        held = FileRatchetBests.of(rule.subject(), bests);
        worstPath = files.worstPath();
        return checkResult;
    }

    /** A fixed limit applies to edited files: a rename or reindentation makes none better or worse. */
    private boolean isConcerned(String path) {
        return !(rule.check() instanceof BandCheck) || context.knownChange().isEdited(path);
    }

    /** Judges one changed file. */
    private CheckResult file(FileCoverage file) {
        Counter now = file.counters().get(rule.metric());
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        return comparison.against(baseline -> {
            Optional<Measurement> detail = baseline.measurement();
            String path = comparison.since.path(baseline, file.path());
            List<FileCoverage> before = detail.map(subject::everywhere).orElse(List.of()).stream()
                    .filter(old -> old.path().equals(path))
                    .toList();
            if (rule.check() instanceof NewLinesCheck newLines && detail.isPresent()) {
                return newLines.judge(
                        rule,
                        detail.get(),
                        before,
                        List.of(file),
                        changed -> comparison.since.path(baseline, changed),
                        comparison.since.moved(baseline),
                        baseline.words());
            }
            if (before.isEmpty() || !before.get(0).counters().has(rule.metric())) {
                return comparison.not("no baseline: " + baseline.text() + " does not have " + file.path());
            }
            Counter old = before.get(0).counters().get(rule.metric());
            DropCheck drop = (DropCheck) rule.check();
            if (drop.removedCode() == RemovedCode.KEEP) {
                return drop.judge(rule, old, now, baseline.words());
            }
            AdjustedBaseline adjusted =
                    new BaselineAdjuster(rule, subject, context).adjust(baseline, before.get(0), file);
            return drop.judge(rule, adjusted.counter(), now, adjusted.since(baseline));
        });
    }

    /**
     * Compares each changed file with its own best; a renamed one is also looked up under its old name.
     *
     * @param now the files to be judged
     * @param bests receives the best of each judged file from now on, by path
     */
    private Function<FileCoverage, CheckResult> ratchetOfFiles(
            RatchetCheck ratchet, Set<String> changed, List<FileCoverage> now, Map<String, List<RatchetBest>> bests) {
        Set<String> paths = new HashSet<>(changed);
        changed.forEach(path -> paths.add(context.knownChange().pathBefore(path)));
        Map<String, Counter> whole = new HashMap<>();
        now.forEach(file -> whole.merge(file.path(), file.counters().get(rule.metric()), Counter::plus));
        Map<JobHistory, BuildFilesReader> read = new IdentityHashMap<>();
        return file -> {
            String before = context.knownChange().pathBefore(file.path());
            BiFunction<JobHistory, Point, Counter> value = (past, point) -> {
                BuildFilesReader files = read.computeIfAbsent(
                        past, any -> new BuildFilesReader(past, rule.metric(), paths, subject::everywhere));
                Counter same = files.in(point.build(), file.path());
                return same.isMeasured() ? same : files.in(point.build(), before);
            };
            RatchetLimit limit = ratchets.limit(ratchet, List.of(file.path(), before));
            Optional<RatchetBest> own = limit.own(value);
            RatchetBest here = new RatchetBest(
                    whole.getOrDefault(file.path(), Counter.NONE),
                    context.point().build());
            bests.put(file.path(), Stream.concat(own.stream(), Stream.of(here)).toList());
            return ratchets.judge(ratchet, file.counters().get(rule.metric()), limit, own, value);
        };
    }
}
