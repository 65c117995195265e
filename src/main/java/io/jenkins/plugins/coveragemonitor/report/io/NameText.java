package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import org.jspecify.annotations.Nullable;

/** Names from outside, made fit for a sentence. */
public final class NameText {
    private NameText() {}

    /** A name for a message: on one line, and shortened if it would fill the console. */
    public static String shown(@Nullable String name) {
        return ConsoleEscaper.name(String.valueOf(name));
    }
}
