package io.jenkins.plugins.coveragemonitor.cli.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the preview.
 *
 * @param status the HTTP status
 * @param type the media type, or the target of a redirect
 * @param body the bytes; empty if they are streamed
 * @param stream writes any number of bytes, or {@code null}
 */
record Answer(int status, String type, byte[] body, @Nullable Stream stream) {
    /** Writes the bytes of an answer. */
    @FunctionalInterface
    interface Stream {
        void to(OutputStream out) throws IOException;
    }

    Answer(int status, String type, byte[] body) {
        this(status, type, body, null);
    }

    static Answer streamed(String type, Stream stream) {
        return new Answer(200, type, new byte[0], stream);
    }

    static Answer json(byte[] body) {
        return new Answer(200, "application/json; charset=utf-8", body);
    }

    static Answer redirect(String place) {
        return new Answer(302, place, new byte[0]);
    }

    static Answer missing(String what) {
        return new Answer(404, "text/plain; charset=utf-8", (what + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The requested data may be available later. */
    static Answer unavailable(String why) {
        return new Answer(503, "text/plain; charset=utf-8", (why + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
