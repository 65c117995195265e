package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a gate was not evaluated stands wherever its outcome does: in the log, on the page, in every JSON. */
class NotEvaluatedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path workspace;
    private RunningJenkins jenkins;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private void lcov() throws IOException {
        Files.writeString(
                workspace.resolve("lcov.info"), "SF:src/a.js\nDA:1,1\nDA:2,1\nDA:3,1\nDA:4,0\nend_of_record\n");
    }

    private void inJenkins(Map<String, Object> gate, Result result) throws Exception {
        Run<?, ?> run = jenkins.run("app", 1);
        when(run.getResult()).thenReturn(result);
        MonitorStep step = Binding.bind(MonitorStep.class, Map.of("gates", List.of(gate)));
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
    }

    private JsonNode page() throws IOException {
        JobViews views = new JobViews(jenkins.monitor("app"), JobContext.NONE);
        return JSON.readTree(ViewJson.bytes(BuildPages.of(views.build(1).orElseThrow())));
    }

    private void assertSaidInJenkins(String reason) throws IOException {
        assertThat(jenkins.log().lines().filter(line -> line.contains(reason)))
                .as(jenkins.log())
                .singleElement()
                .asString()
                .contains("not evaluated");
        assertThat(page().at("/gates/0/outcome").asText()).isEqualTo("NOT_EVALUATED");
        assertThat(page().at("/gates/0/reason").asText())
                .as("people read the word of a metric, programs its constant")
                .isEqualTo(reason.replace("LINE", "line"));
        assertThat(page().at("/gates/0/actual").asText()).isEqualTo("–");
        JsonNode answered = new HttpInterface(
                        jenkins, MonitorState.in(folder, Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT))
                .ask("GET", "app/app", "measurements", "")
                .at("/items/0");
        assertThat(answered.get("verdict").asText()).isEqualTo("NOT_EVALUATED");
        assertThat(answered.at("/gates/NOT_EVALUATED").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            maxDrop           | PROJECT | true  | no baseline: no earlier build has line coverage
            newUncoveredLines | PROJECT | true  | no baseline: no earlier build has line coverage
            atLeast           | PATCH   | true  | no patch: the changed lines are not known
            newUncoveredLines | FILES   | true  | no patch: the changed lines are not known
            atLeast           | PROJECT | false | the build is unmeasured: no usable report
            maxDrop           | PATCH   | false | the build is unmeasured: no usable report
            testFailuresUp    | PROJECT | true  | no test report in this build
            """)
    void theReasonIsSaidInTheLogOnThePageAndInJson(String rule, String scope, boolean measured, String reason)
            throws Exception {
        if (measured) {
            lcov();
        }
        Object limit = rule.startsWith("new") || rule.startsWith("test") ? (Object) 1 : (Object) 1.0;
        Map<String, Object> gate = Map.of(rule, limit, "scope", scope);
        inJenkins(gate, Result.SUCCESS);
        assertSaidInJenkins(reason);

        Path config = Files.writeString(
                folder.resolve("config.json"), JSON.writeValueAsString(Map.of("gates", List.of(gate))));
        CommandLineRun said = terminal(config, 1, "--json");
        assertThat(said.json().at("/gates/0/result").asText()).isEqualTo("NOT_EVALUATED");
        assertThat(said.json().at("/gates/0/reason").asText()).isEqualTo(reason);
        assertThat(said.json().at("/gates/0/actual").asText()).isEqualTo("–");
        assertThat(said.json().get("verdict").asText()).isEqualTo(measured ? "NOT_EVALUATED" : "UNMEASURED");
        assertThat(said.exitCode()).isEqualTo(measured ? 0 : 3);
        assertThat(terminal(config, 1).out()).contains(reason);
        assertThat(CommandLineRun.of("status", "--home", folder.resolve("home"), "--json")
                        .json()
                        .at("/jobs/0/verdict")
                        .asText())
                .isEqualTo(said.json().get("verdict").asText());
    }

    private CommandLineRun terminal(Path config, int build, String... more) throws IOException {
        Object[] words = {
            "record",
            "--home",
            folder.resolve("home"),
            "--job",
            "app",
            "--build",
            build,
            "--workspace",
            workspace,
            "--config",
            config
        };
        Object[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void anAbortedBuildIsNotJudged() throws Exception {
        lcov();
        inJenkins(Map.of("metric", "LINE", "atLeast", 99.0, "onMiss", "FAILED"), Result.ABORTED);

        assertSaidInJenkins("the build was aborted");
    }
}
