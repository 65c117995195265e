package io.jenkins.plugins.coveragemonitor.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that stores are asked by and answer with. */
class StoreValuesTest {
    static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final JobKey KEY = new JobKey("ctrl", "job", "coverage");

    static Point point(int build, int covered) {
        return Point.builder(build, NOON.plusSeconds(build))
                .totals(Counters.of(Metric.LINE, new Counter(covered, 100 - covered)))
                .create();
    }

    static EndedAlert ended(String id, Instant when) {
        return new EndedAlert(
                id, "REGRESSION", "WARNING", 2, NOON, "RECOVERED", 3, when, "ann", "fell", "http://a/", "{}");
    }

    private static StoredJob job(JobDescription description, Point... points) {
        return StoredJob.of(KEY, description, List.of(points));
    }

    @Test
    void keysAreOrderedByControllerJobAndMonitor() {
        assertThat(new JobKey("a", "b", "c")).isLessThan(new JobKey("b", "a", "a"));
        assertThat(new JobKey("a", "b", "c")).isLessThan(new JobKey("a", "c", "a"));
        assertThat(new JobKey("a", "b", "c")).isLessThan(new JobKey("a", "b", "d"));
        assertThatThrownBy(() -> new JobKey("a", "b/c", "d"))
                .hasMessage(
                        "'b/c' is not an id: give up to 64 letters, digits, dots, dashes or underscores, a letter or"
                                + " digit first");
        assertThatThrownBy(() -> new JobKey("", "b", "c")).hasMessageContaining("is not an id");
        assertThatThrownBy(() -> new JobKey("a", "b", " ")).hasMessageContaining("is not an id");
    }

    @Test
    void aJobStandsByItsNewestAndItsLastTwoCompleteMeasurements() {
        Point part = point(3, 70).with(BuildState.ABORTED);
        StoredJob stored = job(JobDescription.named("app"), point(1, 50), point(2, 60), part);
        assertThat(stored.newest()).isEqualTo(part);
        assertThat(stored.measured()).isEqualTo(point(2, 60));
        assertThat(stored.before()).isEqualTo(point(1, 50));
        StoredJob one = job(
                JobDescription.named("app"),
                point(1, 50),
                Point.builder(2, NOON).create());
        assertThat(one.newest().build()).isEqualTo(2);
        assertThat(one.measured()).isEqualTo(point(1, 50));
        assertThat(one.before()).isNull();
        assertThat(job(JobDescription.named("app")).newest()).isNull();
    }

    private static JobDescription app(OpenAlert... alerts) {
        return new JobDescription(
                "Team/App", "http://a/", List.of("@web", "@core", "@web"), List.of("b", "a"), List.of(alerts));
    }

    private static OpenAlert open(@Nullable String url) {
        return new OpenAlert("REGRESSION", "WARNING", "ACTIVE", 7, NOON, "coverage fell", url);
    }

    @Test
    void aSearchFindsWhatFitsAllThatIsAsked() {
        StoredJob job = job(app(open(null)), point(1, 50));
        assertThat(JobQuery.ALL.matches(job)).isTrue();
        assertThat(JobQuery.ALL.named("team/a").matches(job)).isTrue();
        assertThat(JobQuery.ALL.named("TEAM/B").matches(job)).isFalse();
        assertThat(JobQuery.ALL.on("ctrl").matches(job)).isTrue();
        assertThat(JobQuery.ALL.on("other").matches(job)).isFalse();
        assertThat(JobQuery.ALL.in(JobGrouping.OWNER, "@web").matches(job)).isTrue();
        assertThat(JobQuery.ALL.in(JobGrouping.OWNER, "@ops").matches(job)).isFalse();
        assertThat(JobQuery.ALL.withAlerts().matches(job)).isTrue();
        assertThat(JobQuery.ALL.withAlerts().matches(job(app(), point(1, 50)))).isFalse();
        assertThat(JobQuery.ALL.notMeasuredSince(NOON.plusSeconds(2)).matches(job))
                .isTrue();
        assertThat(JobQuery.ALL.notMeasuredSince(NOON.plusSeconds(1)).matches(job))
                .isFalse();
        assertThat(JobQuery.ALL.notMeasuredSince(NOON).matches(job(app())))
                .as("never")
                .isTrue();
        JobVisibility nothingHere = new JobVisibility("ctrl", Set.of());
        assertThat(JobQuery.ALL.visibleTo(nothingHere).matches(job)).isFalse();
        assertThat(JobQuery.ALL
                        .visibleTo(new JobVisibility("ctrl", Set.of("job")))
                        .matches(job))
                .isTrue();
        assertThat(JobQuery.ALL.visibleTo(new JobVisibility("other", Set.of())).matches(job))
                .isTrue();
    }

    @Test
    void aPageBeginsSomewhereAndHasASize() {
        assertThat(JobQuery.ALL.page(3, 0).offset()).isEqualTo(3);
        assertThat(JobQuery.ALL.page(0, 5).limit()).isEqualTo(5);
        assertThatThrownBy(() -> JobQuery.ALL.page(-1, 5)).hasMessage("offset is -1, limit 5: give 0 or more of each");
        assertThatThrownBy(() -> JobQuery.ALL.page(0, -1)).hasMessage("offset is 0, limit -1: give 0 or more of each");
        EndedAlertQuery all = EndedAlertQuery.of(JobQuery.ALL.page(3, 4), NOON, NOON);
        assertThat(all.jobs()).as("of all jobs").isEqualTo(JobQuery.ALL);
        assertThat(all.page(0, 0).limit()).isZero();
        assertThatThrownBy(() -> all.page(-1, 5)).hasMessage("offset is -1, limit 5: give 0 or more of each");
        assertThatThrownBy(() -> all.page(0, -1)).hasMessage("offset is 0, limit -1: give 0 or more of each");
    }

    @Test
    void alertsAreFoundByWhenTheyEnded() {
        EndedAlertQuery query = EndedAlertQuery.of(JobQuery.ALL, NOON, NOON.plusSeconds(2));
        assertThat(query.includes(ended("a", NOON.minusMillis(1)))).isFalse();
        assertThat(query.includes(ended("a", NOON))).isTrue();
        assertThat(query.includes(ended("a", NOON.plusMillis(1999)))).isTrue();
        assertThat(query.includes(ended("a", NOON.plusSeconds(2)))).isFalse();
    }

    @Test
    void whatEndedLastComesFirst() {
        JobKey other = new JobKey("d", "job", "coverage");
        StoredAlert early = new StoredAlert(KEY, "a", ended("a", NOON));
        StoredAlert late = new StoredAlert(KEY, "a", ended("a", NOON.plusSeconds(1)));
        StoredAlert named = new StoredAlert(KEY, "b", ended("a", NOON));
        StoredAlert keyed = new StoredAlert(other, "a", ended("a", NOON));
        StoredAlert second = new StoredAlert(KEY, "a", ended("b", NOON));
        List<StoredAlert> all = new ArrayList<>(List.of(named, keyed, second, early, late));
        all.sort(StoredAlert.NEWEST_FIRST);
        assertThat(all).containsExactly(late, early, second, keyed, named);
    }

    @Test
    void whatIsOpenAgainOrForgottenIsDropped() {
        AlertHistory told = new AlertHistory(List.of(ended("told", NOON)), Set.of("open"), NOON.plusSeconds(5));
        assertThat(told.drops(ended("open", NOON.plusSeconds(9)))).isTrue();
        assertThat(told.drops(ended("old", NOON))).isTrue();
        assertThat(told.drops(ended("new", NOON.plusSeconds(5)))).isFalse();
        assertThat(told.drops(ended("told", NOON))).as("it is told of").isFalse();
    }

    @Test
    void aJobIsGroupedByItsFolderItsOwnersItsLabelsAndItsController() {
        assertThat(app().owners()).containsExactly("@core", "@web");
        assertThat(JobGrouping.FOLDER.groups(KEY, app())).containsExactly("Team");
        assertThat(JobGrouping.OWNER.groups(KEY, app())).containsExactly("@core", "@web");
        assertThat(JobGrouping.LABEL.groups(KEY, app())).containsExactly("a", "b");
        assertThat(JobGrouping.CONTROLLER.groups(KEY, app())).containsExactly("ctrl");
        JobDescription top = JobDescription.named("app");
        assertThat(JobGrouping.FOLDER.groups(KEY, top)).containsExactly("");
        assertThat(JobGrouping.OWNER.groups(KEY, top)).containsExactly("");
        assertThat(JobGrouping.LABEL.groups(KEY, top)).containsExactly("");
        assertThat(JobDescription.named("/app").folder()).isEmpty();
    }

    @Test
    void theCourseOfAMetricHasZerosWhereNothingIsComplete() {
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 100; build++) {
            points.add(point(build, build));
        }
        Point aborted = point(101, 5).with(BuildState.ABORTED);
        Point nothing = Point.builder(102, NOON).create();
        points.add(aborted);
        points.add(nothing);
        MetricSeries series = MetricSeries.of(points, Metric.LINE);
        assertThat(series.builds()).hasSize(102).startsWith(1, 2).endsWith(100, 101, 102);
        assertThat(series.times()[1]).isEqualTo(NOON.plusSeconds(2).toEpochMilli());
        assertThat(series.covered()).startsWith(1, 2).endsWith(100, 0, 0);
        assertThat(series.missed()).startsWith(99, 98).endsWith(0, 0, 0);
        assertThat(series.aside()).containsExactly(aborted, nothing);
        assertThat(MetricSeries.of(points, Metric.BRANCH).covered()).containsOnly(0);
    }

    @Test
    void aDescriptionIsJsonAndBack() throws IOException {
        JobDescription full = app(open("http://b/"), open(null));
        String json = DescriptionJson.write(full).toString();
        assertThat(json)
                .isEqualTo("{\"name\":\"Team/App\",\"url\":\"http://a/\",\"owners\":[\"@core\",\"@web\"],"
                        + "\"labels\":[\"a\",\"b\"],\"alerts\":[{\"type\":\"REGRESSION\",\"severity\":\"WARNING\","
                        + "\"status\":\"ACTIVE\",\"build\":7,\"since\":\"2026-01-05T12:00:00Z\",\"message\":\"coverage fell\","
                        + "\"url\":\"http://b/\"},{\"type\":\"REGRESSION\",\"severity\":\"WARNING\",\"status\":\"ACTIVE\","
                        + "\"build\":7,\"since\":\"2026-01-05T12:00:00Z\",\"message\":\"coverage fell\"}]}");
        assertThat(DescriptionJson.read(bytes(json))).isEqualTo(full);
        assertThat(DescriptionJson.readAlerts(
                        bytes(DescriptionJson.alerts(full.alerts()).toString())))
                .isEqualTo(full.alerts());
        assertThat(DescriptionJson.read(bytes("{\"name\":\"a\",\"url\":null}"))).isEqualTo(JobDescription.named("a"));
        assertThat(DescriptionJson.place(bytes("{\"place\":\"jobs/a\"}"))).isEqualTo("jobs/a");
    }

    @Test
    void anAlertThatIsOverIsJsonAndBack() throws IOException {
        EndedAlert alert = ended("a1", NOON.plusSeconds(9));
        assertThat(DescriptionJson.readEnded(bytes(DescriptionJson.write(alert))))
                .isEqualTo(alert);
        assertThat(DescriptionJson.write(alert))
                .startsWith("{\"id\":\"a1\",\"type\":\"REGRESSION\",\"severity\":\"WARNING\",\"build\":2,");
        assertThat(alert.at("http://c/").url()).isEqualTo("http://c/");
        assertThat(alert.at("http://a/")).isEqualTo(alert);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ | is not complete JSON",
                "{\"id\":\"a\",\"since\":\"soon\"} | has an alert with the time 'soon'",
                "{\"since\":\"2026-01-05T12:00:00Z\",\"ended\":\"2026-01-05T12:00:00Z\"} | has an alert without an id",
            })
    void damagedJsonIsSaidInAClause(String text) {
        String[] parts = text.split(" \\| ");
        assertThatThrownBy(() -> DescriptionJson.readEnded(bytes(parts[0]))).hasMessage(parts[1]);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void onlyASentenceIsTrouble() {
        assertThat(new ForwardingStatus(ForwardingStatus.State.AWAY, "it is away", 0, null, null).isTrouble())
                .isTrue();
        assertThat(new ForwardingStatus(ForwardingStatus.State.AWAY, null, 0, null, null).isTrouble())
                .isFalse();
    }

    /** While it waits for its turn without trouble, or has the id of another, the store still answers. */
    @Test
    void aStoreIsAwayWhenASentenceSaysWhy() {
        for (ForwardingStatus.State state : ForwardingStatus.State.values()) {
            assertThat(new ForwardingStatus(state, null, 0, null, null).isAway())
                    .as("%s", state)
                    .isFalse();
            assertThat(new ForwardingStatus(state, "why", 0, null, null).isAway())
                    .as("%s with a reason", state)
                    .isEqualTo(state == ForwardingStatus.State.AWAY || state == ForwardingStatus.State.NEEDS_REPAIR);
        }
    }
}
