package io.jenkins.plugins.coveragemonitor.cli.output;

import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code gaps --json}.
 *
 * @param job the job's name
 * @param build the build's number
 * @param files every file with a line that no test covers
 * @param newGaps the gaps that are new in this build
 * @param critical what to test next, the most important file first
 * @param use the code that running services used, compared with what tests cover; {@code null} if either was not
 * measured
 */
public record GapsJson(
        String job,
        int build,
        List<File> files,
        NewGaps newGaps,
        List<Critical> critical,
        BuildPage.@Nullable Use use) {
    /** A file with its gaps, each the first and the last line. */
    record File(String path, String component, long missed, List<int[]> gaps) {}

    /** Changed lines that no test covers, and unchanged lines that lost their coverage. */
    record NewGaps(List<Range> changed, List<Range> lost) {}

    /** A file that is worth testing, and why. */
    record Critical(String path, String why, List<Range> gaps) {}

    /** A range of executable lines that no test covers. */
    record Range(String path, int from, int to, int lines) {
        static List<Range> of(List<GapRow> gaps) {
            return gaps.stream()
                    .map(gap -> new Range(gap.path(), gap.from(), gap.to(), gap.lines()))
                    .toList();
        }
    }

    /** The gaps of a build. */
    public static GapsJson of(
            String job, int build, Measurement measurement, BuildPage page, List<BuildPage.CriticalFile> critical) {
        List<File> files = new ArrayList<>();
        for (Component component : measurement.united().components().values()) {
            for (FileCoverage file : component.filesByPath().values()) {
                List<int[]> gaps = GapCandidate.of(file).stream()
                        .map(gap -> new int[] {gap.from(), gap.to()})
                        .toList();
                if (!gaps.isEmpty()) {
                    long missed = file.counters().get(Metric.LINE).missed();
                    files.add(new File(file.path(), component.name(), missed, gaps));
                }
            }
        }
        return new GapsJson(
                job,
                build,
                files,
                new NewGaps(
                        Range.of(page.newGaps().changed()),
                        Range.of(page.newGaps().lost())),
                critical.stream()
                        .map(file -> new Critical(file.path(), file.why(), Range.of(file.gaps())))
                        .toList(),
                page.use());
    }
}
