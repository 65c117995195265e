package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.actions.ThreadNameAction;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.jenkinsci.plugins.workflow.graph.BlockEndNode;
import org.jenkinsci.plugins.workflow.graph.BlockStartNode;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedConstruction;

/** A missed gate in one of several parallel branches is the build's result in the end, whatever comes between. */
@SuppressWarnings({"unchecked", "rawtypes"})
class DeferredResultsTest {
    @TempDir
    Path folder;

    private RunningJenkins jenkins;
    private MockedConstruction<WarningAction> marks;
    private Path workspace;

    @BeforeEach
    void start() throws IOException {
        marks = mockConstruction(WarningAction.class, withSettings().defaultAnswer(RETURNS_SELF));
        workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
    }

    @AfterEach
    void stop() {
        jenkins.close();
        marks.close();
    }

    private Run<?, ?> pipeline(int number, FlowExecution execution) throws IOException {
        Run<?, ?> run = jenkins.run(
                "step", number, mock(Run.class, withSettings().extraInterfaces(FlowExecutionOwner.Executable.class)));
        FlowExecutionOwner owner = mock(FlowExecutionOwner.class);
        when(owner.getExecutable()).thenReturn((FlowExecutionOwner.Executable) (Object) run);
        when(owner.getOrNull()).thenReturn(execution);
        when(((FlowExecutionOwner.Executable) (Object) run).asFlowExecutionOwner())
                .thenReturn(owner);
        when(execution.getOwner()).thenReturn(owner);
        return run;
    }

    private static FlowNode node(FlowExecution execution, String id) throws IOException {
        FlowNode node = mock(FlowNode.class);
        when(node.getExecution()).thenReturn(execution);
        when(node.getId()).thenReturn(id);
        when(execution.getNode(id)).thenReturn(node);
        return node;
    }

    private static BlockEndNode<?> end(FlowExecution execution, boolean ofBranch) {
        BlockEndNode end = mock(BlockEndNode.class);
        BlockStartNode start = mock(BlockStartNode.class);
        when(end.getExecution()).thenReturn(execution);
        when(end.getStartNode()).thenReturn(start);
        if (ofBranch) {
            when(start.getAction(ThreadNameAction.class)).thenReturn(mock(ThreadNameAction.class));
        }
        return end;
    }

    private static void heads(FlowExecution execution, FlowNode... heads) {
        when(execution.getCurrentHeads()).thenReturn(List.of(heads));
    }

    /** Records half of the lines as covered, for a monitor, against a gate. */
    private void record(Run<?, ?> run, FlowNode node, String id, double atLeast, String onMiss) throws Exception {
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        MonitorStep step = Binding.bind(
                MonitorStep.class,
                Map.of("id", id, "gates", List.of(Map.of("metric", "LINE", "atLeast", atLeast, "onMiss", onMiss))));
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
        DeferredResults.decide(run, node, id);
    }

    @Test
    void ofTwoMonitorsInParallelBranchesNoneTakesTheOthersResultAway() throws Exception {
        FlowExecution execution = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, execution);
        FlowNode backend = node(execution, "7");
        FlowNode web = node(execution, "9");
        heads(execution, backend, web);
        record(run, backend, "backend", 80, "FAILED");
        record(run, web, "web", 10, "FAILED");
        verify(run, never()).setResult(any());

        BlockEndNode<?> first = end(execution, true);
        BlockEndNode<?> second = end(execution, true);
        heads(execution, first, second);
        new DeferredResults().onNewHead(second);

        verify(run).setResult(Result.FAILURE);
        verify(backend).addOrReplaceAction(any(WarningAction.class));
        verify(web, never()).addOrReplaceAction(any());
    }

    /** What waits is in the build's own file and in its record, so another process sets it. */
    @Test
    void aRestartBetweenTheBranchesLosesNothing() throws Exception {
        FlowExecution before = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, before);
        FlowNode backend = node(before, "7");
        heads(before, backend, node(before, "8"));
        record(run, backend, "backend", 80, "FAILED");
        verify(run, org.mockito.Mockito.atLeastOnce()).save();
        CoverageBuildAction saved = run.getActions(CoverageBuildAction.class).get(0);

        FlowExecution after = mock(FlowExecution.class);
        Run<?, ?> resumed = pipeline(1, after);
        resumed.addAction(saved);
        FlowNode again = node(after, "7");
        FlowNode web = node(after, "12");
        heads(after, end(after, true), web);
        record(resumed, web, "web", 10, "FAILED");

        verify(resumed).setResult(Result.FAILURE);
        verify(again).addOrReplaceAction(any(WarningAction.class));
    }

    @Test
    void aBuildThatIsGoneTakesNoOthersResultAway() throws Exception {
        FlowExecution execution = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, execution);
        FlowNode backend = node(execution, "7");
        heads(execution, backend, node(execution, "8"));
        record(run, backend, "backend", 80, "WARNING");

        FlowExecution gone = mock(FlowExecution.class);
        FlowExecutionOwner lost = mock(FlowExecutionOwner.class);
        when(gone.getOwner()).thenReturn(lost);
        when(lost.getExecutable()).thenThrow(new IOException("gone"));
        new DeferredResults().onNewHead(end(gone, false));
        BlockEndNode<?> done = end(execution, false);
        heads(execution, done);
        new DeferredResults().onNewHead(done);

        verify(run).setResult(Result.UNSTABLE);
    }

    @Test
    void whatTheLastBranchSaysOfTheWholeReplacesWhatAnEarlierOneSaid() throws Exception {
        FlowExecution execution = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, execution);
        FlowNode first = node(execution, "7");
        FlowNode second = node(execution, "9");
        heads(execution, first, second);
        record(run, first, JobHome.DEFAULT_ID, 60, "FAILED");
        Files.writeString(workspace.resolve("more.info"), "SF:b.js\nDA:1,1\nDA:2,1\nDA:3,1\nend_of_record\n");
        heads(execution, end(execution, true), second);
        record(run, second, JobHome.DEFAULT_ID, 60, "FAILED");

        assertThat(jenkins.monitor("step").record(1).orElseThrow().gates()).hasSize(1);
        verify(run, never()).setResult(any());
    }

    /** The first branch has ended; a stage or a round of {@code waitUntil} ends in the second, which has more to measure. */
    @Test
    void theEndOfABlockInTheLastBranchIsNotTheEndOfTheBranch() throws Exception {
        FlowExecution execution = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, execution);
        FlowNode first = node(execution, "7");
        heads(execution, first, node(execution, "9"));
        record(run, first, JobHome.DEFAULT_ID, 80, "FAILED");

        BlockEndNode<?> ended = end(execution, true);
        BlockEndNode<?> stage = end(execution, false);
        heads(execution, ended, stage);
        new DeferredResults().onNewHead(stage);
        verify(run, never()).setResult(any());

        BlockEndNode<?> second = end(execution, true);
        heads(execution, ended, second);
        new DeferredResults().onNewHead(second);
        verify(run).setResult(Result.FAILURE);
    }

    @Test
    void whatStillWaitsWhenTheBuildEndsIsItsResult() throws Exception {
        FlowExecution execution = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, execution);
        FlowNode backend = node(execution, "7");
        heads(execution, backend, node(execution, "8"));
        record(run, backend, "backend", 80, "FAILED");

        DeferredResults.atEnd(run);
        DeferredResults.atEnd(run);

        verify(run).setResult(Result.FAILURE);
        verify(backend).addOrReplaceAction(any(WarningAction.class));
    }

    @Test
    void aSingleStepIsJudgedAtOnce() throws Exception {
        FlowExecution execution = mock(FlowExecution.class);
        Run<?, ?> run = pipeline(1, execution);
        FlowNode step = node(execution, "5");
        heads(execution, step);
        record(run, step, JobHome.DEFAULT_ID, 80, "WARNING");

        verify(run).setResult(Result.UNSTABLE);
        verify(step).addOrReplaceAction(any(WarningAction.class));
        assertThat(run.getActions(CoverageBuildAction.class)).allMatch(action -> action.awaitedBy() == null);
    }
}
