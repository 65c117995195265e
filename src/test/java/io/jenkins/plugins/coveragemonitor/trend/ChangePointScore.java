package io.jenkins.plugins.coveragemonitor.trend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How well change points agree with those that several people marked, by the two measures of van den Burg and Williams
 * (An Evaluation of Change Point Detection Algorithms, 2020). Indices count from 0, which everybody is taken to have
 * marked: there the first segment begins.
 *
 * @param f1 the harmonic mean of precision, against what anybody marked, and of recall, the mean over the people
 * @param covering how much of each person's segments the found segments cover, the mean over the people
 */
record ChangePointScore(double f1, double covering) {
    /** A change point counts if it is at most so many places off. */
    private static final int MARGIN = 5;

    /**
     * Scores one series.
     *
     * @param marked what each person marked, an empty collection for somebody who saw no change
     * @param found what was found
     * @param size how many values the series has, its gaps included
     */
    static ChangePointScore of(Collection<? extends Collection<Integer>> marked, Collection<Integer> found, int size) {
        SortedSet<Integer> predicted = withStart(found);
        SortedSet<Integer> anybody = new TreeSet<>();
        double recall = 0;
        double covering = 0;
        for (Collection<Integer> person : marked) {
            SortedSet<Integer> theirs = withStart(person);
            anybody.addAll(theirs);
            recall += (double) matches(theirs, predicted) / theirs.size() / marked.size();
            covering += covering(segments(theirs, size), segments(predicted, size), size) / marked.size();
        }
        double precision = (double) matches(anybody, predicted) / predicted.size();
        return new ChangePointScore(2 * precision * recall / (precision + recall), covering);
    }

    private static SortedSet<Integer> withStart(Collection<Integer> indices) {
        SortedSet<Integer> all = new TreeSet<>(indices);
        all.add(0);
        return all;
    }

    /** How many of the true ones have a predicted one near; each predicted one stands for one of them. */
    private static int matches(SortedSet<Integer> truth, SortedSet<Integer> predicted) {
        TreeSet<Integer> free = new TreeSet<>(predicted);
        int matches = 0;
        for (int at : truth) {
            Integer below = free.floor(at);
            Integer above = free.ceiling(at);
            boolean nearerBelow = below != null && (above == null || at - below <= above - at);
            Integer nearest = nearerBelow ? below : above;
            if (nearest != null && Math.abs(at - nearest) <= MARGIN) {
                free.remove(nearest);
                matches++;
            }
        }
        return matches;
    }

    /** A stretch, the end left out. */
    private record Segment(int from, int to) {
        int length() {
            return to - from;
        }

        /** What both share, as a part of what they hold together. */
        double overlap(Segment other) {
            int common = Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
            return (double) common / (length() + other.length() - common);
        }
    }

    private static List<Segment> segments(SortedSet<Integer> starts, int size) {
        List<Integer> ends = new ArrayList<>(starts.tailSet(1));
        ends.add(size);
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int to : ends) {
            segments.add(new Segment(from, to));
            from = to;
        }
        return segments;
    }

    private static double covering(List<Segment> truth, List<Segment> predicted, int size) {
        double sum = 0;
        for (Segment segment : truth) {
            sum += segment.length()
                    * predicted.stream().mapToDouble(segment::overlap).max().orElseThrow();
        }
        return sum / size;
    }
}
