package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Rewritten files that are read from their beginning again. The store has nearly all that they hold, and only the rest
 * is sent; otherwise a file that retention shortens with each build would be transferred completely each time.
 */
final class RewrittenFiles {
    private final SharedHistoryStore store;

    /** What the store has of the files that are not read to their end yet. */
    private final Map<JobKey, Map<Integer, String>> known = new HashMap<>();

    RewrittenFiles(SharedHistoryStore store) {
        this.store = store;
    }

    /** Forgets everything known of the store. */
    void forget() {
        known.clear();
    }

    /** The points of a part that the store does not have in the same form. */
    List<Point> unsent(JobKey job, JournalTail part) throws IOException {
        if (part.anew()) {
            known.put(job, store.digests(job));
        }
        Map<Integer, String> there = part.more() ? known.get(job) : known.remove(job);
        return there == null || there.isEmpty()
                ? part.points()
                : part.points().stream()
                        .filter(point -> !digest(point).equals(there.get(point.build())))
                        .toList();
    }

    private static String digest(Point point) {
        return digest(point.json());
    }

    /** The SHA-256 of some bytes in lower-case hexadecimal. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
