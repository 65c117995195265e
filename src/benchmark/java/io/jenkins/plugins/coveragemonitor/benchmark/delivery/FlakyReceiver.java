package io.jenkins.plugins.coveragemonitor.benchmark.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A webhook on loopback that fails at random, and remembers when it took which message. */
final class FlakyReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Random random = new Random(7);
    private final int failuresPercent;

    /** When each message was taken, by its key; a message that was taken twice has two times. */
    final Map<String, List<Long>> taken = new ConcurrentHashMap<>();

    FlakyReceiver(int failuresPercent) throws IOException {
        this.failuresPercent = failuresPercent;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        boolean fails;
        synchronized (random) {
            fails = random.nextInt(100) < failuresPercent;
        }
        if (!fails) {
            List<Long> times = taken.computeIfAbsent(
                    call.getRequestHeaders().getFirst("Idempotency-Key"), key -> new ArrayList<>());
            synchronized (times) {
                times.add(System.nanoTime());
            }
        }
        call.sendResponseHeaders(fails ? 500 : 204, -1);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
