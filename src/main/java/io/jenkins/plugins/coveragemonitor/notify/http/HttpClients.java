package io.jenkins.plugins.coveragemonitor.notify.http;

import java.net.http.HttpClient;
import java.time.Duration;

/** Makes the client that posts; Jenkins passes its own, which knows the proxy. */
@FunctionalInterface
public interface HttpClients {
    /** The JDK's client without a proxy. */
    HttpClients DIRECT = HttpClient::newBuilder;

    /** A builder; redirects and timeouts are set on it afterwards. */
    HttpClient.Builder builder();

    /**
     * What a builder is made from; as long as it stays equal, so does the client. A proxy may change while everything runs.
     */
    default Object settings() {
        return "";
    }

    /** The client that posts: it follows no redirect and gives up connecting after ten seconds. */
    default HttpClient client() {
        return builder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }
}
