package io.jenkins.plugins.coveragemonitor.advice;

import java.io.IOException;

/** A question has no answer; the message is one sentence that says why and what to ask instead. */
public final class NoAdviceException extends IOException {
    private static final long serialVersionUID = 1L;

    NoAdviceException(String message) {
        super(message);
    }
}
