package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Finds the reports of each specification among the files of a workspace; each report once, for the first that claims it. */
final class ReportFinder {
    /** Needs class files, and is what JaCoCo's XML was made of: without a pattern the XML is enough. */
    static final String EXEC = ReportFormats.EXEC;

    private final WorkspaceTree tree;
    private final ReportFormats formats;
    private final Reports reports;
    private final ParallelReading parallel;
    private final Set<String> claimed = new HashSet<>();
    private final List<FoundReport> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    /** Why a file could not be looked into, by the file; several threads look. */
    private final Map<String, String> unseen = new ConcurrentSkipListMap<>();

    ReportFinder(WorkspaceTree tree, ReportFormats formats, ParallelReading parallel) {
        this.tree = tree;
        this.formats = formats;
        this.reports = new Reports(formats);
        this.parallel = parallel;
    }

    /** Finds the reports of all specifications; those with a pattern claim theirs first. */
    List<FoundReport> find(List<ReportSpec> specs) throws InterruptedException {
        for (ReportSpec spec : specs) {
            if (spec.pattern() != null && isFormatKnown(spec)) {
                byPattern(spec);
            }
        }
        for (ReportSpec spec : specs) {
            if (spec.pattern() == null && isFormatKnown(spec)) {
                byContent(spec);
            }
        }
        return found;
    }

    /** What was wrong with the specifications, or found for none. */
    List<String> problems() {
        return problems;
    }

    /** Which files were too large to be looked into; one sentence each, in the order of the files. */
    List<String> notes() {
        return List.copyOf(unseen.values());
    }

    private boolean isFormatKnown(ReportSpec spec) {
        if (spec.format() == null || formats.named(spec.format()).isPresent()) {
            return true;
        }
        problems.add("'" + spec.format() + "' is no format of reports; known are "
                + formats.all().stream().map(ReportFormat::name).collect(Collectors.joining(", ")));
        return false;
    }

    private void byPattern(ReportSpec spec) throws InterruptedException {
        Glob glob = Glob.of(spec.pattern());
        List<String> matching =
                tree.files().stream().filter(glob::matches).filter(claimed::add).toList();
        List<FoundReport> usable = new ArrayList<>();
        if (spec.format() != null || glob.namesItsFiles()) {
            matching.forEach(file -> usable.add(new FoundReport(file, spec, spec.format())));
        } else {
            // A pattern such as target/**/*.xml also matches what was never meant to be a report.
            usable.addAll(recognised(matching, spec));
        }
        found.addAll(usable);
        if (usable.isEmpty() && !spec.carryForward().isOn() && !spec.optional()) {
            String what = matching.isEmpty()
                    ? "no file matches '" + spec.pattern() + "'"
                    : Plurals.count(matching.size(), "file matches", "files match") + " '" + spec.pattern()
                            + "' and none is a report of a known format";
            problems.add(what + " in " + tree.root() + owner(spec)
                    + "; run the tests with coverage, or correct the pattern");
        }
    }

    private void byContent(ReportSpec spec) throws InterruptedException {
        List<String> possible = tree.files().stream()
                .filter(CandidateFiles::isPossible)
                .filter(file -> !claimed.contains(file))
                .toList();
        List<FoundReport> recognised = new ArrayList<>(recognised(possible, spec));
        if (spec.format() == null
                && recognised.stream().anyMatch(report -> report.format().equals("JACOCO"))) {
            recognised.removeIf(report -> report.format().equals(EXEC));
        }
        recognised.forEach(report -> claimed.add(report.file()));
        found.addAll(recognised);
        if (recognised.isEmpty() && !spec.carryForward().isOn() && !spec.optional()) {
            String what = spec.format() == null ? "coverage report of a known format" : spec.format() + " report";
            problems.add("no " + what + " was found in " + tree.root() + owner(spec)
                    + "; run the tests with coverage, or name the reports by a pattern");
        }
    }

    private static String owner(ReportSpec spec) {
        return spec.component().isEmpty() ? "" : " for the component '" + spec.component() + "'";
    }

    private List<FoundReport> recognised(List<String> files, ReportSpec spec) throws InterruptedException {
        List<FoundReport> known = parallel.map(files, file -> recognise(file, spec)).stream()
                .filter(Objects::nonNull)
                .toList();
        return known;
    }

    private FoundReport recognise(String file, ReportSpec spec) {
        try {
            return reports.recognise(tree.resolve(file))
                    .map(ReportFormat::name)
                    .filter(format -> spec.format() == null || spec.format().equalsIgnoreCase(format))
                    .map(format -> new FoundReport(file, spec, format))
                    .orElse(null);
        } catch (UnreadableReportException tooLarge) {
            unseen.put(file, file + ": " + tooLarge.getMessage());
            return null;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
