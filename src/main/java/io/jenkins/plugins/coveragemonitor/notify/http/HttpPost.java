package io.jenkins.plugins.coveragemonitor.notify.http;

import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Posts JSON and tells what the status means. Follows no redirect, reads no more than the beginning of an answer, waits
 * no longer than its timeout for the whole exchange.
 */
public final class HttpPost {
    /** The header that is the same for every attempt at the same message. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final HttpClients clients;
    private final TargetPolicy targets;
    private final Duration timeout;
    private final Clock clock;
    private volatile Made made;

    /** A client, and what it was made from. */
    private record Made(Object settings, HttpClient client) {}

    /** Posts with a client to allowed targets, within a time. */
    public HttpPost(HttpClients clients, TargetPolicy targets, Duration timeout, Clock clock) {
        this.clients = clients;
        this.made = new Made(clients.settings(), clients.client());
        this.targets = targets;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Posts a body once; {@code accepted} reads the answer of a success. */
    public Delivery post(URI target, String body, Map<String, String> headers, Function<String, Delivery> accepted)
            throws InterruptedException {
        try {
            Optional<String> refusal = targets.refusal(target);
            if (refusal.isPresent()) {
                return new Delivery.Refused(refusal.get());
            }
        } catch (UnknownHostException e) {
            // A name that only the proxy knows is the proxy's to look up.
            if (!isProxied(target)) {
                return new Delivery.Later(target.getHost() + " has no address now", Duration.ZERO);
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        headers.forEach(request::header);
        return send(request.build(), accepted);
    }

    private HttpClient client() {
        Object settings = clients.settings();
        Made known = made;
        if (!known.settings().equals(settings)) {
            known = new Made(settings, clients.client());
            made = known;
        }
        return known.client();
    }

    private boolean isProxied(URI target) {
        return client().proxy().or(() -> Optional.ofNullable(ProxySelector.getDefault())).stream()
                .flatMap(selector -> selector.select(target).stream())
                .findFirst()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .isPresent();
    }

    private Delivery send(HttpRequest request, Function<String, Delivery> accepted) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, response -> new BoundedBody());
        try {
            return meaning(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS), accepted);
        } catch (TimeoutException e) {
            return late(request);
        } catch (ExecutionException e) {
            return e.getCause() instanceof java.net.http.HttpTimeoutException
                    ? late(request)
                    : new Delivery.Later(
                            request.uri().getHost() + " could not be reached (" + kind(e.getCause()) + ")",
                            Duration.ZERO);
        } finally {
            answer.cancel(true);
        }
    }

    /** The kind of failure alone: its text could hold the address. */
    private static String kind(Throwable failure) {
        return failure instanceof IOException ? failure.getClass().getSimpleName() : "failure";
    }

    private Delivery late(HttpRequest request) {
        return new Delivery.Later(request.uri().getHost() + " did not answer in time", Duration.ZERO);
    }

    private Delivery meaning(HttpResponse<String> response, Function<String, Delivery> accepted) {
        int status = response.statusCode();
        String host = response.uri().getHost();
        if (status >= 200 && status < 300) {
            return accepted.apply(response.body());
        }
        if (status >= 300 && status < 400) {
            return new Delivery.Refused(
                    host + " answered " + status + ", a redirect, which is not followed; set the address it leads to");
        }
        if (status >= 500 || status == 429 || status == 408 || status == 425) {
            Duration after =
                    RetryAfter.of(response.headers().firstValue("Retry-After").orElse(""), clock.instant());
            return new Delivery.Later(host + " answered " + status, after);
        }
        return new Delivery.Refused(host + " answered " + status);
    }
}
