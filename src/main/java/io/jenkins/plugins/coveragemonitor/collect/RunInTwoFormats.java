package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Doubts that two formats with exactly as many tests, failures and skipped tests are of two runs: a runner may write its
 * results in both. Formats name tests too differently to be sure, so both count, and a note says what to do.
 */
final class RunInTwoFormats {
    private RunInTwoFormats() {}

    /**
     * The tests of one format in a component.
     *
     * @param first its first report
     */
    private record OfFormat(ReadReport first, TestTotals totals) {
        OfFormat plus(OfFormat more) {
            return new OfFormat(first, totals.plus(more.totals));
        }

        boolean isLike(OfFormat other) {
            return totals.total() == other.totals.total()
                    && totals.failed() == other.totals.failed()
                    && totals.skipped() == other.totals.skipped()
                    && first.component().equals(other.first.component())
                    && first.flag().equals(other.first.flag());
        }
    }

    /** The rows, with a note at the first report of a format that has the same numbers as another one. */
    static List<ReadReport> noted(List<ReadReport> rows) {
        TreeMap<String, OfFormat> formats = new TreeMap<>();
        for (ReadReport row : rows) {
            if (row.isOfTests()) {
                formats.merge(
                        row.component() + '\n' + row.flag() + '\n' + row.format(),
                        new OfFormat(row, row.tests()),
                        OfFormat::plus);
            }
        }
        List<OfFormat> all = new ArrayList<>(formats.values());
        Map<ReadReport, String> notes = new IdentityHashMap<>();
        for (int i = 1; i < all.size(); i++) {
            OfFormat one = all.get(i);
            all.subList(0, i).stream()
                    .filter(one::isLike)
                    .findFirst()
                    .ifPresent(other -> notes.put(one.first(), note(one, other)));
        }
        return rows.stream()
                .map(row -> notes.containsKey(row) ? row.withProblem(notes.get(row)) : row)
                .toList();
    }

    private static String note(OfFormat one, OfFormat other) {
        return one.first().file() + ": has as many tests as " + other.first().file() + " in another format ("
                + Plurals.count(one.totals().total(), "test") + ", "
                + one.totals().failed() + " failed, "
                + one.totals().skipped()
                + " skipped); both count. If one run wrote both, give a pattern for one of them";
    }
}
