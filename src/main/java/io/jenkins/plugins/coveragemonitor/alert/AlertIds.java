package io.jenkins.plugins.coveragemonitor.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Creates the ids of alerts' lives: the same for the same beginning, different for every other. */
public final class AlertIds {
    private AlertIds() {}

    public static String name(AlertKey key, FirstSeen since, Instant now) {
        String text = key + "\n" + since.build() + "\n" + since.time() + "\n" + now;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
