package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.patch.Git;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reports of each specification in a workspace; each report once, for the first specification that claims it.
 */
final class ReportFinder {
    /** Execution data needs class files, and JaCoCo's XML is made from it: without a pattern the XML is enough. */
    static final String EXEC = ReportFormats.EXEC;

    private final WorkspaceTree tree;
    private final ReportFormats formats;
    private final Reports reports;
    private final ParallelReading parallel;
    private final Set<String> claimed = new HashSet<>();
    private final List<FoundReport> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    /** Why files could not be searched, by file; several threads add to it. */
    private final Map<String, String> unseen = new ConcurrentSkipListMap<>();

    /** Empty files with the name of a report, of the current specification. */
    private final Set<String> empty = new ConcurrentSkipListSet<>();

    /** Files with the name of a report and other content, of the current specification. */
    private final Set<String> broken = new ConcurrentSkipListSet<>();

    private final List<String> notes = new ArrayList<>();
    private final FolderLinks links;
    private final Git git;
    private final Set<String> committed = new TreeSet<>();

    private final ServiceReports services;

    ReportFinder(
            WorkspaceTree tree, Git git, ReportFormats formats, ParallelReading parallel, ServiceReports services) {
        this.tree = tree;
        this.git = git;
        this.formats = formats;
        this.reports = new Reports(formats);
        this.parallel = parallel;
        this.links = new FolderLinks(tree);
        this.services = services;
    }

    /** Finds the reports of all specifications; those with a pattern claim theirs first. */
    List<FoundReport> find(List<ReportSpec> specs) throws InterruptedException {
        for (ReportSpec spec : specs) {
            if (spec.pattern() != null && isFormatKnown(spec)) {
                byPattern(spec, spec.pattern());
            }
        }
        ofServices();
        for (ReportSpec spec : specs) {
            if (spec.pattern() == null && isFormatKnown(spec)) {
                byContent(spec);
            }
        }
        return found;
    }

    /** Files named by a pattern belong to its specification; the others are as the services say. */
    private void ofServices() {
        services.found().stream().filter(report -> claimed.add(report.file())).forEach(found::add);
        problems.addAll(services.damaged());
    }

    /** Problems of the specifications, including those that found nothing. */
    List<String> problems() {
        return problems;
    }

    /** The committed reports that were left out. */
    Set<String> committed() {
        return committed;
    }

    /** Notes: what was left out, and which files were too large to be searched, in the order of the files. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(unseen.values());
        return all;
    }

    private boolean isFormatKnown(ReportSpec spec) {
        if (spec.format() == null || formats.named(spec.format()).isPresent()) {
            return true;
        }
        problems.add("'" + spec.format() + "' is not a report format; known are "
                + formats.all().stream().map(ReportFormat::name).collect(Collectors.joining(", ")));
        return false;
    }

    private void byPattern(ReportSpec spec, String pattern) throws InterruptedException {
        Glob glob;
        try {
            glob = Glob.of(pattern, tree.names());
        } catch (IllegalArgumentException outside) {
            problems.add(String.valueOf(outside.getMessage()));
            return;
        }
        List<String> all =
                new ArrayList<>(tree.files().stream().filter(glob::matches).toList());
        links.named(pattern).stream().filter(file -> !all.contains(file)).forEach(all::add);
        List<String> matching = all.stream().filter(claimed::add).toList();
        List<FoundReport> usable = new ArrayList<>();
        empty.clear();
        if (spec.format() != null || glob.namesItsFiles()) {
            matching.forEach(file -> usable.add(new FoundReport(file, spec, spec.format())));
        } else {
            // A pattern such as target/**/*.xml also matches files that were never meant to be reports.
            usable.addAll(recognised(matching, spec));
            // A report that its tool could not write was requested as well: reading it says so.
            empty.forEach(file -> usable.add(new FoundReport(file, spec, null)));
        }
        found.addAll(usable);
        if (usable.isEmpty() && !spec.carryForward().isOn() && !spec.optional()) {
            problems.add(nothing(spec, all, matching));
        }
    }

    /** Why a pattern found nothing, and what to do. */
    private String nothing(ReportSpec spec, List<String> all, List<String> matching) {
        if (!all.isEmpty() && matching.isEmpty()) {
            String first = all.get(0);
            String holder = found.stream()
                    .filter(report -> report.file().equals(first))
                    .map(report -> report.spec().component())
                    .findFirst()
                    .orElse("");
            return first + " belongs to " + (holder.isEmpty() ? "another entry" : "the component '" + holder + "'")
                    + " already, so '" + spec.pattern() + "' brings nothing" + owner(spec)
                    + "; a report counts once: correct one of the patterns";
        }
        String what = matching.isEmpty()
                ? "no file matches '" + spec.pattern() + "'"
                : Plurals.count(matching.size(), "file matches", "files match") + " '" + spec.pattern()
                        + "' and none is a report of a known format";
        return what + " in " + tree.root() + owner(spec) + "; run the tests with coverage, or correct the pattern";
    }

    private void byContent(ReportSpec spec) throws InterruptedException {
        List<String> possible = tree.files().stream()
                .filter(CandidateFiles::isPossible)
                .filter(file -> !claimed.contains(file) && !services.owns(file))
                .toList();
        empty.clear();
        broken.clear();
        List<FoundReport> recognised = new ArrayList<>(recognised(possible, spec));
        noteEmpty();
        noteBroken();
        String data = withoutPrograms(recognised, spec);
        String leftOut = withoutCommitted(recognised);
        leaveOutSamples(recognised);
        if (spec.format() == null && recognised.stream().anyMatch(report -> "JACOCO".equals(report.format()))) {
            recognised.removeIf(report -> EXEC.equals(report.format()));
        }
        recognised.forEach(report -> claimed.add(report.file()));
        found.addAll(recognised);
        boolean byServices = spec.component().isEmpty() && spec.format() == null && services.isAnything();
        if (recognised.isEmpty() && !spec.carryForward().isOn() && !spec.optional() && !byServices) {
            String what = spec.format() == null ? "coverage report of a known format" : spec.format() + " report";
            problems.add("no " + what + " was found in " + tree.root() + owner(spec)
                    + (leftOut.isEmpty() ? "" : "; " + leftOut) + data + links.notFollowed()
                    + "; run the tests with coverage, or name the reports by a pattern");
        } else if (!leftOut.isEmpty()) {
            notes.add(leftOut + "; name them by a pattern to count them");
        }
    }

    /** Removes reports that only a program could read, unless they were requested; returns what they were, in words. */
    private static String withoutPrograms(List<FoundReport> recognised, ReportSpec spec) {
        if (spec.format() != null) {
            return "";
        }
        List<String> data = recognised.stream()
                .filter(report -> ReportFormats.COVERAGEPY_DATA.equals(report.format()))
                .map(FoundReport::file)
                .sorted()
                .toList();
        recognised.removeIf(report -> data.contains(report.file()));
        return data.isEmpty()
                ? ""
                : "; " + data.get(0) + " is the data of coverage.py: run coverage xml, or name the file by a pattern";
    }

    /** Reports empty files with the name of a report: their tool was stopped, or measured nothing. */
    private void noteEmpty() throws InterruptedException {
        written(empty)
                .forEach(
                        file -> unseen.put(
                                file,
                                file
                                        + ": is empty, so it measures nothing; the tool that should write it was stopped or measured nothing"));
    }

    /** Reports files with the name of a report and no known format, in one sentence. */
    private void noteBroken() throws InterruptedException {
        Set<String> written = written(broken);
        if (!written.isEmpty()) {
            String first = written.iterator().next();
            int more = written.size() - 1;
            unseen.put(
                    first,
                    first + ": has the name of a report and is none of a known format"
                            + (more == 0 ? "" : ", and so " + Plurals.count(more, "other file is", "other files are"))
                            + "; the tool that should write it failed or wrote something else");
        }
    }

    /** The files that a build may have written. */
    private Set<String> written(Set<String> files) throws InterruptedException {
        Set<String> written = new TreeSet<>(files);
        written.removeIf(CandidateFiles::isSample);
        if (!written.isEmpty()) {
            written.removeAll(CommittedFiles.among(git, written));
        }
        return written;
    }

    /** Removes files that no build wrote; returns what they were, in words, empty for none. */
    private String withoutCommitted(List<FoundReport> recognised) throws InterruptedException {
        Set<String> unchanged = new TreeSet<>(CommittedFiles.among(
                git, recognised.stream().map(FoundReport::file).collect(Collectors.toSet())));
        recognised.removeIf(report -> unchanged.contains(report.file()));
        committed.addAll(unchanged);
        return unchanged.isEmpty()
                ? ""
                : Plurals.count(unchanged.size(), "committed report is", "committed reports are")
                        + " left out, such as " + unchanged.iterator().next();
    }

    /** Removes files in folders of samples or documents, unless there are no others. */
    private void leaveOutSamples(List<FoundReport> recognised) {
        List<FoundReport> samples = recognised.stream()
                .filter(report -> CandidateFiles.isSample(report.file()))
                .toList();
        if (!samples.isEmpty() && samples.size() < recognised.size()) {
            recognised.removeAll(samples);
            notes.add(Plurals.count(samples.size(), "report", "reports") + " in a folder of samples or documents "
                    + (samples.size() == 1 ? "is" : "are") + " left out, such as "
                    + samples.get(0).file() + "; name them by a pattern to count them");
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

    private @Nullable FoundReport recognise(String file, ReportSpec spec) {
        try {
            Optional<String> known = reports.recognise(tree.resolve(file)).map(ReportFormat::name);
            if (known.isEmpty() && spec.format() == null && isEmptyReport(file)) {
                empty.add(file);
            } else if (known.isEmpty() && spec.format() == null && CandidateFiles.isNamedAsReport(file)) {
                broken.add(file);
            }
            return known.filter(format -> spec.format() == null || spec.format().equalsIgnoreCase(format))
                    .map(format -> new FoundReport(file, spec, format))
                    .orElse(null);
        } catch (UnreadableReportException tooLarge) {
            unseen.put(file, file + ": " + tooLarge.getMessage());
            return null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Whether a file has a usual name of a report and is empty. */
    private boolean isEmptyReport(String file) throws IOException {
        return Files.size(tree.resolve(file)) == 0
                && formats.all().stream()
                        .map(ReportFormat::glob)
                        .filter(glob -> !glob.isEmpty())
                        .anyMatch(glob -> Glob.of(glob, tree.names()).matches(file));
    }
}
