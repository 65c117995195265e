package io.jenkins.plugins.coveragemonitor.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names what an answer says, so that the same answer need not be sent twice (RFC 9110, 8.8.3). */
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

    /** Whether a list of tags in a header holds one; {@code *} holds all. A server between may have made it weak. */
    static boolean isIn(String header, String tag) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }
}
