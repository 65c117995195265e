package io.jenkins.plugins.coveragemonitor.notify.channel.webhook;

import io.jenkins.plugins.coveragemonitor.notify.ConfiguredChannel;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.http.HttpPost;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts a message as JSON. The header {@code Idempotency-Key} is the same for every attempt at the same message;
 * {@code X-Coverage-Monitor-Signature} is {@code sha256=} and the hexadecimal HMAC-SHA256 of the body by the secret.
 */
public final class WebhookChannel extends ConfiguredChannel<WebhookSettings> {
    static final String SIGNATURE = "X-Coverage-Monitor-Signature";

    /** Programs sort events by time, so a slow message must not hold up the others. */
    private static final int AT_ONCE = 4;

    private final HttpPost http;

    /** A channel with settings, posting by {@code http}. */
    public WebhookChannel(WebhookSettings settings, HttpPost http) {
        super(settings, 6000);
        this.http = http;
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Delivery deliver(Message message, String reference) throws InterruptedException {
        String body = MessageJson.write(message);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpPost.IDEMPOTENCY_KEY, message.id());
        headers.put("User-Agent", "coverage-monitor");
        if (settings.secret() != null) {
            headers.put(SIGNATURE, "sha256=" + sign(body, settings.secret()));
        }
        return http.post(settings.address(), body, headers, answer -> new Delivery.Delivered(""));
    }

    private static String sign(String body, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
