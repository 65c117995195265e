package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.GraphListener;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/**
 * Sets the result of a Pipeline when the whole is known. A build's result can only get worse, so a step in one of
 * several parallel branches must not judge what the other branches are still measuring: its result waits until the
 * branches have ended, and what the last of them says of the whole replaces it.
 */
@Extension
public final class DeferredResults implements GraphListener.Synchronous {
    private static final Map<String, Waiting> WAITING = new ConcurrentHashMap<>();

    private record Waiting(FlowNode node, Result result, String reason) {}

    /** Sets a result now, or when the last of the parallel branches has ended. */
    static void decide(Run<?, ?> run, FlowNode node, Optional<Result> result, String reason) {
        String build = run.getExternalizableId();
        if (othersRun(node.getExecution(), node)) {
            if (result.isPresent()) {
                WAITING.put(build, new Waiting(node, result.get(), reason));
            } else {
                WAITING.remove(build);
            }
            return;
        }
        WAITING.remove(build);
        result.ifPresent(worse -> apply(run, node, worse, reason));
    }

    static void forget(Run<?, ?> run) {
        WAITING.remove(run.getExternalizableId());
    }

    @Override
    public void onNewHead(FlowNode head) {
        if (WAITING.isEmpty() || !(head instanceof BlockEndNode<?>) || othersRun(head.getExecution(), head)) {
            return;
        }
        try {
            Object executable = head.getExecution().getOwner().getExecutable();
            if (executable instanceof Run<?, ?> run) {
                Waiting waiting = WAITING.remove(run.getExternalizableId());
                if (waiting != null) {
                    apply(run, waiting.node(), waiting.result(), waiting.reason());
                }
            }
        } catch (java.io.IOException gone) {
            // The build is not there any more, so there is no result to set.
            WAITING.clear();
        }
    }

    private static void apply(Run<?, ?> run, FlowNode node, Result result, String reason) {
        node.addOrReplaceAction(new WarningAction(result).withMessage(reason));
        run.setResult(result);
    }

    /** Whether a branch beside this node has not ended. */
    private static boolean othersRun(FlowExecution execution, FlowNode node) {
        return execution.getCurrentHeads().stream().anyMatch(head -> !head.equals(node) && !isEndOfBranch(head));
    }

    private static boolean isEndOfBranch(FlowNode head) {
        return head instanceof BlockEndNode<?> end && end.getStartNode().getAction(ThreadNameAction.class) != null;
    }
}
