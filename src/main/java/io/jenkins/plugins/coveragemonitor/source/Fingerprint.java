package io.jenkins.plugins.coveragemonitor.source;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies the content of a file.
 *
 * @param hash SHA-256 of its bytes, 64 lower-case hexadecimal digits
 * @param size its number of bytes
 */
public record Fingerprint(String hash, int size) {
    /** Larger files are generated, or not text; their lines are shown without text. */
    public static final int MAX_SIZE = 4 * 1024 * 1024;

    /** Creates it; refuses an invalid fingerprint, because it may come from an agent. */
    public Fingerprint {
        if (!hash.matches("[0-9a-f]{64}") || size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("is not a fingerprint of a source file");
        }
    }

    /** The fingerprint of some bytes. */
    public static Fingerprint of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new Fingerprint(HexFormat.of().formatHex(digest), content.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
