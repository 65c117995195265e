package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.checks.Checks;
import io.jenkins.plugins.coveragemonitor.jenkins.config.CheckOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.publish.Annotation;
import io.jenkins.plugins.coveragemonitor.publish.Annotations;
import io.jenkins.plugins.coveragemonitor.publish.CheckSummary;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The check of a commit from the beginning of a call to its end. While parallel branches still measure it is in
 * progress; it is completed when the build ends. A failure here is a line in the log and never changes a build.
 */
final class BuildChecks {
    private final Checks checks;
    private final Run<?, ?> run;
    private final TaskListener listener;
    private final String id;
    private final CheckOption option;
    private final String name;

    private BuildChecks(
            Checks checks, Run<?, ?> run, TaskListener listener, String id, @Nullable CheckOption option, String name) {
        this.checks = checks;
        this.run = run;
        this.listener = listener;
        this.id = id;
        this.option = Objects.requireNonNullElseGet(option, CheckOption::new);
        this.name = name;
    }

    /**
     * The check of a call, shown as in progress.
     *
     * @param context the context of a Pipeline's step, {@code null} for a post-build action
     */
    static BuildChecks begin(
            Run<?, ?> run, TaskListener listener, MonitorOptions options, @Nullable StepContext context)
            throws IOException, InterruptedException {
        Checks checks = Checks.installed();
        CheckOption option = options.checks();
        String usual = Objects.requireNonNullElseGet(options.name(), () -> usualName(options.id()));
        Optional<String> said = Optional.ofNullable(option == null ? null : option.getName());
        Optional<String> around = said.isPresent() || context == null ? said : checks.nameIn(context);
        BuildChecks begun = new BuildChecks(checks, run, listener, options.id(), option, around.orElse(usual));
        begun.progress("Coverage is being measured.");
        return begun;
    }

    /** Not translated, because code hosts identify a check by its name. */
    private static String usualName(String id) {
        return id.equals(JobHome.DEFAULT_ID) ? "Coverage" : "Coverage (" + id + ")";
    }

    /** Completes the checks of a monitor that a build's parallel branches left in progress. */
    static void atEnd(Run<?, ?> run, TaskListener listener, CoverageBuildAction action) {
        MonitorOptions options = action.pending();
        for (String name : action.openChecks()) {
            CheckOption option = options == null ? null : options.checks();
            new BuildChecks(Checks.installed(), run, listener, action.id(), option, name).complete();
        }
        action.closeChecks();
    }

    /** Completes the check after recording, unless parallel branches still measure. */
    void recorded() throws IOException {
        if (checks == Checks.NONE) {
            return;
        }
        Optional<CoverageBuildAction> action = CoverageBuildAction.find(run, id);
        if (action.isPresent() && action.get().awaitedBy() != null) {
            progress(summary().map(so -> "So far: " + so.title()).orElse("Other branches are still measuring."));
            action.get().openCheck(name);
            run.save();
        } else {
            complete();
        }
    }

    /** Completes the check after a call that could not record. */
    void failed(Exception why) {
        String reason = Objects.requireNonNullElse(why.getMessage(), "The step was interrupted.");
        publish(() -> checks.completed(
                run,
                listener,
                name,
                link(),
                CheckSummary.neutral("Coverage was not recorded", ConsoleEscaper.line(reason))));
    }

    private void progress(String title) {
        publish(() -> checks.inProgress(run, listener, name, link(), title));
    }

    private void complete() {
        publish(() -> summary().ifPresent(summary -> checks.completed(run, listener, name, link(), summary)));
    }

    private String link() {
        return BuildLinks.report(run, id);
    }

    private void publish(Publication publication) {
        try {
            publication.run();
        } catch (IOException | RuntimeException failed) {
            listener.getLogger()
                    .println("Coverage Monitor: the check '" + ConsoleEscaper.line(name) + "' could not be published: "
                            + ConsoleEscaper.line(Objects.requireNonNullElse(failed.getMessage(), failed.toString())));
        }
    }

    private Optional<CheckSummary> summary() throws IOException {
        Job<?, ?> job = run.getParent();
        JobViews views = new JobViews(JobFiles.monitor(job, id), new JenkinsJobContext(job.getFullName(), id));
        Optional<BuildData> build = views.build(run.getNumber());
        if (build.isEmpty()) {
            return Optional.empty();
        }
        BuildPage page = BuildPages.of(build.get(), views.before(run.getNumber()), views.criticalFiles());
        Annotations.leftOut(build.get())
                .ifPresent(sentence -> listener.getLogger().println("Coverage Monitor: " + sentence));
        List<Annotation> annotations = Annotations.of(page, build.get(), option.choice(), option.most());
        return Optional.of(CheckSummary.of(build.get(), page, annotations));
    }

    /** Publishes something on a code host. */
    @FunctionalInterface
    private interface Publication {
        void run() throws IOException;
    }
}
