package io.jenkins.plugins.coveragemonitor.collect.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An Ant-style pattern for paths relative to the workspace: {@code ?} is one character, {@code *} any characters of one
 * name, {@code **} any folders including none, a trailing {@code /} everything below. Several patterns are separated by
 * commas; one that begins with {@code !} excludes what it matches, from everything if it is the only one. Both slashes
 * separate names.
 *
 * <p>The time for matching is at most the length of the path times that of the pattern, whatever they contain, and no
 * recursion is used, because paths come from builds.
 */
public final class Glob {
    /** The longest path in characters, as in Linux; a longer text matches nothing. */
    public static final int LONGEST_PATH = 4096;

    private final String text;
    private final List<GlobPath> alternatives;
    private final List<GlobPath> exceptions;
    private final boolean literalName;
    private final @Nullable String onlyName;

    private Glob(
            String text,
            List<GlobPath> alternatives,
            List<GlobPath> exceptions,
            boolean literalName,
            @Nullable String onlyName) {
        this.text = text;
        this.alternatives = alternatives;
        this.exceptions = exceptions;
        this.literalName = literalName;
        this.onlyName = onlyName;
    }

    /**
     * Parses a pattern.
     *
     * @throws IllegalArgumentException if it is empty, too long, or leads out of the workspace; the message is one
     * sentence that quotes it
     */
    public static Glob of(String text) {
        if (text.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("the pattern '" + text.substring(0, 40) + "…' has more than "
                    + LONGEST_PATH + " characters; give several shorter ones");
        }
        int brace = text.indexOf('{');
        int comma = text.indexOf(',', Math.max(0, brace));
        if (brace >= 0 && comma > 0 && text.indexOf('}', comma) > 0) {
            throw new IllegalArgumentException("the pattern '" + text
                    + "' has braces, which mean nothing here; separate several patterns with commas");
        }
        List<GlobPath> alternatives = new ArrayList<>();
        List<GlobPath> exceptions = new ArrayList<>();
        boolean literal = true;
        String name = null;
        for (String part : text.split(",")) {
            boolean negated = part.strip().startsWith("!");
            String glob = normal(negated ? part.strip().substring(1).strip() : part.strip());
            if (glob.isEmpty()) {
                continue;
            }
            requireInside(text, glob);
            if (negated) {
                exceptions.add(GlobPath.of(glob));
            } else {
                alternatives.add(GlobPath.of(glob));
                name = glob.substring(glob.lastIndexOf('/') + 1);
                literal &= name.indexOf('*') < 0 && name.indexOf('?') < 0;
            }
        }
        if (alternatives.isEmpty() && exceptions.isEmpty()) {
            throw new IllegalArgumentException("the pattern '" + text + "' is empty; give one such as **/jacoco.xml");
        }
        if (alternatives.isEmpty()) {
            alternatives.add(GlobPath.of("**"));
            literal = false;
        }
        return new Glob(
                text,
                List.copyOf(alternatives),
                List.copyOf(exceptions),
                literal,
                literal && alternatives.size() == 1 ? name : null);
    }

    /**
     * Parses a pattern whose parts may be absolute paths below a workspace.
     *
     * @param roots the names that the workspace has, absolute
     * @throws IllegalArgumentException as {@link #of}
     */
    public static Glob of(String text, List<String> roots) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            boolean negated = part.strip().startsWith("!");
            String glob = part.strip().substring(negated ? 1 : 0).strip().replace('\\', '/');
            String relative = roots.stream()
                    .filter(root -> glob.startsWith(root + "/"))
                    .map(root -> glob.substring(root.length() + 1))
                    .findFirst()
                    .orElse(part.strip().substring(negated ? 1 : 0));
            parts.add((negated ? "!" : "") + relative);
        }
        Glob glob = of(String.join(",", parts));
        return new Glob(text, glob.alternatives, glob.exceptions, glob.literalName, glob.onlyName);
    }

    /**
     * Parses a pattern for reports without a known workspace: of an absolute path only its end counts.
     *
     * @throws IllegalArgumentException as {@link #of}, but not for an absolute path
     */
    public static Glob anywhere(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            boolean negated = part.strip().startsWith("!");
            String glob = normal(part.strip().substring(negated ? 1 : 0).strip());
            if (!isAbsolute(glob)) {
                parts.add(part);
                continue;
            }
            for (int slash = glob.indexOf('/'); slash >= 0; slash = glob.indexOf('/', slash + 1)) {
                parts.add((negated ? "!" : "") + glob.substring(slash + 1));
            }
        }
        return of(String.join(",", parts));
    }

    private static boolean isAbsolute(String glob) {
        boolean drive = glob.length() > 1 && glob.charAt(1) == ':' && Character.isLetter(glob.charAt(0));
        return glob.startsWith("/") || drive;
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
        if (glob.startsWith("/")) {
            throw new IllegalArgumentException("the pattern '" + text
                    + "' leaves the workspace, as it begins with a slash; remove the first slash");
        }
        if (isAbsolute(glob) || ("/" + glob + "/").contains("/../")) {
            throw new IllegalArgumentException("the pattern '" + text
                    + "' leaves the workspace; give one that is relative to it, such as **/jacoco.xml");
        }
    }

    /** Whether a path, relative with forward slashes, matches; one longer than {@link #LONGEST_PATH} never does. */
    public boolean matches(String path) {
        // A hundred thousand paths are tested, and nearly all have another last name.
        if (path.length() > LONGEST_PATH || onlyName != null && !path.endsWith(onlyName)) {
            return false;
        }
        for (GlobPath alternative : alternatives) {
            if (alternative.matches(path)) {
                return exceptions.stream().noneMatch(exception -> exception.matches(path));
            }
        }
        return false;
    }

    /** Whether it names its files without wildcards, so that each match is meant to be a report. */
    public boolean namesItsFiles() {
        return literalName;
    }

    @Override
    public String toString() {
        return text;
    }
}
