package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.session.StartedRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Requests the data on the agent from the targets that an administrator allows. */
final class DumpCoverageExecution extends SynchronousNonBlockingStepExecution<Void> {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> targets;
    private final String service;
    private final boolean reset;
    private final String buildId;
    private final String imageDigest;

    DumpCoverageExecution(
            StepContext context, List<String> targets, String service, boolean reset, StartedRelease release) {
        super(context);
        this.targets = new ArrayList<>(targets);
        this.service = service;
        this.reset = reset;
        this.buildId = release.build();
        this.imageDigest = release.image();
    }

    @Override
    protected Void run() throws Exception {
        check();
        StepContext context = getContext();
        int build = context.get(Run.class).getNumber();
        String folder = build + "-" + context.get(FlowNode.class).getId();
        TaskListener listener = context.get(TaskListener.class);
        try {
            context.get(FilePath.class)
                    .act(DumpOnAgentBuilder.builder()
                            .targets(targets)
                            .service(service)
                            .reset(reset)
                            .buildId(buildId)
                            .imageDigest(imageDigest)
                            .build(build)
                            .folder(folder)
                            .create())
                    .forEach(line -> listener.getLogger().println("Coverage Monitor: " + line));
        } catch (IOException failed) {
            throw new AbortException("dumpCoverage: " + FailureText.sentence(failed));
        }
        return null;
    }

    private void check() throws AbortException {
        try {
            SpySettings.checkService(service);
            if (!buildId.isEmpty()) {
                StartedRelease.check("buildId", buildId);
            }
            if (!imageDigest.isEmpty()) {
                StartedRelease.check("imageDigest", imageDigest);
            }
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("no target is given: give HOST:PORT of JaCoCo's agents");
            }
            for (String target : targets) {
                if (!ServicesConfiguration.get().allows(RemoteExecution.of(target))) {
                    throw new IllegalArgumentException(target + " may not be contacted: an administrator allows"
                            + " addresses under Manage Jenkins, System, Coverage Monitor: running services");
                }
            }
        } catch (IllegalArgumentException refused) {
            throw new AbortException("dumpCoverage: " + refused.getMessage());
        }
    }
}
