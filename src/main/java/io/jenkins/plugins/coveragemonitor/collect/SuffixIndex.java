package io.jenkins.plugins.coveragemonitor.collect;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** The names in reverse order, a slash behind each. */
    private static String reverse(String path) {
        StringBuilder reversed = new StringBuilder(path.length() + 1);
        int end = path.length();
        while (end >= 0) {
            int slash = path.lastIndexOf('/', end - 1);
            reversed.append(path, slash + 1, end).append('/');
            end = slash;
        }
        return reversed.toString();
    }

    /** The files that share the longest end with a path given by its names. */
    Match longestEnd(List<String> path) {
        return longestEnd(path, List.of());
    }

    /**
     * The same for a path that may be relative to one of some folders: the folder that leads to the longest end counts.
     *
     * @param folders each by its names
     */
    Match longestEnd(List<String> path, List<List<String>> folders) {
        Range all = new Range(0, reversed.length, 0, "");
        Range best = narrowed(all, path);
        if (best.names() == path.size() && best.to() - best.from() > 1) {
            Range whole = best;
            for (List<String> folder : folders) {
                Range longer = narrowed(whole, folder);
                best = longer.names() > best.names() ? longer : best;
            }
        }
        return match(best);
    }

    /**
     * The entries that begin alike.
     *
     * @param from the first
     * @param to behind the last
     * @param names how many names are the same
     * @param key those names
     */
    private record Range(int from, int to, int names, String key) {}

    private Range narrowed(Range range, List<String> path) {
        int from = range.from();
        int to = range.to();
        int names = range.names();
        StringBuilder key = new StringBuilder(range.key());
        for (int i = path.size() - 1; i >= 0; i--) {
            int known = key.length();
            key.append(ignoreCase ? path.get(i).toLowerCase(Locale.ROOT) : path.get(i))
                    .append('/');
            String begin = key.toString();
            int first = from;
            int end = to;
            if (to - from == 1) {
                end = reversed[from].startsWith(begin) ? to : from;
            } else {
                first = first(begin, from, to);
                // Behind the slash in the order of characters: the first string that cannot begin with the key.
                end = first(begin.substring(0, begin.length() - 1) + '0', first, to);
            }
            if (first == end) {
                return new Range(from, to, names, key.substring(0, known));
            }
            from = first;
            to = end;
            names++;
        }
        return new Range(from, to, names, key.toString());
    }

    private Match match(Range range) {
        if (range.names() == 0) {
            return Match.NONE;
        }
        if (range.to() - range.from() > MAX_CANDIDATES) {
            return new Match(range.names(), List.of());
        }
        List<String> files = new ArrayList<>(range.to() - range.from());
        for (int i = range.from(); i < range.to(); i++) {
            files.add(original(reversed[i]));
        }
        return new Match(range.names(), files);
    }

    private int first(String key, int from, int to) {
        int at = Arrays.binarySearch(reversed, from, to, key);
        return at >= 0 ? at : -at - 1;
    }

    private String original(String entry) {
        String spelling = ignoreCase ? entry.substring(entry.indexOf('\0') + 1) : entry;
        String path = reverse(spelling.substring(0, spelling.length() - 1));
        return path.substring(0, path.length() - 1);
    }
}
