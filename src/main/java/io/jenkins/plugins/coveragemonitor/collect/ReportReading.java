package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.PathMapper;
import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormat;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.UnexpectedFailure;
import io.jenkins.plugins.coveragemonitor.report.WorkerPool;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCounterFiles;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads single reports of a workspace and maps their paths to its files. Thread-safe. */
final class ReportReading {
    private final ReportFormats formats;
    private final WorkspaceTree tree;
    private final PathMapper paths;
    private final StalenessCheck staleness;
    private final StaleReports policy;
    private final PythonCoverage coveragePy;

    ReportReading(
            ReportFormats formats,
            WorkspaceTree tree,
            PathMapper paths,
            StalenessCheck staleness,
            StaleReports policy) {
        this.formats = formats;
        this.tree = tree;
        this.paths = paths;
        this.staleness = staleness;
        this.policy = policy;
        this.coveragePy = new PythonCoverage(tree.root());
    }

    /** Reads a report, with its stamp for later builds; what an earlier build wrote may count as lost. */
    ReportContent read(FoundReport found, WorkerPool workers) {
        ReportContent content = content(found, workers);
        ReadReport row = content.row().with(stamp(content.row()), PathSample.of(content.files()));
        Optional<String> stale = row.isUsable() ? staleness.of(row.file(), row.stamp()) : Optional.empty();
        if (stale.isEmpty()) {
            return content.with(row);
        }
        return policy == StaleReports.LOST
                ? new ReportContent(
                        row.lostAs(stale.get() + ", so it counts as lost"), List.of(), List.of(), null, null)
                : content.with(row.staleAs(stale.get()));
    }

    private @Nullable ReportStamp stamp(ReadReport row) {
        try {
            Path file = tree.resolve(row.file());
            boolean isWithRuns = ReportFormats.GO_COVDATA.equals(row.format());
            return ReportStamp.of(isWithRuns ? GoCounterFiles.newest(file) : file);
        } catch (IOException gone) {
            return null;
        }
    }

    private ReportContent content(FoundReport found, WorkerPool workers) {
        long start = System.nanoTime();
        try {
            Path file = tree.resolve(found.file());
            String format = found.format() == null ? recognised(file) : found.format();
            // Execution data alone has no lines: it is read with its classes.
            boolean needsClasses = ReportFormats.EXEC.equalsIgnoreCase(format);
            List<Path> classFiles = needsClasses ? new ClassFiles(tree).of(found) : List.of();
            ReportFormats known = formats.withClassFiles(classFiles)
                    .withScripts(tree.root())
                    .withGoCounters(GoCounterFiles.beside(file))
                    .withCoveragePy(coveragePy);
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
            report.emptiness()
                    .map(sentence -> found.file() + ": " + sentence)
                    .filter(sentence -> !problems.contains(sentence))
                    .ifPresent(problems::add);
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
            return new ReportContent(
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
                    new UnreadableReportException("cannot be read (" + FailureText.reason(failed) + ")", failed),
                    start);
        } catch (Throwable thrown) {
            return unusable(found, UnexpectedFailure.of("cannot be used", thrown), start);
        }
    }

    private @Nullable String recognised(Path file) throws IOException {
        return new Reports(formats).recognise(file).map(ReportFormat::name).orElse(null);
    }

    private static ReportContent unusable(FoundReport found, UnreadableReportException refused, long start) {
        ReadReport row = ReadReport.builder(found.file())
                .format(found.format())
                .component(found.spec().component())
                .flag(found.spec().flag())
                .millis(millisSince(start))
                .error(found.file() + ": " + refused.getMessage())
                .create();
        return new ReportContent(row, List.of(), List.of(), null, UnexpectedFailure.isOfMemory(refused) ? found : null);
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
