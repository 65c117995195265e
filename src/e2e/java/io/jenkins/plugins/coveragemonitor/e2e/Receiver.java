package io.jenkins.plugins.coveragemonitor.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on loopback that keeps the messages that it is sent. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            messages.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(204, -1);
            call.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    /** The messages when so many have come, or those of ten seconds. */
    List<String> await(int count) throws InterruptedException {
        for (int i = 0; i < 50 && messages.size() < count; i++) {
            Thread.sleep(200);
        }
        Thread.sleep(1000);
        return messages();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
