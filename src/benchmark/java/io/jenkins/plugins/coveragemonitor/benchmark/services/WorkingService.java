package io.jenkins.plugins.coveragemonitor.benchmark.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A service that works some milliseconds a request, in several languages, and what its requests cost. */
final class WorkingService implements AutoCloseable {
    static final String JAVA =
            """
            package bench;
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.file.*;
            public class Work {
                static int count(int to) {
                    int found = 0;
                    for (int n = 2; n < to; n++) {
                        if (isPrime(n)) { found++; }
                    }
                    return found;
                }
                static boolean isPrime(int n) {
                    for (int d = 2; d * d <= n; d++) {
                        if (n % d == 0) { return false; }
                    }
                    return true;
                }
                public static void main(String[] a) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
                    server.createContext("/", e -> {
                        byte[] b = String.valueOf(count(20000)).getBytes();
                        e.sendResponseHeaders(200, b.length);
                        e.getResponseBody().write(b);
                        e.close();
                    });
                    server.start();
                    Files.write(Path.of(a[0] + ".part"), String.valueOf(server.getAddress().getPort()).getBytes());
                    Files.move(Path.of(a[0] + ".part"), Path.of(a[0]));
                }
            }
            """;

    static final String PYTHON =
            """
            import os, sys
            from http.server import BaseHTTPRequestHandler, HTTPServer

            def is_prime(n):
                d = 2
                while d * d <= n:
                    if n % d == 0:
                        return False
                    d += 1
                return True

            def count(to):
                found = 0
                for n in range(2, to):
                    if is_prime(n):
                        found += 1
                return found

            class Handler(BaseHTTPRequestHandler):
                wbufsize = -1
                def do_GET(self):
                    body = str(count(1500)).encode()
                    self.send_response(200)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                def log_message(self, *args):
                    pass

            server = HTTPServer(("127.0.0.1", 0), Handler)
            with open(sys.argv[1] + ".part", "w") as file:
                file.write(str(server.server_port))
            os.replace(sys.argv[1] + ".part", sys.argv[1])
            server.serve_forever()
            """;

    /** What the interpreter's monitoring of lines costs by itself: each line is told once and nothing is noted. */
    static final String MONITORING_NOTHING =
            """
            import sys
            monitoring = sys.monitoring
            monitoring.use_tool_id(monitoring.COVERAGE_ID, "nothing")
            monitoring.register_callback(
                monitoring.COVERAGE_ID, monitoring.events.LINE, lambda code, line: monitoring.DISABLE)
            monitoring.set_events(monitoring.COVERAGE_ID, monitoring.events.LINE)
            """;

    static final String NODE =
            """
            const fs = require('fs');
            function isPrime(n) {
              for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
              return true;
            }
            function count(to) {
              let found = 0;
              for (let n = 2; n < to; n++) if (isPrime(n)) found++;
              return found;
            }
            const server = require('http').createServer((q, r) => r.end(String(count(20000))));
            server.listen(0, '127.0.0.1', () => {
              fs.writeFileSync(process.argv[2] + '.part', String(server.address().port));
              fs.renameSync(process.argv[2] + '.part', process.argv[2]);
            });
            """;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    private WorkingService(Process process, String port) {
        this.process = process;
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
    }

    /** Starts a service; its command gets the file that it tells its port in as the last argument. */
    static WorkingService start(Path folder, String name, List<String> command, Map<String, String> variables)
            throws IOException {
        Path port = folder.resolve(name);
        Files.deleteIfExists(port);
        List<String> all = new ArrayList<>(command);
        all.add(name);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        Process process = builder.start();
        while (!Files.exists(port)) {
            if (!process.isAlive()) {
                throw new IOException(String.join(" ", all) + ": ended before it listened");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return new WorkingService(process, Files.readString(port).trim());
    }

    /**
     * What some requests cost.
     *
     * @param requests how many there were, one after another
     * @param nanos how long they took
     * @param cpuNanos processor time of the service
     */
    record Cost(int requests, long nanos, long cpuNanos) {
        static final Cost NONE = new Cost(0, 0, 0);

        Cost plus(Cost more) {
            return new Cost(requests + more.requests, nanos + more.nanos, cpuNanos + more.cpuNanos);
        }

        double requestsPerSecond() {
            return requests * 1e9 / nanos;
        }

        double cpuMillis() {
            return cpuNanos / 1e6 / requests;
        }
    }

    /** Sends requests, one after another. */
    Cost ask(int requests) throws IOException, InterruptedException {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            client.send(request, BodyHandlers.ofString());
        }
        return new Cost(requests, System.nanoTime() - start, cpuNanos() - cpu);
    }

    /** Time on a processor of all threads (Linux, Documentation/scheduler/sched-stats: schedstat); ticks are too coarse. */
    private long cpuNanos() throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                try {
                    String text = Files.readString(thread.resolve("schedstat"));
                    sum += Long.parseLong(text.substring(0, text.indexOf(' ')));
                } catch (IOException ended) {
                    // A thread that ended meanwhile; those of these services stay.
                }
            }
        }
        return sum;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
