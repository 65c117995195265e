package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.NewGaps;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file of a build next to its baseline, with its new gaps.
 *
 * @param component its component
 * @param file the current file
 * @param before the file in the baseline, or {@code null}
 * @param changed gaps in changed lines
 * @param lost gaps in unchanged lines that were covered before
 * @param touched changed lines that are executable
 */
record FileRow(
        Component component,
        FileCoverage file,
        @Nullable FileCoverage before,
        List<GapRow> changed,
        List<GapRow> lost,
        int touched) {

    /** Every file of a build, in the order of paths. */
    static List<FileRow> of(BuildData build) {
        NewGaps gaps = build.newGaps();
        Patch patch = build.mapped();
        UnaryOperator<String> pathsBefore = build.pathsBefore();
        List<FileRow> rows = new ArrayList<>();
        for (Component component : build.measurement().components().values()) {
            Component old = build.before().component(component.name()).orElse(null);
            for (FileCoverage file : component.filesByPath().values()) {
                FileChange change = patch == null || component.isCarried()
                        ? null
                        : patch.files().get(file.path());
                rows.add(new FileRow(
                        component,
                        file,
                        old == null ? null : old.filesByPath().get(pathsBefore.apply(file.path())),
                        GapFinder.named(gaps.changed().getOrDefault(file.path(), List.of()), file, component),
                        GapFinder.named(gaps.lost().getOrDefault(file.path(), List.of()), file, component),
                        touched(file.lines(), change)));
            }
        }
        rows.sort(Comparator.comparing(row -> row.file().path()));
        return rows;
    }

    /** How many executable lines a change touched. */
    static int touched(LineTable lines, @Nullable FileChange change) {
        int count = 0;
        for (int i = 0; change != null && i < lines.size(); i++) {
            count += lines.isLine(i) && change.touches(lines.number(i)) ? 1 : 0;
        }
        return count;
    }

    /** Its line coverage. */
    Counter line() {
        return file.counters().get(Metric.LINE);
    }

    /** Its line coverage in the baseline; unmeasured if it was not there. */
    Counter lineBefore() {
        return before == null ? Counter.NONE : before.counters().get(Metric.LINE);
    }

    /** The number of newly missed lines of both kinds. */
    int fresh() {
        return lines(changed) + lines(lost);
    }

    /** The number of lines in gaps. */
    static int lines(List<GapRow> gaps) {
        return gaps.stream().mapToInt(GapRow::lines).sum();
    }

    /** The columns of a table of files. */
    static FileTable table(List<FileRow> rows, List<String> components, OwnerSets owners) {
        int size = rows.size();
        FileTable table = FileTableBuilder.builder()
                .paths(new String[size])
                .components(new int[size])
                .covered(new long[size])
                .missed(new long[size])
                .coveredBefore(new long[size])
                .missedBefore(new long[size])
                .fresh(new int[size])
                .touched(new int[size])
                .owners(new int[size])
                .create();
        for (int i = 0; i < size; i++) {
            FileRow row = rows.get(i);
            table.paths()[i] = row.file().path();
            table.components()[i] = components.indexOf(row.component().name());
            table.covered()[i] = row.line().covered();
            table.missed()[i] = row.line().missed();
            boolean known = row.lineBefore().isMeasured();
            table.coveredBefore()[i] = known ? row.lineBefore().covered() : -1;
            table.missedBefore()[i] = known ? row.lineBefore().missed() : -1;
            table.fresh()[i] = row.fresh();
            table.touched()[i] = row.touched();
            table.owners()[i] = owners.indexOf(row.file().path());
        }
        return table;
    }
}
