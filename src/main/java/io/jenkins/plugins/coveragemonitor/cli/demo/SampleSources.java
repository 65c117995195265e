package io.jenkins.plugins.coveragemonitor.cli.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample's sources in a build: regions between {@code //# since N until M} and {@code //# end}. */
final class SampleSources {
    private static final Pattern SINCE = Pattern.compile("\\s*//# since (\\d+)(?: until (\\d+))?");
    private static final Pattern END = Pattern.compile("\\s*//# end");

    private SampleSources() {}

    /** The text of a source file in a build; blank if the file did not exist. */
    static String asOf(String text, int build) {
        Deque<Boolean> visible = new ArrayDeque<>();
        visible.push(true);
        StringBuilder kept = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            Matcher since = SINCE.matcher(line);
            if (since.matches()) {
                boolean begun = build >= Integer.parseInt(since.group(1));
                boolean over = since.group(2) != null && build > Integer.parseInt(since.group(2));
                visible.push(visible.peek() && begun && !over);
            } else if (END.matcher(line).matches()) {
                visible.pop();
            } else if (visible.peek()) {
                kept.append(line).append('\n');
            }
        }
        return kept.toString().replaceAll("\n{3,}", "\n\n").stripTrailing() + "\n";
    }
}
