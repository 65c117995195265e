package io.jenkins.plugins.coveragemonitor.publish.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The place of the report's style sheet: in a single page, or in a file beside several pages. */
enum ReportStyle {
    /** In the page; the policy names its hash. */
    WITHIN,
    /** In {@link #FILE} beside the pages, for servers that forbid inline styles, as Jenkins does for archived files. */
    BESIDE;

    /** The file beside the pages. */
    static final String FILE = "report.css";

    private static final String CSS = read();

    static String css() {
        return CSS;
    }

    /** The Content-Security-Policy of a page: nothing is loaded, run or sent except this style. */
    String policy() {
        String source = this == WITHIN ? "'sha256-" + hash() + "'" : "'self'";
        return "default-src 'none'; style-src " + source + "; base-uri 'none'; form-action 'none'";
    }

    private static String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(CSS.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String read() {
        try (InputStream file = ReportStyle.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
