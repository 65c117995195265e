package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionOwner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A build that a crash of Jenkins broke off has its page and an end, as far as it was recorded. */
@SuppressWarnings({"unchecked", "rawtypes"})
class BuildSettlementTest {
    @TempDir
    Path folder;

    private RunningJenkins jenkins;
    private Path workspace;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
        jenkins.keepsIn(
                MonitorState.in(folder.resolve("state"), Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT));
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private void record(Run<?, ?> run) throws Exception {
        MonitorStep step = Binding.bind(MonitorStep.class, Map.of());
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
    }

    private Path unfinished(int build) {
        return JobFiles.home(jenkins.job("app"), JobHome.DEFAULT_ID).folder().resolve("unfinished/" + build);
    }

    /** Jenkins is another process now, and the build is as its file says: without what was never saved. */
    private Run<?, ?> restarted(int number, Run<?, ?> run, Result result) throws IOException {
        if (Files.exists(unfinished(number))) {
            Files.setLastModifiedTime(unfinished(number), FileTime.from(Instant.EPOCH));
        }
        Run<?, ?> loaded = jenkins.run("app", number, run);
        when(loaded.getResult()).thenReturn(result);
        doReturn(loaded).when(jenkins.job("app")).getBuildByNumber(number);
        return loaded;
    }

    private BuildState state(int build) throws IOException {
        return jenkins.monitor("app").point(build).map(Point::buildState).orElse(null);
    }

    @Test
    void theCardIsKeptWhenTheBuildHasEnded() throws Exception {
        Run<?, ?> run = jenkins.run("app", 1);
        record(run);
        Path kept =
                JobFiles.home(jenkins.job("app"), JobHome.DEFAULT_ID).folder().resolve("card.json");
        assertThat(kept).doesNotExist();

        BuildSettlement.completed(run, jenkins.listener());

        String card = new String(KeptJobCard.of(jenkins.job("app"), JobHome.DEFAULT_ID), StandardCharsets.UTF_8);
        assertThat(card).contains("\"builds\":[1]", "\"covered\":1,\"missed\":1");
        assertThat(Files.readString(kept)).endsWith(",\"card\":" + card + "}\n");
    }

    @ParameterizedTest
    @CsvSource({"FAILURE, ABORTED", "ABORTED, ABORTED", "SUCCESS, COMPLETE", "UNSTABLE, COMPLETE"})
    void aBuildThatLostItsActionHasItAgainAndItsPointAnEnd(String result, BuildState end) throws Exception {
        record(jenkins.run("app", 1));
        Map<String, Result> known = Map.of(
                "FAILURE",
                Result.FAILURE,
                "ABORTED",
                Result.ABORTED,
                "SUCCESS",
                Result.SUCCESS,
                "UNSTABLE",
                Result.UNSTABLE);
        Run<?, ?> run = restarted(1, mock(Run.class), known.get(result));

        BuildSettlement.settle(jenkins.job("app"));

        assertThat(state(1)).isEqualTo(end);
        assertThat(run.getActions(CoverageBuildAction.class)).singleElement().satisfies(action -> {
            assertThat(action.getUrlName()).isEqualTo("coverage-monitor");
            assertThat(action.getSummary().getFigures()).isNotEmpty();
            assertThat(action.pending()).isNull();
        });
        verify(run, atLeastOnce()).save();
        assertThat(unfinished(1)).doesNotExist();
    }

    @Test
    void aBuildThatGoesOnAfterTheRestartIsLeftAlone() throws Exception {
        record(jenkins.run("app", 1));
        Run<?, ?> run = restarted(1, mock(Run.class), null);
        when(run.isLogUpdated()).thenReturn(true);

        BuildSettlement.settle(jenkins.job("app"));

        assertThat(state(1)).isEqualTo(BuildState.RUNNING);
        verify(run, never()).save();
    }

    @Test
    void aBuildOfThisProcessTellsOfItsEndItself() throws Exception {
        Run<?, ?> run = jenkins.run("app", 1);
        doReturn(run).when(jenkins.job("app")).getBuildByNumber(1);
        record(run);

        BuildSettlement.settle(jenkins.job("app"));
        assertThat(state(1)).isEqualTo(BuildState.RUNNING);

        BuildSettlement.completed(run, mock(TaskListener.class));
        assertThat(state(1)).isEqualTo(BuildState.COMPLETE);
        assertThat(unfinished(1)).doesNotExist();
    }

    /** It was killed between the record and the action. */
    @Test
    void aBuildThatEndsWithoutItsActionHasItAgain() throws Exception {
        record(jenkins.run("app", 1));
        Run<?, ?> run = jenkins.run("app", 1);

        BuildSettlement.completed(run, mock(TaskListener.class));

        assertThat(state(1)).isEqualTo(BuildState.COMPLETE);
        assertThat(run.getActions(CoverageBuildAction.class)).hasSize(1);
    }

    @Test
    void aBuildThatIsGoneHasAnEndAllTheSame() throws Exception {
        record(jenkins.run("app", 1));
        Files.setLastModifiedTime(unfinished(1), FileTime.from(Instant.EPOCH));

        BuildSettlement.settle(jenkins.job("app"));

        assertThat(state(1)).isEqualTo(BuildState.ABORTED);
    }

    @Test
    void whatAnOlderVersionLeftRunningIsSettledAtTheEndOfTheNextBuild() throws Exception {
        record(jenkins.run("app", 1));
        Files.delete(unfinished(1));
        restarted(1, mock(Run.class), Result.FAILURE);
        Run<?, ?> next = jenkins.run("app", 2);
        record(next);

        BuildSettlement.completed(next, mock(TaskListener.class));

        assertThat(state(1)).isEqualTo(BuildState.ABORTED);
        assertThat(state(2)).isEqualTo(BuildState.COMPLETE);
    }

    /** It went on after the restart and failed by its gates alone: it measured all that it was to measure. */
    @ParameterizedTest
    @CsvSource({"true, COMPLETE", "false, ABORTED"})
    void aPipelineThatMissedAGateAfterTheRestartIsComplete(boolean toItsEnd, BuildState end) throws Exception {
        record(jenkins.run("app", 1));
        FlowExecution execution = mock(FlowExecution.class);
        when(execution.isComplete()).thenReturn(true);
        when(execution.getCauseOfFailure()).thenReturn(toItsEnd ? null : new IOException("the agent is gone"));
        FlowExecutionOwner owner = mock(FlowExecutionOwner.class);
        when(owner.getOrNull()).thenReturn(execution);
        Run pipeline = mock(Run.class, withSettings().extraInterfaces(FlowExecutionOwner.Executable.class));
        when(((FlowExecutionOwner.Executable) (Object) pipeline).asFlowExecutionOwner())
                .thenReturn(owner);
        Run<?, ?> run = restarted(1, pipeline, Result.FAILURE);

        BuildSettlement.completed(run, mock(TaskListener.class));

        assertThat(state(1)).isEqualTo(end);
    }
}
