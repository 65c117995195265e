package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs the step off the Pipeline's own thread, marks its stage, and returns the figures. */
final class MonitorStepExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1;

    private final transient MonitorOptions options;

    MonitorStepExecution(StepContext context, MonitorOptions options) {
        super(context);
        this.options = options;
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        return run(getContext());
    }

    /** Runs the step in a context. */
    Map<String, Object> run(StepContext context) throws IOException, InterruptedException {
        Run<?, ?> run = context.get(Run.class);
        FlowNode node = context.get(FlowNode.class);
        TaskListener listener = context.get(TaskListener.class);
        BuildChecks checks = BuildChecks.begin(run, listener, options, context);
        RecordResult recorded;
        try {
            recorded = new BuildRecorder(options)
                    .record(run, context.get(FilePath.class), context.get(EnvVars.class), listener);
            DeferredResults.decide(run, node, options.id());
        } catch (AbortException notified) {
            checks.failed(notified);
            throw notified;
        } catch (IOException e) {
            AbortException sentence = BuildRecorder.sentence(e);
            checks.failed(sentence);
            throw sentence;
        } catch (InterruptedException | RuntimeException e) {
            checks.failed(e);
            throw e;
        }
        checks.recorded();
        return StepReturnValue.of(recorded);
    }
}
