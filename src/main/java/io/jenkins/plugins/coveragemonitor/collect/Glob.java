package io.jenkins.plugins.coveragemonitor.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An Ant-style pattern for paths relative to the workspace: {@code ?} is one character, {@code *} any characters of one
 * name, {@code **} any folders including none, a trailing {@code /} everything below. Several patterns are separated by
 * commas. Both slashes separate names.
 */
public final class Glob {
    private final String text;
    private final Pattern pattern;
    private final boolean literalName;
    private final String onlyName;

    private Glob(String text, Pattern pattern, boolean literalName, String onlyName) {
        this.text = text;
        this.pattern = pattern;
        this.literalName = literalName;
        this.onlyName = onlyName;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is empty, or leads out of the workspace; one sentence that quotes it
     */
    public static Glob of(String text) {
        List<String> alternatives = new ArrayList<>();
        boolean literal = true;
        String name = null;
        for (String part : text.split(",")) {
            String glob = normal(part.trim());
            if (!glob.isEmpty()) {
                requireInside(text, glob);
                alternatives.add(regex(glob));
                name = glob.substring(glob.lastIndexOf('/') + 1);
                literal &= !name.matches(".*[*?].*");
            }
        }
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("the pattern '" + text + "' is empty; give one such as **/jacoco.xml");
        }
        try {
            return new Glob(
                    text,
                    Pattern.compile(String.join("|", alternatives), Pattern.DOTALL),
                    literal,
                    literal && alternatives.size() == 1 ? name : null);
        } catch (PatternSyntaxException impossible) {
            throw new IllegalArgumentException("the pattern '" + text + "' cannot be understood", impossible);
        }
    }

    private static String normal(String glob) {
        String slashes = glob.replace('\\', '/').replaceAll("/{2,}", "/");
        String relative = slashes.startsWith("./") ? slashes.substring(2) : slashes;
        return relative.endsWith("/") ? relative + "**" : relative;
    }

    private static void requireInside(String text, String glob) {
        boolean leaves = glob.startsWith("/") || glob.matches("[A-Za-z]:.*") || ("/" + glob + "/").contains("/../");
        if (leaves) {
            throw new IllegalArgumentException("the pattern '" + text
                    + "' leaves the workspace; give one that is relative to it, such as **/jacoco.xml");
        }
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        String[] names = glob.split("/");
        for (int i = 0; i < names.length; i++) {
            boolean last = i == names.length - 1;
            if (names[i].equals("**")) {
                regex.append(last ? ".*" : "(?:[^/]+/)*");
            } else {
                appendName(regex, names[i]);
                if (!last) {
                    // "a/**" means everything below a, as Ant has it, so the slash goes with what follows.
                    regex.append('/');
                }
            }
        }
        return regex.toString();
    }

    private static void appendName(StringBuilder regex, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '*' -> regex.append("[^/]*");
                case '?' -> regex.append("[^/]");
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
    }

    /** Whether a path, relative with forward slashes, matches. */
    public boolean matches(String path) {
        // A hundred thousand paths are asked, and nearly all of them end in another name.
        return (onlyName == null || path.endsWith(onlyName))
                && pattern.matcher(path).matches();
    }

    /** Whether it names its files outright, so that each match is meant to be a report. */
    boolean namesItsFiles() {
        return literalName;
    }

    @Override
    public String toString() {
        return text;
    }
}
