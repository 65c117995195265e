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

/** Runs the step off the Pipeline's own thread, marks its stage, and answers with the figures. */
final class MonitorStepExecution extends SynchronousNonBlockingStepExecution<Map<String, Object>> {
    private static final long serialVersionUID = 1;

    private final transient MonitorOptions options;

    MonitorStepExecution(StepContext context, MonitorOptions options) {
        super(context);
        this.options = options;
    }

    @Override
    protected Map<String, Object> run() throws Exception {
        StepContext context = getContext();
        Run<?, ?> run = context.get(Run.class);
        FlowNode node = context.get(FlowNode.class);
        RecordResult recorded;
        try {
            recorded = new BuildRecorder(options)
                    .record(
                            run,
                            context.get(FilePath.class),
                            context.get(EnvVars.class),
                            context.get(TaskListener.class));
        } catch (AbortException notified) {
            throw notified;
        } catch (IOException e) {
            AbortException sentence = new AbortException("Coverage Monitor: " + e.getMessage());
            sentence.initCause(e);
            throw sentence;
        }
        DeferredResults.decide(run, node, options.id());
        return StepReturnValue.of(recorded);
    }
}
