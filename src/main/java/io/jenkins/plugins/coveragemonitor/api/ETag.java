package io.jenkins.plugins.coveragemonitor.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Identifies the content of an answer, so that the same answer need not be sent twice (RFC 9110, 8.8.3). */
final class ETag {
    private ETag() {}

    static String of(ApiResponse response) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(response.body());
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether a header's list of tags includes one; {@code *} includes all. A proxy may have made the tag weak. */
    static boolean isIn(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
