package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.GapsJson;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.collect.patch.GapCandidate;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.GapRow;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints uncovered line ranges, and what to test next. */
@Command(
        name = "gaps",
        description = "Shows uncovered line ranges, and what to test next.",
        mixinStandardHelpOptions = true)
final class GapsCommand implements Callable<Integer> {
    /** The most ranges of a file in a line of a terminal; {@code --json} has all. */
    private static final int RANGES = 12;

    @Mixin
    private MonitoredHome home;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(names = "--build", paramLabel = "N", description = "The build. Default: the newest measured one.")
    private Integer build;

    @Option(
            names = "--top",
            paramLabel = "K",
            description = "How many files to suggest testing next. Default: the job's configuration.")
    private Integer top;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Only files of this owner in CODEOWNERS, such as @org/team.")
    private String owner;

    @Option(
            names = "--flag",
            paramLabel = "FLAG",
            description = "Only what the reports of this flag measured: what unit tests leave uncovered.")
    private String flag;

    @Option(
            names = "--covered-only-by",
            paramLabel = "FLAG",
            description = "Instead of gaps, the lines that only the reports of this flag cover.")
    private String coveredOnlyBy;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (top != null && top < 0) {
            throw CommandFailure.usage("--top is " + top + ": give 0 or more");
        }
        CoverageMonitor monitor = home.knownMonitor(job);
        int number = build == null ? newest(monitor) : build;
        JobViews views = new JobViews(monitor, home.around(job));
        BuildData data = views.build(number)
                .orElseThrow(
                        () -> CommandFailure.usage("#" + number + " of " + job + " was not recorded: check --build"));
        if (!data.measurement().isMeasured()) {
            throw CommandFailure.unusable(
                    "#" + number + " of " + job
                            + (data.point().isMeasured()
                                    ? ": its lines are no longer kept; choose a newer build"
                                    : " is unmeasured, so it has no gaps to show"),
                    null);
        }
        if (flag != null || coveredOnlyBy != null) {
            data = ofFlag(data);
        }
        int most = coveredOnlyBy != null ? 0 : top == null ? views.criticalFiles() : top;
        BuildPage page = BuildPages.of(data, before(views, number), owner == null ? most : Integer.MAX_VALUE);
        List<BuildPage.CriticalFile> critical = page.critical();
        if (owner != null) {
            data = ownedBy(data);
            Set<String> owned =
                    data.measurement().files().stream().map(FileCoverage::path).collect(Collectors.toSet());
            // The value of a file is a share of the whole project, whatever part is shown.
            critical = critical.stream()
                    .filter(file -> owned.contains(file.path()))
                    .limit(most)
                    .toList();
            page = BuildPages.of(data, List.of(), 0);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(out, GapsJson.of(job, number, data.measurement(), page, critical));
        } else {
            show(out, number, data.measurement(), page, critical);
        }
        return ExitCode.PASSED.code();
    }

    /** Earlier measurements, of the requested flag alone. */
    private List<Measurement> before(JobViews views, int number) throws IOException {
        return flag == null
                ? views.before(number)
                : views.before(number).stream()
                        .map(earlier -> earlier.flag(flag))
                        .toList();
    }

    private int newest(CoverageMonitor monitor) throws IOException {
        return monitor.history().points().stream()
                .filter(point -> point.isMeasured() && point.hasEnded())
                .reduce((older, newer) -> newer)
                .map(Point::build)
                .orElseThrow(() -> CommandFailure.unusable(job + " has no measured build", null));
    }

    private BuildData ofFlag(BuildData all) {
        if (flag != null && coveredOnlyBy != null) {
            throw CommandFailure.usage("--flag and --covered-only-by cannot be combined: give one of them");
        }
        String asked = flag == null ? coveredOnlyBy : flag;
        Set<String> known = all.measurement().flags().keySet();
        if (!known.contains(asked)) {
            throw CommandFailure.usage((flag == null ? "--covered-only-by: " : "--flag: ") + "no report of #"
                    + all.point().build() + " has the flag " + asked + "; "
                    + (known.isEmpty() ? "none has a flag" : "flags are " + String.join(", ", known)));
        }
        return flag == null ? all.coveredOnlyBy(asked) : all.flag(asked);
    }

    private BuildData ownedBy(BuildData all) {
        BuildData part = all.ownedBy(owner);
        if (part.measurement().components().isEmpty()) {
            Set<String> owners = all.point().owners().keySet();
            throw CommandFailure.usage("--owner: " + owner + " owns no file of #"
                    + all.point().build() + "; "
                    + (owners.isEmpty()
                            ? "its workspace has no CODEOWNERS file"
                            : "owners are " + String.join(", ", owners)));
        }
        return part;
    }

    private void show(
            PrintWriter out,
            int number,
            Measurement measurement,
            BuildPage page,
            List<BuildPage.CriticalFile> critical) {
        out.println(ConsoleEscaper.line(job) + " #" + number + (flag == null ? "" : " by " + flag)
                + (coveredOnlyBy == null ? ": new gaps: " + page.newGaps().text() : ""));
        page.newGaps().changed().forEach(gap -> out.println("  + " + place(gap) + " (changed, not covered)"));
        page.newGaps().lost().forEach(gap -> out.println("  - " + place(gap) + " (lost its coverage)"));
        if (!critical.isEmpty()) {
            out.println("What to test next:");
            int rank = 1;
            for (BuildPage.CriticalFile file : critical) {
                out.println("  " + rank++ + ". " + ConsoleEscaper.line(file.path()) + ": " + file.why());
                if (!file.gaps().isEmpty()) {
                    out.println("     " + ranges(file.gaps()));
                }
            }
        }
        if (page.use() != null) {
            use(out, page.use());
        }
        out.println(coveredOnlyBy == null ? "All gaps:" : "Covered by " + coveredOnlyBy + " only:");
        for (Component component : measurement.united().components().values()) {
            for (FileCoverage file : component.filesByPath().values()) {
                List<GapCandidate> gaps = GapCandidate.of(file);
                if (!gaps.isEmpty()) {
                    out.println("  " + ConsoleEscaper.line(file.path()) + ": "
                            + gaps.stream().map(GapsCommand::range).collect(Collectors.joining(", ")));
                }
            }
        }
    }

    /** Code that services ran and no test covers, the file with the most of it first. */
    private static void use(PrintWriter out, BuildPage.Use use) {
        out.println("Services and tests: " + use.text());
        for (BuildPage.UseRow file : use.files()) {
            if (file.usedUntested() > 0) {
                out.println("  " + ConsoleEscaper.line(file.path()) + ": used but untested "
                        + file.untested().stream()
                                .limit(RANGES)
                                .map(lines -> range(lines.from(), lines.to()))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    /** The ranges of one file, new ones first; only the first of many. */
    private static String ranges(List<GapRow> gaps) {
        String first = gaps.stream()
                .limit(RANGES)
                .map(gap -> range(gap.from(), gap.to()))
                .collect(Collectors.joining(", "));
        int more = gaps.size() - RANGES;
        return (gaps.size() == 1 && gaps.get(0).lines() == 1 ? "line " : "lines ")
                + first
                + (more > 0 ? " and " + Plurals.count(more, "more gap") : "");
    }

    private static String range(GapCandidate gap) {
        return range(gap.from(), gap.to());
    }

    private static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }

    private static String place(GapRow gap) {
        return ConsoleEscaper.line(gap.path()) + ":" + gap.from() + (gap.from() == gap.to() ? "" : "-" + gap.to());
    }
}
