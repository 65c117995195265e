package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.util.Arrays;
import java.util.List;

/**
 * The paths in the parts of one report that were read so far, without an object for each: a report may have hundreds of
 * thousands. Several threads may add paths.
 */
final class PathSet {
    private static final int FIRST = 1024;

    /** How many slots are searched for a path: a few are usual, more if somebody chose the paths. */
    private static final int LONGEST_SEARCH = 1024;

    /** 2^32 divided by the golden ratio, which spreads hashes that are close to each other (Knuth, volume 3, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private String[] paths = new String[FIRST / 2];
    private int size;

    /**
     * The hash of a path in the upper half and its index from one in the lower, 0 if empty: paths are only compared if
     * their hashes are equal.
     */
    private long[] slots = new long[FIRST];

    /** Adds the paths of a part; {@code false} if some may not be new, after which nothing may be added. */
    synchronized boolean addAll(List<FileCoverage> files) {
        int needed = size + files.size();
        if (needed > paths.length) {
            paths = Arrays.copyOf(paths, Math.max(needed, 2 * paths.length));
        }
        if (2L * needed > slots.length && !grow(needed)) {
            return false;
        }
        for (FileCoverage file : files) {
            String path = file.path();
            paths[size] = path;
            if (!add(slots, (long) path.hashCode() << Integer.SIZE | (size + 1))) {
                return false;
            }
            size++;
        }
        return true;
    }

    private boolean add(long[] into, long entry) {
        int mask = into.length - 1;
        int hash = (int) (entry >>> Integer.SIZE);
        int slot = (hash * SPREAD) >>> Integer.numberOfLeadingZeros(mask);
        for (int i = 0; i < LONGEST_SEARCH; i++) {
            long there = into[slot];
            if (there == 0) {
                into[slot] = entry;
                return true;
            }
            if (there >>> Integer.SIZE == entry >>> Integer.SIZE && path(there).equals(path(entry))) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private String path(long entry) {
        return paths[(int) entry - 1];
    }

    private boolean grow(int needed) {
        long[] larger = new long[Integer.highestOneBit(needed) * 4];
        for (long entry : slots) {
            if (entry != 0 && !add(larger, entry)) {
                return false;
            }
        }
        slots = larger;
        return true;
    }

    /** How many paths there are. */
    synchronized int size() {
        return size;
    }
}
