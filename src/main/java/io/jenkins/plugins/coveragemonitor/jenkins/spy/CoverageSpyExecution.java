package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.AbortException;
import hudson.FilePath;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.upload.SentRelease;
import io.jenkins.plugins.coveragemonitor.spy.upload.UploadFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Runs a block whose processes are measured, and collects at its end, whether it failed or not. */
final class CoverageSpyExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(CoverageSpyExecution.class.getName());

    private MeasuredServices measured;
    private @Nullable String folder;
    private @Nullable Secret token;

    CoverageSpyExecution(StepContext context, MeasuredServices measured) {
        super(context);
        this.measured = measured;
    }

    @Override
    public boolean start() {
        run(this::begin);
        return false;
    }

    private void begin() throws IOException, InterruptedException {
        StepContext context = getContext();
        try {
            measured.settings();
        } catch (IllegalArgumentException wrong) {
            throw new AbortException("withCoverageSpy: " + wrong.getMessage());
        }
        int build = context.get(Run.class).getNumber();
        folder = build + "-" + context.get(FlowNode.class).getId();
        FilePath workspace = context.get(FilePath.class);
        BlockStart started;
        try {
            started = workspace.act(new BeginSpyOnAgent(measured, build, folder));
        } catch (IOException failed) {
            throw new AbortException("withCoverageSpy: measuring cannot begin: " + FailureText.sentence(failed));
        }
        measured = measured.withServices(started.services());
        context.get(TaskListener.class)
                .getLogger()
                .println("Coverage Monitor: measuring " + String.join(", ", measured.services()) + " from outside");
        token = Secret.fromString(UploadTokens.newToken());
        openUploads();
        FilePath spied = workspace.child(SpyFolder.DEFAULT_NAME).child(folder);
        context.newBodyInvoker()
                .withContext(EnvironmentExpander.merge(
                        context.get(EnvironmentExpander.class),
                        new SpyEnvironment(measured, spied.getRemote(), started, UploadAction.address(), token)))
                .withContext(
                        BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), new TokenFilter(token)))
                .withCallback(new Collecting())
                .start();
    }

    /** A restart of Jenkins loses the tokens for uploads. */
    @Override
    public void onResume() {
        super.onResume();
        try {
            if (token != null) {
                openUploads();
            }
        } catch (IOException gone) {
            LOG.log(Level.WARNING, gone, () -> "Services cannot send their coverage to a resumed build");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void openUploads() throws IOException, InterruptedException {
        UploadTokens.open(
                Objects.requireNonNull(token).getPlainText(),
                uploads(getContext()),
                measured.settings().services());
    }

    private UploadFolder uploads(StepContext context) throws IOException, InterruptedException {
        return new UploadFolder(context.get(Run.class)
                .getRootDir()
                .toPath()
                .resolve("coverage-monitor-uploads")
                .resolve(folder));
    }

    /** Ends the uploads, and copies what was sent to where the rest is combined. */
    private void bringUploads(StepContext context) throws IOException, InterruptedException {
        UploadTokens.close(Objects.requireNonNull(token).getPlainText());
        UploadFolder sent = uploads(context);
        for (UploadFolder.Upload upload : sent.all()) {
            FilePath to = context.get(FilePath.class)
                    .child(SpyFolder.DEFAULT_NAME)
                    .child(folder)
                    .child("data")
                    .child(upload.service())
                    .child("sent");
            try (InputStream in = Files.newInputStream(upload.file())) {
                to.child(upload.name()).copyFrom(in);
            }
            if (upload.release().isKnown()) {
                to.child(SentRelease.name(upload.name()))
                        .copyFrom(new ByteArrayInputStream(SentRelease.bytes(upload.release())));
            }
        }
        sent.delete();
    }

    /**
     * The log says what was measured, and what could not be collected: neither changes the result of the block itself.
     */
    private void collect(StepContext context) throws IOException, InterruptedException {
        TaskListener listener = context.get(TaskListener.class);
        try {
            bringUploads(context);
            context.get(FilePath.class).act(new CollectSpyOnAgent(folder)).forEach(line -> listener.getLogger()
                    .println("Coverage Monitor: " + line));
        } catch (IOException failed) {
            listener.getLogger()
                    .println("Coverage Monitor: the services could not be collected (" + FailureText.reason(failed)
                            + "), so the build's measurement is partial");
        }
    }

    private final class Collecting extends TailCall {
        private static final long serialVersionUID = 1;

        @Override
        protected void finished(StepContext context) throws Exception {
            collect(context);
        }
    }
}
