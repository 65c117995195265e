package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be used is in the place of a stored file. Unlike on a full disk, other files can be stored all the
 * same. The message is one sentence with the remedy.
 */
public final class UnusablePlaceException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusablePlaceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
