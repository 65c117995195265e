package io.jenkins.plugins.coveragemonitor.collect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Finds the files whose paths end like a given path. The paths are kept with their names in reverse order and sorted, so
 * that those with a common end stand side by side.
 */
final class SuffixIndex {
    /** More files of one end than this cannot be told apart by anything. */
    static final int MAX_CANDIDATES = 64;

    /**
     * The files that share the longest end with a path.
     *
     * @param names how many of the last names are the same
     * @param files the files, in no order; empty if they are more than can be told apart
     */
    record Match(int names, List<String> files) {
        static final Match NONE = new Match(0, List.of());
    }

    private final String[] reversed;
    private final boolean ignoreCase;

    private SuffixIndex(String[] reversed, boolean ignoreCase) {
        this.reversed = reversed;
        this.ignoreCase = ignoreCase;
    }

    /** An index of paths, relative with forward slashes. */
    static SuffixIndex of(List<String> files) {
        String[] reversed = new String[files.size()];
        Arrays.setAll(reversed, i -> reverse(files.get(i)));
        Arrays.sort(reversed);
        return new SuffixIndex(reversed, false);
    }

    /** An index of the same files for paths from a system that does not tell upper from lower case. */
    SuffixIndex ignoringCase() {
        String[] folded = reversed.clone();
        // The spelling of the file itself stands behind a character that no path has.
        Arrays.setAll(folded, i -> reversed[i].toLowerCase(Locale.ROOT) + '\0' + reversed[i]);
        Arrays.sort(folded);
        return new SuffixIndex(folded, true);
    }

    private static String reverse(String path) {
        List<String> names = Arrays.asList(path.split("/"));
        Collections.reverse(names);
        return String.join("/", names) + "/";
    }

    /** The files that share the longest end with a path given by its names. */
    Match longestEnd(List<String> path) {
        StringBuilder key = new StringBuilder();
        int from = 0;
        int to = reversed.length;
        int names = 0;
        for (int i = path.size() - 1; i >= 0; i--) {
            key.append(ignoreCase ? path.get(i).toLowerCase(Locale.ROOT) : path.get(i))
                    .append('/');
            int first = first(key.toString(), from, to);
            // The character behind the slash: the first string that cannot begin with the key.
            key.setCharAt(key.length() - 1, '0');
            int end = first(key.toString(), first, to);
            key.setCharAt(key.length() - 1, '/');
            if (first == end) {
                break;
            }
            from = first;
            to = end;
            names++;
        }
        if (names == 0) {
            return Match.NONE;
        }
        if (to - from > MAX_CANDIDATES) {
            return new Match(names, List.of());
        }
        List<String> files = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            files.add(original(reversed[i]));
        }
        return new Match(names, files);
    }

    private int first(String key, int from, int to) {
        int at = Arrays.binarySearch(reversed, from, to, key);
        return at >= 0 ? at : -at - 1;
    }

    private String original(String entry) {
        String spelling = ignoreCase ? entry.substring(entry.indexOf('\0') + 1) : entry;
        return reverse(spelling.substring(0, spelling.length() - 1)).replaceAll("/$", "");
    }
}
