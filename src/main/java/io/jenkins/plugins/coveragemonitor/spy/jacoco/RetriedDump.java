package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/**
 * Asks running processes, and again where nothing listens yet. A process that answered in part is not asked again: it may
 * have been reset.
 *
 * @param retries how often to try again, 0 or more
 * @param pause how long to wait before each
 */
public record RetriedDump(int retries, Duration pause) {
    /**
     * Asks a process.
     *
     * @throws IOException if it does not answer; the sentence of the last time
     */
    public RemoteExecution.Dump of(RemoteExecution target, boolean reset) throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return target.dump(reset);
            } catch (IOException failed) {
                if (attempt >= retries || !(failed.getCause() instanceof ConnectException)) {
                    throw failed;
                }
                Thread.sleep(pause.toMillis());
            }
        }
    }
}
