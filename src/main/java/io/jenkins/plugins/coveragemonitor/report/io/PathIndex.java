package io.jenkins.plugins.coveragemonitor.report.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the paths of a report in the order in which they come, without an object for each: a report may have hundreds
 * of thousands.
 */
public final class PathIndex {
    private static final int FIRST = 256;

    /** How many slots are searched for a path: a few are usual, more if somebody chose the paths. */
    private static final int LONGEST_SEARCH = 64;

    /** 2^32 divided by the golden ratio, which spreads hashes that are close to each other (Knuth, volume 3, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private String[] paths;

    private int[] hashes;
    private int size;

    /**
     * The hash of a path in the upper half and its number from one in the lower, 0 if empty: paths are only compared if
     * their hashes are equal.
     */
    private long[] slots;

    /** What was last seen in slots that were only looked at. */
    private long seen;

    /** The paths that found no slot near their place. */
    private @Nullable Map<String, Integer> crowded;

    /** Creates an empty index for about so many paths, from 0; further ones are accepted. */
    public PathIndex(int expected) {
        paths = new String[Math.max(FIRST, expected)];
        hashes = new int[paths.length];
        slots = new long[slots(paths.length)];
    }

    /** A power of two, at least twice and less than four times as many. */
    private static int slots(int paths) {
        return Integer.highestOneBit(paths - 1) * 4;
    }

    /** The number of a path, from 0; one that is new gets {@link #size} and is added. */
    public int number(String path) {
        return number(path, hash(path));
    }

    /** Adds all paths of another index; {@code false} if some is known, and then not all are added. */
    public boolean addAll(PathIndex others) {
        while (size + others.size > paths.length) {
            grow();
        }
        // Which slots it will be is not foreseeable. Looked at before they are needed, many come from memory together.
        for (int i = 0; i < others.size; i++) {
            seen |= slots[slot(others.hashes[i])];
        }
        for (int i = 0; i < others.size; i++) {
            int before = size;
            if (number(others.paths[i], others.hashes[i]) < before) {
                return false;
            }
        }
        return true;
    }

    private int number(String path, int hash) {
        if (size == paths.length) {
            grow();
        }
        paths[size] = path;
        hashes[size] = hash;
        int number = put(size);
        if (number == size) {
            size++;
        }
        return number;
    }

    /** The same as {@link String#hashCode}, which waits for one character before it takes the next. */
    static int hash(String path) {
        int length = path.length();
        int hash = 0;
        int i = 0;
        for (; i <= length - 4; i += 4) {
            hash = hash * (31 * 31 * 31 * 31)
                    + path.charAt(i) * (31 * 31 * 31)
                    + path.charAt(i + 1) * (31 * 31)
                    + path.charAt(i + 2) * 31
                    + path.charAt(i + 3);
        }
        for (; i < length; i++) {
            hash = hash * 31 + path.charAt(i);
        }
        return hash;
    }

    /** The slot where the search for a hash begins. */
    private int slot(int hash) {
        return (hash * SPREAD) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    /** Puts the path of a number into a slot; returns the number of an equal path that is there already. */
    private int put(int number) {
        int hash = hashes[number];
        int mask = slots.length - 1;
        int slot = slot(hash);
        for (int i = 0; i < LONGEST_SEARCH; i++) {
            long there = slots[slot];
            if (there == 0) {
                slots[slot] = (long) hash << Integer.SIZE | (number + 1);
                return number;
            }
            if ((int) (there >>> Integer.SIZE) == hash && paths[(int) there - 1].equals(paths[number])) {
                return (int) there - 1;
            }
            slot = (slot + 1) & mask;
        }
        if (crowded == null) {
            crowded = new HashMap<>();
        }
        Integer known = crowded.putIfAbsent(paths[number], number);
        return known == null ? number : known;
    }

    private void grow() {
        paths = Arrays.copyOf(paths, 2 * paths.length);
        hashes = Arrays.copyOf(hashes, paths.length);
        slots = new long[slots(paths.length)];
        crowded = null;
        for (int i = 0; i < size; i++) {
            put(i);
        }
    }

    /** How many paths there are. */
    public int size() {
        return size;
    }
}
