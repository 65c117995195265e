package io.jenkins.plugins.coveragemonitor.benchmark.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service that works some milliseconds a request, in several languages, and what a run of it came to. */
final class WorkingService {
    private static final int TICKS_PER_SECOND = 100;

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

    private WorkingService() {}

    /**
     * What a run came to.
     *
     * @param requestsPerSecond one client after another
     * @param cpuMillis processor time of the service a request
     */
    record Run(double requestsPerSecond, double cpuMillis) {}

    /** Starts the service, warms it up, measures so many requests, and ends it. */
    static Run run(Path folder, List<String> command, Map<String, String> variables, int warmUp, int requests)
            throws IOException, InterruptedException {
        Path port = folder.resolve("port");
        Files.deleteIfExists(port);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            while (!Files.exists(port)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + Files.readString(port).trim() + "/"))
                    .build();
            for (int i = 0; i < warmUp; i++) {
                client.send(request, BodyHandlers.ofString());
            }
            long cpu = ticks(process);
            long start = System.nanoTime();
            for (int i = 0; i < requests; i++) {
                client.send(request, BodyHandlers.ofString());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            double used = (ticks(process) - cpu) * 1000.0 / TICKS_PER_SECOND;
            return new Run(requests / seconds, used / requests);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** User and system time, as proc(5) tells it. */
    private static long ticks(Process process) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
}
