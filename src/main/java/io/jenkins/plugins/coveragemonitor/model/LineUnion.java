package io.jenkins.plugins.coveragemonitor.model;

/** The counts of two tables of the same file, line by line. */
final class LineUnion {
    private LineUnion() {}

    /** The union without the names of branches; see {@link LineTable#merge}. */
    static LineTable of(LineTable one, LineTable other) {
        int capacity = one.size() + other.size();
        int[] mergedNumbers = new int[capacity];
        int[] mergedHits = new int[capacity];
        int[] mergedCovered = new int[capacity];
        int[] mergedMissed = new int[capacity];
        int i = 0;
        int j = 0;
        int merged = 0;
        while (i < one.size() || j < other.size()) {
            boolean mine = j == other.size() || i < one.size() && one.number(i) <= other.number(j);
            boolean both = mine && j < other.size() && one.number(i) == other.number(j);
            if (both) {
                int total = Math.max(
                        one.coveredBranches(i) + one.missedBranches(i),
                        other.coveredBranches(j) + other.missedBranches(j));
                int covered = Math.max(one.coveredBranches(i), other.coveredBranches(j));
                mergedNumbers[merged] = one.number(i);
                mergedHits[merged] = LineTable.addHits(one.hits(i++), other.hits(j));
                mergedCovered[merged] = covered;
                mergedMissed[merged] = total - covered;
                j++;
            } else if (mine) {
                copyEntry(one, i++, mergedNumbers, mergedHits, mergedCovered, mergedMissed, merged);
            } else {
                copyEntry(other, j++, mergedNumbers, mergedHits, mergedCovered, mergedMissed, merged);
            }
            merged++;
        }
        return new LineTable(merged, mergedNumbers, mergedHits, mergedCovered, mergedMissed);
    }

    private static void copyEntry(
            LineTable from, int index, int[] numbers, int[] hits, int[] covered, int[] missed, int at) {
        numbers[at] = from.number(index);
        hits[at] = from.hits(index);
        covered[at] = from.coveredBranches(index);
        missed[at] = from.missedBranches(index);
    }
}
