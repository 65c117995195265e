package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.util.List;

/**
 * The paths in the parts of one report that were read so far, in one array without an object for each: a report may
 * have hundreds of thousands. Several threads may add paths.
 */
final class PathSet {
    private static final int FIRST = 1024;

    /** How many places are searched for a path: a few are usual, more if somebody chose the paths. */
    private static final int LONGEST_SEARCH = 1024;

    /** 2^32 times the golden ratio, which spreads hashes that are close to each other (Knuth, volume 3, 6.4). */
    private static final int SPREAD = 0x9E3779B9;

    private String[] slots = new String[FIRST];
    private int size;

    /** Adds the paths of a part; {@code false} if some may not be new, after which nothing may be added. */
    synchronized boolean addAll(List<FileCoverage> files) {
        if (2L * (size + files.size()) > slots.length && !grow(files.size())) {
            return false;
        }
        for (FileCoverage file : files) {
            if (!add(slots, file.path())) {
                return false;
            }
        }
        size += files.size();
        return true;
    }

    private static boolean add(String[] slots, String path) {
        int mask = slots.length - 1;
        int slot = (path.hashCode() * SPREAD) >>> (Integer.numberOfLeadingZeros(mask));
        for (int i = 0; i < LONGEST_SEARCH; i++) {
            String there = slots[slot];
            if (there == null) {
                slots[slot] = path;
                return true;
            }
            if (there.hashCode() == path.hashCode() && there.equals(path)) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private boolean grow(int more) {
        String[] larger = new String[Integer.highestOneBit(size + more) * 4];
        for (String path : slots) {
            if (path != null && !add(larger, path)) {
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
