package io.jenkins.plugins.coveragemonitor.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@link BranchSet}s of the lines of one file, in about eight bytes each. Only lines with both taken and missed
 * branches have one; for the others the counts say it all. Ordered by line, then by key and total; immutable.
 */
public final class BranchSets {
    /** No sets at all. */
    public static final BranchSets NONE = new BranchSets(new byte[0]);

    private static final Comparator<BranchSet> ORDER =
            Comparator.comparingInt(BranchSet::key).thenComparingInt(BranchSet::total);

    /** Receives the sets of each line. */
    @FunctionalInterface
    public interface Visitor {
        /** Receives one set of a line; a line may have several, of different formats. */
        void visit(int line, BranchSet branches);
    }

    private final byte[] packed;

    private BranchSets(byte[] packed) {
        this.packed = packed;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return packed.length == 0;
    }

    /** Passes all of them to a visitor, in order. */
    public void forEach(Visitor visitor) {
        Cursor from = new Cursor(packed);
        int line = 0;
        while (from.hasNext()) {
            line += from.number();
            int key = from.number();
            int total = from.number();
            int[] missed = new int[from.number()];
            int name = -1;
            for (int i = 0; i < missed.length; i++) {
                name += 1 + from.number();
                missed[i] = name;
            }
            visitor.visit(line, new BranchSet(key, total, missed));
        }
    }

    /** The sets after both runs of the same code. */
    BranchSets union(BranchSets other) {
        if (other.isEmpty() || packed == other.packed) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        Builder both = new Builder();
        forEach(both::add);
        other.forEach(both::add);
        return both.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BranchSets that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        Map<Integer, List<BranchSet>> lines = new TreeMap<>();
        forEach((line, set) ->
                lines.computeIfAbsent(line, number -> new ArrayList<>(1)).add(set));
        return lines.toString();
    }

    /** Collects sets in any order; those of the same branches are united. */
    public static final class Builder {
        private static final int FIRST = 64;

        /** The most bytes of a number. */
        private static final int LONGEST = 5;

        private byte[] packed = new byte[FIRST];
        private int end;
        private int line;
        private @Nullable BranchSet last;
        private boolean ordered = true;

        /**
         * Adds a set.
         *
         * @param number the line, from 1
         */
        public void add(int number, BranchSet set) {
            ordered = ordered && (last == null || number > line || (number == line && ORDER.compare(last, set) < 0));
            if (end + (4 + set.missed()) * LONGEST > packed.length) {
                packed = Arrays.copyOf(packed, Math.max(packed.length * 2, end + (4 + set.missed()) * LONGEST));
            }
            // Out of order the difference is negative, which takes five bytes and still adds up.
            put(number - line);
            put(set.key());
            put(set.total());
            put(set.missed());
            int before = -1;
            for (int name : set.missedNames()) {
                put(name - before - 1);
                before = name;
            }
            line = number;
            last = set;
        }

        /** Writes seven bits a byte, the lowest first; the top bit says that another byte follows. */
        private void put(int value) {
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                packed[end++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            packed[end++] = (byte) rest;
        }

        /** Removes all sets. */
        public void clear() {
            end = 0;
            line = 0;
            last = null;
            ordered = true;
        }

        /** All sets that were added. */
        public BranchSets build() {
            if (end == 0) {
                return NONE;
            }
            BranchSets all = new BranchSets(Arrays.copyOf(packed, end));
            if (ordered) {
                return all;
            }
            Map<Integer, List<BranchSet>> lines = new TreeMap<>();
            all.forEach((number, set) -> unite(lines.computeIfAbsent(number, at -> new ArrayList<>(1)), set));
            Builder sorted = new Builder();
            lines.forEach((number, sets) -> {
                sets.sort(ORDER);
                sets.forEach(set -> sorted.add(number, set));
            });
            return sorted.build();
        }

        private static void unite(List<BranchSet> sets, BranchSet more) {
            for (int i = 0; i < sets.size(); i++) {
                if (sets.get(i).isOfSameBranches(more)) {
                    sets.set(i, sets.get(i).union(more));
                    return;
                }
            }
            sets.add(more);
        }
    }

    /** Reads packed numbers. */
    private static final class Cursor {
        private final byte[] from;
        private int next;

        Cursor(byte[] from) {
            this.from = from;
        }

        boolean hasNext() {
            return next < from.length;
        }

        int number() {
            int value = 0;
            int shift = 0;
            byte part;
            do {
                part = from[next++];
                value |= (part & 0x7F) << shift;
                shift += 7;
            } while (part < 0);
            return value;
        }
    }
}
