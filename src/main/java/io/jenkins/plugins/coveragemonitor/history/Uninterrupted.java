package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import org.jspecify.annotations.NullUnmarked;

/**
 * Completes work with files although its thread is interrupted. A channel that is used by an interrupted
 * thread closes itself in the middle of what it does; stopping a build would lose what is being recorded of it,
 * and see nothing but {@code null}.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Work that can be begun again from the start. */
    @FunctionalInterface
    @NullUnmarked
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Does the work, again if an interrupt broke it off. The thread is interrupted afterwards if it was meanwhile.
     *
     * @throws IOException what the work throws for another reason
     */
    @NullUnmarked
    public static <T> T finish(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException | FileLockInterruptionException brokenOff) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
