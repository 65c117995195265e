package io.jenkins.plugins.coveragemonitor.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.coveragemonitor.cli.home.HistoryStores;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeOutbox;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.serve.PreviewServer;
import io.jenkins.plugins.coveragemonitor.cli.serve.ServeCommandServer;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.metrics.OtlpExporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the dashboard and pages on loopback until it is stopped. */
@Command(
        name = "serve",
        description = "Serves the dashboard and pages on loopback until it is stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "The folder in which everything recorded is kept.")
    private Path home;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "The database of all controllers, jdbc:postgresql://HOST:PORT/DATABASE, with or without --home.")
    private String store;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8099",
            description = "The port (${DEFAULT-VALUE}); 0 for any free one.")
    private int port;

    @Option(
            names = "--otlp",
            paramLabel = "URL",
            description =
                    "Exports the metrics of --home once a minute to this receiver of the OpenTelemetry protocol, such as http://collector:4318.")
    private String otlp;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (home == null && store == null) {
            throw CommandFailure.usage("give --home=DIR, --store=URL, or both");
        }
        if (home == null && otlp != null) {
            throw CommandFailure.usage("--otlp exports the metrics of a home: give --home=DIR, too");
        }
        URI receiver = receiver();
        try (HistoryStore all = store == null ? null : HistoryStores.database(store)) {
            serve(
                    home == null ? null : new Home(home).folder(),
                    all,
                    port,
                    receiver,
                    spec.commandLine().getOut());
        }
        return ExitCode.PASSED.code();
    }

    private @Nullable URI receiver() {
        try {
            return otlp == null ? null : OtlpExporter.address(otlp);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--otlp: " + e.getMessage());
        }
    }

    /** Serves until the process is stopped, and delivers the waiting messages of the outbox. */
    static void serve(Path home, int port, PrintWriter out) throws IOException, InterruptedException {
        serve(home, null, port, null, out);
    }

    private static void serve(
            @Nullable Path home, @Nullable HistoryStore store, int port, @Nullable URI receiver, PrintWriter out)
            throws IOException, InterruptedException {
        if (port < 0 || port > 65535) {
            throw CommandFailure.usage("--port is " + port + ": give 0 to 65535");
        }
        try (PreviewServer server = ServeCommandServer.start(home, store, port, receiver, sentence -> {
                    out.println(sentence);
                    out.flush();
                });
                HomeOutbox outbox = home == null
                        ? null
                        : HomeOutbox.open(home, JsonNodeFactory.instance.arrayNode(), out::println)) {
            if (outbox != null) {
                outbox.start();
            }
            out.println("The pages are on " + server.address() + " (stop with Ctrl+C).");
            if (store != null && home != null) {
                out.println("All controllers are on " + server.address() + "frame.html?page=all-controllers");
            }
            out.flush();
            Thread.currentThread().join();
        } catch (BindException e) {
            throw CommandFailure.unusable("the port " + port + " is taken: give another with --port, or 0", e);
        }
    }
}
