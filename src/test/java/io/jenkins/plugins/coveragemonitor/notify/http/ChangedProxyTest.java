package io.jenkins.plugins.coveragemonitor.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whoever changes the proxy while everything runs need not restart anything: the next message goes by the new one. */
class ChangedProxyTest {
    /** Something that answers for any host, and notes whom it was asked for. */
    private static HttpServer proxy(List<String> asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void theNextMessageGoesByTheNewProxy() throws Exception {
        List<String> first = new CopyOnWriteArrayList<>();
        List<String> second = new CopyOnWriteArrayList<>();
        HttpServer old = proxy(first);
        HttpServer other = proxy(second);
        try {
            AtomicReference<InetSocketAddress> now = new AtomicReference<>(old.getAddress());
            HttpClients clients = new HttpClients() {
                @Override
                public HttpClient.Builder builder() {
                    return HttpClient.newBuilder().proxy(ProxySelector.of(now.get()));
                }

                @Override
                public Object settings() {
                    return now.get();
                }
            };
            HttpPost post = new HttpPost(clients, new TargetPolicy(true), Duration.ofSeconds(20), Clock.systemUTC());
            URI target = URI.create("http://receiver.invalid/hook");

            assertThat(post.post(target, "{}", Map.of(), Delivery.Delivered::new))
                    .isInstanceOf(Delivery.Delivered.class);
            now.set(other.getAddress());
            assertThat(post.post(target, "{}", Map.of(), Delivery.Delivered::new))
                    .isInstanceOf(Delivery.Delivered.class);

            assertThat(first).containsExactly("http://receiver.invalid/hook");
            assertThat(second).containsExactly("http://receiver.invalid/hook");
        } finally {
            old.stop(0);
            other.stop(0);
        }
    }
}
