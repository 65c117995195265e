package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class ParallelReadingTest {
    @Test
    void whoHasNothingElseToDoIsIdle() throws InterruptedException {
        assertThat(idle(1)).containsExactly(2);
        assertThat(idle(2)).containsExactly(1, 1);
        assertThat(idle(3)).containsExactly(0, 0, 0);
    }

    /** How many of three are idle while so many things are done at once, as each of those sees it. */
    private static List<Integer> idle(int atOnce) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(atOnce);
        List<Integer> seen = new ArrayList<>();
        try (ParallelReading parallel = new ParallelReading(3)) {
            WorkerPool workers = parallel.workers();
            parallel.forEach(
                    List.of(1, 2, 3).subList(0, atOnce),
                    thing -> {
                        await(barrier);
                        int idle = workers.idle().getAsInt();
                        await(barrier);
                        return idle;
                    },
                    seen::add);
        }
        return seen;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
