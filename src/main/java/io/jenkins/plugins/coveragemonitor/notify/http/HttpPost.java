package io.jenkins.plugins.coveragemonitor.notify.http;

import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import java.io.IOException;
import java.net.ConnectException;
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
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts JSON and interprets the status. It follows no redirect, reads only the beginning of an answer, and waits no
 * longer than its timeout for the whole exchange.
 */
public final class HttpPost {
    /** The header that is the same for every attempt at the same message. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final HttpClients clients;
    private final TargetPolicy targets;
    private final Duration timeout;
    private final Clock clock;
    /** Made for the first request: a client takes a third of the time of a command that sends nothing. */
    private volatile @Nullable Made made;

    /** A client, and the settings it was made from. */
    private record Made(Object settings, HttpClient client) {}

    /** Posts with a client to allowed targets, with a timeout. */
    public HttpPost(HttpClients clients, TargetPolicy targets, Duration timeout, Clock clock) {
        this.clients = clients;
        this.targets = targets;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Posts a body once; {@code accepted} reads the answer of a success. */
    public Delivery post(URI target, String body, Map<String, String> headers, Function<String, Delivery> accepted)
            throws InterruptedException {
        HttpExchange exchange = exchange("POST", target, body, headers, BoundedBody.MAX_BYTES);
        if (exchange instanceof HttpExchange.Failed failed) {
            return failed.why();
        }
        HttpExchange.Answered answered = (HttpExchange.Answered) exchange;
        return answered.isSuccess() ? accepted.apply(answered.body()) : refusal(target, answered);
    }

    /**
     * Sends a request once and returns the answer, whatever its status.
     *
     * @param method such as {@code PUT}
     * @param body JSON, or {@code null} for none
     * @param most the most bytes of the answer to read
     */
    public HttpExchange exchange(
            String method, URI target, @Nullable String body, Map<String, String> headers, int most)
            throws InterruptedException {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return exchange(method, target, bytes, "application/json; charset=utf-8", headers, most);
    }

    /**
     * Sends a request once and returns the answer, whatever its status.
     *
     * @param body the body, or {@code null} for none
     * @param type the media type of the body
     * @param most the most bytes of the answer to read
     */
    public HttpExchange exchange(
            String method, URI target, byte @Nullable [] body, String type, Map<String, String> headers, int most)
            throws InterruptedException {
        try {
            Optional<String> refusal = targets.refusal(target);
            if (refusal.isPresent()) {
                return new HttpExchange.Failed(new Delivery.Refused(refusal.get()));
            }
        } catch (UnknownHostException e) {
            // A name that only the proxy can resolve is left to the proxy.
            if (!isProxied(target)) {
                return new HttpExchange.Failed(
                        new Delivery.Later(target.getHost() + " has no address now", Duration.ZERO));
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(timeout);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        }
        headers.forEach(request::header);
        return send(request.build(), most);
    }

    private HttpClient client() {
        Object settings = clients.settings();
        Made known = made;
        if (known == null || !known.settings().equals(settings)) {
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

    private HttpExchange send(HttpRequest request, int most) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, response -> new BoundedBody(most));
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new HttpExchange.Answered(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            return new HttpExchange.Failed(late(request));
        } catch (ExecutionException e) {
            return new HttpExchange.Failed(
                    e.getCause() instanceof java.net.http.HttpTimeoutException
                            ? late(request)
                            : new Delivery.Later(
                                    request.uri().getHost() + " could not be reached (" + kind(e.getCause()) + ")",
                                    Duration.ZERO));
        } finally {
            answer.cancel(true);
        }
    }

    /** Only the kind of failure: its text could contain the address. */
    private static String kind(@Nullable Throwable failure) {
        if (failure instanceof ConnectException) {
            return "it accepts no connection";
        }
        if (failure instanceof SSLException) {
            return "no encrypted connection could be made; look at its certificate";
        }
        return failure instanceof IOException ? "the connection broke off" : "the request failed";
    }

    private Delivery late(HttpRequest request) {
        return new Delivery.Later(request.uri().getHost() + " did not answer in time", Duration.ZERO);
    }

    /** What an unsuccessful answer means for the message. */
    public Delivery refusal(URI target, HttpExchange.Answered answer) {
        int status = answer.status();
        String host = target.getHost();
        if (status >= 300 && status < 400) {
            return new Delivery.Refused(
                    host + " answered " + status + ", a redirect, which is not followed; set the address it leads to");
        }
        if (status >= 500 || status == 429 || status == 408 || status == 425) {
            return new Delivery.Later(host + " answered " + status, after(answer));
        }
        return new Delivery.Refused(host + " answered " + status);
    }

    /** The wait that the receiver requests, zero if it does not. */
    public Duration after(HttpExchange.Answered answer) {
        return RetryAfter.of(answer.headers().firstValue("Retry-After").orElse(""), clock.instant());
    }

    /** The time until a moment that a receiver names in seconds since 1970, at most an hour. */
    public Duration until(long epochSecond) {
        Duration wait = Duration.between(clock.instant(), java.time.Instant.ofEpochSecond(epochSecond));
        Duration most = Duration.ofHours(1);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) > 0 ? most : wait;
    }
}
