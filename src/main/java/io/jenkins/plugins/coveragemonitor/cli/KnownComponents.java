package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The components and owners that a job ever had, so that a mistyped one is not mistaken for an unmeasured one. */
final class KnownComponents {
    private KnownComponents() {}

    /**
     * Refuses a component that no build has.
     *
     * @param component the requested name, {@code ""} for the whole project
     * @param points the whole history of the job
     */
    static void require(String component, List<Point> points, String job) {
        if (component.isEmpty() || points.isEmpty()) {
            return;
        }
        TreeSet<String> known = points.stream()
                .flatMap(point -> Stream.of(point.components(), point.owners()))
                .flatMap(parts -> parts.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (known.contains(component)) {
            return;
        }
        throw CommandFailure.usage("no build of " + job + " has a component '" + component + "': "
                + (known.isEmpty() ? "leave out --component" : "the nearest is '" + nearest(component, known) + "'"));
    }

    private static String nearest(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return known.stream()
                .min((a, b) -> Integer.compare(
                        distance(lower, a.toLowerCase(Locale.ROOT)), distance(lower, b.toLowerCase(Locale.ROOT))))
                .orElseThrow();
    }

    /** The number of letters to insert, delete or replace (Levenshtein 1966). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
