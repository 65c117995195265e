package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.cli.home.JobNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** The pages of a home folder on the loopback address. */
public final class ServeCommandServer {
    private ServeCommandServer() {}

    /**
     * Starts to serve.
     *
     * @param port the port, 0 for any free one
     * @throws IOException if the port is taken
     */
    public static PreviewServer start(Path home, int port) throws IOException {
        JobNames jobs = new JobNames(home);
        return PreviewServer.start(port, new PreviewPages(new PreviewData(home, jobs::all, Clock.systemUTC())));
    }
}
