package io.jenkins.plugins.coveragemonitor.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Serves the pages on the loopback address, with the Content-Security-Policy that Jenkins enforces. It has no
 * authentication, so it answers only requests that name the loopback host: a foreign page cannot reach it by a name of
 * its own that resolves to loopback.
 */
public final class PreviewServer implements Closeable {
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' %s; "
                    + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The timeout of a request in seconds: a browser on the same machine needs far less. */
    static final int REQUEST_SECONDS = 5;

    /** How long an answer may take to be read: on the same machine a moment is enough for the longest one. */
    private static final int RESPONSE_SECONDS = 30;

    /** The most connections at a time. Another one waits until one that asks or reads no more has timed out. */
    static final int THREADS = 256;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Function<URI, Answer> pages;
    private final String policy;
    private final List<Closeable> beside;

    private PreviewServer(
            HttpServer server,
            ExecutorService threads,
            Function<URI, Answer> pages,
            String live,
            List<Closeable> beside) {
        this.server = server;
        this.threads = threads;
        this.pages = pages;
        this.policy = String.format(POLICY, live);
        this.beside = List.copyOf(beside);
    }

    /**
     * Starts a server.
     *
     * @param port the port, 0 for any free one
     * @param pages answers a path and query
     * @param live the address for live events
     * @param beside what is closed together with it
     * @throws IOException if the port is taken
     */
    static PreviewServer start(int port, Function<URI, Answer> pages, String live, List<Closeable> beside)
            throws IOException {
        // In seconds, read when the server's classes are loaded: an incomplete request is cut off.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", String.valueOf(REQUEST_SECONDS));
        System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", String.valueOf(RESPONSE_SECONDS));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "coverage-monitor-preview");
            thread.setDaemon(true);
            return thread;
        });
        PreviewServer preview = new PreviewServer(server, threads, pages, live, beside);
        server.setExecutor(threads);
        server.createContext("/", preview::answer);
        server.start();
        return preview;
    }

    /** The address of the dashboard. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = isLoopback(exchange) ? page(exchange) : Answer.missing("this host is not served here");
            exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set(answer.status() == 302 ? "Location" : "Content-Type", answer.type());
            if (answer.stream() != null) {
                exchange.sendResponseHeaders(answer.status(), 0);
                answer.stream().to(exchange.getResponseBody());
                return;
            }
            if (answer.status() == 200) {
                String tag = EntityTag.of(answer.body());
                exchange.getResponseHeaders().set("ETag", tag);
                if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                    exchange.sendResponseHeaders(304, -1);
                    return;
                }
            }
            boolean body =
                    answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), body ? answer.body().length : -1);
            if (body) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer page(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return new Answer(405, "text/plain", new byte[0]);
        }
        try {
            return pages.apply(exchange.getRequestURI());
        } catch (RuntimeException e) {
            byte[] sentence =
                    ("this page could not be made: " + FailureText.sentence(e) + "\n").getBytes(StandardCharsets.UTF_8);
            return new Answer(500, "text/plain; charset=utf-8", sentence);
        } catch (OutOfMemoryError | StackOverflowError exhausted) {
            return Answer.unavailable("this page needs more memory than the process has; give more (-Xmx)");
        }
    }

    private static boolean isLoopback(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && host.matches("(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d+)?");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        for (Closeable part : beside) {
            try {
                part.close();
            } catch (IOException gone) {
                // It is no longer there.
            }
        }
    }
}
