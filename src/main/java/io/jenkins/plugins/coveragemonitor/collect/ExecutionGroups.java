package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.PathMapper;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.report.ExecutedProbes;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.UnexpectedFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Execution data that belongs together: several files of one component and flag about the same classes, such as those
 * of unit and integration tests. They are merged probe by probe and analysed together; each alone is only a row.
 */
final class ExecutionGroups {
    /**
     * One usable report of execution data.
     *
     * @param found the report
     * @param file its path
     * @param classFiles the class files of its analysis
     * @param files its own content
     */
    record Member(FoundReport found, Path file, Set<Path> classFiles, List<FileCoverage> files) {
        Member(FoundReport found, Path file, List<Path> classFiles, List<FileCoverage> files) {
            this(found, file, new LinkedHashSet<>(classFiles), files);
        }

        private boolean belongsTo(Member other) {
            return found.spec().component().equals(other.found.spec().component())
                    && found.spec().flag().equals(other.found.spec().flag())
                    && !Collections.disjoint(classFiles, other.classFiles);
        }
    }

    /** The result of a group; a problem, or {@code null}, if its members had to be merged line by line. */
    record United(String flag, String component, List<FileCoverage> files, @Nullable String problem) {}

    private final List<List<Member>> groups = new ArrayList<>();

    /** Adds a report, which may join groups that had nothing in common before. */
    void add(Member member) {
        List<Member> joined = new ArrayList<>();
        groups.removeIf(group -> group.stream().anyMatch(other -> member.belongsTo(other)) && joined.addAll(group));
        joined.add(member);
        groups.add(joined);
    }

    List<List<Member>> groups() {
        return groups;
    }

    /** Merges a group. */
    static United unite(List<Member> group, PathMapper paths) {
        String component = group.get(0).found().spec().component();
        String flag = group.get(0).found().spec().flag();
        List<FileCoverage> alone =
                group.stream().flatMap(member -> member.files().stream()).toList();
        if (group.size() == 1) {
            return new United(flag, component, alone, null);
        }
        try {
            List<FileCoverage> united = together(group, paths);
            return new United(
                    flag, component, Exclusion.of(group.get(0).found(), united).kept(), null);
        } catch (Throwable thrown) {
            Throwable e = thrown instanceof IOException
                    ? thrown
                    : UnexpectedFailure.of("the analysis of their classes gave up", thrown);
            String names = String.join(
                    ", ", group.stream().map(member -> member.found().file()).toList());
            return new United(
                    flag,
                    component,
                    alone,
                    names + ": could not be united probe by probe and were merged line by line ("
                            + FailureText.reason(e) + ")");
        }
    }

    private static List<FileCoverage> together(List<Member> group, PathMapper paths) throws IOException {
        ExecutedProbes probes = new ExecutedProbes();
        for (Member member : group) {
            probes.add(member.file());
        }
        List<FileCoverage> files = new ArrayList<>();
        Set<Set<Path>> analysed = new HashSet<>();
        for (Member member : group) {
            if (analysed.add(member.classFiles())) {
                Report report = probes.analyse(List.copyOf(member.classFiles()));
                files.addAll(paths.map(member.found().file(), report).files());
            }
        }
        return files;
    }
}
