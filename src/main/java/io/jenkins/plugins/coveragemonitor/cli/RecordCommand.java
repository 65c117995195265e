package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.BranchOrigin;
import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.SourceKeeper;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.cli.home.CliJobContext;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeOutbox;
import io.jenkins.plugins.coveragemonitor.cli.home.HomeState;
import io.jenkins.plugins.coveragemonitor.cli.home.MonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.home.OldBuilds;
import io.jenkins.plugins.coveragemonitor.cli.home.StoreCopy;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.RecordJson;
import io.jenkins.plugins.coveragemonitor.cli.output.RecordTable;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.collect.patch.Git;
import io.jenkins.plugins.coveragemonitor.config.ConfigDocument;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.record.ChangedLinesQuery;
import io.jenkins.plugins.coveragemonitor.record.WorkspaceNote;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import io.jenkins.plugins.coveragemonitor.source.WorkspaceSources;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records a build: collects, appends to the history, evaluates gates, alerts, delivers. */
@Command(
        name = "record",
        description = "Records a build: reads its reports, keeps history, evaluates gates, sends alerts.",
        mixinStandardHelpOptions = true)
final class RecordCommand implements Callable<Integer> {
    @Mixin
    private MonitoredHome home;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(names = "--build", required = true, paramLabel = "N", description = "The build's number.")
    private int build;

    @Option(names = "--time", paramLabel = "ISO", description = "When the build started. Default: now.")
    private String time;

    @Option(names = "--commit", paramLabel = "SHA", description = "The commit that was built.")
    private String commit;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Where the reports are. Default: the current folder.")
    private Path workspace;

    @Option(
            names = "--report",
            paramLabel = "[COMPONENT=][FORMAT:]GLOB",
            converter = ReportArgument.class,
            description = "The reports to read. Default: every known report, found by its content.")
    private List<ReportSpec> reports = List.of();

    @Option(
            names = "--flag",
            paramLabel = "FLAG=[COMPONENT=][FORMAT:]GLOB",
            converter = FlagArgument.class,
            description = "The reports of one kind of tests, such as unit=**/jacoco.xml; otherwise like --report.")
    private List<ReportSpec> flagged = List.of();

    @Option(
            names = "--sources",
            paramLabel = "WHICH",
            description = "The builds whose sources are kept: NEVER, LAST_BUILD, CHANGED_FILES or EVERY_BUILD."
                    + " Default: as the configuration says, or LAST_BUILD.")
    private String sources;

    @Option(
            names = "--source-encoding",
            paramLabel = "NAME",
            description = "The encoding of the sources, such as ISO-8859-1. Default: detected.")
    private String sourceEncoding;

    @Option(names = "--config", paramLabel = "FILE", description = "JSON with the step's parameters.")
    private Path config;

    @Option(names = "--changes", paramLabel = "FILE", description = "A unified diff, or JSON with changedLines.")
    private Path changes;

    @Option(
            names = "--target",
            paramLabel = "JOB",
            description = "The job of the change request's target branch; its builds are the baseline.")
    private String target;

    @Option(
            names = "--base",
            paramLabel = "COMMIT",
            description =
                    "The branch or commit that the work began from, as the workspace's git names it. Default: the last"
                            + " part of --target, or else the last commit whose change no gate stopped.")
    private String base;

    @Option(
            names = "--deliver-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "The longest time to spend on delivering messages, and then on --store (${DEFAULT-VALUE}).")
    private int deliverTimeout;

    @Mixin
    private RecordedParts parts;

    @Mixin
    private StoreCopy store;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description =
                    "An author of the commits since the last good build, as 'Ann Lee <ann@example.com>'; may be repeated.")
    private List<String> authors = List.of();

    @Option(names = "--keep", description = "Keep the build forever, such as a release; the trend marks it.")
    private boolean keep;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** Whether every report that was found could be used. */
    private boolean allUsable = true;

    private static People.Author author(String text) {
        String whole = text.strip();
        int open = whole.lastIndexOf('<');
        boolean hasAddress = open >= 0 && open + 2 < whole.length() && whole.indexOf('>', open) == whole.length() - 1;
        return hasAddress
                ? new People.Author(
                        whole.substring(0, open).stripTrailing(),
                        whole.substring(open + 1, whole.length() - 1).strip())
                : new People.Author(whole, null);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ConfigDocument document = document();
        parts.check();
        store.check(home);
        CoverageMonitor monitor = home.monitor(job);
        List<ReportSpec> named =
                Stream.concat(reports.stream(), flagged.stream()).toList();
        boolean withPart = !parts.isFinish() || workspace != null || !named.isEmpty();
        MonitorConfig configured = config == null && parts.isFinish() ? monitor.config() : document.monitor();
        MonitorConfig settings = withSources(named.isEmpty() ? configured : configured.withReports(named));
        CliJobContext around = home.around(job);
        CoverageMonitor ofTarget = target == null ? null : around.job(target).orElse(null);
        BuildContext whole = new BranchOrigin(ofTarget, target, around).of(monitored(monitor), monitor, settings);
        boolean part = parts.isPart(monitor, build);
        BuildContext monitored = part ? whole.running() : whole;
        PrintWriter err = spec.commandLine().getErr();
        for (int open : monitor.closeBefore(build)) {
            err.println("note: #" + open + " was never finished, so it stays partial");
        }
        UnaryOperator<GateContext> surroundings = surroundings(around);
        Collected collected = withPart ? collected(monitor, monitored, settings, surroundings) : nothing(monitor);
        RecordResult recorded = parts.isReplacing()
                ? monitor.replace(monitored, collected, settings, surroundings)
                : monitor.record(monitored, collected, settings, surroundings);
        monitor.damage().forEach(damaged -> err.println("notice: " + ConsoleEscaper.line(damaged)));
        IndependentSteps steps = new IndependentSteps(err);
        if (keep) {
            steps.run("the build is not marked as kept", () -> monitor.keep(build, true));
        }
        List<String> kept = withPart
                ? steps.get(
                        "the sources are not kept",
                        () -> keptSources(monitor, collected, recorded, around),
                        List.<String>of())
                : List.of();
        AlertEvent alerts = part
                ? null
                : steps.get(
                        "the build is not searched for alerts",
                        () -> monitor.complete(
                                monitored,
                                settings.withAlerts(around.alerts(settings.alerts())),
                                HomeState.of(home).silences().all(),
                                authors.stream().map(RecordCommand::author).toList()),
                        null);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(out, RecordJson.of(recorded, alerts));
            collected.errors().forEach(error -> err.println(ConsoleEscaper.line(error)));
            kept.stream()
                    .filter(line -> line.startsWith("note: "))
                    .map(ConsoleEscaper::line)
                    .forEach(err::println);
        } else if (part) {
            RecordTable.print(out, RecordTable.part(collected, recorded));
        } else {
            RecordTable.print(out, RecordTable.lines(collected, recorded, new JobViews(monitor, around), alerts, null));
        }
        List<Integer> old = part
                ? List.of()
                : steps.get(
                        "the details of old builds are not deleted",
                        () -> new OldBuilds(home.job(job)).delete(monitor),
                        List.<Integer>of());
        if (!json) {
            kept.forEach(line -> out.println("  " + ConsoleEscaper.line(line)));
            if (!old.isEmpty()) {
                out.println("  deleted the details of " + Plurals.count(old.size(), "build") + " up to #"
                        + old.get(old.size() - 1) + ", which are beyond the retention");
            }
            out.flush();
        }
        steps.run("nothing is sent", () -> {
            try (HomeOutbox outbox = HomeOutbox.open(home.folder(), document.channels(), err::println)) {
                outbox.deliver(monitor, Duration.ofSeconds(deliverTimeout)).forEach(err::println);
            }
        });
        String lacking = store.copy(home, job, Duration.ofSeconds(Math.max(1, deliverTimeout)));
        if (lacking != null) {
            err.println("notice: " + ConsoleEscaper.line(lacking));
        }
        return exitCode(recorded, part, steps.isWhole()).code();
    }

    private Collected collected(
            CoverageMonitor monitor,
            BuildContext monitored,
            MonitorConfig settings,
            UnaryOperator<GateContext> surroundings)
            throws IOException, InterruptedException {
        Path folder = workspace == null ? Path.of(".") : workspace;
        Git git = new Git(folder);
        String began = base(monitor, monitored);
        ChangedLinesQuery lines =
                new ChangedLinesQuery(git, settings, began, monitor.question(monitored, settings, began, surroundings));
        // Without a given time the build counts as begun now, when its reports already exist.
        Instant start = time == null ? null : monitored.time();
        Collected read = new Collector(ReportFormats.builtIn())
                .collect(git, settings.reports(), monitor.expectations(monitored, settings, start));
        allUsable = read.errors().isEmpty();
        return changes == null ? lines.of(read) : lines.of(read, changes);
    }

    private MonitorConfig withSources(MonitorConfig configured) {
        try {
            SourceRetention retention = sources == null ? configured.sources() : SourceRetention.named(sources);
            return configured.withSources(
                    retention, sourceEncoding == null ? configured.sourceCodeEncoding() : sourceEncoding);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** Keeps the text of measured files, and records the folder, where the preview finds the others. */
    private List<String> keptSources(
            CoverageMonitor monitor, Collected collected, RecordResult recorded, CliJobContext around)
            throws IOException {
        Path folder = workspace == null ? Path.of(".") : workspace;
        new WorkspaceNote(home.job(job), build).write(folder);
        return new SourceKeeper(home.job(job))
                .keep(collected, recorded, new JobViews(monitor, around).build(recorded), new WorkspaceSources(folder));
    }

    private Collected nothing(CoverageMonitor monitor) throws IOException {
        if (monitor.parts(build) == 0) {
            throw CommandFailure.usage("--finish: no part of build " + build + " was recorded; record one with --more,"
                    + " or give its --workspace");
        }
        return Collected.NOTHING;
    }

    /**
     * The given base, else the target's branch by its job's name, else the last build whose changed lines no gate
     * stopped.
     */
    private @Nullable String base(CoverageMonitor monitor, BuildContext build) throws IOException {
        if (base != null) {
            return base;
        }
        return target == null ? monitor.changesBegin(build) : target.substring(target.lastIndexOf('/') + 1);
    }

    private UnaryOperator<GateContext> surroundings(CliJobContext around) throws IOException {
        JobHistory branch = target == null ? null : past(around, home.job(target), target);
        return context -> context.into(branch).among(name -> known(around, name));
    }

    private static JobHistory past(CliJobContext around, JobHome job, String name) throws IOException {
        return Files.exists(job.history()) ? around.job(name).orElseThrow().past(name) : JobHistory.none(name);
    }

    /** Another job that a rule names as its baseline. */
    private Optional<JobHistory> known(CliJobContext around, String name) {
        try {
            JobHistory past = past(around, home.job(name), name);
            return past.points().isEmpty() ? Optional.empty() : Optional.of(past);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private ConfigDocument document() throws IOException {
        if (deliverTimeout < 0) {
            throw CommandFailure.usage("--deliver-timeout is " + deliverTimeout + ": give 0 or more seconds");
        }
        try {
            return config == null ? ConfigDocument.NONE : ConfigDocument.read(config);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** The build; values that further parts leave out are those of the first. */
    private BuildContext monitored(CoverageMonitor monitor) throws IOException {
        try {
            Optional<Point> known = monitor.point(build).filter(point -> !point.hasEnded());
            Instant when = time == null
                    ? known.map(Point::time).orElseGet(Clock.systemUTC()::instant)
                    : OffsetDateTime.parse(time).toInstant();
            String built = commit == null ? known.map(Point::commit).orElse(null) : commit;
            return new BuildContext(job, build, when, built, null);
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage(
                    "--time is '" + time + "': give ISO 8601 with a zone, such as 2026-05-04T08:30:00Z");
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--build: " + e.getMessage());
        }
    }

    /** A missed gate takes precedence over an unusable report; an unmeasured build is only that. */
    private ExitCode exitCode(RecordResult recorded, boolean part, boolean isWhole) {
        ExitCode judged =
                part ? ExitCode.PASSED : ExitCode.of(recorded.verdict().outcome());
        if (judged != ExitCode.PASSED) {
            return judged;
        }
        boolean whole = part || recorded.point().isComplete();
        boolean usable = recorded.point().isMeasured() && whole && allUsable && isWhole;
        return usable ? ExitCode.PASSED : ExitCode.UNUSABLE;
    }
}
