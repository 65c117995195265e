package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.CoveredOnlyBy;
import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.history.FlagCounters;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reports of one flag measured in a build.
 *
 * @param name the flag
 * @param line its line coverage, or {@code null}
 * @param before its line coverage in the baseline, or {@code null}
 * @param carried where it was carried forward from, or {@code null}
 * @param only how many lines no other report covers
 * @param files the files with such lines, those with the most first; 200 at most
 * @param more how many files are not listed
 */
@WithBuilder
public record FlagRow(
        String name,
        @Nullable Counter line,
        @Nullable Counter before,
        @Nullable String carried,
        long only,
        List<OnlyRow> files,
        int more) {
    private static final int MOST_FILES = 200;

    /**
     * A file with lines that only one flag covers.
     *
     * @param path the file
     * @param lines how many lines those are
     * @param ranges the ranges of these lines
     */
    public record OnlyRow(String path, long lines, List<LineRange> ranges) {
        private static OnlyRow of(FileCoverage file) {
            return new OnlyRow(
                    file.path(),
                    file.lines().lines().missed(),
                    GapCandidate.of(file).stream()
                            .map(gap -> new LineRange(gap.from(), gap.to()))
                            .toList());
        }
    }

    /** The flags of a build, in the order of names. */
    static List<FlagRow> of(BuildData build) {
        return build.point().flags().keySet().stream()
                .map(flag -> of(build, flag))
                .toList();
    }

    private static FlagRow of(BuildData build, String flag) {
        List<OnlyRow> only = CoveredOnlyBy.of(build.measurement(), flag).files().stream()
                .map(OnlyRow::of)
                .sorted(Comparator.comparingLong(OnlyRow::lines).reversed().thenComparing(OnlyRow::path))
                .toList();
        return FlagRowBuilder.builder()
                .name(flag)
                .line(orNull(build.point().flag(flag).totals().get(Metric.LINE)))
                .before(
                        build.baseline() == null
                                ? null
                                : orNull(build.baseline().flag(flag).totals().get(Metric.LINE)))
                .carried(carried(build.point().flags().get(flag)))
                .only(only.stream().mapToLong(OnlyRow::lines).sum())
                .files(only.stream().limit(MOST_FILES).toList())
                .more(Math.max(0, only.size() - MOST_FILES))
                .create();
    }

    /** A flag of several components may be carried in only one of them. */
    private static @Nullable String carried(@Nullable FlagCounters flag) {
        if (flag == null) {
            return null;
        }
        return flag.carried().values().stream()
                .max(Comparator.comparingInt(Carried::build))
                .map(from ->
                        (flag.carried().size() < Math.max(1, flag.components().size()) ? "partly " : "")
                                + "carried from #" + from.build())
                .orElse(null);
    }

    private static @Nullable Counter orNull(Counter counter) {
        return counter.isMeasured() ? counter : null;
    }
}
