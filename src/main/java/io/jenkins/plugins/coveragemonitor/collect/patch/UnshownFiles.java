package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The files that a diff names without showing their change: those that git treats as binary, because of their bytes (a
 * source in UTF-16) or an attribute ({@code *.java -diff}).
 */
final class UnshownFiles {
    private static final String BEGIN = "Binary files ";
    private static final String END = " differ";
    private static final String AND = " and ";
    private static final String NOTHING = "/dev/null";

    private UnshownFiles() {}

    /** Their paths, with the old one of a renamed file too; a deleted file has nothing to show. */
    static Set<String> in(String diff) {
        Set<String> paths = new LinkedHashSet<>();
        for (int at = diff.startsWith(BEGIN) ? 0 : next(diff, 0); at >= 0; at = next(diff, at)) {
            int end = diff.indexOf('\n', at);
            String line = diff.substring(at, end < 0 ? diff.length() : end).stripTrailing();
            if (line.endsWith(END)) {
                both(line.substring(BEGIN.length(), line.length() - END.length()), paths);
            }
        }
        return paths;
    }

    private static int next(String diff, int from) {
        int found = diff.indexOf("\n" + BEGIN, from);
        return found < 0 ? -1 : found + 1;
    }

    /** Adds the old and the new name, separated by a word that may also be part of a name. */
    private static void both(String names, Set<String> paths) {
        int middle = (names.length() - AND.length()) / 2;
        boolean same = names.startsWith(AND, middle) && names.length() == 2 * middle + AND.length();
        if (names.endsWith(AND + NOTHING)) {
            return;
        }
        if (names.startsWith(NOTHING + AND)) {
            paths.add(path(names.substring(NOTHING.length() + AND.length())));
        } else {
            int and = same ? middle : names.indexOf(AND);
            if (and > 0) {
                paths.add(path(names.substring(0, and)));
                paths.add(path(names.substring(and + AND.length())));
            }
        }
    }

    private static String path(String name) {
        String bare = UnifiedDiff.unquoted(name);
        return bare.startsWith("a/") || bare.startsWith("b/") ? bare.substring(2) : bare;
    }
}
