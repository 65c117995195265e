package io.jenkins.plugins.coveragemonitor.spy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A real process that a test starts: it writes the port it listens on to a file that it is given. */
public final class RunningService implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path port;

    private RunningService(Process process, Path port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param port the file of the port, which comes last on the command line; {@code null} if it does not listen
     */
    public static RunningService start(Path folder, Map<String, String> variables, Path port, String... command)
            throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        if (port != null) {
            all.add(port.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        return new RunningService(builder.start(), port);
    }

    /** The Java of this test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Asks for a path and answers the body. */
    public String get(String path) throws IOException, InterruptedException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** The port, once it listens. */
    public int port() throws IOException, TimeoutException {
        until(() -> Files.exists(port));
        return Integer.parseInt(Files.readString(port));
    }

    /** Waits until something holds that another process brings about. */
    public static void until(BooleanSupplier condition) throws TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("it never came about");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Ends it by SIGTERM. */
    public void terminate() throws InterruptedException {
        process.destroy();
        ended();
    }

    /** Ends it by SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        ended();
    }

    /** Waits for its end and answers its exit code. */
    public int ended() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
