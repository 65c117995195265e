package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Merges reports line by line into one measurement, and collects a row for each report. */
final class ReportMerger {
    /** The files by flag, component and path. */
    private final Map<String, Map<String, Map<String, FileCoverage>>> byFlag = new TreeMap<>();

    private final List<ReadReport> rows = new ArrayList<>();
    private final ExecutionGroups executions = new ExecutionGroups();
    private final SuiteDeduplicator suites = new SuiteDeduplicator();
    private final List<String> notes = new ArrayList<>();
    private final List<AbsentReports.Present> present = new ArrayList<>();
    private final SourceComponents ofSources;
    private TestTotals tests = TestTotals.NONE;

    ReportMerger(SourceComponents ofSources) {
        this.ofSources = ofSources;
    }

    /** Adds a report, or notes it if it is to be read again on its own. */
    void add(ReportContent read, List<FoundReport> again) {
        if (read.again() == null) {
            add(read);
        } else {
            again.add(read.again());
        }
    }

    void add(ReportContent read) {
        ReadReport row = suites.add(read.row(), read.suites());
        rows.add(row);
        present.add(new AbsentReports.Present(
                row, read.files().stream().map(FileCoverage::path).collect(Collectors.toUnmodifiableSet())));
        tests = tests.plus(row.tests());
        if (read.execution() == null) {
            add(read.row().flag(), read.row().component(), read.files());
        } else {
            executions.add(read.execution());
        }
    }

    void addMissing(ReadReport row) {
        rows.add(row);
    }

    void add(ExecutionGroups.United united) {
        add(united.flag(), united.component(), united.files());
        if (united.problem() != null) {
            notes.add(united.problem());
        }
    }

    /** Adds a sentence about a report that counts. */
    void note(String file, String sentence) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).file().equals(file)) {
                rows.set(i, rows.get(i).withProblem(sentence));
                return;
            }
        }
    }

    /** The groups of execution data to be analysed together. */
    List<List<ExecutionGroups.Member>> executions() {
        return executions.groups();
    }

    /** The reports that were read, to compare with the expected ones. */
    List<AbsentReports.Present> present() {
        return present;
    }

    /** Marks the reports without a file in the workspace. */
    void noteSourceless(Set<String> workspace) {
        rows.replaceAll(row -> isSourceless(row, workspace) ? row.asSourceless() : row);
    }

    /** Says which files may be one although their reports spell them differently. */
    void noteDoubts(Set<String> workspace) {
        if (rows.stream().noneMatch(ReadReport::sourceless)) {
            return;
        }
        for (Map<String, Map<String, FileCoverage>> byComponent : byFlag.values()) {
            for (Map<String, FileCoverage> files : byComponent.values()) {
                String root = SourceRoot.of(files);
                PathDoubt.of(SourceRoot.unite(files, root), root, present, workspace)
                        .ifPresent(doubt -> note(doubt.report(), doubt.sentence()));
            }
        }
    }

    private static boolean isSourceless(ReadReport row, Set<String> workspace) {
        return !row.sample().isEmpty() && row.sample().stream().noneMatch(workspace::contains);
    }

    private void add(String flag, String component, List<FileCoverage> more) {
        Map<String, FileCoverage> files = byFlag.computeIfAbsent(flag, name -> new TreeMap<>())
                .computeIfAbsent(component, name -> new HashMap<>());
        more.forEach(file -> files.merge(file.path(), file, FileCoverage::merge));
    }

    private List<Component> components(Map<String, Map<String, FileCoverage>> byComponent) {
        List<Component> components = new ArrayList<>();
        byComponent.forEach((name, files) -> components.addAll(ofSources.split(
                name, SourceRoot.unite(files, SourceRoot.of(files)).values())));
        return components;
    }

    Collected collected(
            List<String> problems, List<String> unseen, List<AbsentReport> absent, ServiceReports services) {
        Map<String, Measurement> parts = new TreeMap<>();
        byFlag.forEach(
                (flag, byComponent) -> parts.put(flag, Measurement.of(components(byComponent), TestTotals.NONE)));
        problems.addAll(notes);
        rows.sort(Comparator.comparing(ReadReport::file));
        if (rows.isEmpty()) {
            problems.addAll(unseen);
        }
        for (int i = unseen.size() - 1; i >= 0 && !rows.isEmpty(); i--) {
            rows.set(0, rows.get(0).withProblem(unseen.get(i)));
        }
        return new Collected(
                Measurement.ofFlags(parts, tests),
                services.noted(RunInTwoFormats.noted(suites.noted(rows))),
                problems,
                absent,
                CheckoutFacts.NONE);
    }
}
