package io.jenkins.plugins.coveragemonitor.history.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardingStatus;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardingStatus.State;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.JournalForwarder;
import io.jenkins.plugins.coveragemonitor.history.store.OnlyInStore;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs record arrives in the database, whatever becomes of it meanwhile. */
class JournalForwarderTest {
    private static final Database.Patience SHORT = new Database.Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));
    private static StoreAddress address;
    private static TestProxy proxy;
    private static PostgresHistoryStore store;

    /** What the controller sees: the same database through a network that can be cut. */
    private static PostgresHistoryStore distant;

    @TempDir
    private Path home;

    private RecordedJobs jobs;

    @BeforeAll
    static void open() throws IOException {
        address = TestPostgres.database();
        proxy = new TestProxy(address);
        store = new PostgresHistoryStore(address);
        store.prepare();
        distant = new PostgresHistoryStore(proxy.of(address), SHORT);
    }

    @AfterAll
    static void close() throws IOException {
        if (store != null) {
            store.close();
            distant.close();
            proxy.close();
        }
    }

    @BeforeEach
    void begin() throws IOException {
        proxy.become(TestProxy.Network.GOOD);
        TestPostgres.execute(address, "truncate controller cascade");
        jobs = new RecordedJobs(home, "ctrl");
    }

    @Test
    void whatIsRecordedArrivesAndNothingIsSentTwice() throws IOException {
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 2_500);
        jobs.record("web", 1, 3);
        assertThat(forwarder.step()).isTrue();
        jobs.assertAllIsIn(store);
        forwarder.changed(jobs.record("app", 2_501, 2_502));
        assertThat(forwarder.status().waiting()).isEqualTo(1);
        assertThat(forwarder.step()).isTrue();
        jobs.assertAllIsIn(store);
        assertThat(forwarder.status().isTrouble()).isFalse();
        // Another process goes on where the first stopped: a point that is there already is not written again.
        TestPostgres.execute(
                address, "update point set line = replace(line, '\"v\":1', '\"v\": 1') where build < 2500");
        forwarder.release();
        jobs.record("app", 2_503, 2_503);
        assertThat(jobs.forwarder(store, "b").step()).isTrue();
        TestPostgres.execute(
                address, "do $$ begin assert (select count(*) from point where line like '%\"v\": 1%') = 2502; end $$");
        jobs.assertAllIsIn(store);
    }

    private static EndedAlert ended(String id, Instant when) {
        return new EndedAlert(
                id,
                "REGRESSION",
                "WARNING",
                2,
                when,
                "RECOVERED",
                3,
                when,
                null,
                "fell",
                null,
                "{\"id\":\"" + id + "\"}");
    }

    /** Nothing but their alerts changes: they are told of, or the worker notices by itself. */
    @Test
    void alertsThatAreOverArriveAndFollowTheJob() throws IOException {
        Instant start = RecordedJobs.START;
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 3);
        jobs.alerts("app", new AlertHistory(List.of(ended("a1", start)), Set.of(), Instant.MIN));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.endedAlerts(jobs.key("app"))).containsExactly(ended("a1", start));
        EndedAlert later = ended("a2", start.plusSeconds(1));
        forwarder.changed(jobs.alerts("app", new AlertHistory(List.of(later), Set.of("a1"), Instant.MIN)));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.endedAlerts(jobs.key("app"))).containsExactly(later);
        Path log = jobs.place("app").alerts();
        Files.writeString(log, "{}\n");
        jobs.alerts("app", new AlertHistory(List.of(), Set.of(), start.plusSeconds(2)));
        forwarder.lookAround();
        assertThat(forwarder.step()).isTrue();
        assertThat(store.endedAlerts(jobs.key("app"))).isEmpty();
        forwarder.changed(jobs.alerts("app", new AlertHistory(List.of(later), Set.of(), Instant.MIN)));
        assertThat(forwarder.step()).isTrue();
        forwarder.deleted(List.of(jobs.key("app")));
        assertThat(forwarder.step()).isTrue();
        TestPostgres.execute(address, "do $$ begin assert (select count(*) from ended_alert) = 0; end $$");
    }

    @Test
    void whatAFileLostIsKnownWithoutAsking() throws IOException {
        JobKey app = jobs.key("app");
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 100);
        EndedAlert alert = ended("a1", RecordedJobs.START);
        jobs.alerts("app", new AlertHistory(List.of(alert), Set.of(), Instant.MIN));
        assertThat(forwarder.step()).isTrue();
        assertThat(forwarder.onlyInStore().of(app)).isEmpty();
        List<String> lines = Files.readAllLines(jobs.place("app").history());
        Files.write(jobs.place("app").history(), lines.subList(98, 100));
        forwarder.changed(jobs.alerts("app", AlertHistory.NONE));
        assertThat(forwarder.step()).isTrue();
        OnlyInStore.Rest rest = forwarder.onlyInStore().of(app).orElseThrow();
        assertThat(rest.builds()).isEqualTo(98);
        assertThat(rest.newest()).hasSize(60);
        assertThat(rest.alerts()).containsExactly(alert);
        assertThat(rest.with(jobs.file("app").points()))
                .extracting(Point::build)
                .hasSize(62)
                .endsWith(97, 98, 99, 100);
        // Another process hears of it when the store answers.
        forwarder.release();
        JournalForwarder next = jobs.forwarder(store, "b");
        assertThat(next.step()).isTrue();
        assertThat(next.onlyInStore().of(app)).contains(rest);
        // Whoever puts the file back has it again.
        Files.write(jobs.place("app").history(), lines);
        jobs.alerts("app", new AlertHistory(List.of(alert), Set.of(), Instant.MIN));
        next.changed(jobs.job("app"));
        assertThat(next.step()).isTrue();
        assertThat(next.onlyInStore().of(app)).isEmpty();
    }

    @Test
    void aLineThatIsStillWrittenAndOneThatIsDamagedCostNothing() throws IOException {
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 3);
        Path file = jobs.place("app").history();
        Files.writeString(file, "damaged\n", StandardOpenOption.APPEND);
        byte[] whole = jobs.file("app").points().get(0).json();
        String half = new String(whole, StandardCharsets.UTF_8).replace("\"build\":1,", "\"build\":4,");
        Files.writeString(file, half.substring(0, 20), StandardOpenOption.APPEND);
        assertThat(forwarder.step()).isTrue();
        assertThat(store.read(jobs.key("app"))).hasSize(3);
        Files.writeString(file, half.substring(20) + "\n", StandardOpenOption.APPEND);
        forwarder.lookAround();
        assertThat(forwarder.step()).isTrue();
        assertThat(store.read(jobs.key("app"))).extracting(Point::build).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aFileThatIsWrittenAnewIsTakenFromItsBeginningAndLosesNothing() throws IOException {
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 20);
        assertThat(forwarder.step()).isTrue();
        for (int again = 0; again < 3; again++) {
            forwarder.changed(jobs.record("app", 1, 20));
        }
        forwarder.changed(jobs.record("app", 21, 21));
        assertThat(forwarder.step()).isTrue();
        jobs.assertAllIsIn(store);
    }

    /** A retention writes the file anew again and again: by a trigger the database tells what is sent to it. */
    @Test
    void ofAFileThatIsWrittenAnewOnlyWhatChangedIsSent() throws IOException {
        jobs = new RecordedJobs(home, "ctrl", new Retention(2_000, 0, null, null, null));
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 2_000);
        assertThat(forwarder.step()).isTrue();
        TestPostgres.execute(
                address,
                "create table sent (build int); create function sent() returns trigger language plpgsql as"
                        + " 'begin insert into sent values (new.build); return new; end';"
                        + " create trigger sent before insert on point for each row execute function sent()");
        try {
            forwarder.changed(jobs.record("app", 2_001, 2_002));
            assertThat(forwarder.step()).isTrue();
            assertThat(jobs.file("app").points()).hasSize(2_000);
            jobs.assertAllIsIn(store);
            TestPostgres.execute(
                    address,
                    "do $$ begin assert (select array_agg(build order by build) from sent) = '{2001,2002}'; end $$");
        } finally {
            TestPostgres.execute(address, "drop function sent cascade; drop table sent");
        }
    }

    @Test
    void theStoreKeepsWhatTheControllerKeepsAndWhatItsFileLostByAccident() throws IOException {
        jobs = new RecordedJobs(home, "ctrl", new Retention(10, 0, null, null, null));
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 9);
        assertThat(forwarder.step()).isTrue();
        forwarder.changed(jobs.record("app", 10, 60));
        assertThat(forwarder.step()).isTrue();
        assertThat(jobs.file("app").points()).hasSize(10);
        forwarder.changed(jobs.record("app", 61, 120));
        assertThat(forwarder.step()).isTrue();
        jobs.assertAllIsIn(store);
        Files.write(jobs.place("app").history(), new byte[0]);
        forwarder.changed(jobs.record("app", 121, 121));
        assertThat(forwarder.step()).isTrue();
        assertThat(store.read(jobs.key("app"))).hasSize(10).last().isEqualTo(RecordedJobs.point(121));
    }

    @Test
    void aDeletedJobIsDeletedEvenIfTheDatabaseIsAwayWhenItHappens() throws IOException {
        JournalForwarder forwarder = jobs.forwarder(distant, "a");
        jobs.record("app", 1, 2);
        assertThat(forwarder.step()).isTrue();
        proxy.become(TestProxy.Network.RESET);
        forwarder.deleted(List.of(jobs.key("app")));
        assertThat(forwarder.step()).isFalse();
        proxy.become(TestProxy.Network.GOOD);
        RecordedJobs afterRestart = new RecordedJobs(home, "ctrl");
        assertThat(afterRestart.forwarder(distant, "a").step()).isTrue();
        assertThat(store.count(JobQuery.ALL)).isZero();
    }

    @Test
    void whatIsKnownOfAJobFollows() throws IOException {
        jobs.record("app", 1, 1);
        assertThat(jobs.forwarder(store, "a").step()).isTrue();
        List<StoredJob> found = new ArrayList<>();
        store.search(JobQuery.ALL, found::add);
        assertThat(found.get(0).description().name()).isEqualTo("team/app");
    }

    @Test
    void aDatabaseThatIsCutOffCostsNothingAndLosesNothing() throws IOException {
        JournalForwarder forwarder = jobs.forwarder(distant, "a");
        jobs.record("app", 1, 5);
        assertThat(forwarder.step()).isTrue();
        for (TestProxy.Network cut : List.of(TestProxy.Network.RESET, TestProxy.Network.HALF_OPEN)) {
            proxy.become(cut);
            int next = store.read(jobs.key("app")).size() + 1;
            forwarder.changed(jobs.record("app", next, next));
            assertThat(forwarder.step()).as(cut.name()).isFalse();
            ForwardingStatus status = forwarder.status();
            assertThat(status.state()).isEqualTo(State.AWAY);
            assertThat(status.sentence())
                    .startsWith(proxy.of(address) + ": cannot be reached (")
                    .endsWith("check that it runs, and that the network lets it be reached");
            assertThat(status.waiting()).isEqualTo(1);
            assertThat(status.since()).isNotNull();
            proxy.become(TestProxy.Network.RESET);
            proxy.become(TestProxy.Network.GOOD);
            arrives(forwarder);
            jobs.assertAllIsIn(store);
        }
        proxy.delay(20);
        forwarder.changed(jobs.record("app", 8, 40));
        arrives(forwarder);
        proxy.delay(0);
        jobs.assertAllIsIn(store);
    }

    /** A connection that was cut may still be in the pool, for one more try. */
    private static void arrives(JournalForwarder forwarder) {
        for (int attempt = 0; attempt < 5; attempt++) {
            if (forwarder.step()) {
                return;
            }
        }
        throw new AssertionError(forwarder.status().sentence());
    }

    @Test
    void aDatabaseThatCanOnlyBeReadIsWaitedFor() throws IOException {
        jobs.record("app", 1, 2);
        StoreAddress server = TestPostgres.server();
        TestPostgres.execute(
                server, "alter database " + address.database() + " set default_transaction_read_only = on");
        try (PostgresHistoryStore readOnly = new PostgresHistoryStore(address)) {
            JournalForwarder forwarder = jobs.forwarder(readOnly, "a");
            assertThat(forwarder.step()).isFalse();
            assertThat(forwarder.status().sentence())
                    .isEqualTo(address + ": can only be read now; write to the primary server");
        } finally {
            TestPostgres.execute(
                    server, "alter database " + address.database() + " reset default_transaction_read_only");
        }
        assertThat(jobs.forwarder(store, "a").step()).isTrue();
        jobs.assertAllIsIn(store);
    }

    @Test
    void aDatabaseThatWasRestoredFromItsBackupGetsWhatItLacks() throws IOException {
        JournalForwarder forwarder = jobs.forwarder(store, "a");
        jobs.record("app", 1, 5);
        EndedAlert alert = ended("a1", RecordedJobs.START);
        jobs.alerts("app", new AlertHistory(List.of(alert), Set.of(), Instant.MIN));
        assertThat(forwarder.step()).isTrue();
        TestPostgres.execute(address, "create table backup as select * from history");
        forwarder.changed(jobs.record("app", 6, 9));
        assertThat(forwarder.step()).isTrue();
        TestPostgres.execute(
                address,
                "delete from ended_alert; delete from point where build > 5; update history h set journal_bytes = b.journal_bytes,"
                        + " journal_check = b.journal_check from backup b where b.number = h.number; drop table backup");
        forwarder.changed(jobs.record("app", 10, 10));
        assertThat(forwarder.step()).isFalse();
        assertThat(forwarder.status().isTrouble()).isFalse();
        assertThat(forwarder.step()).isTrue();
        jobs.assertAllIsIn(store);
        assertThat(store.endedAlerts(jobs.key("app"))).containsExactly(alert);
    }

    @Test
    void ofTwoControllersWithOneIdOneWritesAndBothSaySo() throws IOException {
        jobs.record("app", 1, 3);
        JournalForwarder first = jobs.forwarder(store, "first");
        assertThat(first.step()).isTrue();
        RecordedJobs copy = new RecordedJobs(home.resolve("copy"), "ctrl");
        copy.record("app", 1, 9);
        JournalForwarder second = copy.forwarder(store, "second");
        assertThat(second.step()).isFalse();
        assertThat(second.status().state()).isEqualTo(State.AWAY);
        assertThat(second.status().sentence())
                .isEqualTo("waits for up to 60 seconds, as the process before it had not given up its turn");
        first.step();
        assertThat(second.step()).isFalse();
        assertThat(second.status().state()).isEqualTo(State.CLASH);
        assertThat(second.status().sentence())
                .isEqualTo("two controllers have the id ctrl, this one and http://first/;"
                        + " nothing of this one is in the store until it has an id of its own");
        first.changed(jobs.record("app", 4, 4));
        assertThat(first.step()).isTrue();
        assertThat(first.status().state()).isEqualTo(State.CLASH);
        assertThat(first.status().sentence())
                .isEqualTo("two controllers have the id ctrl, this one and http://second/; that one writes nothing");
        jobs.assertAllIsIn(store);
        // The copy is given an id of its own.
        RecordedJobs renamed = new RecordedJobs(home.resolve("copy"), "ctrl-2");
        renamed.record("app", 1, 9);
        assertThat(renamed.forwarder(store, "second").step()).isTrue();
        renamed.assertAllIsIn(store);
        jobs.assertAllIsIn(store);
    }

    @Test
    void aTurnEndsBySilenceOrWhenItIsGivenUp() throws IOException {
        jobs.record("app", 1, 3);
        JournalForwarder killed = jobs.forwarder(store, "killed");
        assertThat(killed.step()).isTrue();
        JournalForwarder next = jobs.forwarder(store, "next");
        assertThat(next.step()).isFalse();
        TestPostgres.execute(address, "update controller set seen_at = seen_at - interval '61 seconds'");
        assertThat(next.step()).isTrue();
        assertThat(next.status().isTrouble()).isFalse();
        // The one that was thought dead writes nothing more.
        killed.changed(jobs.record("app", 4, 4));
        assertThat(killed.step()).isFalse();
        assertThat(store.read(jobs.key("app"))).hasSize(3);
        next.release();
        assertThat(killed.step()).isTrue();
    }

    @Test
    void aClockThatIsSetBackChangesNothing() throws IOException {
        jobs.record("app", 1, 3);
        JournalForwarder forwarder =
                jobs.forwarder(store, "a", Clock.fixed(RecordedJobs.START.plus(Duration.ofDays(90)), ZoneOffset.UTC));
        assertThat(forwarder.step()).isTrue();
        forwarder.release();
        JournalForwarder after = jobs.forwarder(
                store, "b", Clock.fixed(RecordedJobs.START.minus(Duration.ofDays(3_650)), ZoneOffset.UTC));
        jobs.record("app", 4, 6);
        assertThat(after.step()).isTrue();
        jobs.assertAllIsIn(store);
    }
}
