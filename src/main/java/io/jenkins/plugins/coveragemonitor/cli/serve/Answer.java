package io.jenkins.plugins.coveragemonitor.cli.serve;

import java.nio.charset.StandardCharsets;

/**
 * What the preview answers.
 *
 * @param status the HTTP status
 * @param type the media type, or for a redirect the place to go to
 * @param body the bytes
 */
record Answer(int status, String type, byte[] body) {
    static Answer json(byte[] body) {
        return new Answer(200, "application/json; charset=utf-8", body);
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer redirect(String place) {
        return new Answer(302, place, new byte[0]);
    }

    static Answer missing(String what) {
        return new Answer(404, "text/plain; charset=utf-8", (what + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
