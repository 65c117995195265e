package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.PathIndex;
import java.util.Arrays;

/**
 * The branches of the first record of each file, in a few bytes each and without an object for each file; hardly any
 * file has another record.
 */
final class PackedBranches {
    /** The most bytes of a branch: its line and whether it was taken, and its key in two halves. */
    private static final int LONGEST = 15;

    /** The initial size in bytes. */
    private static final int FIRST = 1024;

    private final Budget kept = new Budget(Limits.characters(), "bytes of branches");
    private final PathIndex paths;
    private int[] ends;
    private byte[] bytes = new byte[FIRST];
    private int end;

    /**
     * Starts without any.
     *
     * @param expected about how many files will come, from 0; further ones are accepted
     */
    PackedBranches(int expected) {
        paths = new PathIndex(expected);
        ends = new int[Math.max(1, expected)];
    }

    /**
     * Keeps branches, which must be in order, if they are the first of their file.
     *
     * @return the number of the file, -1 if they were the first
     */
    int add(String path, LcovBranches branches) {
        int known = paths.size();
        int number = paths.number(path);
        if (number < known) {
            return number;
        }
        int begun = end;
        branches.pack(this);
        kept.take(end - begun + Limits.FILE_COST);
        if (number == ends.length) {
            ends = Arrays.copyOf(ends, 2 * number);
        }
        ends[number] = end;
        return -1;
    }

    /** Adds a branch to those of the file that is being added. */
    void put(int step, boolean taken, long key) {
        if (end > bytes.length - LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length + bytes.length / 2);
        }
        long first = (long) step << 1 | (taken ? 1 : 0);
        if ((first | key) >>> 7 == 0) {
            // As most are: on a line near the one before, and with a small number in the first block.
            bytes[end] = (byte) first;
            bytes[end + 1] = 0;
            bytes[end + 2] = (byte) key;
            end += 3;
        } else {
            put(first);
            put(key >>> Integer.SIZE);
            put(key & 0xFFFF_FFFFL);
        }
    }

    /** Writes seven bits a byte, the lowest first; the top bit says that another byte follows. */
    private void put(long value) {
        long rest = value;
        while (rest > 0x7F) {
            bytes[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[end++] = (byte) rest;
    }

    /** The branches of a file by its number. */
    LcovBranches of(int number) {
        LcovBranches all = new LcovBranches();
        int line = 0;
        int at = number == 0 ? 0 : ends[number - 1];
        while (at < ends[number]) {
            long[] branch = new long[3];
            for (int i = 0; i < branch.length; i++) {
                int shift = 0;
                byte next;
                do {
                    next = bytes[at++];
                    branch[i] |= (next & 0x7FL) << shift;
                    shift += 7;
                } while (next < 0);
            }
            line += (int) (branch[0] >>> 1);
            all.add(line, branch[1] << Integer.SIZE | branch[2], (branch[0] & 1) != 0);
        }
        return all;
    }

    /** How many bytes all of them take. */
    int length() {
        return end;
    }

    /** How many files have branches. */
    int files() {
        return paths.size();
    }
}
