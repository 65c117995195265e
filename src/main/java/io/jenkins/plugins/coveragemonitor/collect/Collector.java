package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.owner.OwnersFinder;
import io.jenkins.plugins.coveragemonitor.collect.patch.Git;
import io.jenkins.plugins.coveragemonitor.collect.path.PathMapper;
import io.jenkins.plugins.coveragemonitor.collect.path.WorkspaceTree;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the reports of a workspace, reads them on all cores and merges them line by line into one measurement.
 *
 * <p>An unusable report does not affect the others: it is a row with a sentence.
 */
public final class Collector {
    private final ReportFormats formats;
    private final int threads;
    private final Clock clock;

    /** A collector for a table of formats. */
    public Collector(ReportFormats formats) {
        this(formats, Runtime.getRuntime().availableProcessors(), Clock.systemUTC());
    }

    Collector(ReportFormats formats, int threads, Clock clock) {
        this.formats = formats;
        this.threads = threads;
        this.clock = clock;
    }

    /** Collects the reports of a workspace without expectations. */
    public Collected collect(Path workspace, List<ReportSpec> specs) throws IOException, InterruptedException {
        return collect(workspace, specs, Expectations.NONE);
    }

    /**
     * Collects the reports of a workspace.
     *
     * @param workspace the folder that was built
     * @param specs the reports of each component; if empty, everything that is recognised
     * @param expectations what earlier builds let expect of this one
     * @throws IOException if the workspace itself cannot be read; the message is one sentence that names it
     * @throws InterruptedException if the build is stopped meanwhile
     */
    public Collected collect(Path workspace, List<ReportSpec> specs, Expectations expectations)
            throws IOException, InterruptedException {
        return collect(new Git(workspace), specs, expectations);
    }

    /**
     * Collects what a build left in its workspace, as {@link #collect(Path, List, Expectations)} does.
     *
     * @param git the workspace's git, whose time limit covers all questions of the build
     */
    public Collected collect(Git git, List<ReportSpec> specs, Expectations expectations)
            throws IOException, InterruptedException {
        WorkspaceTree tree = WorkspaceTree.of(git.workspace());
        try (ParallelReading parallel = new ParallelReading(threads)) {
            ServiceReports services = ServiceReports.in(tree);
            ReportFinder finder = new ReportFinder(tree, git, formats, parallel, services);
            List<ReportSpec> wanted = ReportSpec.wanted(specs);
            List<FoundReport> found = new ArrayList<>(finder.find(wanted));
            found.sort(Comparator.comparing(FoundReport::file));
            ReportMerger merger = new ReportMerger(SourceComponents.of(specs));
            services.missing().forEach(merger::addMissing);
            if (!found.isEmpty()) {
                PathMapper paths = new PathMapper(tree);
                ReportReading reading = new ReportReading(
                        formats, tree, paths, new StalenessCheck(expectations, clock), expectations.stale());
                List<FoundReport> again = new ArrayList<>();
                parallel.forEach(
                        found, report -> reading.read(report, parallel.workers()), read -> merger.add(read, again));
                for (FoundReport report : again) {
                    // Memory ran out while others were read too, so this report is not to blame.
                    merger.add(reading.read(report, WorkerPool.NONE));
                }
                parallel.forEach(merger.executions(), group -> ExecutionGroups.unite(group, paths), merger::add);
            }
            Set<String> files = new HashSet<>(tree.files());
            List<ExpectedReport> expected = expectations.reports().stream()
                    .filter(report -> !finder.committed().contains(report.file()))
                    .toList();
            AbsentReports reports = new AbsentReports(wanted, files::contains);
            boolean settledOnly = expectations.unlisted() == UnlistedFiles.LOST;
            reports.shortened(expected, merger.present(), settledOnly).forEach(merger::note);
            List<AbsentReport> absent = reports.among(expected, merger.present());
            merger.noteSourceless(files);
            merger.noteDoubts(files);
            return merger.collected(finder.problems(), finder.notes(), absent, services)
                    .with(OwnersFinder.in(tree));
        }
    }
}
