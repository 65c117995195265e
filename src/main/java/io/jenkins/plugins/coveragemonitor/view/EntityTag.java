package io.jenkins.plugins.coveragemonitor.view;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies the content of a page by an entity tag (RFC 9110, 8.8.3): equal bytes have equal tags. */
public final class EntityTag {
    private static final int BYTES = 12;

    private EntityTag() {}

    /** The tag of a page, in quotes. */
    public static String of(byte[] page) {
        return '"' + digest(page) + '"';
    }

    /** The tag without quotes: 24 hexadecimal digits. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
