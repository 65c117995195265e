package io.jenkins.plugins.coveragemonitor.collect.path;

import java.util.List;

/**
 * One pattern of a {@link Glob}, split at its slashes. A wildcard is never reconsidered after a later one of its kind,
 * because the last one can take whatever an earlier one could; so matching needs no recursion.
 */
public final class GlobPath {
    private static final String ANY_FOLDERS = "**";
    private static final char ANY_CHARACTERS = '*';
    private static final char ONE_CHARACTER = '?';

    private final List<String> names;

    private GlobPath(List<String> names) {
        this.names = names;
    }

    /** A pattern with single forward slashes, and {@code **} instead of nothing behind the last one. */
    public static GlobPath of(String glob) {
        return new GlobPath(List.of(glob.split("/")));
    }

    /** Whether a path, relative with forward slashes, matches. */
    public boolean matches(String path) {
        int pattern = 0;
        int at = 0;
        // Behind the last folder wildcard, and the first name of the path that it has not taken.
        int patternBehind = -1;
        int taken = 0;
        while (at <= path.length()) {
            int end = end(path, at);
            String name = pattern < names.size() ? names.get(pattern) : null;
            if (ANY_FOLDERS.equals(name)) {
                pattern++;
                if (pattern == names.size()) {
                    return true;
                }
                patternBehind = pattern;
                taken = at;
            } else if (name != null && isLast(pattern) == (end == path.length()) && isName(name, path, at, end)) {
                pattern++;
                at = end + 1;
            } else if (patternBehind >= 0 && canTake(path, taken)) {
                taken = end(path, taken) + 1;
                at = taken;
                pattern = patternBehind;
            } else {
                return false;
            }
        }
        return pattern == names.size();
    }

    /** Whether only a name may follow. */
    private boolean isLast(int pattern) {
        return pattern == names.size() - 1;
    }

    /** The end of the name that begins at an index. */
    private static int end(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    /** Whether a folder begins at an index: a name followed by a slash. */
    private static boolean canTake(String path, int from) {
        int end = end(path, from);
        return end > from && end < path.length();
    }

    /** Whether a range of a text matches such a name. */
    private static boolean isName(String pattern, String text, int from, int to) {
        int p = 0;
        int at = from;
        int behindStar = -1;
        int taken = from;
        while (at < to) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : '\0';
            if (wanted == ANY_CHARACTERS) {
                behindStar = ++p;
                taken = at;
            } else if (p < pattern.length() && (wanted == ONE_CHARACTER || wanted == text.charAt(at))) {
                p++;
                at++;
            } else if (behindStar >= 0) {
                at = ++taken;
                p = behindStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == ANY_CHARACTERS) {
            p++;
        }
        return p == pattern.length();
    }
}
