package io.jenkins.plugins.coveragemonitor;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another thread brings about, however busy the machine is; a test that waits in vain fails. */
public final class Awaiting {
    private static final Duration IN_VAIN = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(5);

    private Awaiting() {}

    /** Returns when something is so. */
    public static void until(Callable<Boolean> so) throws Exception {
        long deadline = System.nanoTime() + IN_VAIN.toNanos();
        while (!so.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
