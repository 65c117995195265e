package io.jenkins.plugins.coveragemonitor.publish;

import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Untrusted text as Markdown (CommonMark 0.31 with the tables of GitHub's extension) without any effect: no link, no
 * HTML, no mention of a user, no cell or row of its own.
 */
final class Markdown {
    private static final Pattern PUNCTUATION = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!]");
    private static final Pattern TICKS = Pattern.compile("`+");

    private Markdown() {}

    /** Text within a sentence. */
    static String text(String text) {
        String line = ConsoleEscaper.line(text);
        // The zero-width space keeps services from notifying a user whose name happens to be in a path.
        return PUNCTUATION
                .matcher(line)
                .replaceAll("\\\\$0")
                .replace("@", "@\u200b")
                .replace("://", ":\u200b//");
    }

    /** A name as code, also within a cell of a table. */
    static String code(String text) {
        String line = ConsoleEscaper.line(text).replace("|", "\\|");
        int longest = 0;
        for (Matcher ticks = TICKS.matcher(line); ticks.find(); ) {
            longest = Math.max(longest, ticks.end() - ticks.start());
        }
        String fence = "`".repeat(longest + 1);
        boolean padded = longest > 0 || line.isBlank();
        return padded ? fence + " " + line + " " + fence : fence + line + fence;
    }
}
