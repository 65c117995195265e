package io.jenkins.plugins.coveragemonitor.collect;

import java.util.ArrayList;
import java.util.List;

/**
 * An Ant-style pattern for paths relative to the workspace: {@code ?} is one character, {@code *} any characters of one
 * name, {@code **} any folders including none, a trailing {@code /} everything below. Several patterns are separated by
 * commas. Both slashes separate names.
 *
 * <p>Matching takes a time that is bounded by the length of the path times that of the pattern, whatever both hold, and no
 * stack: the paths come from builds.
 */
public final class Glob {
    /** Characters of a path: Linux allows no longer one, and a longer text matches nothing. */
    public static final int LONGEST_PATH = 4096;

    private final String text;
    private final List<GlobPath> alternatives;
    private final boolean literalName;
    private final String onlyName;

    private Glob(String text, List<GlobPath> alternatives, boolean literalName, String onlyName) {
        this.text = text;
        this.alternatives = alternatives;
        this.literalName = literalName;
        this.onlyName = onlyName;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is empty, too long, or leads out of the workspace; one sentence that quotes it
     */
    public static Glob of(String text) {
        if (text.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("the pattern '" + text.substring(0, 40) + "…' has more than "
                    + LONGEST_PATH + " characters; give several shorter ones");
        }
        List<GlobPath> alternatives = new ArrayList<>();
        boolean literal = true;
        String name = null;
        for (String part : text.split(",")) {
            String glob = normal(part.trim());
            if (!glob.isEmpty()) {
                requireInside(text, glob);
                alternatives.add(GlobPath.of(glob));
                name = glob.substring(glob.lastIndexOf('/') + 1);
                literal &= name.indexOf('*') < 0 && name.indexOf('?') < 0;
            }
        }
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("the pattern '" + text + "' is empty; give one such as **/jacoco.xml");
        }
        return new Glob(text, List.copyOf(alternatives), literal, literal && alternatives.size() == 1 ? name : null);
    }

    private static String normal(String glob) {
        StringBuilder slashes = new StringBuilder(glob.length() + 2);
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i) == '\\' ? '/' : glob.charAt(i);
            boolean repeated = c == '/' && slashes.length() > 0 && slashes.charAt(slashes.length() - 1) == '/';
            if (!repeated) {
                slashes.append(c);
            }
        }
        String plain = slashes.toString();
        String relative = plain.startsWith("./") ? plain.substring(2) : plain;
        return relative.endsWith("/") ? relative + "**" : relative;
    }

    private static void requireInside(String text, String glob) {
        boolean drive = glob.length() > 1 && glob.charAt(1) == ':' && Character.isLetter(glob.charAt(0));
        boolean leaves = glob.startsWith("/") || drive || ("/" + glob + "/").contains("/../");
        if (leaves) {
            throw new IllegalArgumentException("the pattern '" + text
                    + "' leaves the workspace; give one that is relative to it, such as **/jacoco.xml");
        }
    }

    /** Whether a path, relative with forward slashes, matches; one longer than {@link #LONGEST_PATH} never does. */
    public boolean matches(String path) {
        // A hundred thousand paths are asked, and nearly all of them end in another name.
        if (path.length() > LONGEST_PATH || onlyName != null && !path.endsWith(onlyName)) {
            return false;
        }
        for (GlobPath alternative : alternatives) {
            if (alternative.matches(path)) {
                return true;
            }
        }
        return false;
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
