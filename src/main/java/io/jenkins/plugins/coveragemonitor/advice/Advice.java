package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.FileTable;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the questions that a program that writes tests has about one job. It only reads. */
public final class Advice {
    /** The default number of files in an answer: few enough to read at once. */
    public static final int FILES = 10;

    /** The default number of files to test next. */
    public static final int NEXT = 3;

    /** The default number of ranges in an explanation of a change. */
    public static final int RANGES = 20;

    /** The default number of builds in an answer about a trend. */
    public static final int BUILDS = 10;

    /** No answer holds more of anything. */
    public static final int MOST = 1_000;

    private static final int RANGES_OF_A_FILE = 25;
    private static final int BEGINNINGS = 8;

    private final CoverageMonitor monitor;
    private final JobContext surroundings;

    /** Answers about a monitored job. */
    public Advice(CoverageMonitor monitor, JobContext surroundings) {
        this.monitor = monitor;
        this.surroundings = surroundings;
    }

    /**
     * The uncovered lines of a build.
     *
     * @param build the build's number, {@code null} for the newest measured one
     * @param onlyNew whether to return only files with gaps that are new in this build
     * @param limit the most files, from 1 to {@link #MOST}
     * @throws NoAdviceException if there is no such build, or its lines are unknown
     */
    public Gaps gaps(@Nullable Integer build, Part part, boolean onlyNew, int limit) throws IOException {
        BuildData data = part.of(withLines(build));
        BuildPage page = BuildPages.of(data, List.of(), 0);
        Map<String, List<GapRow>> fresh = new HashMap<>();
        Stream.concat(page.newGaps().changed().stream(), page.newGaps().lost().stream())
                .forEach(gap -> fresh.computeIfAbsent(gap.path(), path -> new ArrayList<>())
                        .add(gap));
        List<Gaps.File> files = new ArrayList<>();
        Measurement looked = part.component() == null ? data.measurement().united() : data.measurement();
        for (Component component : looked.components().values()) {
            for (FileCoverage file : component.files()) {
                if (part.has(component.name(), file.path(), data.owners())
                        && file.counters().get(Metric.LINE).missed() > 0
                        && (!onlyNew || fresh.containsKey(file.path()))) {
                    files.add(file(component, file, fresh.getOrDefault(file.path(), List.of())));
                }
            }
        }
        files.sort(Comparator.comparing((Gaps.File file) -> file.newLines() == 0)
                .thenComparing(Gaps.File::missed, Comparator.reverseOrder())
                .thenComparing(Gaps.File::path));
        return new Gaps(
                BuildFacts.of(data, page),
                first(files, limit),
                files.size(),
                files.stream().mapToLong(Gaps.File::missed).sum(),
                files.stream().mapToLong(Gaps.File::newLines).sum());
    }

    private static Gaps.File file(Component component, FileCoverage file, List<GapRow> fresh) {
        List<GapCandidate> gaps = GapCandidate.of(file);
        return GapsFileBuilder.builder()
                .path(file.path())
                .component(component.name())
                .missed(file.counters().get(Metric.LINE).missed())
                .newLines(fresh.stream().mapToInt(GapRow::lines).sum())
                .gaps(gaps.stream()
                        .limit(RANGES_OF_A_FILE)
                        .map(gap -> new int[] {gap.from(), gap.to()})
                        .toList())
                .newGaps(fresh.stream()
                        .sorted(Comparator.comparingInt(GapRow::from))
                        .limit(RANGES_OF_A_FILE)
                        .map(gap -> new int[] {gap.from(), gap.to()})
                        .toList())
                .moreGaps(Math.max(0, gaps.size() - RANGES_OF_A_FILE))
                .create();
    }

    /**
     * The files most worth a test: those with new gaps first, then by what covering them gains and how often they
     * change.
     *
     * @param build the build's number, {@code null} for the newest measured one
     * @param limit the most files, from 1 to {@link #MOST}
     * @throws NoAdviceException if there is no such build, or its lines are unknown
     */
    public NextTests whatToTestNext(@Nullable Integer build, Part part, int limit) throws IOException {
        BuildData data = part.of(withLines(build));
        JobViews views = new JobViews(monitor, surroundings);
        Map<String, String> components = new HashMap<>();
        data.measurement().united().components().values().forEach(component -> component
                .files()
                .forEach(file -> components.put(file.path(), component.name())));
        // The ranking of everything is filtered: the best of a part come in the same order.
        int wanted = part.isAll() ? limit : Integer.MAX_VALUE;
        BuildPage page = BuildPages.of(data, views.before(data.point().build()), wanted);
        List<NextTests.File> files = page.critical().stream()
                .filter(file -> part.has(components.getOrDefault(file.path(), ""), file.path(), data.owners()))
                .limit(limit)
                .map(file -> new NextTests.File(
                        file.path(),
                        file.why(),
                        file.gaps().stream().limit(BEGINNINGS).map(Range::of).toList(),
                        Math.max(0, file.gaps().size() - BEGINNINGS)))
                .toList();
        return new NextTests(BuildFacts.of(data, page), files);
    }

    /**
     * The results of the gates.
     *
     * @param build the build's number, {@code null} for the newest that has ended
     * @throws NoAdviceException if there is no such build
     */
    public GateStatus gateStatus(@Nullable Integer build) throws IOException {
        BuildData data = data(build, newest(false));
        return new GateStatus(
                BuildFacts.of(data, BuildPages.of(data, List.of(), 0)), GateFacts.worstFirst(data.gates().stream()));
    }

    /**
     * What changed against the baseline.
     *
     * @param build the build's number, {@code null} for the newest measured one
     * @param limit the most files and ranges, from 1 to {@link #MOST}
     * @throws NoAdviceException if there is no such build, or its lines are unknown
     */
    public ChangeExplanation explainChange(@Nullable Integer build, int limit) throws IOException {
        BuildData data = withLines(build);
        BuildPage page = BuildPages.of(data, List.of(), 0);
        Point baseline = data.baseline();
        List<Move> project = new ArrayList<>();
        List<Move> components = new ArrayList<>();
        if (baseline != null) {
            project.addAll(moves("", baseline.totals(), data.point().totals()));
            data.point().components().forEach((name, now) -> {
                if (!data.point().carried().containsKey(name)) {
                    components.addAll(moves(name, baseline.counters(name), now));
                }
            });
            components.removeIf(move -> move.points() == null || move.points().signum() == 0);
            components.sort(Comparator.comparing(Move::points).thenComparing(Move::of));
        }
        return ChangeExplanationBuilder.builder()
                .about(BuildFacts.of(data, page))
                .project(List.copyOf(project))
                .components(first(components, limit))
                .files(first(fallen(page.files()), limit))
                .uncovered(
                        first(page.newGaps().changed().stream().map(Range::of).toList(), limit))
                .lost(first(page.newGaps().lost().stream().map(Range::of).toList(), limit))
                .uncoveredLines(page.newGaps().changedLines())
                .lostLines(page.newGaps().lostLines())
                .create();
    }

    private static List<Move> moves(String of, Counters before, Counters now) {
        return now.asMap().keySet().stream()
                .map(metric -> Move.of(of, metric, before.get(metric), now.get(metric)))
                .toList();
    }

    /** The files whose covered share fell, those that lost most covered lines first. */
    private static List<Move> fallen(FileTable files) {
        List<Move> fallen = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            if (files.coveredBefore()[i] >= 0) {
                Counter before = new Counter(files.coveredBefore()[i], files.missedBefore()[i]);
                Counter now = new Counter(files.covered()[i], files.missed()[i]);
                if (before.isMeasured() && now.isMeasured() && now.compareShare(before) < 0) {
                    fallen.add(Move.of(files.paths()[i], Metric.LINE, before, now));
                }
            }
        }
        fallen.sort(Comparator.comparingLong(Move::moreMissed).reversed().thenComparing(Move::of));
        return fallen;
    }

    /**
     * The trend of a metric.
     *
     * @param component the component, {@code ""} for the project
     * @param flag the flag of the reports, {@code ""} for all
     * @param limit the most of the newest builds to name, from 1 to {@link #MOST}
     */
    public TrendSummary trend(Metric metric, String component, String flag, int limit) throws IOException {
        List<Point> points = Point.ofFlag(monitor.history().points(), flag);
        Trend trend = TrendAnalysis.of(
                points,
                metric,
                component,
                new JobViews(monitor, surroundings).job().trend());
        List<TrendSummary.Value> values = points.stream()
                .filter(point -> point.hasEnded() && point.counters(component).has(metric))
                .map(point -> new TrendSummary.Value(
                        point.build(),
                        point.time(),
                        Share.of(point.counters(component).get(metric))))
                .toList();
        return TrendSummaryBuilder.builder()
                .job(monitor.job())
                .metric(metric)
                .component(component)
                .measured(trend.measured())
                .newest(values.subList(Math.max(0, values.size() - limit), values.size()))
                .direction(trend.direction())
                .significant(trend.significant())
                .slopePerBuild(trend.slopePerBuild())
                .slopePerDay(trend.slopePerDay())
                .changePoints(trend.changePoints())
                .forecast(trend.forecast())
                .recommendation(trend.recommendation())
                .create();
    }

    private BuildData withLines(@Nullable Integer build) throws IOException {
        BuildData data = data(build, newest(true));
        if (!data.measurement().isMeasured()) {
            throw new NoAdviceException("#" + data.point().build() + " of " + monitor.job()
                    + (data.point().isMeasured()
                            ? ": its lines are no longer kept; choose a newer build"
                            : " is unmeasured, so nothing is known of its lines"));
        }
        return data;
    }

    private BuildData data(@Nullable Integer wanted, @Nullable Integer newest) throws IOException {
        Integer build = wanted == null ? newest : wanted;
        if (build == null) {
            throw new NoAdviceException(monitor.job() + " has no measured build; record one first");
        }
        return new JobViews(monitor, surroundings)
                .build(build)
                .orElseThrow(() -> new NoAdviceException("#" + build + " of " + monitor.job()
                        + " was not recorded; leave the build out for the newest one"));
    }

    /** The newest build that has ended, {@code null} if there is none. */
    private @Nullable Integer newest(boolean measured) throws IOException {
        return monitor.history().points().stream()
                .filter(point -> point.hasEnded() && (!measured || point.isMeasured()))
                .reduce((older, newer) -> newer)
                .map(Point::build)
                .orElse(null);
    }

    private static <T> List<T> first(List<T> all, int limit) {
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }
}
