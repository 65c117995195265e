package io.jenkins.plugins.coveragemonitor.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link HistoryStore} keeps. To test one of your own, extend this and give it an empty store. */
public abstract class HistoryStoreContract {
    protected static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");
    protected static final JobKey APP = new JobKey("ctrl-a", "job-1", "coverage");
    protected static final JobKey WEB = new JobKey("ctrl-a", "job-2", "coverage");
    protected static final JobKey OTHER = new JobKey("ctrl-b", "job-1", "coverage");

    private HistoryStore store;

    /** A store without any history. */
    protected abstract HistoryStore empty() throws IOException;

    @BeforeEach
    final void open() throws IOException {
        store = empty();
    }

    @AfterEach
    final void close() throws IOException {
        store.close();
    }

    protected static Point point(int build, long covered, long missed) {
        return point(build, DAY.plus(Duration.ofDays(build)), Counters.of(Metric.LINE, new Counter(covered, missed)));
    }

    protected static Point point(int build, Instant time, Counters totals) {
        return Point.builder(build, time).totals(totals).branch("main").create();
    }

    private static Point unmeasured(int build) {
        return point(build, DAY.plus(Duration.ofDays(build)), Counters.NONE);
    }

    private static Point everything(int build, String name, String text) {
        Counters some = Counters.of(Map.of(
                Metric.LINE, new Counter(Long.MAX_VALUE / 4, 1),
                Metric.COMPLEXITY, new Counter(3, 4)));
        return Point.builder(build, Instant.parse("2026-01-12T08:30:00.123456789Z"))
                .totals(some)
                .components(Map.of(name, some))
                .carried(Map.of("python", new Carried(39, Instant.parse("2026-01-09T08:30:00Z"))))
                .tests(new TestTotals(1200, 1, 3, Duration.parse("PT1M15.123S")))
                .patch(Counters.of(Metric.LINE, new Counter(12, 3)))
                .gates(Map.of(Outcome.PASSED, 2, Outcome.WARNING, 1))
                .commit("0123456789abcdef")
                .branch(text)
                .buildState(BuildState.RUNNING)
                .best(Map.of(name, new RatchetBest(new Counter(4, 1), 7)))
                .completeness(new Completeness(List.of(new Missing("web", text, "no report", 3, true))))
                .removed(Map.of("", some))
                .create();
    }

    private List<StoredJob> found(JobQuery query) throws IOException {
        List<StoredJob> found = new ArrayList<>();
        store.search(query, found::add);
        return found;
    }

    private List<String> names(JobQuery query) throws IOException {
        return found(query).stream().map(job -> job.description().name()).toList();
    }

    @Test
    void whatWasAppendedComesBackWhole() throws IOException {
        String odd = "'; drop table point; --\n\t\u0000\u0001\\\"\u00e4\u4e2d\ud83d\ude00{}[],:\u2028";
        String huge = "long/".repeat(60_000);
        List<Point> points = List.of(everything(1, odd, odd), everything(2, "web", huge), unmeasured(3));
        store.append(APP, points);
        assertThat(store.read(APP)).isEqualTo(points);
        assertThat(store.read(APP).get(0).json()).isEqualTo(points.get(0).json());
        assertThat(store.read(WEB)).isEmpty();
    }

    @Test
    void theOrderIsThatOfBuilds() throws IOException {
        store.append(APP, List.of(point(10, 1, 1), point(2, 1, 1)));
        store.append(APP, List.of(point(5, 1, 1)));
        assertThat(store.read(APP)).extracting(Point::build).containsExactly(2, 5, 10);
    }

    @Test
    void aLaterPointOfABuildReplacesTheEarlierOneOnWhateverBranch() throws IOException {
        store.append(APP, List.of(everything(7, "web", "feature"), point(8, 1, 1)));
        store.append(APP, List.of(point(7, 9, 1)));
        assertThat(store.read(APP)).containsExactly(point(7, 9, 1), point(8, 1, 1));
    }

    @Test
    void appendingAgainChangesNothing() throws IOException {
        List<Point> points = IntStream.rangeClosed(1, 30)
                .mapToObj(build -> point(build, build, 1))
                .toList();
        store.append(APP, points);
        store.append(APP, points.subList(3, 20));
        store.append(APP, points);
        store.append(APP, List.of());
        assertThat(store.read(APP)).isEqualTo(points);
        assertThat(store.count(JobQuery.ALL)).isEqualTo(1);
    }

    @Test
    void historiesOfOneNameStayApart() throws IOException {
        JobKey unit = new JobKey(APP.controller(), APP.job(), "unit");
        for (JobKey key : List.of(APP, OTHER, unit)) {
            store.describe(key, JobDescription.named("team/app"));
        }
        store.append(APP, List.of(point(1, 1, 0)));
        store.append(OTHER, List.of(point(1, 2, 0)));
        store.append(unit, List.of(point(1, 3, 0)));
        assertThat(store.read(APP)).containsExactly(point(1, 1, 0));
        assertThat(store.read(OTHER)).containsExactly(point(1, 2, 0));
        assertThat(store.read(unit)).containsExactly(point(1, 3, 0));
        assertThat(found(JobQuery.ALL)).extracting(StoredJob::key).containsExactly(APP, unit, OTHER);
        assertThat(store.controllers())
                .extracting(ControllerDescription::id, ControllerDescription::jobs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ctrl-a", 2),
                        org.assertj.core.groups.Tuple.tuple("ctrl-b", 1));
    }

    @Test
    void aRenamedJobKeepsItsHistory() throws IOException {
        store.describe(APP, JobDescription.named("old/app"));
        store.append(APP, List.of(point(1, 1, 0)));
        store.describe(APP, JobDescription.named("new/folder/app"));
        store.append(APP, List.of(point(2, 1, 0)));
        assertThat(names(JobQuery.ALL)).containsExactly("new/folder/app");
        assertThat(store.read(APP)).hasSize(2);
    }

    @Test
    void theNewestOfManyJobsComeTogether() throws IOException {
        store.append(APP, List.of(point(1, 1, 0), point(2, 2, 0), point(3, 3, 0)));
        store.append(OTHER, List.of(point(9, 9, 0)));
        store.describe(WEB, JobDescription.named("web"));
        assertThat(store.latest(List.of(OTHER, APP, WEB), 2))
                .isEqualTo(Map.of(APP, List.of(point(2, 2, 0), point(3, 3, 0)), OTHER, List.of(point(9, 9, 0))));
        assertThat(store.latest(List.of(), 2)).isEmpty();
    }

    @Test
    void theCourseOfAMetricIsThatOfThePoints() throws IOException {
        List<Point> points = List.of(
                everything(1, "web", "main"),
                point(2, 2, 5),
                unmeasured(3),
                point(4, 4, 1).with(BuildState.ABORTED),
                Point.builder(5, DAY)
                        .totals(Counters.of(Metric.BRANCH, new Counter(7, 8)))
                        .create(),
                point(6, 1, 0));
        store.append(APP, points);
        store.append(OTHER, List.of(point(9, 9, 0)));
        for (Metric metric : List.of(Metric.LINE, Metric.BRANCH, Metric.TESTS)) {
            Map<JobKey, MetricSeries> series = store.series(List.of(OTHER, WEB, APP), metric, 5);
            assertThat(series).containsOnlyKeys(APP, OTHER);
            assertThat(series.get(APP))
                    .usingRecursiveComparison()
                    .isEqualTo(MetricSeries.of(points.subList(1, 6), metric));
        }
        MetricSeries all =
                store.series(List.of(APP), Metric.LINE, Integer.MAX_VALUE).get(APP);
        assertThat(all.builds()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(all.times()[0])
                .isEqualTo(Instant.parse("2026-01-12T08:30:00.123Z").toEpochMilli());
        assertThat(all.covered()).containsExactly(0, 2, 0, 0, 0, 1);
        assertThat(all.missed()).containsExactly(0, 5, 0, 0, 0, 0);
        assertThat(all.aside()).containsExactly(points.get(0), points.get(2), points.get(3));
    }

    @Test
    void aSearchTellsWhatIsKnownOfAJob() throws IOException {
        OpenAlert alert = new OpenAlert(
                "REGRESSION", "CRITICAL", "ACTIVE", 4, DAY, "Line coverage fell \u0000 '\u00e4'", "http://a/alert");
        JobDescription told = new JobDescription(
                "team/App", "http://a/job", List.of("@zeta", "@alpha", "@alpha"), List.of("gold"), List.of(alert));
        store.append(APP, List.of(point(1, 1, 9), point(2, 2, 8), unmeasured(3)));
        store.describe(APP, told);
        StoredJob job = found(JobQuery.ALL).get(0);
        assertThat(job).isEqualTo(new StoredJob(APP, told, unmeasured(3), point(2, 2, 8), point(1, 1, 9)));
        assertThat(job.description().owners()).containsExactly("@alpha", "@zeta");
        store.describe(APP, JobDescription.named("team/App"));
        assertThat(found(JobQuery.ALL).get(0).description()).isEqualTo(JobDescription.named("team/App"));
    }

    @Test
    void aPartIsNeverWhatWasMeasured() throws IOException {
        store.append(APP, List.of(point(1, 5, 5), point(2, 6, 4).with(BuildState.ABORTED)));
        StoredJob job = found(JobQuery.ALL).get(0);
        assertThat(job.newest().build()).isEqualTo(2);
        assertThat(job.measured().build()).isEqualTo(1);
        assertThat(job.before()).isNull();
        // A build that is recorded again may be less than before.
        store.append(APP, List.of(point(1, 5, 5).with(BuildState.UNFINISHED)));
        assertThat(found(JobQuery.ALL).get(0).measured()).isNull();
    }

    private void threeJobs() throws IOException {
        store.describe(
                APP,
                new JobDescription(
                        "pay/Api 100%_",
                        null,
                        List.of("@pay", "@core"),
                        List.of("java"),
                        List.of(new OpenAlert("REGRESSION", "WARNING", "ACTIVE", 2, DAY, "fell", null))));
        store.describe(
                WEB, new JobDescription("pay/\u00c4web", null, List.of("@web"), List.of("js", "java"), List.of()));
        store.describe(OTHER, JobDescription.named("lib"));
        store.append(APP, List.of(point(1, 10, 90), point(3, 30, 70)));
        store.append(WEB, List.of(point(2, 1000, 0)));
        store.append(OTHER, List.of(unmeasured(1)));
    }

    @Test
    void aSearchFindsWhatHoldsAll() throws IOException {
        threeJobs();
        JobQuery all = JobQuery.ALL;
        assertThat(names(all)).containsExactly("lib", "pay/Api 100%_", "pay/\u00c4web");
        assertThat(names(all.named("API"))).containsExactly("pay/Api 100%_");
        assertThat(names(all.named("\u00e4W"))).containsExactly("pay/\u00c4web");
        assertThat(names(all.named("100%_"))).containsExactly("pay/Api 100%_");
        assertThat(names(all.named("%"))).containsExactly("pay/Api 100%_");
        assertThat(names(all.named("' or 1=1 --"))).isEmpty();
        assertThat(names(all.on("ctrl-b"))).containsExactly("lib");
        assertThat(names(all.in(JobGrouping.FOLDER, "pay"))).hasSize(2);
        assertThat(names(all.in(JobGrouping.FOLDER, ""))).containsExactly("lib");
        assertThat(names(all.in(JobGrouping.OWNER, "@core"))).containsExactly("pay/Api 100%_");
        assertThat(names(all.in(JobGrouping.OWNER, ""))).containsExactly("lib");
        assertThat(names(all.in(JobGrouping.LABEL, "java"))).hasSize(2);
        assertThat(names(all.in(JobGrouping.LABEL, "java").named("web"))).containsExactly("pay/\u00c4web");
        assertThat(names(all.in(JobGrouping.CONTROLLER, "ctrl-a"))).hasSize(2);
        assertThat(names(all.withAlerts())).containsExactly("pay/Api 100%_");
        assertThat(names(all.notMeasuredSince(DAY.plus(Duration.ofDays(3))))).containsExactly("lib", "pay/\u00c4web");
        assertThat(names(all.page(1, 1))).containsExactly("pay/Api 100%_");
        assertThat(names(all.page(5, 1))).isEmpty();
        assertThat(store.count(all.page(1, 1))).isEqualTo(3);
        assertThat(store.count(all.named("pay"))).isEqualTo(2);
    }

    @Test
    void oneHistoryIsFoundByItsKeyAndByItsAddress() throws IOException {
        assertThat(store.find(APP)).isEmpty();
        threeJobs();
        assertThat(store.find(APP))
                .isEqualTo(found(JobQuery.ALL.named("api")).stream().findFirst());
        JobDescription told = new JobDescription("lib", "http://b/job/100%_/trend/", List.of(), List.of(), List.of());
        store.describe(OTHER, told);
        assertThat(store.find(OTHER)).map(StoredJob::description).contains(told);
        assertThat(store.at("http://b/job/100%_/")).containsExactly(OTHER);
        assertThat(store.at("http://b/job/100%1/")).isEmpty();
        assertThat(store.at("HTTP://b/")).isEmpty();
    }

    @Test
    void whatSomebodyLacksIsRead() throws IOException {
        store.append(APP, List.of(point(1, 1, 0), point(2, 2, 0), point(3, 3, 0)));
        assertThat(store.readOthers(APP, List.of(1, 3, 9))).containsExactly(point(2, 2, 0));
        assertThat(store.readOthers(APP, List.of())).hasSize(3);
        assertThat(store.readOthers(WEB, List.of(1))).isEmpty();
    }

    @Test
    void countsAreThoseOfWhatIsFound() throws IOException {
        Instant later = DAY.plus(Duration.ofDays(3));
        assertThat(store.counts(JobQuery.ALL, later)).isEqualTo(new JobCounts(0, 0, 0));
        threeJobs();
        assertThat(store.counts(JobQuery.ALL, later)).isEqualTo(new JobCounts(3, 1, 2));
        assertThat(store.counts(JobQuery.ALL.named("pay").page(1, 1), later)).isEqualTo(new JobCounts(2, 1, 1));
        assertThat(store.counts(JobQuery.ALL.on("ctrl-b"), later)).isEqualTo(new JobCounts(1, 0, 1));
        assertThat(store.counts(
                        JobQuery.ALL
                                .visibleTo(new JobVisibility("ctrl-a", Set.of("job-2")))
                                .withAlerts(),
                        later))
                .isEqualTo(new JobCounts(0, 0, 0));
        // What is told of a job changes, jobs come and go.
        store.describe(APP, JobDescription.named("pay/Api 100%_"));
        assertThat(store.counts(JobQuery.ALL, later)).isEqualTo(new JobCounts(3, 0, 2));
        store.describe(
                OTHER,
                new JobDescription(
                        "lib",
                        null,
                        List.of(),
                        List.of(),
                        List.of(new OpenAlert("REGRESSION", "WARNING", "ACTIVE", 2, DAY, "fell", null))));
        store.append(OTHER, List.of(point(4, 1, 1)));
        assertThat(store.counts(JobQuery.ALL, later)).isEqualTo(new JobCounts(3, 1, 1));
        store.delete(OTHER);
        store.delete(APP);
        assertThat(store.counts(JobQuery.ALL, later)).isEqualTo(new JobCounts(1, 0, 1));
        assertThat(store.controllers())
                .filteredOn(one -> one.jobs() > 0)
                .extracting(ControllerDescription::id, ControllerDescription::jobs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ctrl-a", 1));
        store.deleteController("ctrl-a");
        assertThat(store.counts(JobQuery.ALL, later)).isEqualTo(new JobCounts(0, 0, 0));
    }

    @Test
    void whatOneMayNotReadIsInNoAnswerAndNoSum() throws IOException {
        threeJobs();
        JobQuery mine = JobQuery.ALL.visibleTo(new JobVisibility("ctrl-a", Set.of("job-2")));
        assertThat(names(mine)).containsExactly("lib", "pay/\u00c4web");
        assertThat(store.count(mine)).isEqualTo(2);
        assertThat(store.groups(mine, JobGrouping.OWNER))
                .extracting(JobGroup::name)
                .containsExactly("", "@web");
        assertThat(store.groupTrend(mine, Metric.LINE, List.of(DAY.plus(Duration.ofDays(9)))))
                .containsExactly(new GroupTrendStep(DAY.plus(Duration.ofDays(9)), 1, new Counter(1000, 0)));
        assertThat(names(JobQuery.ALL.visibleTo(new JobVisibility("ctrl-a", Set.of()))))
                .containsExactly("lib");
    }

    @Test
    void groupsAreSums() throws IOException {
        threeJobs();
        Counters api = Counters.of(Metric.LINE, new Counter(30, 70));
        Counters both = Counters.of(Metric.LINE, new Counter(1030, 70));
        assertThat(store.groups(JobQuery.ALL, JobGrouping.FOLDER))
                .containsExactly(new JobGroup("", 1, 0, Counters.NONE), new JobGroup("pay", 2, 2, both));
        assertThat(store.groups(JobQuery.ALL, JobGrouping.OWNER))
                .contains(new JobGroup("@core", 1, 1, api), new JobGroup("@pay", 1, 1, api))
                .hasSize(4);
        assertThat(store.groups(JobQuery.ALL, JobGrouping.LABEL))
                .contains(new JobGroup("java", 2, 2, both))
                .hasSize(3);
        assertThat(store.groups(JobQuery.ALL.named("api"), JobGrouping.CONTROLLER))
                .containsExactly(new JobGroup("ctrl-a", 1, 1, api));
    }

    @Test
    void theTrendOfAGroupAddsWhatEachJobMeasuredLast() throws IOException {
        threeJobs();
        store.append(APP, List.of(point(4, 99, 1).with(BuildState.ABORTED), unmeasured(5)));
        List<Instant> moments = IntStream.range(0, 6)
                .mapToObj(i -> DAY.plus(Duration.ofDays(i)))
                .toList();
        assertThat(store.groupTrend(JobQuery.ALL, Metric.LINE, moments))
                .extracting(GroupTrendStep::jobs, GroupTrendStep::counter)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, Counter.NONE),
                        org.assertj.core.groups.Tuple.tuple(1, new Counter(10, 90)),
                        org.assertj.core.groups.Tuple.tuple(2, new Counter(1010, 90)),
                        org.assertj.core.groups.Tuple.tuple(2, new Counter(1030, 70)),
                        org.assertj.core.groups.Tuple.tuple(2, new Counter(1030, 70)),
                        org.assertj.core.groups.Tuple.tuple(2, new Counter(1030, 70)));
        assertThat(store.groupTrend(JobQuery.ALL, Metric.BRANCH, moments).get(5).jobs())
                .isZero();
    }

    protected static EndedAlert ended(String id, int days) {
        return new EndedAlert(
                id,
                "REGRESSION",
                "WARNING",
                days,
                DAY,
                "RECOVERED",
                days + 1,
                DAY.plus(Duration.ofDays(days)),
                null,
                "fell \u0000 '\u00e4'",
                "http://a/alerts",
                "{\"alertId\":\"" + id + "\"}");
    }

    private static AlertHistory over(Instant forgotten, EndedAlert... alerts) {
        return new AlertHistory(List.of(alerts), Set.of(), forgotten);
    }

    private List<String> endedOf(EndedAlertQuery query) throws IOException {
        List<String> found = new ArrayList<>();
        store.searchEnded(query, one -> found.add(one.job() + " " + one.alert().id()));
        return found;
    }

    @Test
    void alertsThatAreOverStayUntilTheyOpenAgainOrAreForgotten() throws IOException {
        store.keepAlerts(APP, AlertHistory.NONE);
        assertThat(store.controllers()).isEmpty();
        EndedAlert byHand = new EndedAlert(
                "b2", "ANOMALY", "INFO", 0, DAY, "BY_HAND", 0, DAY.plusNanos(1_000), "ann", "odd", null, "{}");
        for (int again = 0; again < 2; again++) {
            store.keepAlerts(APP, over(Instant.MIN, ended("c3", 3), byHand, ended("a1", 1)));
        }
        assertThat(store.endedAlerts(APP)).containsExactly(byHand, ended("a1", 1), ended("c3", 3));
        assertThat(store.endedAlerts(WEB)).isEmpty();
        // The job's file lost them, by accident.
        store.keepAlerts(APP, over(Instant.MIN, ended("d4", 4)));
        assertThat(store.endedAlerts(APP)).hasSize(4);
        // The file keeps b2 no longer; of a1 it still knows.
        store.keepAlerts(APP, over(DAY.plus(Duration.ofDays(2)), ended("a1", 1)));
        assertThat(store.endedAlerts(APP)).containsExactly(ended("a1", 1), ended("c3", 3), ended("d4", 4));
        store.keepAlerts(APP, new AlertHistory(List.of(), Set.of("c3", "x"), Instant.MIN));
        assertThat(store.endedAlerts(APP)).containsExactly(ended("a1", 1), ended("d4", 4));
        store.delete(APP);
        assertThat(store.endedAlerts(APP)).isEmpty();
        assertThat(endedOf(EndedAlertQuery.of(JobQuery.ALL, Instant.MIN, Instant.MAX)))
                .isEmpty();
    }

    @Test
    void alertsThatAreOverAreFoundByWhenTheyEndedAndByTheirJobs() throws IOException {
        threeJobs();
        store.keepAlerts(APP, over(Instant.MIN, ended("a1", 1), ended("a5", 5)));
        store.keepAlerts(WEB, over(Instant.MIN, ended("w5", 5), ended("w2", 2)));
        store.keepAlerts(OTHER, over(Instant.MIN, ended("o9", 9)));
        EndedAlertQuery all = EndedAlertQuery.of(JobQuery.ALL, Instant.MIN, Instant.MAX);
        assertThat(endedOf(all))
                .containsExactly(
                        "lib o9", "pay/Api 100%_ a5", "pay/\u00c4web w5", "pay/\u00c4web w2", "pay/Api 100%_ a1");
        assertThat(endedOf(all.page(1, 2))).containsExactly("pay/Api 100%_ a5", "pay/\u00c4web w5");
        assertThat(store.countEnded(all.page(1, 2))).isEqualTo(5);
        Instant second = DAY.plus(Duration.ofDays(2));
        Instant fifth = DAY.plus(Duration.ofDays(5));
        assertThat(endedOf(EndedAlertQuery.of(JobQuery.ALL, second, fifth))).containsExactly("pay/\u00c4web w2");
        JobQuery core = JobQuery.ALL.in(JobGrouping.OWNER, "@core");
        assertThat(endedOf(EndedAlertQuery.of(core, Instant.MIN, Instant.MAX)))
                .containsExactly("pay/Api 100%_ a5", "pay/Api 100%_ a1");
        JobQuery mine = JobQuery.ALL.visibleTo(new JobVisibility("ctrl-a", Set.of("job-2")));
        assertThat(endedOf(EndedAlertQuery.of(mine, second, Instant.MAX)))
                .containsExactly("lib o9", "pay/\u00c4web w5", "pay/\u00c4web w2");
        assertThat(store.countEnded(EndedAlertQuery.of(mine, second, Instant.MAX)))
                .isEqualTo(3);
        store.deleteController("ctrl-a");
        assertThat(endedOf(all)).containsExactly("lib o9");
    }

    @Test
    void removedBuildsAndDeletedJobsAreGone() throws IOException {
        threeJobs();
        store.remove(APP, List.of(3, 77));
        assertThat(store.read(APP)).containsExactly(point(1, 10, 90));
        assertThat(found(JobQuery.ALL.named("api")).get(0).measured()).isEqualTo(point(1, 10, 90));
        store.remove(new JobKey("no", "such", "job"), List.of(1));
        store.delete(APP);
        store.delete(APP);
        assertThat(store.read(APP)).isEmpty();
        assertThat(names(JobQuery.ALL)).containsExactly("lib", "pay/\u00c4web");
        store.append(APP, List.of(point(6, 1, 1)));
        assertThat(store.read(APP)).containsExactly(point(6, 1, 1));
    }

    @Test
    void aRemovedControllerTakesAllItsHistoriesAlong() throws IOException {
        threeJobs();
        store.deleteController("ctrl-a");
        store.deleteController("ctrl-a");
        assertThat(names(JobQuery.ALL)).containsExactly("lib");
        assertThat(store.controllers()).extracting(ControllerDescription::id).containsExactly("ctrl-b");
    }

    @Test
    void writersOfManyThreadsLoseNothing() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                int first = writer * 10;
                all.add(writers.submit(() -> {
                    for (int build = first; build < first + 15; build++) {
                        store.append(APP, List.of(point(build + 1, build + 1, 1)));
                        store.append(WEB, List.of(point(build + 1, 1, 1)));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            writers.shutdownNow();
        }
        List<Point> read = store.read(APP);
        assertThat(read)
                .extracting(Point::build)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 65).boxed().toList());
        assertThat(read)
                .isEqualTo(
                        read.stream().map(p -> point(p.build(), p.build(), 1)).toList());
        assertThat(store.read(WEB)).hasSize(65);
        assertThat(Collections.max(read.stream().map(Point::build).toList())).isEqualTo(65);
    }
}
