package io.jenkins.plugins.coveragemonitor.history.store;

import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.NOON;
import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.ended;
import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the histories of a controller get to a shared store, step by step, and what is said of it. */
class ForwardingTest {
    private static final String CLAIM = "claim.*|prepare|positions";

    @TempDir
    Path home;

    private final SharedStoreInMemory store = new SharedStoreInMemory();
    private final Map<String, JobDescription> descriptions = new HashMap<>();
    private final Map<String, AlertHistory> alerts = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private Retention retention = Retention.DEFAULT;
    private Instant now = NOON;
    private JournalForwarder forwarder;

    @BeforeEach
    void begin() {
        forwarder = forwarder();
    }

    private JournalForwarder forwarder() {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new JournalForwarder(
                store, new ControllerProcess("ctrl", () -> "http://here/", "me"), home, this::all, clock);
    }

    private List<ForwardedJob> all() {
        return names.stream().map(this::job).toList();
    }

    private JobHome place(String name) {
        return JobHome.below(home, name);
    }

    private JobKey key(String name) {
        return new JobKey("ctrl", name, "coverage");
    }

    private ForwardedJob job(String name) {
        return new ForwardedJob(
                key(name),
                place(name),
                () -> retention,
                () -> descriptions.getOrDefault(name, JobDescription.named(name)),
                () -> alerts.getOrDefault(name, AlertHistory.NONE));
    }

    private ForwardedJob record(String name, Point... points) throws IOException {
        if (!names.contains(name)) {
            names.add(name);
        }
        HistoryFile.of(place(name)).append(List.of(points));
        return job(name);
    }

    private void isAway(String sentence) {
        assertThat(forwarder.step()).isFalse();
        assertThat(forwarder.status().state()).isEqualTo(ForwardingStatus.State.AWAY);
        assertThat(forwarder.status().sentence()).isEqualTo(sentence);
    }

    @Test
    void whatIsRecordedIsTakenOnceAndWhatIsNewFollows() throws IOException {
        record("a", point(1, 10), point(2, 20));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news(""))
                .containsExactly("prepare", "claim ctrl http://here/ me PT1M", "positions", "take a [1, 2]");
        assertThat(forwarder.status())
                .isEqualTo(new ForwardingStatus(ForwardingStatus.State.CONNECTED, null, 0, null, NOON));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news("")).containsExactly("claim ctrl http://here/ me PT1M");
        forwarder.changed(record("a", point(3, 30)));
        now = NOON.plusSeconds(1);
        forwarder.changed(job("a"));
        assertThat(forwarder.status().waiting()).isEqualTo(1);
        assertThat(forwarder.status().since()).as("since it waits").isEqualTo(NOON);
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news(CLAIM)).containsExactly("take a [3]");
        assertThat(store.read(key("a"))).containsExactly(point(1, 10), point(2, 20), point(3, 30));
        forwarder.release();
        assertThat(store.news("")).containsExactly("release ctrl me");
    }

    @Test
    void whatNobodySaidIsFoundByLookingAround() throws IOException {
        forwarder.step();
        record("a", point(1, 10));
        forwarder.lookAround();
        assertThat(forwarder.status().waiting()).isEqualTo(1);
        forwarder.step();
        store.news("");
        forwarder.lookAround();
        assertThat(forwarder.status().waiting()).as("it is known").isZero();
    }

    @Test
    void anotherProcessGoesOnWhereTheFirstStopped() throws IOException {
        record("a", point(1, 10));
        forwarder.step();
        record("a", point(2, 20));
        store.news("");
        assertThat(forwarder().step()).isTrue();
        assertThat(store.news(CLAIM)).containsExactly("take a [2]");
    }

    @Test
    void aFailureIsToldAndTriedAgain() throws IOException {
        store.failure = new IOException("the database is away");
        isAway("the database is away");
        assertThat(forwarder.status().reached()).isNull();
        store.failure = null;
        record("a", point(1, 10));
        assertThat(forwarder.step()).isTrue();
        store.news("");
        store.failure = new IOException((String) null);
        forwarder.changed(record("a", point(2, 20)));
        isAway("an unexpected failure (IOException)");
        assertThat(forwarder.status().reached()).isEqualTo(NOON);
        assertThat(forwarder.status().waiting()).isEqualTo(1);
        store.failure = null;
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news("claim.*"))
                .as("it may be an older copy of itself")
                .containsExactly("positions", "take a [2]");
        assertThat(forwarder.status().isTrouble()).isFalse();
    }

    @Test
    void aLostTurnIsNoTroubleAndWhatTheStoreHasIsHeardAgain() throws IOException {
        record("a", point(1, 10));
        forwarder.step();
        store.positions.put(key("a"), new JournalPosition(0, 0));
        forwarder.changed(record("a", point(2, 20)));
        isAway(null);
        assertThat(forwarder.step()).isTrue();
        assertThat(store.read(key("a"))).hasSize(2);
    }

    @Test
    void aStoreThatNeedsRepairIsPreparedAgain() throws IOException {
        store.failure = new StoreNeedsRepair("it has a later version", null);
        assertThat(forwarder.step()).isFalse();
        assertThat(forwarder.status().state()).isEqualTo(ForwardingStatus.State.NEEDS_REPAIR);
        assertThat(forwarder.status().sentence()).isEqualTo("it has a later version");
        store.failure = null;
        assertThat(forwarder.step()).isTrue();
        store.failure = new StoreNeedsRepair("it has a later version", null);
        forwarder.changed(record("a", point(1, 10)));
        assertThat(forwarder.step()).isFalse();
        store.failure = null;
        store.news("");
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news("")).contains("prepare");
    }

    @Test
    void twoControllersWithOneIdSaySo() throws IOException {
        store.lease = new ControllerLease(false, "http://there/", 5);
        isAway("waits for up to 60 seconds, as the process before it had not given up its turn");
        isAway("waits for up to 60 seconds, as the process before it had not given up its turn");
        store.lease = new ControllerLease(false, "http://there/", 6);
        String clash =
                "two controllers have the id ctrl, this one and http://there/; nothing of this one is in the store"
                        + " until it has an id of its own";
        assertThat(forwarder.step()).isFalse();
        assertThat(forwarder.status().state()).isEqualTo(ForwardingStatus.State.CLASH);
        assertThat(forwarder.status().sentence()).isEqualTo(clash);
        assertThat(forwarder.status().reached()).isEqualTo(NOON);
        assertThat(forwarder.step()).as("the other was not seen again").isFalse();
        assertThat(forwarder.status().sentence()).isEqualTo(clash);
        store.lease = new ControllerLease(true, "http://there/", 7);
        assertThat(forwarder.step()).isTrue();
        assertThat(forwarder.status().state()).isEqualTo(ForwardingStatus.State.CLASH);
        assertThat(forwarder.status().sentence())
                .isEqualTo("two controllers have the id ctrl, this one and http://there/; that one writes nothing");
        store.lease = new ControllerLease(true, null, 8);
        assertThat(forwarder.step()).isTrue();
        assertThat(forwarder.status().state()).isEqualTo(ForwardingStatus.State.CONNECTED);
        store.lease = new ControllerLease(false, "http://there/", 6);
        isAway("waits for up to 60 seconds, as the process before it had not given up its turn");
    }

    @Test
    void oneHistoryThatIsRefusedCostsTheOthersNothing() throws IOException {
        record("a", point(1, 10));
        record("b", point(1, 10));
        record("c", point(1, 10));
        store.refused = key("b");
        assertThat(forwarder.step()).isFalse();
        assertThat(store.read(key("a"))).hasSize(1);
        assertThat(store.read(key("c"))).hasSize(1);
        assertThat(forwarder.status().state()).isEqualTo(ForwardingStatus.State.CONNECTED);
        assertThat(forwarder.status().sentence()).isEqualTo("b has a point that is refused; 1 job waits for that");
        assertThat(forwarder.status().waiting()).isEqualTo(1);
        store.refused = null;
        assertThat(forwarder.step()).isTrue();
        assertThat(forwarder.status().isTrouble()).isFalse();
        assertThat(store.read(key("b"))).hasSize(1);
    }

    @Test
    void aLongHistoryThatIsRefusedIsTriedOnceAStep() throws IOException {
        record("a", many(3_000));
        store.refused = key("a");
        assertThat(forwarder.step()).isFalse();
        assertThat(forwarder.status().sentence()).isEqualTo("a has a point that is refused; 1 job waits for that");
        store.refused = null;
        assertThat(forwarder.step()).isTrue();
        assertThat(store.read(key("a"))).hasSize(3_000);
    }

    private static Point[] many(int builds) {
        Point[] points = new Point[builds];
        for (int build = 1; build <= builds; build++) {
            points[build - 1] = point(build, build % 100).toBuilder()
                    .commit("0123456789abcdef0123456789abcdef01234567")
                    .create();
        }
        return points;
    }

    @Test
    void aLongHistoryGoesInParts() throws IOException {
        record("a", many(3_000));
        record("b", point(1, 10));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news(CLAIM)).hasSizeGreaterThan(2);
        assertThat(store.read(key("a"))).containsExactly(many(3_000));
    }

    @Test
    void moreJobsThanOneTransactionHoldsAllGo() throws IOException {
        for (int job = 0; job < 201; job++) {
            names.add("job" + job);
        }
        assertThat(forwarder.step()).isTrue();
        assertThat(store.controllers().get(0).jobs()).isEqualTo(201);
    }

    @Test
    void whatIsKnownOfAJobIsSaidWhenItChanged() throws IOException {
        record("a", point(1, 10));
        forwarder.step();
        assertThat(store.find(key("a")).orElseThrow().description()).isEqualTo(JobDescription.named("a"));
        store.describe(key("a"), JobDescription.named("not asked"));
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(store.find(key("a")).orElseThrow().description().name()).isEqualTo("not asked");
        store.news("");
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(store.news(CLAIM)).as("no point is new").isEmpty();
        descriptions.put("a", JobDescription.named("renamed"));
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(store.find(key("a")).orElseThrow().description().name()).isEqualTo("renamed");
    }

    @Test
    void alertsThatAreOverFollow() throws IOException {
        record("a", point(1, 10));
        alerts.put("a", new AlertHistory(List.of(ended("x", NOON)), Set.of(), Instant.MIN));
        forwarder.step();
        assertThat(store.endedAlerts(key("a"))).containsExactly(ended("x", NOON));
        store.keepAlerts(key("a"), new AlertHistory(List.of(), Set.of("x"), Instant.MIN));
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(store.endedAlerts(key("a"))).as("nothing new is told").isEmpty();
        alerts.put("a", new AlertHistory(List.of(ended("x", NOON)), Set.of("y"), Instant.MIN));
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(store.endedAlerts(key("a"))).hasSize(1);
        AlertHistory more = new AlertHistory(List.of(ended("x", NOON), ended("z", NOON)), Set.of("y"), Instant.MIN);
        alerts.put("a", more);
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(store.endedAlerts(key("a"))).hasSize(2);
    }

    @Test
    void aStoreThatIsAnOlderCopyGetsEverythingAgain() throws IOException {
        record("a", point(1, 10));
        alerts.put("a", new AlertHistory(List.of(ended("x", NOON)), Set.of(), Instant.MIN));
        forwarder.step();
        store.failure = new IOException("the database is away");
        forwarder.changed(record("b", point(1, 10)));
        forwarder.step();
        store.failure = null;
        store.delete(key("a"));
        store.positions.clear();
        store.append(key("a"), List.of(point(9, 90)));
        store.describe(key("a"), JobDescription.named("old"));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.read(key("a"))).containsExactly(point(1, 10), point(9, 90));
        assertThat(store.find(key("a")).orElseThrow().description()).isEqualTo(JobDescription.named("a"));
        assertThat(store.endedAlerts(key("a"))).hasSize(1);
        assertThat(forwarder.onlyInStore().of(key("a")).orElseThrow().builds()).isEqualTo(1);
    }

    @Test
    void deletedJobsAreDeletedAlsoWhenTheStoreIsAwayMeanwhile() throws IOException {
        record("a", point(1, 10));
        forwarder.step();
        forwarder.changed(job("a"));
        names.remove("a");
        forwarder.deleted(List.of(key("a")));
        assertThat(store.read(key("a"))).hasSize(1);
        JournalForwarder next = forwarder();
        assertThat(next.step()).isTrue();
        assertThat(store.read(key("a"))).isEmpty();
        assertThat(forwarder.step()).isTrue();
        assertThat(store.find(key("a"))).as("nothing of it waited").isEmpty();
        store.append(key("a"), List.of(point(9, 9)));
        next.step();
        assertThat(store.read(key("a"))).as("it is done").hasSize(1);
    }

    /** It was reported as new before it was deleted, and the store still says that it is away. */
    @Test
    void whatIsDeletedWaitsForNothing() throws IOException {
        record("a", point(1, 10));
        forwarder.changed(job("a"));
        assertThat(forwarder.status().waiting()).isEqualTo(1);
        forwarder.deleted(List.of(key("a")));
        forwarder.changed(job("b"));
        assertThat(forwarder.status().waiting()).as("b alone").isEqualTo(1);
    }

    /** What a build asked for of another controller's job comes with the next step. */
    @Test
    void historiesOfOtherControllersComeWithAStep() throws IOException {
        JobKey other = new JobKey("ctrl-b", "job-1", "coverage");
        store.describe(
                other, new JobDescription("app", "http://b/job/app/coverage-trend/", List.of(), List.of(), List.of()));
        store.append(other, List.of(point(1, 10)));
        assertThat(forwarder.followed().copy("http://b/job/app", "coverage").points())
                .isEmpty();
        assertThat(forwarder.step()).isTrue();
        assertThat(forwarder.followed().copy("http://b/job/app", "coverage").points())
                .containsExactly(point(1, 10));
    }

    @Test
    void ofAFileThatIsWrittenAnewOnlyWhatChangedIsSent() throws IOException {
        record("a", point(1, 10), point(2, 20), point(3, 30));
        forwarder.step();
        Files.delete(place("a").history());
        record("a", point(2, 25), point(3, 30), point(4, 40));
        forwarder.lookAround();
        store.news("");
        assertThat(forwarder.step()).isTrue();
        assertThat(store.news(CLAIM)).containsExactly("take a [2, 4]");
        assertThat(store.read(key("a")))
                .as("what its file lost stays, as history is kept for ever")
                .containsExactly(point(1, 10), point(2, 25), point(3, 30), point(4, 40));
        assertThat(forwarder.onlyInStore().of(key("a")).orElseThrow().builds()).isEqualTo(1);
    }

    @Test
    void whatTheControllerKeepsNoLongerGoesFromTheStoreToo() throws IOException {
        retention = new Retention(2, 0, null, null, null);
        record("a", point(1, 10), point(2, 20), point(3, 30));
        forwarder.step();
        Files.delete(place("a").history());
        record("a", point(1, 10), point(4, 40));
        forwarder.lookAround();
        forwarder.step();
        assertThat(store.read(key("a")))
                .as("2 is too old; 1 is in the file, and 3 and 4 are the newest")
                .extracting(Point::build)
                .containsExactly(1, 3, 4);
    }

    @Test
    void whatOnlyTheStoreHasIsKnown() throws IOException {
        List<Point> old = new ArrayList<>();
        for (int build = 1; build <= 61; build++) {
            old.add(point(build, 50));
        }
        store.append(key("a"), old);
        store.keepAlerts(
                key("a"), new AlertHistory(List.of(ended("x", NOON), ended("y", NOON)), Set.of(), Instant.MIN));
        alerts.put("a", new AlertHistory(List.of(), Set.of("y"), Instant.MIN));
        record("a", point(70, 70));
        forwarder.step();
        OnlyInStore.Rest rest = forwarder.onlyInStore().of(key("a")).orElseThrow();
        assertThat(rest.builds()).isEqualTo(61);
        assertThat(rest.newest())
                .extracting(Point::build)
                .hasSize(60)
                .startsWith(2)
                .endsWith(61);
        assertThat(rest.alerts()).extracting(EndedAlert::id).containsExactly("x");
        assertThat(rest.with(List.of(point(70, 70), point(61, 99)))).hasSize(61).endsWith(point(61, 99), point(70, 70));
        record("b", point(1, 10));
        forwarder.changed(job("b"));
        forwarder.step();
        assertThat(forwarder.onlyInStore().of(key("b"))).isEmpty();
        forwarder.deleted(List.of(key("a")));
        assertThat(forwarder.onlyInStore().of(key("a"))).isEmpty();
    }

    /** Only histories that lack builds are counted, and only they have something to note. */
    @Test
    void historiesThatLackBuildsAreCounted() throws IOException {
        store.append(key("a"), List.of(point(1, 10)));
        store.keepAlerts(
                key("b"), new AlertHistory(List.of(ended("own", NOON), ended("z", NOON)), Set.of(), Instant.MIN));
        alerts.put("b", new AlertHistory(List.of(ended("own", NOON)), Set.of(), Instant.MIN));
        store.append(key("c"), List.of(point(1, 10)));
        for (String name : List.of("a", "b", "c")) {
            record(name, point(2, 20));
        }
        assertThat(forwarder.onlyInStore().size()).isZero();
        forwarder.step();
        assertThat(forwarder.onlyInStore().size()).isEqualTo(2);
        assertThat(forwarder.onlyInStore().of(key("a")).orElseThrow().note()).startsWith("#1 is not");
        OnlyInStore.Rest alertsOnly = forwarder.onlyInStore().of(key("b")).orElseThrow();
        assertThat(alertsOnly.note()).isNull();
        assertThat(alertsOnly.alerts()).extracting(EndedAlert::id).containsExactly("z");
    }

    @Test
    void whatOnlyTheStoreHasIsLookedForAgainWhenTheFileIsAnother() throws IOException {
        record("a", point(1, 10), point(2, 20));
        forwarder.step();
        assertThat(forwarder.onlyInStore().of(key("a"))).isEmpty();
        Files.delete(place("a").history());
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(forwarder.onlyInStore().of(key("a")).orElseThrow().builds()).isEqualTo(2);
        record("a", point(1, 10), point(2, 20));
        forwarder.changed(job("a"));
        forwarder.step();
        assertThat(forwarder.onlyInStore().of(key("a"))).isEmpty();
    }
}
