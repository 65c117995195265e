package io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line at the end of a comment that identifies it. It is the definition of an unused link, which every Markdown
 * renderer hides, even those that show HTML comments.
 *
 * @param key the same for every build of a monitor
 * @param build the build that the comment is about
 */
record Marker(String key, int build) {
    private static final Pattern LINE = Pattern.compile("\\[coverage-monitor]: # \\((\\w+) build (\\d+)\\)");

    /** Whether a text has the marker of a monitor. */
    static boolean isIn(String text, String key) {
        Matcher line = LINE.matcher(text);
        return line.find() && line.group(1).equals(key);
    }

    /** The text followed by this marker. */
    String under(String markdown) {
        return markdown.strip() + "\n\n[coverage-monitor]: # (" + key + " build " + build + ")\n";
    }

    /** Whether a text is about a newer build. */
    boolean isOlderThan(String text) {
        Matcher line = LINE.matcher(text);
        return line.find() && line.group(2).length() < 10 && Integer.parseInt(line.group(2)) > build;
    }

    /** The first line of a text and its marker, without the rest. */
    static String folded(String text) {
        Matcher line = LINE.matcher(text);
        return text.lines().findFirst().orElse("") + "\n\nThe change request is over."
                + (line.find() ? "\n\n" + line.group() + "\n" : "\n");
    }
}
