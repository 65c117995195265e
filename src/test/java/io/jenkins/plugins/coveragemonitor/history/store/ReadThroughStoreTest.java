package io.jenkins.plugins.coveragemonitor.history.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadThroughStoreTest {
    private static final JobKey APP = new JobKey("ctrl", "app", "coverage");
    private static final ForwardingStatus WELL =
            new ForwardingStatus(ForwardingStatus.State.CONNECTED, null, 0, null, Instant.EPOCH);

    private final StoreInMemory store = new StoreInMemory();
    private final CountDownLatch end = new CountDownLatch(1);
    private ForwardingStatus status = WELL;
    private ReadThroughStore through = new ReadThroughStore(store, () -> status);

    @AfterEach
    void close() {
        end.countDown();
        through.close();
    }

    private static Point point(int build) {
        return Point.builder(build, Instant.EPOCH.plusSeconds(build))
                .totals(Counters.of(Metric.LINE, new Counter(build, 1)))
                .create();
    }

    @Test
    void whatTheFileHasNeedsNoWords() {
        store.append(APP, List.of(point(1), point(2)));
        assertThat(through.read(APP, List.of(point(1), point(2), point(3))))
                .isEqualTo(new ReadThroughStore.Reading(List.of(point(1), point(2), point(3)), null));
    }

    @Test
    void whatTheFileLostIsInTheStore() {
        store.append(APP, List.of(point(1), point(2), point(3)));
        assertThat(through.read(APP, List.of(point(2), point(4))))
                .isEqualTo(new ReadThroughStore.Reading(
                        List.of(point(1), point(2), point(3), point(4)),
                        "2 builds, #1 to #3, are not in this controller's own file and were read from the database of all"
                                + " controllers."));
        assertThat(through.read(APP, List.of(point(1), point(2))).note())
                .isEqualTo(
                        "#3 is not in this controller's own file and was read from the database of all controllers.");
    }

    @Test
    void aStoreThatIsKnownToBeAwayIsNotAsked() {
        store.append(APP, List.of(point(1)));
        status = new ForwardingStatus(
                ForwardingStatus.State.AWAY, "jdbc:x: its disk is full; free some space", 1, null, null);
        assertThat(through.read(APP, List.of(point(2))))
                .isEqualTo(new ReadThroughStore.Reading(
                        List.of(point(2)),
                        "The database of all controllers is away: jdbc:x: its disk is full; free some space. This is what this"
                                + " controller's own file has."));
    }

    @Test
    void aStoreThatFailsCostsAPageLittle() {
        through = new ReadThroughStore(
                new StoreInMemory() {
                    @Override
                    public List<Point> readOthers(JobKey job, Collection<Integer> builds) throws IOException {
                        throw new IOException("jdbc:x: cannot be reached");
                    }
                },
                () -> status);
        assertThat(through.read(APP, List.of(point(7))))
                .isEqualTo(new ReadThroughStore.Reading(
                        List.of(point(7)),
                        "The database of all controllers is away: jdbc:x: cannot be reached. This is what this"
                                + " controller's own file has."));
    }

    /** As when its reader went away; whoever runs the thread still knows that it was interrupted. */
    @Test
    void aPageThatIsGivenUpShowsTheFile() {
        through = new ReadThroughStore(hanging(), () -> status);
        Thread.currentThread().interrupt();
        ReadThroughStore.Reading reading = through.read(APP, List.of(point(7)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(reading.points()).containsExactly(point(7));
        assertThat(reading.note()).contains("this page was given up");
    }

    @Test
    void aStoreThatHangsCostsAPageLittle() {
        through = new ReadThroughStore(hanging(), () -> status, Duration.ofMillis(1));
        // A reader that is given up before its thread began does not hang, so this may take more pages than there are
        // readers.
        ReadThroughStore.Reading page = through.read(APP, List.of(point(7)));
        while (String.valueOf(page.note()).contains("it did not answer within 1 ms")) {
            assertThat(page.points()).containsExactly(point(7));
            page = through.read(APP, List.of(point(7)));
        }
        assertThat(page.note()).contains("others wait for its answer");
        assertThat(page.points()).containsExactly(point(7));
    }

    /** A store that answers nothing before the end of the test. */
    private HistoryStore hanging() {
        return new StoreInMemory() {
            @Override
            public List<Point> readOthers(JobKey job, Collection<Integer> builds) {
                awaitUninterruptibly();
                return List.of();
            }
        };
    }

    /** A connection that hangs notices no interrupt. */
    private void awaitUninterruptibly() {
        boolean over = false;
        while (!over) {
            try {
                end.await();
                over = true;
            } catch (InterruptedException givenUp) {
                // Still hanging.
            }
        }
    }
}
