package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import org.jspecify.annotations.NullUnmarked;

/**
 * Completes work with files although its thread is interrupted. A channel that an interrupted thread uses closes itself
 * midway; stopping a build would then lose what is being recorded, with no message but {@code null}.
 */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Work that can be restarted. */
    @FunctionalInterface
    @NullUnmarked
    public interface Work<T> {
        /** Does the work. */
        T run() throws IOException;
    }

    /**
     * Does the work, and restarts it if an interrupt broke it off. If the thread was interrupted meanwhile, it is
     * interrupted again afterwards.
     *
     * @throws IOException if the work fails for another reason
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
