package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.BranchOrigin;
import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.SourceKeeper;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Expectations;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.history.StoredJson;
import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.jenkins.config.InvalidOptionException;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.extension.ExtensionFormats;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.metrics.StepTimes;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.publish.html.HtmlReport;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.ConsoleTable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records one build, both for the step and for the post-build action. */
public final class BuildRecorder {
    /** The durations of steps since Jenkins began, for the metrics. */
    static final StepTimes STEPS = new StepTimes();

    private final MonitorOptions options;

    public BuildRecorder(MonitorOptions options) {
        this.options = options;
    }

    /**
     * Collects on the machine of the workspace, records, evaluates, and writes to the build's log.
     *
     * @throws IOException if nothing could be recorded; the message is one sentence
     */
    public RecordResult record(Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        MonitorConfig config = usable();
        CoverageMonitor monitor = JobFiles.monitor(run.getParent(), options.id());
        BuildContext build = build(run, environment);
        Optional<TargetBranch> target = TargetBranch.of(environment);
        Optional<Job<?, ?>> targetJob = target.flatMap(branch -> branch.job(run));
        JobHistory pastOfTarget =
                target.map(branch -> branch.past(targetJob, options.id())).orElse(null);
        JenkinsJobContext around = new JenkinsJobContext(build.job(), options.id(), targetJob);
        build = new BranchOrigin(
                        targetJob
                                .filter(job -> JobFiles.ids(job).contains(options.id()))
                                .map(job -> JobFiles.monitor(job, options.id()))
                                .orElse(null),
                        target.map(TargetBranch::name).orElse(null),
                        around)
                .of(build, monitor, config);
        // What an aborted build left is only a part of what it would have covered.
        boolean aborted = run.getResult() == Result.ABORTED;
        Set<String> elsewhere = new TreeSet<>();
        UnaryOperator<GateContext> surroundings = context -> context.among(name -> {
                    if (OtherJobs.isAddress(name)) {
                        elsewhere.add(name);
                    }
                    return OtherJobs.named(name, options.id());
                })
                .into(pastOfTarget)
                .aborted(aborted);
        String inClone = target.map(TargetBranch::inClone).orElse(null);
        LineageQuestion question = question(monitor, build, config, inClone, surroundings);
        ExtensionFormats added = ExtensionFormats.installed();
        added.problems().forEach(listener.getLogger()::println);
        String base = target.isPresent() ? inClone : monitor.changesBegin(build);
        Expectations expectations = monitor.expectations(build, config, build.time());
        Collected collected = collect(workspace, base, question, expectations, added);
        ConsoleTable.reports(collected).forEach(listener.getLogger()::println);

        // A build that Jenkins has not saved yet would be lost in a crash, with all that is recorded of it.
        if (Files.notExists(run.getRootDir().toPath().resolve("build.xml"))) {
            run.save();
        }
        RecordResult recorded = record(monitor, build, collected, config, surroundings, options.replace());
        JobViews views = new JobViews(monitor, around);
        BuildData data = views.build(recorded);
        CoverageBuildAction action = CoverageBuildAction.of(run, options);
        action.show(data);
        action.called(recorded.record().config().name());
        action.ofChangeRequest(ChangeRequests.address(environment));
        run.save();
        keepSources(run, collected, recorded, data, workspace, listener);
        MonitorService.get().live().changed(run.getParent(), options.id());
        String link = BuildLinks.report(run, options.id());
        ConsoleTable.verdict(data, link).forEach(listener.getLogger()::println);
        monitor.damage().forEach(damaged -> listener.getLogger().println("  note: " + ConsoleEscaper.line(damaged)));
        elsewhere.forEach(
                other -> listener.getLogger().println("  " + ConsoleEscaper.line(OtherJobs.note(other, options.id()))));
        if (options.report() != null) {
            writeReport(views, data, recorded, link, workspace, listener);
        }
        STEPS.took(build.job(), Duration.ofNanos(System.nanoTime() - begun));
        return recorded;
    }

    /** A failure only adds a line to the log. */
    private void writeReport(
            JobViews views,
            BuildData data,
            RecordResult recorded,
            String link,
            FilePath workspace,
            TaskListener listener)
            throws InterruptedException {
        MonitorConfig config = recorded.record().config();
        try {
            int number = recorded.build().number();
            BuildPage page = BuildPages.of(data, views.before(number), config.criticalFiles());
            Charset charset = config.sourceCodeEncoding() == null ? null : Charset.forName(config.sourceCodeEncoding());
            String written = new WorkspaceReport(workspace, Objects.requireNonNull(options.report()))
                    .write(new HtmlReport(data, page, link), charset);
            listener.getLogger().println("  HTML: " + ConsoleEscaper.line(written));
        } catch (IOException | RuntimeException failed) {
            listener.getLogger()
                    .println("  note: the HTML report could not be written: "
                            + ConsoleEscaper.line(FailureText.reason(failed)));
        }
    }

    private void keepSources(
            Run<?, ?> run,
            Collected collected,
            RecordResult recorded,
            BuildData data,
            FilePath workspace,
            TaskListener listener) {
        SourceKeeper keeper = new SourceKeeper(JobFiles.home(run.getParent(), options.id()));
        keeper.keep(collected, recorded, data, new AgentSources(workspace))
                .forEach(line -> listener.getLogger().println("  " + ConsoleEscaper.line(line)));
    }

    /** An exception that ends the recording with one sentence in the log instead of a stack trace. */
    static AbortException sentence(IOException failed) {
        AbortException sentence = new AbortException("Coverage Monitor: " + FailureText.sentence(failed));
        sentence.initCause(failed);
        return sentence;
    }

    /** A contradiction to an earlier call of the build is one sentence in the log. */
    private static RecordResult record(
            CoverageMonitor monitor,
            BuildContext build,
            Collected collected,
            MonitorConfig config,
            UnaryOperator<GateContext> surroundings,
            boolean anew)
            throws IOException {
        try {
            return anew
                    ? monitor.replace(build, collected, config, surroundings)
                    : monitor.record(build, collected, config, surroundings);
        } catch (IllegalArgumentException contradiction) {
            throw new AbortException("monitorCoverage: " + contradiction.getMessage());
        }
    }

    private static LineageQuestion question(
            CoverageMonitor monitor,
            BuildContext build,
            MonitorConfig config,
            @Nullable String target,
            UnaryOperator<GateContext> surroundings)
            throws IOException {
        try {
            return monitor.question(build, config, target, surroundings);
        } catch (IllegalArgumentException contradiction) {
            throw new AbortException("monitorCoverage: " + contradiction.getMessage());
        }
    }

    private Collected collect(
            FilePath workspace,
            @Nullable String base,
            LineageQuestion question,
            Expectations expectations,
            ExtensionFormats added)
            throws IOException, InterruptedException {
        String json = new String(options.json(), StandardCharsets.UTF_8);
        String asked = StoredJson.MAPPER.writeValueAsString(question);
        return CollectedCodec.decode(workspace.act(new CollectOnAgent(
                json, base, asked, StoredJson.MAPPER.writeValueAsString(expectations), added.formats())));
    }

    /**
     * An invalid configuration is one sentence in the log and stops the step, so that nothing is recorded without it.
     */
    private MonitorConfig usable() throws AbortException {
        try {
            return options.checkedConfig();
        } catch (InvalidOptionException refused) {
            throw new AbortException(refused.getMessage());
        }
    }

    private static BuildContext build(Run<?, ?> run, EnvVars environment) {
        return new BuildContext(
                        run.getParent().getFullName(),
                        run.getNumber(),
                        Instant.ofEpochMilli(run.getTimeInMillis()),
                        FormStrings.toNull(environment.get("GIT_COMMIT")),
                        FormStrings.toNull(environment.get("BRANCH_NAME")))
                .running();
    }
}
