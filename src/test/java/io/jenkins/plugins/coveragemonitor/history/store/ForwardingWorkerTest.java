package io.jenkins.plugins.coveragemonitor.history.store;

import static io.jenkins.plugins.coveragemonitor.history.store.StoreValuesTest.point;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thread that takes histories to a shared store: when it works, what it tells, and how it ends. */
class ForwardingWorkerTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final ForwardingPauses ONLY_WHEN_WOKEN =
            new ForwardingPauses(NEVER, NEVER, Duration.ofMillis(1), Duration.ofMillis(2));
    private static final JobKey KEY = new JobKey("ctrl", "a", "coverage");

    @TempDir
    Path home;

    private final SharedStoreInMemory store = new SharedStoreInMemory();

    /** The threads of steps, one a step. */
    private final BlockingQueue<Thread> steps = new LinkedBlockingQueue<>();

    /** What of the job's points the store was told to take, one entry a time. */
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private volatile boolean readable = true;
    private @Nullable ForwardingWorker worker;
    private @Nullable JournalForwarder forwarder;

    @AfterEach
    void end() {
        if (worker != null) {
            worker.stop();
        }
    }

    private ForwardingWorker start(ForwardingPauses pauses) {
        return start(pauses, () -> log.add("closed"));
    }

    private ForwardingWorker start(ForwardingPauses pauses, Closeable atEnd) {
        forwarder = new JournalForwarder(
                store, new ControllerProcess("ctrl", this::url, "me"), home, this::jobs, Clock.systemUTC());
        worker = new ForwardingWorker(forwarder, new Random(1), log::add, atEnd, pauses);
        worker.start();
        return worker;
    }

    private String url() {
        steps.add(Thread.currentThread());
        return "http://here/";
    }

    private Collection<ForwardedJob> jobs() throws IOException {
        if (!readable) {
            throw new IOException("jobs: Permission denied");
        }
        return List.of(job());
    }

    private ForwardedJob job() {
        return new ForwardedJob(
                KEY,
                JobHome.below(home, "a"),
                () -> Retention.DEFAULT,
                () -> {
                    taken.add(
                            store.read(KEY).stream().map(Point::build).toList().toString());
                    return JobDescription.named("a");
                },
                () -> AlertHistory.NONE);
    }

    private void record(int build) throws IOException {
        HistoryFile.of(JobHome.below(home, "a")).append(List.of(point(build, build)));
    }

    /** What comes next; generous, as it does not come at all where something is wrong. */
    private static <T> @Nullable T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(15, TimeUnit.SECONDS);
    }

    private static void awaitRest(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void itWorksWhenItBeginsAndWheneverItIsWoken() throws Exception {
        record(1);
        start(ONLY_WHEN_WOKEN);
        assertThat(next(taken)).isEqualTo("[1]");
        for (int build = 2; build <= 4; build++) {
            record(build);
            forwarder.changed(job());
            worker.wake();
            worker.wake();
            assertThat(next(taken)).contains(build + "]");
        }
        assertThat(next(steps).isDaemon()).as("it keeps no process alive").isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    void whatNobodySaidIsFoundWhenItLooksAround() throws Exception {
        start(new ForwardingPauses(Duration.ofMillis(1), Duration.ZERO, NEVER, NEVER));
        assertThat(next(taken)).isEqualTo("[]");
        record(1);
        String seen = next(taken);
        while ("[]".equals(seen)) {
            // It looked between the file's creation and its first line.
            seen = next(taken);
        }
        assertThat(seen).isEqualTo("[1]");
        readable = false;
        assertThat(next(log)).isEqualTo("The histories could not be scanned: jobs: Permission denied");
        readable = true;
        steps.clear();
        assertThat(next(steps)).as("it goes on").isNotNull();
    }

    @Test
    void aStoreThatDoesNotTakeItIsTriedAgainAndToldOnce() throws Exception {
        store.lease = new ControllerLease(false, "http://there/", 5);
        start(ONLY_WHEN_WOKEN);
        for (int step = 0; step < 5; step++) {
            assertThat(next(steps)).isNotNull();
        }
        store.lease = new ControllerLease(false, "http://there/", 6);
        assertThat(next(log)).startsWith("waits for up to 60 seconds");
        assertThat(next(log)).startsWith("two controllers have the id ctrl");
        store.lease = new ControllerLease(true, null, 7);
        assertThat(next(log)).isEqualTo("The shared store has this controller's histories again.");
        worker.stop();
        assertThat(next(log)).isEqualTo("closed");
    }

    @Test
    void whileTheStoreIsAwayNewsDoesNotHurryIt() throws Exception {
        store.lease = new ControllerLease(false, "http://there/", 5);
        start(new ForwardingPauses(NEVER, NEVER, NEVER, NEVER));
        Thread thread = next(steps);
        worker.wake();
        awaitRest(thread);
        worker.stop();
        assertThat(next(log)).startsWith("waits for up to 60 seconds");
        assertThat(next(log)).as("stopping does not wait for the pause").isEqualTo("closed");
        assertThat(steps).isEmpty();
    }

    @Test
    void itsEndGivesUpTheTurnAndClosesWhatItUsed() throws Exception {
        start(ONLY_WHEN_WOKEN);
        next(taken);
        worker.stop();
        assertThat(next(log)).isEqualTo("closed");
        assertThat(store.asked).last().isEqualTo("release ctrl me");
    }

    @Test
    void anInterruptEndsItToo() throws Exception {
        start(ONLY_WHEN_WOKEN);
        Thread thread = next(steps);
        next(taken);
        awaitRest(thread);
        thread.interrupt();
        assertThat(next(log)).isEqualTo("closed");
        assertThat(store.asked).last().isEqualTo("release ctrl me");
    }

    @Test
    void aTurnThatCannotBeGivenUpEndsBySilenceAndWhatCannotBeClosedIsTold() throws Exception {
        start(ONLY_WHEN_WOKEN, () -> {
            throw new IOException("connections are in use");
        });
        next(taken);
        store.failure = new IOException("the database is away");
        worker.stop();
        assertThat(next(log)).isEqualTo("The shared store could not be closed: connections are in use");
    }

    @Test
    void pausesGrowWithinTheirBounds() {
        ForwardingPauses pauses = ForwardingPauses.USUAL;
        List<Long> seconds = new ArrayList<>();
        Duration pause = Duration.ZERO;
        for (int failed = 1; failed <= 7; failed++) {
            pause = pauses.longerThan(pause);
            seconds.add(pause.toSeconds());
        }
        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(pauses.idle()).isLessThan(StoreLease.SILENCE);
    }

    @Test
    void aPauseIsSpreadFromItsHalfToAllOfIt() {
        RandomGenerator smallest = bounded(false);
        RandomGenerator largest = bounded(true);
        assertThat(ForwardingPauses.spread(Duration.ofSeconds(4), smallest)).isEqualTo(Duration.ofSeconds(2));
        assertThat(ForwardingPauses.spread(Duration.ofSeconds(4), largest)).isEqualTo(Duration.ofSeconds(4));
        assertThat(ForwardingPauses.spread(Duration.ZERO, largest)).isEqualTo(Duration.ZERO);
    }

    /** Gives the least or the greatest number that is asked for. */
    private static RandomGenerator bounded(boolean greatest) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("unbounded");
            }

            @Override
            public long nextLong(long bound) {
                return greatest ? bound - 1 : 0;
            }
        };
    }
}
