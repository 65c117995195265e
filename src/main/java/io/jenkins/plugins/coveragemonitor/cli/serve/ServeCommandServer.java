package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.cli.home.JobNames;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
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
        return start(home, null, port);
    }

    /**
     * Starts to serve a home, a store, or both.
     *
     * @param home the folder, or {@code null}
     * @param store of all controllers, or {@code null}
     * @param port the port, 0 for any free one
     * @throws IOException if the port is taken
     */
    public static PreviewServer start(Path home, HistoryStore store, int port) throws IOException {
        Clock clock = Clock.systemUTC();
        PreviewData data = home == null ? null : new PreviewData(home, new JobNames(home)::all, clock);
        return PreviewServer.start(port, new PreviewPages(data, store == null ? null : new StoreData(store, clock)));
    }
}
