package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

/**
 * Requests data from running processes, with retries while nothing listens yet. A process that answered in part is not
 * asked again, because it may have been reset.
 *
 * @param retries how often to retry, 0 or more
 * @param pause the wait before each retry
 */
public record RetriedDump(int retries, Duration pause) {
    /**
     * Requests the data of a process.
     *
     * @throws IOException if it does not answer; the message is that of the last attempt
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
