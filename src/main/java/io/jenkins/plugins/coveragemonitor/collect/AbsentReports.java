package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds reports that an earlier build had and that are missing or empty in this one. Nothing is lost if their code is
 * gone, or if another report took their place, for example because a folder of reports was renamed.
 */
final class AbsentReports {
    private final List<ReportSpec> specs;
    private final Predicate<String> isThere;

    /**
     * Searches a workspace.
     *
     * @param specs the requested reports
     * @param isThere whether the workspace has a file
     */
    AbsentReports(List<ReportSpec> specs, Predicate<String> isThere) {
        this.specs = List.copyOf(specs);
        this.isThere = isThere;
    }

    /** A report of this build and all its files. */
    record Present(ReadReport row, Set<String> files) {}

    /**
     * The expected reports that are absent although their sources exist, in their order. If the workspace had no
     * sources when the report was read, its absence counts if another report is still there.
     */
    List<AbsentReport> among(List<ExpectedReport> expected, List<Present> present) {
        Set<String> fresh = new HashSet<>();
        present.stream()
                .filter(report -> expected.stream().noneMatch(known -> known.is(report.row())))
                .forEach(report -> fresh.addAll(report.files()));
        boolean anyRead = expected.stream().anyMatch(report -> isRead(report, present));
        List<AbsentReport> absent = new ArrayList<>();
        for (ExpectedReport report : expected) {
            boolean read = isRead(report, present);
            boolean unusable = present.stream()
                    .map(Present::row)
                    .anyMatch(here -> !here.isUsable() && here.file().equals(report.file()));
            boolean sourceless = !read && report.sourceless();
            List<String> left = report.sample().stream()
                    .filter(path -> sourceless || isThere.test(path))
                    .toList();
            List<String> unmeasured = unmeasured(report, present);
            boolean lost =
                    !read && !unusable && isMost(left.size(), report.sample().size()) && (anyRead || !sourceless);
            if (lost || read && !unmeasured.isEmpty()) {
                long elsewhere = left.stream().filter(fresh::contains).count();
                absent.add(AbsentReportBuilder.builder()
                        .file(report.file())
                        .format(report.format())
                        .component(report.component())
                        .build(report.build())
                        .asked(isAskedFor(report))
                        .replaced(isMost(elsewhere, left.size()))
                        .unmeasured(unmeasured)
                        .flag(report.flag())
                        .there(read ? left.size() : 0)
                        .listed(report.files())
                        .noReport(!read && isThere.test(report.file()))
                        .sourceless(sourceless)
                        .create());
            }
        }
        return absent;
    }

    private static boolean isRead(ExpectedReport report, List<Present> present) {
        return present.stream()
                .map(Present::row)
                .anyMatch(here -> report.is(here) && here.isUsable() && !here.isEmpty());
    }

    /** The known files of a report that are in the workspace, in no report, and not known to be removed. */
    private List<String> unmeasured(ExpectedReport report, List<Present> present) {
        return report.sample().stream()
                .filter(isThere)
                .filter(path -> isUnmeasured(path, present) && !report.settled().contains(path))
                .toList();
    }

    /**
     * Sentences about reports that no longer list a large part of their files but count as they are, by the path of the
     * report.
     *
     * @param settledOnly whether to return only those that later builds confirmed
     */
    Map<String, String> shortened(List<ExpectedReport> expected, List<Present> present, boolean settledOnly) {
        Set<String> measured = new HashSet<>();
        present.forEach(report -> measured.addAll(report.files()));
        Map<String, String> notes = new TreeMap<>();
        for (ExpectedReport report : expected) {
            Optional<ReadReport> row = present.stream()
                    .map(Present::row)
                    .filter(here -> report.is(here) && here.isUsable() && !here.isEmpty())
                    .findFirst();
            List<String> left = report.sample().stream().filter(isThere).toList();
            List<String> unlisted =
                    left.stream().filter(path -> isUnmeasured(path, present)).toList();
            boolean settled = !unlisted.isEmpty() && report.settled().containsAll(unlisted);
            if (row.isPresent() && (settled || !settledOnly) && LostFiles.isPart(unlisted, left.size(), measured)) {
                notes.put(
                        report.file(),
                        LostFiles.sentence(
                                        report.file(),
                                        row.get().files(),
                                        report.files(),
                                        "#" + report.build(),
                                        unlisted)
                                + (settled ? ", as in the builds before; from now on this counts as complete" : ""));
            }
        }
        return notes;
    }

    /** A module of which only some files are left is being taken apart, and has lost more than its report. */
    private static boolean isMost(long part, int whole) {
        return 2 * part > whole;
    }

    /** Whether a file is in no report, and not excluded from any. */
    private boolean isUnmeasured(String path, List<Present> present) {
        return present.stream().noneMatch(report -> report.files().contains(path))
                && specs.stream()
                        .noneMatch(spec -> spec.exclude() != null
                                && Glob.of(spec.exclude()).matches(path));
    }

    /** Whether it would be read if it were there. */
    private boolean isAskedFor(ExpectedReport report) {
        return specs.stream()
                .anyMatch(spec ->
                        (spec.pattern() == null || Glob.anywhere(spec.pattern()).matches(report.file()))
                                && (spec.format() == null || spec.format().equalsIgnoreCase(report.format())));
    }
}
