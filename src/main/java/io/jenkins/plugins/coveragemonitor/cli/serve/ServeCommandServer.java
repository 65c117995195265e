package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import io.jenkins.plugins.coveragemonitor.cli.home.JobNames;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the server for the pages of a home folder or a store on the loopback address. */
public final class ServeCommandServer {
    private ServeCommandServer() {}

    /**
     * Starts the server for a home, a store, or both, without exporting metrics.
     *
     * @param home the folder, or {@code null}
     * @param store the store of all controllers, or {@code null}
     * @param port the port, 0 for any free one
     * @throws IOException if the port is taken
     */
    public static PreviewServer start(@Nullable Path home, @Nullable HistoryStore store, int port) throws IOException {
        return start(home, store, port, null, nothing -> {});
    }

    /**
     * Starts the server for a home, a store, or both.
     *
     * @param home the folder, or {@code null}
     * @param store the store of all controllers, or {@code null}
     * @param port the port, 0 for any free one
     * @param metrics the receiver of the home's metrics, or {@code null}
     * @param log receives a sentence when an outage of that receiver begins and when it ends
     * @throws IOException if the port is taken
     */
    public static PreviewServer start(
            @Nullable Path home, @Nullable HistoryStore store, int port, @Nullable URI metrics, Consumer<String> log)
            throws IOException {
        Clock clock = Clock.systemUTC();
        StoreData stored = store == null ? null : new StoreData(store, clock);
        if (home == null) {
            return PreviewServer.start(port, new PreviewPages(null, stored), "", List.of());
        }
        System.getProperties().putIfAbsent("slf4j.internal.verbosity", "ERROR");
        JobNames jobs = new JobNames(home);
        LiveHub hub = new LiveHub(clock, new SecureRandom(), PreviewData::trend);
        HomeWatch watch = new HomeWatch(home, jobs::monitors, hub);
        LiveServer live = live(hub);
        PreviewData data = new PreviewData(home, jobs::monitors, clock, live.address());
        List<Closeable> beside = new ArrayList<>(List.of(watch, live, hub));
        MetricsExport export = metrics == null ? null : new MetricsExport(data, metrics, clock, log);
        if (export != null) {
            beside.add(export);
        }
        try {
            PreviewServer server = PreviewServer.start(port, new PreviewPages(data, stored), live.address(), beside);
            live.serve(server.address());
            watch.start();
            if (export != null) {
                export.start();
            }
            return server;
        } catch (IOException taken) {
            live.close();
            if (export != null) {
                export.close();
            }
            throw taken;
        }
    }

    private static LiveServer live(LiveHub hub) throws IOException {
        try {
            return LiveServer.start(hub);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the live updates were stopped", stopped);
        }
    }
}
