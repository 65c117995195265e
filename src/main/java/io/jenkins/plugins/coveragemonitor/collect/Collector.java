package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.TestSuite;
import io.jenkins.plugins.coveragemonitor.report.UnexpectedFailure;
import io.jenkins.plugins.coveragemonitor.report.WorkerPool;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCounterFiles;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reports of a workspace, reads them on all cores and merges them line by line into one measurement.
 *
 * <p>A report that cannot be used costs nothing but itself: it is a row with a sentence, and the others stand.
 */
public final class Collector {
    private final ReportFormats formats;
    private final int threads;
    private final Clock clock;

    /** A collector for a table of formats. */
    public Collector(ReportFormats formats) {
        this(formats, Runtime.getRuntime().availableProcessors());
    }

    Collector(ReportFormats formats, int threads) {
        this(formats, threads, Clock.systemUTC());
    }

    Collector(ReportFormats formats, int threads, Clock clock) {
        this.formats = formats;
        this.threads = threads;
        this.clock = clock;
    }

    /** Collects what a build left in its workspace, of which nothing is expected. */
    public Collected collect(Path workspace, List<ReportSpec> specs) throws IOException, InterruptedException {
        return collect(workspace, specs, Expectations.NONE);
    }

    /**
     * Collects what a build left in its workspace.
     *
     * @param workspace the folder that was built
     * @param specs which reports belong to which component; none for everything that is recognised
     * @param expectations what earlier builds let expect of this one
     * @throws IOException if the workspace itself cannot be read; one sentence that names it
     * @throws InterruptedException if the build was stopped meanwhile
     */
    public Collected collect(Path workspace, List<ReportSpec> specs, Expectations expectations)
            throws IOException, InterruptedException {
        WorkspaceTree tree = WorkspaceTree.of(workspace);
        try (ParallelReading parallel = new ParallelReading(threads)) {
            ServiceReports services = ServiceReports.in(tree);
            ReportFinder finder = new ReportFinder(tree, formats, parallel, services);
            List<ReportSpec> wanted = ReportSpec.wanted(specs);
            List<FoundReport> found = new ArrayList<>(finder.find(wanted));
            found.sort(Comparator.comparing(FoundReport::file));
            Merging merging = new Merging(SourceComponents.of(specs));
            services.missing().forEach(merging::addMissing);
            if (!found.isEmpty()) {
                PathMapper paths = new PathMapper(tree);
                StalenessCheck staleness = new StalenessCheck(expectations, clock);
                List<FoundReport> again = new ArrayList<>();
                parallel.forEach(
                        found,
                        report -> dated(
                                read(report, tree, paths, parallel.workers()), tree, staleness, expectations.stale()),
                        read -> merging.add(read, again));
                for (FoundReport report : again) {
                    // Memory ran out while others were read too, so it is no proof against this one.
                    merging.add(
                            dated(read(report, tree, paths, WorkerPool.NONE), tree, staleness, expectations.stale()));
                }
                parallel.forEach(
                        merging.executions.groups(), group -> ExecutionGroups.unite(group, paths), merging::add);
            }
            Set<String> files = new HashSet<>(tree.files());
            List<ExpectedReport> expected = expectations.reports().stream()
                    .filter(report -> !finder.committed().contains(report.file()))
                    .toList();
            AbsentReports reports = new AbsentReports(wanted, files::contains);
            boolean settledOnly = expectations.unlisted() == UnlistedFiles.LOST;
            reports.shortened(expected, merging.present, settledOnly).forEach(merging::note);
            List<AbsentReport> absent = reports.among(expected, merging.present);
            merging.rows.replaceAll(row -> isSourceless(row, files) ? row.asSourceless() : row);
            return merging.collected(finder.problems(), finder.notes(), absent, services)
                    .with(OwnersFinder.in(tree));
        }
    }

    private static boolean isSourceless(ReadReport row, Set<String> workspace) {
        return !row.sample().isEmpty() && row.sample().stream().noneMatch(workspace::contains);
    }

    /** What was read, with what a later build knows it by; what an earlier build wrote may count as lost. */
    private static Read dated(Read read, WorkspaceTree tree, StalenessCheck staleness, StaleReports policy) {
        ReadReport row = read.row().with(stamp(read.row(), tree), PathSample.of(read.files()));
        Optional<String> stale = row.isUsable() ? staleness.of(row.file(), row.stamp()) : Optional.empty();
        if (stale.isEmpty()) {
            return new Read(row, read.files(), read.suites(), read.execution(), read.again());
        }
        return policy == StaleReports.LOST
                ? new Read(row.lostAs(stale.get() + ", so it counts as lost"), List.of(), List.of(), null, null)
                : new Read(row.staleAs(stale.get()), read.files(), read.suites(), read.execution(), read.again());
    }

    private static @Nullable ReportStamp stamp(ReadReport row, WorkspaceTree tree) {
        try {
            Path file = tree.resolve(row.file());
            boolean isWithRuns = ReportFormats.GO_COVDATA.equals(row.format());
            return ReportStamp.of(isWithRuns ? GoCounterFiles.newest(file) : file);
        } catch (IOException gone) {
            return null;
        }
    }

    /**
     * A row and, if it could be used, what the report says; execution data says it together with others.
     *
     * @param again the report, if memory ran out while it was read among others
     */
    private record Read(
            ReadReport row,
            List<FileCoverage> files,
            List<TestSuite> suites,
            ExecutionGroups.@Nullable Member execution,
            @Nullable FoundReport again) {}

    private static final class Merging {
        /** The files by their paths, of each component, of each flag. */
        private final Map<String, Map<String, Map<String, FileCoverage>>> byFlag = new TreeMap<>();

        private final List<ReadReport> rows = new ArrayList<>();
        private final ExecutionGroups executions = new ExecutionGroups();
        private final SuiteDeduplicator suites = new SuiteDeduplicator();
        private final List<String> notes = new ArrayList<>();
        private final List<AbsentReports.Present> present = new ArrayList<>();
        private final SourceComponents ofSources;
        private TestTotals tests = TestTotals.NONE;

        Merging(SourceComponents ofSources) {
            this.ofSources = ofSources;
        }

        /** Adds a report, or notes it if it is to be read again on its own. */
        void add(Read read, List<FoundReport> again) {
            if (read.again() == null) {
                add(read);
            } else {
                again.add(read.again());
            }
        }

        void add(Read read) {
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

        /** Says something of a report that counts. */
        void note(String file, String sentence) {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).file().equals(file)) {
                    rows.set(i, rows.get(i).withProblem(sentence));
                    return;
                }
            }
        }

        private void add(String flag, String component, List<FileCoverage> more) {
            Map<String, FileCoverage> files = byFlag.computeIfAbsent(flag, name -> new TreeMap<>())
                    .computeIfAbsent(component, name -> new HashMap<>());
            more.forEach(file -> files.merge(file.path(), file, FileCoverage::merge));
        }

        private List<Component> components(Map<String, Map<String, FileCoverage>> byComponent) {
            List<Component> components = new ArrayList<>();
            byComponent.forEach((name, files) -> components.addAll(
                    ofSources.split(name, SourceRoot.unite(files).values())));
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
                    services.noted(suites.noted(rows)),
                    problems,
                    absent,
                    CheckoutFacts.NONE);
        }
    }

    private Read read(FoundReport found, WorkspaceTree tree, PathMapper paths, WorkerPool workers) {
        long start = System.nanoTime();
        try {
            Path file = tree.resolve(found.file());
            String format = found.format() == null ? recognised(file) : found.format();
            // Execution data alone has no lines: it is read with the classes that it belongs to.
            boolean needsClasses = ReportFormats.EXEC.equalsIgnoreCase(format);
            List<Path> classFiles = needsClasses ? new ClassFiles(tree).of(found) : List.of();
            ReportFormats known = formats.withClassFiles(classFiles)
                    .withScripts(tree.root())
                    .withGoCounters(GoCounterFiles.beside(file))
                    .withCoveragePy(new PythonCoverage(tree.root()));
            Report report = new Reports(known, workers).read(file, format);
            PathMapper.Mapped mapped = paths.map(found.file(), report);
            if (report.format().equals(ReportFormats.SIMPLECOV)) {
                Map<String, BitSet> skipped = new NocovComments(tree, paths).of(report, mapped.files());
                if (!skipped.isEmpty()) {
                    report = new Reports(formats.withSkippedLines(skipped)).read(file, format);
                    mapped = paths.map(found.file(), report);
                }
            }
            List<String> problems = new ArrayList<>(mapped.problems());
            report.problems().forEach(problem -> problems.add(found.file() + ": " + problem));
            if (report.totals().asMap().isEmpty() && !report.tests().isMeasured()) {
                problems.add(found.file() + ": names "
                        + (report.files().isEmpty()
                                ? "no file and no test"
                                : Plurals.count(report.files().size(), "file") + " and nothing to count in "
                                        + (report.files().size() == 1 ? "it" : "them"))
                        + ", so it measures nothing");
            }
            Exclusion excluded = Exclusion.of(found, mapped.files());
            excluded.note().ifPresent(problems::add);
            ReadReport row = ReadReport.builder(found.file())
                    .format(report.format())
                    .component(found.spec().component())
                    .flag(found.spec().flag())
                    .files(
                            excluded.note().isEmpty()
                                    ? report.files().size()
                                    : excluded.kept().size())
                    .counters(excluded.note().isEmpty() ? report.totals() : excluded.counters())
                    .tests(report.tests())
                    .millis(millisSince(start))
                    .problems(problems)
                    .create();
            return new Read(
                    row,
                    excluded.kept(),
                    report.suites(),
                    needsClasses ? new ExecutionGroups.Member(found, file, classFiles, excluded.kept()) : null,
                    null);
        } catch (UnreadableReportException refused) {
            return unusable(found, refused, start);
        } catch (IOException failed) {
            return unusable(
                    found,
                    new UnreadableReportException("cannot be read (" + failed.getMessage() + ")", failed),
                    start);
        } catch (Throwable thrown) {
            return unusable(found, UnexpectedFailure.of("cannot be used", thrown), start);
        }
    }

    private @Nullable String recognised(Path file) throws IOException {
        return new Reports(formats).recognise(file).map(ReportFormat::name).orElse(null);
    }

    private static Read unusable(FoundReport found, UnreadableReportException refused, long start) {
        ReadReport row = ReadReport.builder(found.file())
                .format(found.format())
                .component(found.spec().component())
                .flag(found.spec().flag())
                .millis(millisSince(start))
                .error(found.file() + ": " + refused.getMessage())
                .create();
        return new Read(row, List.of(), List.of(), null, UnexpectedFailure.isOfMemory(refused) ? found : null);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
