package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jspecify.annotations.Nullable;

/**
 * Sets the result of a Pipeline when the whole is known. A build's result can only get worse, so a step in one of
 * several parallel branches must not judge what the others are still measuring: its result waits until the branches
 * have ended. The build itself records that a monitor's result is pending, and the result comes from the build's record
 * at that moment: neither a restart nor another build or monitor can lose it.
 */
@Extension
public final class DeferredResults implements GraphListener.Synchronous {
    private static final Logger LOG = Logger.getLogger(DeferredResults.class.getName());

    /** Sets the result of a monitor now, or records that it waits for the last parallel branch. */
    static void decide(Run<?, ?> run, FlowNode node, String id) throws IOException {
        CoverageBuildAction action = CoverageBuildAction.find(run, id)
                .orElseThrow(() -> new IOException(run.getFullDisplayName() + " has no coverage of '" + id + "'"));
        action.awaitBranches(node.getId());
        if (othersRun(node.getExecution(), node)) {
            run.save();
        } else {
            setWaiting(run, node.getExecution());
        }
    }

    /** Sets all pending results at the end of a build, whatever became of its branches. */
    static void atEnd(Run<?, ?> run) {
        setWaiting(run, execution(run));
    }

    @Override
    public void onNewHead(FlowNode head) {
        if (!(head instanceof BlockEndNode<?>)) {
            return;
        }
        try {
            FlowExecution execution = head.getExecution();
            if (execution.getOwner().getExecutable() instanceof Run<?, ?> run
                    && isAnyWaiting(run)
                    && branchesEnded(execution)) {
                setWaiting(run, execution);
            }
        } catch (IOException gone) {
            // The build is no longer there, so there is no result to set.
            LOG.log(Level.FINE, "a build is gone", gone);
        }
    }

    private static boolean isAnyWaiting(Run<?, ?> run) {
        return run.getActions(CoverageBuildAction.class).stream().anyMatch(action -> action.awaitedBy() != null);
    }

    /** Sets the pending results of a build. Each monitor has its own, and a failure affects no other. */
    private static void setWaiting(Run<?, ?> run, @Nullable FlowExecution execution) {
        for (CoverageBuildAction action : run.getActions(CoverageBuildAction.class)) {
            String node = action.awaitedBy();
            if (node == null) {
                continue;
            }
            try {
                Optional<BuildRecord> record =
                        JobFiles.monitor(run.getParent(), action.id()).record(run.getNumber());
                List<GateResult> gates = record.map(BuildRecord::gates).orElse(List.of());
                BuildResults.of(gates).ifPresent(run::setResult);
                BuildResults.ofStage(gates)
                        .ifPresent(result -> mark(run, execution, node, result, BuildResults.reason(gates)));
                action.awaitBranches(null);
                run.save();
            } catch (IOException e) {
                LOG.log(Level.WARNING, e, () -> "The result of " + run + " could not be set");
            }
        }
    }

    private static void mark(
            Run<?, ?> run, @Nullable FlowExecution execution, String node, Result result, String reason) {
        try {
            FlowNode step = execution == null ? null : execution.getNode(node);
            if (step != null) {
                step.addOrReplaceAction(new WarningAction(result).withMessage(reason));
            }
        } catch (IOException unmarked) {
            LOG.log(Level.WARNING, unmarked, () -> "The stage of " + run + " that missed a gate could not be marked");
        }
    }

    private static @Nullable FlowExecution execution(Run<?, ?> run) {
        FlowExecutionOwner owner =
                run instanceof FlowExecutionOwner.Executable pipeline ? pipeline.asFlowExecutionOwner() : null;
        return owner == null ? null : owner.getOrNull();
    }

    /** Whether a branch beside this node has not ended. */
    private static boolean othersRun(FlowExecution execution, FlowNode node) {
        return execution.getCurrentHeads().stream().anyMatch(head -> !head.equals(node) && !isEndOfBranch(head));
    }

    /**
     * Whether no parallel branch is running. The end of another block does not say so: a stage that ends in the last
     * running branch may be followed by one that measures.
     */
    private static boolean branchesEnded(FlowExecution execution) {
        List<FlowNode> heads = execution.getCurrentHeads();
        return heads.size() == 1 || heads.stream().allMatch(DeferredResults::isEndOfBranch);
    }

    private static boolean isEndOfBranch(FlowNode head) {
        return head instanceof BlockEndNode<?> end && end.getStartNode().getAction(ThreadNameAction.class) != null;
    }
}
