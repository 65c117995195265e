package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Absence;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Kind;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Neighbours;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.SourceGap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates the page of one file of a build. */
public final class SourcePages {
    /** For readers who may see the numbers and not the source. */
    public static final Absence FORBIDDEN = new Absence(
            "You may not see the source.",
            "The numbers and line ranges are yours; source lines need the permission to see the job's workspace. Ask an administrator.");

    private static final String NUMBERS = "The numbers and line ranges below hold. ";

    private final BuildData build;
    private final NewGaps fresh;
    private final @Nullable Patch patch;

    /** The pages of several files of a build, which share what is computed for all of them. */
    public SourcePages(BuildData build) {
        this.build = build;
        this.fresh = build.newGaps();
        this.patch = build.mapped();
    }

    /** No text is kept at all. */
    public static Absence never() {
        return new Absence(
                "The source is not kept.",
                NUMBERS + "This job keeps no sources. Set the option sources of monitorCoverage to LAST_BUILD,"
                        + " CHANGED_FILES or EVERY_BUILD to see the text of builds from then on.");
    }

    /** The text of the build was deleted when a newer one came. */
    public static Absence onlyOfLast(int last) {
        return new Absence(
                "The source of this build is no longer kept.",
                NUMBERS + "This job keeps the sources of its newest build, #" + last
                        + ". Set the option sources of monitorCoverage to CHANGED_FILES or EVERY_BUILD to keep those of each.");
    }

    /** The build did not change the file. */
    public static Absence unchanged() {
        return new Absence(
                "The source of this file is not kept.",
                NUMBERS
                        + "This job keeps the files that a build changed or left with new gaps, and this one is none of them."
                        + " Set the option sources of monitorCoverage to EVERY_BUILD to keep all.");
    }

    /** The file was missing, or the build was recorded before sources were kept. */
    public static Absence notFound() {
        return new Absence(
                "The source is not here.",
                NUMBERS
                        + "When the build was recorded, this file was not in its workspace, was over 4 MB, or no sources were"
                        + " kept yet. Check that the step runs in the folder that holds the sources, and record a new build.");
    }

    /** The text is kept but cannot be read. */
    public static Absence unreadable(String why) {
        return new Absence("The source cannot be read.", NUMBERS + "What is kept of it is damaged: " + why);
    }

    /**
     * The page of a file.
     *
     * @param path the file as the measurement names it
     * @param source its text by lines, or {@code null} if it cannot be shown
     * @param absence why there is no text; ignored if there is one
     * @return empty if the build has no such file
     */
    public static Optional<SourcePage> of(BuildData build, String path, List<String> source, Absence absence) {
        return of(build, path, new SourceShown(source, source == null ? absence : null, null));
    }

    /** The page of a file with what can be shown of its text; empty if the build has no such file. */
    public static Optional<SourcePage> of(BuildData build, String path, SourceShown shown) {
        return file(build.measurement(), path).map(found -> new SourcePages(build).page(found, shown));
    }

    /** The page of a file, as {@link #of(BuildData, String, List, Absence)} makes it. */
    public Optional<SourcePage> page(String path, List<String> source, @Nullable Absence absence) {
        SourceShown shown = new SourceShown(source, source == null ? absence : null, null);
        return file(build.measurement(), path).map(found -> page(found, shown));
    }

    private record Found(Component component, FileCoverage file) {}

    private static Optional<Found> file(Measurement measurement, String path) {
        return measurement.united().components().values().stream()
                .filter(component -> component.filesByPath().containsKey(path))
                .map(component -> new Found(component, component.filesByPath().get(path)))
                .findFirst();
    }

    private SourcePage page(Found found, SourceShown shown) {
        FileCoverage file = found.file();
        FileChange change = patch == null || found.component().isCarried()
                ? null
                : patch.files().get(file.path());
        FileCoverage before = build.before()
                .component(found.component().name())
                .map(component ->
                        component.filesByPath().get(build.pathsBefore().apply(file.path())))
                .orElse(null);
        List<SourceGap> gaps = gaps(found);
        LineTable lines = file.lines();
        Counter line = file.counters().get(Metric.LINE);
        return SourcePageBuilder.builder()
                .job(build.job())
                .build(build.point().build())
                .path(file.path())
                .line(line.isMeasured() ? line : null)
                .change(
                        before == null || build.baseline() == null
                                ? null
                                : Difference.between(
                                        before.counters().get(Metric.LINE),
                                        line,
                                        build.baseline().build()))
                .since(build.baseline() == null ? "" : build.since())
                .patch(patch(FileRow.touched(lines, change), gaps))
                .numbers(column(lines, lines::number))
                .hits(column(lines, lines::hits))
                .coveredBranches(column(lines, lines::coveredBranches))
                .missedBranches(column(lines, lines::missedBranches))
                .changed(changed(change))
                .gaps(gaps)
                .source(shown.lines())
                .absence(shown.absence())
                .caution(shown.caution())
                .neighbours(neighbours(fresh, file.path()))
                .create();
    }

    private static Neighbours neighbours(NewGaps gaps, String path) {
        TreeSet<String> files = new TreeSet<>(gaps.changed().keySet());
        files.addAll(gaps.lost().keySet());
        return new Neighbours(
                files.lower(path),
                files.higher(path),
                files.contains(path) ? files.headSet(path).size() + 1 : 0,
                files.size());
    }

    private static int[] column(LineTable lines, IntUnaryOperator value) {
        return IntStream.range(0, lines.size()).map(value).toArray();
    }

    private static String patch(int changed, List<SourceGap> gaps) {
        int missed = gaps.stream()
                .filter(gap -> gap.kind() == Kind.CHANGED)
                .mapToInt(SourceGap::lines)
                .sum();
        return changed == 0 ? "" : "patch " + (changed - missed) + " of " + NumberWords.count(changed, "line");
    }

    /** The changed lines as pairs of first and last. */
    private static int[][] changed(@Nullable FileChange change) {
        return change == null
                ? new int[0][]
                : change.changed().stream()
                        .map(range -> new int[] {range.from(), range.to()})
                        .toArray(int[][]::new);
    }

    private List<SourceGap> gaps(Found found) {
        String path = found.file().path();
        List<SourceGap> gaps = new ArrayList<>();
        for (GapCandidate gap : fresh.changed().getOrDefault(path, List.of())) {
            String lines = NumberWords.count(gap.lines(), "changed line");
            gaps.add(gap(
                    gap,
                    Kind.CHANGED,
                    lines + " that no test covers. Missing since #"
                            + build.point().build() + "."));
        }
        for (GapCandidate gap : fresh.lost().getOrDefault(path, List.of())) {
            String lines = NumberWords.count(gap.lines(), "unchanged line") + " that lost "
                    + (gap.lines() == 1 ? "its" : "their");
            gaps.add(gap(gap, Kind.LOST, lines + " coverage since " + build.since() + "."));
        }
        gaps.sort(Comparator.comparingInt(SourceGap::from));
        List<SourceGap> known = List.copyOf(gaps);
        for (GapCandidate gap : GapCandidate.of(
                found.file(), line -> known.stream().noneMatch(other -> other.from() <= line && line <= other.to()))) {
            gaps.add(gap(gap, Kind.OLD, NumberWords.count(gap.lines(), "line") + " that no test covers, as before."));
        }
        return gaps;
    }

    private static SourceGap gap(GapCandidate gap, Kind kind, String text) {
        return new SourceGap(gap.from(), gap.to(), gap.lines(), kind, text);
    }
}
