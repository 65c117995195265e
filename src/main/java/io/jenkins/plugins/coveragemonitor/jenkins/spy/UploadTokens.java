package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import io.jenkins.plugins.coveragemonitor.spy.upload.UploadFolder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may send coverage to which build: a token for each running block, valid only for that block and until it ends.
 * Only digests are stored, by which a token is looked up without comparing it with others.
 */
final class UploadTokens {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, Block> OPEN = new ConcurrentHashMap<>();

    private UploadTokens() {}

    /**
     * A block that receives files.
     *
     * @param folder where they go
     * @param services the services that may send them; the first one if none is named
     */
    record Block(UploadFolder folder, List<String> services) {}

    static String newToken() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static void open(String token, UploadFolder folder, List<String> services) {
        OPEN.put(digest(token), new Block(folder, List.copyOf(services)));
    }

    /** Invalidates a token, and refuses what is being sent with it. */
    static void close(String token) {
        Block block = OPEN.remove(digest(token));
        if (block != null) {
            block.folder().close();
        }
    }

    /** The running block of a token. */
    static Optional<Block> block(String token) {
        return Optional.ofNullable(OPEN.get(digest(token)));
    }

    private static String digest(String token) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
