package io.jenkins.plugins.coveragemonitor.collect.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds the files whose paths have the same end as a given path. The paths are stored with reversed names and sorted,
 * so that those with a common end are adjacent.
 */
public final class SuffixIndex {
    /** More files with the same end cannot be distinguished. */
    static final int MAX_CANDIDATES = 64;

    /**
     * The files that share the longest end with a path.
     *
     * @param names how many of the last names are the same
     * @param files the files, in no order; empty if there are too many to distinguish
     */
    public record Match(int names, List<String> files) {
        static final Match NONE = new Match(0, List.of());
    }

    private final String[] reversed;
    private final boolean ignoreCase;

    private SuffixIndex(String[] reversed, boolean ignoreCase) {
        this.reversed = reversed;
        this.ignoreCase = ignoreCase;
    }

    /** An index of paths, relative with forward slashes. */
    public static SuffixIndex of(List<String> files) {
        String[] reversed = new String[files.size()];
        Arrays.setAll(reversed, i -> reverse(files.get(i)));
        Arrays.sort(reversed);
        return new SuffixIndex(reversed, false);
    }

    /** An index of the same files for paths from a case-insensitive system. */
    public SuffixIndex ignoringCase() {
        String[] folded = reversed.clone();
        // The file's own spelling follows a character that no path has.
        Arrays.setAll(folded, i -> reversed[i].toLowerCase(Locale.ROOT) + '\0' + reversed[i]);
        Arrays.sort(folded);
        return new SuffixIndex(folded, true);
    }

    /** The names in reverse order, each followed by a slash. */
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
    public Match longestEnd(List<String> path) {
        return longestEnd(path, List.of());
    }

    /**
     * The same for a path that may be relative to one of several folders: the folder with the longest end counts.
     *
     * @param folders each by its names
     */
    public Match longestEnd(List<String> path, List<List<String>> folders) {
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
     * @param to the index after the last
     * @param names how many names are the same
     * @param key those names
     */
    private record Range(int from, int to, int names, String key) {}

    /** The entries that share the most first names with a path. They are adjacent to where the path itself would be. */
    private Range narrowed(Range range, List<String> path) {
        StringBuilder names = new StringBuilder(range.key());
        for (int i = path.size() - 1; i >= 0; i--) {
            names.append(ignoreCase ? path.get(i).toLowerCase(Locale.ROOT) : path.get(i))
                    .append('/');
        }
        String key = names.toString();
        int place = first(key, range.from(), range.to());
        int common = Math.max(
                place < range.to() ? common(key, reversed[place]) : 0,
                place > range.from() ? common(key, reversed[place - 1]) : 0);
        if (common <= range.key().length()) {
            return range;
        }
        String begin = key.substring(0, common);
        int from = first(begin, range.from(), place);
        // Directly after the slash in character order: the first string without this prefix.
        int to = first(begin.substring(0, common - 1) + '0', place, range.to());
        int more = (int) begin.substring(range.key().length())
                .chars()
                .filter(c -> c == '/')
                .count();
        return new Range(from, to, range.names() + more, begin);
    }

    /** How many characters two entries have in common, up to the end of a name. */
    private static int common(String a, String b) {
        int length = Math.min(a.length(), b.length());
        int names = 0;
        for (int i = 0; i < length && a.charAt(i) == b.charAt(i); i++) {
            names = a.charAt(i) == '/' ? i + 1 : names;
        }
        return names;
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
