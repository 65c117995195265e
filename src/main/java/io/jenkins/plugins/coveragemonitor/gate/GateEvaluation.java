package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One rule on one build. */
final class GateEvaluation {
    /** A gate that was not evaluated in so many builds is not asked for in older ones. */
    private static final int MOST_VERDICTS = 50;

    private final GateRule rule;
    private final GateContext context;
    private final GateSubject subject;
    private final Baselines baselines;
    private final BaselineFileLookup since;

    private Integer baselineBuild;
    private String baselineJob;
    private RatchetBest held;
    private FileRatchetBests heldOfFiles = FileRatchetBests.NONE;
    private String decidingPath;

    GateEvaluation(GateRule rule, GateContext context) {
        this.rule = rule;
        this.context = context;
        this.subject = new GateSubject(rule);
        this.baselines = new Baselines(context);
        this.since = new BaselineFileLookup(context);
        this.decidingPath = rule.path();
    }

    GateResult result() {
        CheckResult checkResult = judge();
        return new GateResult(
                rule.title(),
                rule.metric(),
                rule.scope(),
                rule.component(),
                decidingPath,
                checkResult.outcome(),
                checkResult.actual(),
                checkResult.expected(),
                checkResult.reason(),
                checkResult.needed(),
                baselineBuild,
                baselineJob,
                rule.levels().informational(),
                rule.levels().stageOnly());
    }

    /** What a ratchet holds from this build on; {@code null} for another rule, or where it holds each file. */
    RatchetBest held() {
        return held;
    }

    /** What a ratchet holds each changed file to from this build on. */
    FileRatchetBests heldOfFiles() {
        return heldOfFiles;
    }

    private CheckResult judge() {
        if (context.aborted()) {
            return not("the build was aborted");
        }
        if (!rule.metric().isCoverage()) {
            return tests();
        }
        if (!context.measurement().isMeasured() && !context.point().isMeasured()) {
            return unable("the build is unmeasured: no usable report");
        }
        Optional<Missing> gap = context.point().completeness().first(component());
        if (gap.isEmpty()) {
            return coverage();
        }
        if (!rule.levels().evaluatePartial()) {
            return unable("this build is partial: " + gap.get().why());
        }
        CheckResult part = coverage();
        return part.outcome() == Outcome.NOT_EVALUATED
                ? part
                : part.because(part.reason() + (part.reason().isEmpty() ? "" : "; ") + "judged by what is there, as "
                        + gap.get().why());
    }

    private CheckResult coverage() {
        if (rule.scope().needsPatch() && context.change() == null) {
            String unknown = "no patch: the changed lines are not known";
            return isFirst() ? not(unknown) : unable(unknown);
        }
        long changed = rule.ignorePatchBelow() > 0 && context.change() != null ? changedLines() : Long.MAX_VALUE;
        if (changed < rule.ignorePatchBelow()) {
            return not("a small change: " + CountedThings.count(changed, "measured line") + ", fewer than "
                    + rule.ignorePatchBelow());
        }
        return switch (rule.scope()) {
            case FILES -> files();
            case EACH_FILE, EACH_PACKAGE -> each();
            case PATCH -> patch();
            default -> whole();
        };
    }

    /** Whether there is no build yet that anything could have changed since. */
    private boolean isFirst() {
        return context.target() == null && baselines.earlier().stream().noneMatch(Point::isMeasured);
    }

    /** The component that the rule looks at, {@code ""} for the whole project. */
    private String component() {
        return rule.component() == null ? "" : rule.component();
    }

    private long changedLines() {
        return measuredNow().components().values().stream()
                .flatMap(component -> component.files().stream())
                .mapToLong(file ->
                        GateSubject.changed(file, Metric.LINE, context.change()).total())
                .sum();
    }

    /** What a change can be about: the lines of what was carried forward are those of an older build. */
    private Measurement measuredNow() {
        return context.measurement().withoutCarried();
    }

    private CheckResult whole() {
        Counter now = value(context.point(), Optional.of(context.measurement()));
        if (!now.isMeasured()) {
            return unable(unmeasured());
        }
        if (rule.check() instanceof RatchetCheck ratchet) {
            return ratchet(ratchet, now, (past, point) -> value(point, detail(past, point)));
        }
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        return against(baseline -> compare(baseline, now));
    }

    private CheckResult compare(Baseline baseline, Counter now) {
        Optional<Measurement> detail = baseline.measurement();
        if (rule.check() instanceof NewLinesCheck newLines) {
            return detail.map(before -> newLines.judge(
                            rule,
                            subject.everywhere(before),
                            subject.files(context.measurement()),
                            path -> since.path(baseline, path),
                            since.moved(baseline),
                            baseline.words()))
                    .orElseGet(() -> unable("no baseline: the files of " + baseline.text() + " are not kept any more"));
        }
        Counter before = value(baseline.point(), detail);
        if (!before.isMeasured()) {
            return unable("no baseline: " + baseline.text() + " has no " + what());
        }
        DropCheck drop = (DropCheck) rule.check();
        if (drop.removedCode() == RemovedCode.KEEP) {
            return drop.judge(rule, before, now, baseline.words());
        }
        AdjustedBaseline adjusted = new BaselineAdjuster(rule, subject, context).adjust(baseline, before, now);
        return drop.judge(rule, adjusted.counter(), now, adjusted.since(baseline));
    }

    private CheckResult patch() {
        if (!GateSubject.knowsLines(rule.metric())) {
            return unable(rule.metric() + " is not known line by line: use LINE, BRANCH or FUNCTION for a patch");
        }
        ChangedLines lines = new ChangedLines(rule, subject, context, measuredNow());
        Counter patch = lines.written();
        String words = lines.words();
        if (!patch.isMeasured()) {
            return gone().map(build -> CheckResult.of(
                            Outcome.PASSED,
                            CheckResult.NO_VALUE,
                            rule.expected(),
                            "the changed lines that missed it in #" + build + " are gone"))
                    .orElseGet(() -> not("no changed line is measured code" + words));
        }
        if (rule.check() instanceof NewLinesCheck newLines) {
            return newLines.judge(rule, patch, lines.replaced(), words);
        }
        long replaced = rule.onlyWorse() ? lines.replaced() : 0;
        Counter judged = new Counter(patch.covered(), Math.max(0, patch.missed() - replaced));
        String also = rule.onlyWorse() && !lines.isOriginKnown()
                ? words + "; what stood in place of the changed lines is not known"
                : replaced == 0 ? words : words + "; " + replaced + " in place of uncovered ones, not counted";
        if (!judged.isMeasured()) {
            String none = "no changed line became worse" + also;
            return CheckResult.of(Outcome.PASSED, CheckResult.NO_VALUE, rule.expected(), none);
        }
        if (rule.check() instanceof BandCheck band) {
            CheckResult result = band.judge(rule, judged);
            return result.because(result.reason() + also);
        }
        DropCheck drop = (DropCheck) rule.check();
        return against(baseline -> {
            Counter before = value(baseline.point(), baseline.measurement());
            return before.isMeasured()
                    ? drop.judge(rule, before, judged, baseline.text() + " as a whole" + because(baseline) + also)
                    : unable("no baseline: " + baseline.text() + " has no " + what());
        });
    }

    /** The build in which the gate was missed by lines that are no part of the change any more, if there is one. */
    private Optional<Integer> gone() {
        String since = context.change().patch().map(Patch::since).orElse(null);
        List<Point> earlier = baselines.earlier();
        for (int i = earlier.size() - 1; i >= Math.max(0, earlier.size() - MOST_VERDICTS) && since != null; i--) {
            Optional<PastVerdict> said =
                    context.past().verdicts().apply(earlier.get(i).build());
            Optional<GateResult> same = said.flatMap(verdict -> verdict.of(rule))
                    .filter(result -> result.outcome() != Outcome.NOT_EVALUATED);
            if (same.isPresent()) {
                boolean counted =
                        context.target() != null || since.equals(said.get().patchSince());
                return same.get().isMissed() && counted
                        ? Optional.of(earlier.get(i).build())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private CheckResult files() {
        Set<String> changed = context.change().paths();
        List<FileCoverage> now = subject.files(measuredNow()).stream()
                .filter(file -> changed.contains(file.path()) && file.counters().has(rule.metric()))
                .toList();
        if (now.isEmpty()) {
            return gone().map(build -> CheckResult.of(
                            Outcome.PASSED,
                            CheckResult.NO_VALUE,
                            rule.expected(),
                            "the changes that missed it in #" + build + " are gone"))
                    .orElseGet(() -> not("no changed file is measured"));
        }
        Map<String, List<RatchetBest>> held = new TreeMap<>();
        Function<FileCoverage, CheckResult> judge =
                rule.check() instanceof RatchetCheck ratchet ? ratchetOfFiles(ratchet, changed, now, held) : this::file;
        EachCheck files = new EachCheck(rule, "changed file", judge);
        CheckResult checkResult = files.judge(now);
        heldOfFiles = FileRatchetBests.of(rule.subject(), held);
        decidingPath = files.worstPath() == null ? rule.path() : files.worstPath();
        return checkResult;
    }

    private Map<String, List<MovedLines>> movedInto(Baseline baseline, String path) {
        List<MovedLines> moved = since.moved(baseline).get(path);
        return moved == null ? Map.of() : Map.of(path, moved);
    }

    /** Judges each file or package by itself, changed or not. */
    private CheckResult each() {
        List<FileCoverage> files = subject.files(context.measurement()).stream()
                .filter(file -> file.counters().has(rule.metric()))
                .toList();
        boolean packages = rule.scope() == Scope.EACH_PACKAGE;
        BandCheck band = (BandCheck) rule.check();
        EachCheck check = new EachCheck(
                rule,
                packages ? "package" : "file",
                part -> band.judge(rule, part.counters().get(rule.metric())));
        CheckResult result = check.judge(packages ? packages(files) : files);
        decidingPath = check.worstPath() == null ? rule.path() : check.worstPath();
        return result;
    }

    /** The sums over the files of each folder, under its path. */
    private static List<FileCoverage> packages(List<FileCoverage> files) {
        Map<String, Counters> folders = new TreeMap<>();
        for (FileCoverage file : files) {
            int end = file.path().lastIndexOf('/');
            folders.merge(end < 0 ? "." : file.path().substring(0, end), file.counters(), Counters::plus);
        }
        return folders.entrySet().stream()
                .map(folder ->
                        new FileCoverage(folder.getKey(), LineTable.EMPTY, FunctionTable.EMPTY, folder.getValue()))
                .toList();
    }

    /** Judges one changed file by itself. */
    private CheckResult file(FileCoverage file) {
        Counter now = file.counters().get(rule.metric());
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        return against(baseline -> {
            Optional<Measurement> detail = baseline.measurement();
            String path = since.path(baseline, file.path());
            List<FileCoverage> before = detail.map(subject::everywhere).orElse(List.of()).stream()
                    .filter(old -> old.path().equals(path))
                    .toList();
            if (rule.check() instanceof NewLinesCheck newLines && detail.isPresent()) {
                return newLines.judge(
                        rule, before, List.of(file), same -> path, movedInto(baseline, file.path()), baseline.words());
            }
            if (before.isEmpty() || !before.get(0).counters().has(rule.metric())) {
                return not("no baseline: " + baseline.text() + " does not have " + file.path());
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
     * Holds each changed file to its own best; a renamed one is found under the name that it had before, too.
     *
     * @param now the files that will be judged
     * @param held receives by path what a file that was judged is held to from then on
     */
    private Function<FileCoverage, CheckResult> ratchetOfFiles(
            RatchetCheck ratchet, Set<String> changed, List<FileCoverage> now, Map<String, List<RatchetBest>> held) {
        Set<String> paths = new HashSet<>(changed);
        changed.forEach(path -> paths.add(context.change().before(path)));
        Map<String, Counter> whole = new HashMap<>();
        now.forEach(file -> whole.merge(file.path(), file.counters().get(rule.metric()), Counter::plus));
        Map<JobHistory, BuildFilesReader> read = new IdentityHashMap<>();
        return file -> {
            String before = context.change().before(file.path());
            BiFunction<JobHistory, Point, Counter> value = (past, point) -> {
                BuildFilesReader files = read.computeIfAbsent(
                        past, any -> new BuildFilesReader(past, rule.metric(), paths, subject::everywhere));
                Counter same = files.in(point.build(), file.path());
                return same.isMeasured() ? same : files.in(point.build(), before);
            };
            RatchetLimit limit = limit(ratchet, List.of(file.path(), before));
            Optional<RatchetBest> own = limit.own(value);
            RatchetBest here =
                    new RatchetBest(whole.get(file.path()), context.point().build());
            held.put(file.path(), Stream.concat(own.stream(), Stream.of(here)).toList());
            return ratchet(ratchet, file.counters().get(rule.metric()), limit, own, value);
        };
    }

    /** What an earlier build measured, where history alone does not tell what the rule asks for. */
    private Optional<Measurement> detail(JobHistory past, Point point) {
        return rule.path() == null ? Optional.empty() : past.details().apply(point.build());
    }

    private CheckResult ratchet(RatchetCheck ratchet, Counter now, BiFunction<JobHistory, Point, Counter> value) {
        RatchetLimit limit = limit(ratchet, List.of());
        Optional<RatchetBest> own = limit.own(value);
        RatchetBest here = new RatchetBest(now, context.point().build());
        held = own.map(level -> level.better(here)).orElse(here);
        return ratchet(ratchet, now, limit, own, value);
    }

    private RatchetLimit limit(RatchetCheck ratchet, List<String> file) {
        return new RatchetLimit(rule, ratchet, context, baselines, this::comparable, file);
    }

    private CheckResult ratchet(
            RatchetCheck ratchet,
            Counter now,
            RatchetLimit limit,
            Optional<RatchetBest> own,
            BiFunction<JobHistory, Point, Counter> value) {
        Optional<RatchetLimit.Reached> reached = limit.reached(own, value);
        if (reached.isEmpty()) {
            String target = context.target() == null
                    ? ""
                    : ", nor has the target branch " + context.target().name();
            return not("no baseline: no earlier build has " + what() + target);
        }
        baselineBuild = reached.get().best().build();
        baselineJob = reached.get().job();
        return ratchet.judge(
                rule, reached.get().best().counter(), now, reached.get().text());
    }

    private CheckResult tests() {
        TestTotals now = context.point().tests();
        if (!now.isMeasured()) {
            return unable("no test report in this build");
        }
        if (rule.check() instanceof BandCheck band) {
            return band.judge(rule, now);
        }
        Optional<Baseline> baseline =
                baselines.find(rule.check().baseline(), point -> point.tests().isMeasured());
        if (baseline.isEmpty()) {
            return not(baselines.missing(rule.check().baseline(), "a test report"));
        }
        against(baseline.get());
        return ((TestsCheck) rule.check())
                .judge(rule, baseline.get().point().tests(), now, baseline.get().words());
    }

    private CheckResult against(Function<Baseline, CheckResult> comparison) {
        Optional<Baseline> baseline = baseline(this::comparable);
        if (baseline.isEmpty()) {
            BaselineChoice choice = rule.check().baseline();
            String missing = baselines.missing(choice, what());
            return choice.baseline() == BaselineKind.JOB ? unable(missing) : not(missing);
        }
        against(baseline.get());
        return comparison.apply(baseline.get());
    }

    /** The build to compare with: what people accepted since, else what the rule asks for. */
    private Optional<Baseline> baseline(Predicate<Point> usable) {
        Optional<Baseline> asked = baselines.find(rule.check().baseline(), usable);
        if (rule.check().baseline().baseline() == BaselineKind.PREVIOUS) {
            return asked;
        }
        return new Accepted(rule)
                .newest(
                        context.past(),
                        context.point().branch(),
                        context.point().build())
                .flatMap(level -> context.past().points().stream()
                        .filter(point -> point.build() == level.build() && usable.test(point))
                        .filter(point -> asked.isEmpty()
                                || point.time().isAfter(asked.get().point().time()))
                        .map(point -> new Baseline(point, context.past(), level.words()))
                        .findFirst())
                .or(() -> asked);
    }

    private void against(Baseline baseline) {
        baselineBuild = baseline.build();
        baselineJob = baseline.job();
    }

    /** Whether a point can be compared with, as far as history tells without looking into the build. */
    private boolean comparable(Point point) {
        String component = rule.component() == null ? "" : rule.component();
        return point.counters(component).has(rule.metric());
    }

    private Counter value(Point point, Optional<Measurement> measurement) {
        if (rule.path() == null) {
            return point.counters(rule.component() == null ? "" : rule.component())
                    .get(rule.metric());
        }
        return measurement.map(subject::counter).orElse(Counter.NONE);
    }

    private static String because(Baseline baseline) {
        return baseline.why().isEmpty() ? "" : ", " + baseline.why();
    }

    private String unmeasured() {
        if (rule.component() != null && !context.point().components().containsKey(rule.component())) {
            return "this build has no component " + rule.component();
        }
        return "no report of this build has " + what();
    }

    private String what() {
        String of = rule.component() == null ? "" : " of " + rule.component();
        return "the metric " + rule.metric() + of + (rule.path() == null ? "" : " in " + rule.path());
    }

    private CheckResult unable(String reason) {
        return CheckResult.unable(rule, reason);
    }

    private CheckResult not(String reason) {
        return CheckResult.notEvaluated(rule, reason);
    }
}
