package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;

/** Names from outside, made fit for a sentence. */
final class NameText {
    private NameText() {}

    /** A name as it may stand in a message: in one line, and cut where it would fill the console. */
    static String shown(String name) {
        return ConsoleEscaper.name(name);
    }
}
