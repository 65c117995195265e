package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.io.IOException;

/** A change cannot be read; the message is a clause that follows the name of its file and a colon. */
final class UnreadablePatchException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadablePatchException(String message) {
        super(message);
    }
}
