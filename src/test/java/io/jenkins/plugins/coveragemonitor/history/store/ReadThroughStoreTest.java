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
                .build();
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
                ForwardingStatus.State.AWAY, "jdbc:x: its disk is full; give it room", 1, null, null);
        assertThat(through.read(APP, List.of(point(2))))
                .isEqualTo(new ReadThroughStore.Reading(
                        List.of(point(2)),
                        "The database of all controllers is away: jdbc:x: its disk is full; give it room. This is what this"
                                + " controller's own file has."));
    }

    @Test
    void aStoreThatFailsOrHangsCostsAPageLittle() {
        through = new ReadThroughStore(
                new StoreInMemory() {
                    @Override
                    public List<Point> readOthers(JobKey job, Collection<Integer> builds) throws IOException {
                        if (builds.isEmpty()) {
                            throw new IOException("jdbc:x: cannot be reached");
                        }
                        try {
                            end.await();
                        } catch (InterruptedException givenUp) {
                            // A connection that hangs hears of nothing.
                            awaitUninterruptibly();
                        }
                        return List.of();
                    }
                },
                () -> status,
                Duration.ofMillis(1));
        assertThat(through.read(APP, List.of()).note())
                .startsWith("The database of all controllers is away: jdbc:x: cannot be reached.");
        for (int page = 0; page < 2; page++) {
            assertThat(through.read(APP, List.of(point(7))).points()).containsExactly(point(7));
        }
        assertThat(through.read(APP, List.of(point(7))).note()).contains("others wait for its answer");
    }

    private void awaitUninterruptibly() {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
