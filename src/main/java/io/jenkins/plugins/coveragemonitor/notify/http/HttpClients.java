package io.jenkins.plugins.coveragemonitor.notify.http;

import java.net.http.HttpClient;
import java.time.Duration;

/** Creates the HTTP client; Jenkins passes its own, which knows the proxy. */
@FunctionalInterface
public interface HttpClients {
    /** The JDK's client without a proxy. */
    HttpClients DIRECT = HttpClient::newBuilder;

    /** A builder; redirects and timeouts are set on it afterwards. */
    HttpClient.Builder builder();

    /** The settings of a builder; as long as they stay equal, the client is reused. A proxy may change at run time. */
    default Object settings() {
        return "";
    }

    /** The client: it follows no redirect, and gives up connecting after ten seconds. */
    default HttpClient client() {
        return builder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }
}
