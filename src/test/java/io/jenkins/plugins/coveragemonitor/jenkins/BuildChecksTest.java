package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.steps.ChecksInfo;
import io.jenkins.plugins.coveragemonitor.jenkins.CapturedChecks.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One check a monitor: in progress while it is measured, then the verdict; nothing without the plugin. */
@SuppressWarnings({"rawtypes", "unchecked"})
class BuildChecksTest {
    @TempDir
    Path folder;

    private Path workspace;
    private RunningJenkins jenkins;
    private final FlowExecution execution = mock(FlowExecution.class);
    private final FlowNode node = mock(FlowNode.class);

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,1\nend_of_record\n");
        Files.writeString(workspace.resolve("changes.json"), "{\"changedLines\":{\"a.js\":[[2,2]]}}");
        when(node.getExecution()).thenReturn(execution);
        when(node.getId()).thenReturn("7");
        when(execution.getCurrentHeads()).thenReturn(List.of(node));
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private StepContext context(Run<?, ?> run) throws Exception {
        FilePath where = jenkins.workspace();
        TaskListener listener = jenkins.listener();
        StepContext context = mock(StepContext.class);
        when(context.get(Run.class)).thenReturn((Run) run);
        when(context.get(FlowNode.class)).thenReturn(node);
        when(context.get(FilePath.class)).thenReturn(where);
        when(context.get(EnvVars.class)).thenReturn(new EnvVars());
        when(context.get(TaskListener.class)).thenReturn(listener);
        return context;
    }

    private static void step(StepContext context, Map<String, Object> options) throws Exception {
        new MonitorStepExecution(
                        context, Binding.bind(MonitorStep.class, options).options())
                .run(context);
    }

    private static Map<String, Object> options(double atLeast, Map<String, Object> checks) {
        return Map.of(
                "gates",
                List.of(Map.of("metric", "LINE", "atLeast", atLeast, "onMiss", "FAILED")),
                "changes",
                "changes.json",
                "checks",
                checks);
    }

    @Test
    void aStepIsInProgressAndThenItsVerdict() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            step(context(jenkins.run("app", 1)), options(80, Map.of()));
            assertThat(captured.published).hasSize(2);
            Published begun = captured.published.get(0);
            assertThat(begun.details()).containsEntry("Name", "Coverage").containsEntry("Status", "IN_PROGRESS");
            assertThat(begun.details()).doesNotContainKey("Conclusion");
            Published done = captured.published.get(1);
            assertThat(done.details())
                    .containsEntry("Name", "Coverage")
                    .containsEntry("Status", "COMPLETED")
                    .containsEntry("Conclusion", "FAILURE")
                    .containsEntry("DetailsURL", "/job/app/job/app/1/coverage-monitor/");
            assertThat(done.output())
                    .containsEntry(
                            "Title",
                            "Failed: line coverage is 50.00 %, below 80 %; 2 more covered lines pass this gate.")
                    .hasEntrySatisfying("Summary", text -> assertThat(text).contains("| failed | Line at least 80 %"));
            assertThat(done.annotations()).singleElement().satisfies(annotation -> assertThat(annotation)
                    .containsEntry("Path", "a.js")
                    .containsEntry("StartLine", "2")
                    .containsEntry("EndLine", "2")
                    .containsEntry("AnnotationLevel", "WARNING")
                    .containsEntry("Message", "No test covers 1 changed line."));
        }
    }

    @Test
    void theOptionsOfTheCheckHold() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            step(context(jenkins.run("app", 1)), options(10, Map.of("name", "Mine", "annotations", "ALL", "max", 1)));
            Published done = captured.published.get(1);
            assertThat(done.details()).containsEntry("Name", "Mine").containsEntry("Conclusion", "SUCCESS");
            assertThat(done.annotations()).hasSize(1);
            step(context(jenkins.run("app", 2)), options(10, Map.of("annotations", "none")));
            assertThat(captured.published.get(3).annotations()).isEmpty();
        }
    }

    @Test
    void theNameOfWithChecksHoldsUnlessTheStepSaysAnother() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            ChecksInfo around = mock(ChecksInfo.class);
            when(around.getName()).thenReturn("Tests / Linux");
            StepContext context = context(jenkins.run("app", 1));
            when(context.get(ChecksInfo.class)).thenReturn(around);
            step(context, options(10, Map.of()));
            step(context, options(10, Map.of("name", "Mine")));
            assertThat(captured.published)
                    .extracting(each -> each.details().get("Name"))
                    .containsExactly("Tests / Linux", "Tests / Linux", "Mine", "Mine");
        }
    }

    @Test
    void whileOtherBranchesMeasureTheCheckIsInProgressUntilTheBuildEnds() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            Run<?, ?> run = jenkins.run("app", 1);
            when(execution.getCurrentHeads()).thenReturn(List.of(node, mock(FlowNode.class)));
            step(context(run), options(80, Map.of()));
            assertThat(captured.published.get(1).details()).containsEntry("Status", "IN_PROGRESS");
            assertThat(captured.published.get(1).output())
                    .containsEntry(
                            "Title",
                            "So far: Failed: line coverage is 50.00 %, below 80 %; 2 more covered lines pass this gate.");
            CoverageBuildAction action =
                    CoverageBuildAction.find(run, "coverage").orElseThrow();
            BuildChecks.atEnd(run, jenkins.listener(), action);
            assertThat(captured.published).hasSize(3);
            assertThat(captured.published.get(2).details()).containsEntry("Conclusion", "FAILURE");
            BuildChecks.atEnd(run, jenkins.listener(), action);
            assertThat(captured.published).as("told once").hasSize(3);
        }
    }

    @Test
    void whatCouldNotBeRecordedIsSaidAndFailsNoCheck() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            assertThatThrownBy(() -> step(context(jenkins.run("app", 1)), Map.of("criticalFiles", 5000)))
                    .isInstanceOf(AbortException.class);
            assertThat(captured.published.get(1).details()).containsEntry("Conclusion", "NEUTRAL");
            assertThat(captured.published.get(1).output()).containsEntry("Title", "Coverage was not recorded");
        }
    }

    @Test
    void aPostBuildActionHasItsCheckToo() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            MonitorRecorder recorder = Binding.bind(MonitorRecorder.class, options(10, Map.of()));
            recorder.perform(jenkins.run("app", 1), jenkins.workspace(), new EnvVars(), null, jenkins.listener());
            assertThat(captured.published)
                    .as(jenkins.log())
                    .extracting(each -> each.details().get("Status"))
                    .containsExactly("IN_PROGRESS", "COMPLETED");
        }
    }

    @Test
    void aHostThatIsAwayCostsALineOfTheLogAndNoBuild() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            ChecksPublisher away = mock(ChecksPublisher.class);
            doThrow(new IllegalStateException("host is away")).when(away).publish(any());
            when(ChecksPublisherFactory.fromRun(any(), any())).thenReturn(away);
            step(context(jenkins.run("app", 1)), options(10, Map.of()));
            assertThat(jenkins.log()).contains("the check 'Coverage' could not be published: host is away");
            assertThat(jenkins.monitor("app").record(1)).isPresent();
            assertThat(captured.published).isEmpty();
        }
    }

    @Test
    void theReportIsWrittenIntoTheWorkspace() throws Exception {
        Files.writeString(workspace.resolve("a.js"), "one\ntwo\nthree\nfour\n");
        Files.createDirectories(workspace.resolve("out/report"));
        Files.writeString(workspace.resolve("out/report/source-9.html"), "of an earlier build");
        Files.writeString(workspace.resolve("out/report/mine.txt"), "of somebody else");
        step(context(jenkins.run("app", 1)), Map.of("report", "out/report"));
        assertThat(jenkins.log()).contains("HTML: out/report/index.html");
        assertThat(workspace.resolve("out/report"))
                .isDirectoryContaining("glob:**/index.html")
                .isDirectoryContaining("glob:**/report.css")
                .isDirectoryContaining("glob:**/mine.txt")
                .isDirectoryNotContaining("glob:**/source-9.html");
        assertThat(workspace.resolve("out/report/source-1.html")).content().contains("three");
        for (String elsewhere : List.of("../x", "/tmp/x", ".", "a/../../b", "C:\\x")) {
            assertThatThrownBy(() -> step(context(jenkins.run("app", 2)), Map.of("report", elsewhere)))
                    .hasMessageContaining("give a folder below the workspace");
        }
    }

    @Test
    void aReportThatCannotBeReadCostsAsMuchAsIsSaid() throws Exception {
        Files.writeString(
                workspace.resolve("jacoco.xml"), "<?xml version=\"1.0\"?><report name=\"x\"><package name=\"p\">");
        for (Map.Entry<String, String> each : Map.of("NOTE", "NOT_EVALUATED", "WARNING", "WARNING", "FAIL", "FAILED")
                .entrySet()) {
            Run<?, ?> run = jenkins.run("job" + each.getKey(), 1);
            step(context(run), Map.of("unreadableReports", each.getKey()));
            assertThat(jenkins.monitor("job" + each.getKey()).record(1).orElseThrow().gates().stream()
                            .map(gate -> gate.outcome().name())
                            .findFirst()
                            .orElse("NOT_EVALUATED"))
                    .isEqualTo(each.getValue());
            assertThat(jenkins.monitor("job" + each.getKey())
                            .point(1)
                            .orElseThrow()
                            .isMeasured())
                    .as("the other report stands")
                    .isTrue();
        }
    }

    @Test
    void theMonitorIsCalledAsTheOptionSays() throws Exception {
        try (CapturedChecks captured = new CapturedChecks()) {
            Run<?, ?> run = jenkins.run("app", 1);
            step(context(run), Map.of("name", "Coverage of the backend"));
            assertThat(captured.published.get(1).details()).containsEntry("Name", "Coverage of the backend");
            assertThat(CoverageBuildAction.find(run, "coverage").orElseThrow().getDisplayName())
                    .isEqualTo("Coverage of the backend");
            assertThat(new CoverageJobAction(jenkins.job("app"), "coverage").getDisplayName())
                    .isEqualTo("Coverage of the backend: trend");
        }
        assertThatThrownBy(() -> step(context(jenkins.run("app", 2)), Map.of("name", "x".repeat(101))))
                .hasMessageContaining("name is not a name of up to 100 characters");
    }

    @Test
    void withoutThePluginNothingHappens() throws Exception {
        step(context(jenkins.run("app", 1)), options(80, Map.of()));
        assertThat(jenkins.log()).doesNotContain("check");
    }
}
