package io.jenkins.plugins.coveragemonitor.view;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names what a page says, as an entity tag (RFC 9110, 8.8.3): the same bytes have the same tag. */
public final class EntityTag {
    private static final int BYTES = 12;

    private EntityTag() {}

    /** The tag of a page, in its quotes. */
    public static String of(byte[] page) {
        return '"' + digest(page) + '"';
    }

    /** What is between the quotes: 24 hexadecimal digits. */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
