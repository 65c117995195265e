package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.EnvVars;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.ChartSeries;
import io.jenkins.plugins.coveragemonitor.view.JobCards;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In Jenkins, too, a build that lost a report is a part: in the log, on the pages, and for the build after it. */
class PartialBuildTest {
    private static final Map<String, Object> DROP = Map.of("maxDrop", 0.5, "onMiss", "FAILED");

    @TempDir
    Path folder;

    private Path workspace;
    private RunningJenkins jenkins;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
        Files.writeString(workspace.resolve("a.js"), "1\n2\n");
        Files.writeString(workspace.resolve("b.py"), "1\n2\n");
        Files.writeString(workspace.resolve("a.info"), "SF:a.js\nDA:1,1\nDA:2,1\nend_of_record\n");
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private void python() throws IOException {
        Files.writeString(workspace.resolve("b.info"), "SF:b.py\nDA:1,1\nDA:2,0\nend_of_record\n");
    }

    private RecordResult build(int number, Map<String, Object> options) throws Exception {
        Run<?, ?> run = jenkins.run("app", number);
        MonitorStep step = Binding.bind(MonitorStep.class, options);
        RecordResult recorded =
                new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
        jenkins.monitor("app").ended(number, BuildState.COMPLETE);
        return recorded;
    }

    @Test
    void aLostReportMakesAPartAndNoLaterBuildRed() throws Exception {
        python();
        build(1, Map.of("gates", List.of(DROP)));
        Files.delete(workspace.resolve("b.info"));
        RecordResult part = build(2, Map.of("gates", List.of(DROP)));
        assertThat(part.point().completenessState()).isEqualTo(Completeness.State.PARTIAL);
        String lost =
                "b.info, read in #1, is not there; it measured 1 file with 2 lines that is still in the workspace";
        assertThat(jenkins.log())
                .contains("partial: " + lost)
                .contains("Partial: line coverage is 100.00 % in what is there.");

        JobViews views = new JobViews(jenkins.monitor("app"), JobContext.NONE);
        JsonNode page = new ObjectMapper()
                .readTree(ViewJson.bytes(BuildPages.of(views.build(2).orElseThrow())));
        assertThat(page.at("/notes/0/title").asText()).isEqualTo("Something is missing in this build.");
        assertThat(page.at("/notes/0/text").asText()).startsWith("Missing: " + lost + ". What was measured is shown");
        assertThat(page.at("/baseline").asInt()).isZero();
        assertThat(JobCards.of(views.job()).note()).isEqualTo("#2 is partial: " + lost + ".");
        assertThat(new ObjectMapper()
                        .readTree(ViewJson.bytes(TrendPages.of(views.job(), Metric.LINE, null)))
                        .toString())
                .contains("#2 is partial: " + lost);
        assertThat(JobCards.of(views.job()).series().aside())
                .containsExactly(new ChartSeries.Aside(2, "PARTIAL", 2, 0));

        python();
        RecordResult back = build(3, Map.of("gates", List.of(DROP)));
        assertThat(back.verdict().outcome()).hasToString("PASSED");
        assertThat(back.verdict().baseline().build()).isEqualTo(1);
    }

    @Test
    void theOptionsOfTheStepReachTheEngine() throws Exception {
        Map<String, Object> must = Map.of("maxDrop", 0.5, "onNotEvaluated", "WARNING");
        Map<String, Object> part = Map.of("atLeast", 90.0, "evaluatePartial", true);
        List<Map<String, Object>> reports = List.of(
                Map.of("pattern", "a.info"),
                Map.of("pattern", "b.info"),
                Map.of("component", "rust", "pattern", "rust.info", "optional", true));
        RecordResult first = build(1, Map.of("reports", reports, "gates", List.of(must, part), "staleReports", "FAIL"));
        assertThat(first.point().completeness().missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.report()).isEqualTo("b.info"));
        assertThat(first.verdict().results())
                .extracting(gate -> gate.outcome().name())
                .containsExactly("WARNING", "PASSED", "PASSED");
    }

    /** The first call read the wrong report, and its gate with it. */
    @Test
    void aCallMayReplaceWhatTheBuildRecordedBefore() throws Exception {
        python();
        Map<String, Object> strict = Map.of("atLeast", 100.0, "onMiss", "FAILED");
        Map<String, Object> wrong = Map.of("reports", List.of(Map.of("pattern", "b.info")), "gates", List.of(strict));
        Map<String, Object> right = Map.of("reports", List.of(Map.of("pattern", "a.info")), "replace", true);
        assertThat(build(1, wrong).verdict().outcome()).hasToString("FAILED");

        RecordResult anew = build(1, right);
        assertThat(anew.measurement().files()).hasSize(1);
        assertThat(anew.verdict().results()).isEmpty();
        assertThat(anew.point().isComplete()).isFalse();
        assertThat(jenkins.monitor("app").point(1).orElseThrow().isComplete()).isTrue();

        RecordResult added = build(1, wrong);
        assertThat(added.measurement().files()).hasSize(2);
    }

    @Test
    void aBranchThatRecordsOnlyItsOwnComponentIsNoPartOnceAllHaveRecorded() throws Exception {
        python();
        Map<String, Object> js = Map.of("reports", List.of(Map.of("component", "js", "pattern", "a.info")));
        Map<String, Object> py = Map.of("reports", List.of(Map.of("component", "py", "pattern", "b.info")));
        for (int number = 1; number <= 2; number++) {
            Run<?, ?> run = jenkins.run("app", number);
            for (Map<String, Object> options : List.of(js, py)) {
                MonitorStep step = Binding.bind(MonitorStep.class, options);
                new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
            }
            jenkins.monitor("app").ended(number, BuildState.COMPLETE);
            assertThat(jenkins.monitor("app").point(number).orElseThrow().isComplete())
                    .isTrue();
        }
        RecordResult restarted = build(3, py);
        assertThat(restarted.point().completeness().missing())
                .as("only the later stage ran again")
                .extracting(missing -> missing.component())
                .containsOnly("js");
    }
}
