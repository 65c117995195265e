package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.EnvVars;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One table of gates through every door: the Pipeline step, the post-build action, the configuration file of the command
 * line; and what they say in its JSON and in that of the report page. Verdicts, numbers and words are the same.
 */
class SameDecisionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Map<String, Object>> GATES = List.of(
            Map.of("name", "a level and a second", "metric", "LINE", "atLeast", 80.0, "failBelow", 50.0),
            Map.of("name", "a band", "metric", "LINE", "atLeast", 10.0, "atMost", 40.5),
            Map.of("name", "just at it", "metric", "LINE", "atLeast", 55.0, "onMiss", "FAILED"),
            Map.of("name", "digits that decide", "metric", "LINE", "atLeast", 55.001, "informational", true),
            Map.of("name", "a drop", "metric", "LINE", "maxDrop", 0.5, "failAbove", 50.0),
            Map.of("name", "a drop of all that was", "metric", "LINE", "maxDrop", 0.5, "removedCode", "KEEP"),
            Map.of("name", "a drop of functions", "metric", "FUNCTION", "maxDrop", 10.0),
            Map.of("name", "a ratchet", "metric", "BRANCH", "ratchet", true, "tolerance", 1, "ratchetBuilds", 5),
            Map.of("name", "the patch", "metric", "LINE", "scope", "PATCH", "atLeast", 90.0),
            Map.of("name", "each file", "metric", "LINE", "scope", "FILES", "atLeast", 70.0),
            Map.of("name", "a component", "metric", "LINE", "component", "python", "atLeast", 60.0, "onMiss", "FAILED"),
            Map.of("name", "no such component", "metric", "LINE", "component", "rust", "atLeast", 60.0),
            Map.of("name", "a path", "metric", "LINE", "path", "src/**", "maxDrop", 1.0),
            Map.of("name", "new gaps", "newUncoveredLines", 0),
            Map.of("name", "new gaps of the patch", "newUncoveredLines", 0, "scope", "PATCH"),
            Map.of("name", "failures", "testFailuresUp", 1),
            Map.of("name", "time", "testTimeUpPercent", 20.0),
            Map.of("name", "tests", "testsDisappeared", 1),
            Map.of("name", "no failure", "metric", "TEST_FAILURES", "atMost", 0),
            Map.of("name", "not measured", "metric", "MUTATION", "atLeast", 50.0),
            Map.of("name", "no target", "metric", "LINE", "maxDrop", 1.0, "baseline", "TARGET"),
            Map.of(
                    "name",
                    "no such job",
                    "metric",
                    "LINE",
                    "maxDrop",
                    1.0,
                    "baseline",
                    "JOB",
                    "baselineJob",
                    "nightly"),
            Map.of("name", "too small", "metric", "LINE", "maxDrop", 0.0, "ignorePatchBelow", 100));

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

    private static Map<String, Object> options() {
        return Map.of(
                "reports",
                List.of(
                        Map.of("component", "java", "pattern", "java.info"),
                        Map.of("component", "python", "pattern", "py.info"),
                        Map.of("pattern", "tests.xml")),
                "gates",
                GATES,
                "changes",
                "change.diff");
    }

    private void lcov(String file, String path, String hits, String more) throws IOException {
        StringBuilder text = new StringBuilder("SF:" + path + "\n" + more);
        for (int i = 0; i < hits.length(); i++) {
            text.append("DA:").append(i + 1).append(hits.charAt(i) == '+' ? ",1\n" : ",0\n");
        }
        Files.writeString(workspace.resolve(file), text + "end_of_record\n");
    }

    private void before() throws IOException {
        lcov("java.info", "src/A.java", "++++++++++", "FN:1,f\nFNDA:1,f\nBRDA:2,0,0,1\nBRDA:2,0,1,1\n");
        lcov("py.info", "lib/b.py", "++++------", "");
        Files.writeString(
                workspace.resolve("tests.xml"),
                "<testsuite name='s'><testcase name='a' classname='T' time='1.0'/>"
                        + "<testcase name='b' classname='T' time='1.0'/></testsuite>");
        Files.writeString(workspace.resolve("change.diff"), "");
    }

    /** Three lines of A.java are replaced, of which no test covers two; b.py gains a line; a test fails, one is gone. */
    private void after() throws IOException {
        lcov("java.info", "src/A.java", "++++++-+-+", "FN:1,f\nFNDA:0,f\nBRDA:2,0,0,1\nBRDA:2,0,1,0\n");
        lcov("py.info", "lib/b.py", "+++-------", "");
        Files.writeString(
                workspace.resolve("tests.xml"),
                "<testsuite name='s'><testcase name='a' classname='T' time='2.5'><failure/></testcase></testsuite>");
        Files.writeString(
                workspace.resolve("change.diff"),
                "--- a/src/A.java\n+++ b/src/A.java\n@@ -7,3 +7,3 @@\n-1\n-2\n-3\n+1\n+2\n+3\n");
    }

    @FunctionalInterface
    private interface Door {
        void build(int number) throws Exception;
    }

    private void twice(Door door) throws Exception {
        before();
        door.build(1);
        after();
        door.build(2);
    }

    private List<Said> jenkins(String job) throws IOException {
        return jenkins.monitor(job).record(2).orElseThrow().gates().stream()
                .map(Said::of)
                .toList();
    }

    private Run<?, ?> step(int number) throws Exception {
        Run<?, ?> run = jenkins.run("step", number);
        MonitorStep step = Binding.bind(MonitorStep.class, options());
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
        jenkins.complete("step", number);
        return run;
    }

    private Run<?, ?> action(int number) throws Exception {
        Run<?, ?> run = jenkins.run("action", number);
        Binding.bind(MonitorRecorder.class, options())
                .perform(run, jenkins.workspace(), new EnvVars(), null, jenkins.listener());
        jenkins.complete("action", number);
        return run;
    }

    private CommandLineRun terminal(int number) throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), JSON.writeValueAsString(options()));
        return CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "terminal",
                "--build",
                number,
                "--time",
                RunningJenkins.START.plusSeconds(60L * number),
                "--workspace",
                workspace,
                "--config",
                config,
                "--json");
    }

    @Test
    void everyDoorSaysTheSame() throws Exception {
        Run<?, ?>[] action = new Run<?, ?>[1];
        CommandLineRun[] terminal = new CommandLineRun[1];
        twice(this::step);
        twice(number -> action[0] = action(number));
        twice(number -> terminal[0] = terminal(number));

        List<Said> said = jenkins("step");
        assertThat(said).hasSameSizeAs(GATES);
        assertThat(said.stream().map(Said::outcome).distinct())
                .as("the table has gates of every outcome")
                .containsExactlyInAnyOrder(Outcome.values());

        assertThat(jenkins("action")).isEqualTo(said);
        assertThat(Said.of(terminal[0].json().get("gates"), "result", "expected"))
                .isEqualTo(said.stream().map(Said::forPrograms).toList());
        List<GateResult> results =
                jenkins.monitor("step").record(2).orElseThrow().gates();
        for (int i = 0; i < results.size(); i++) {
            JsonNode gate = terminal[0].json().at("/gates/" + i);
            assertThat(gate.path("path").asText(null)).isEqualTo(results.get(i).path());
            assertThat(gate.path("component").asText(null))
                    .isEqualTo(results.get(i).component());
            assertThat(gate.path("baselineBuild").asInt())
                    .isEqualTo(
                            results.get(i).baselineBuild() == null
                                    ? 0
                                    : results.get(i).baselineBuild());
        }
        assertThat(results).extracting(GateResult::path).contains("src/A.java", "src/**");
        verify(action[0]).setResult(Result.FAILURE);
        assertThat(terminal[0].exitCode()).isEqualTo(2);
        assertThat(terminal[0].json().get("verdict").asText()).isEqualTo("FAILED");

        JobViews views = new JobViews(jenkins.monitor("step"), JobContext.NONE);
        JsonNode page =
                JSON.readTree(ViewJson.bytes(BuildPages.of(views.build(2).orElseThrow())));
        assertThat(page.at("/headline/state").asText()).isEqualTo("FAILED");
        assertThat(Said.of(page.get("gates"), "outcome", "wanted"))
                .as("the page has the worst first")
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void programsThatAskForTheBuildsHearTheSame() throws Exception {
        twice(this::step);
        twice(this::terminal);
        JsonNode answered = new HttpInterface(
                        jenkins, MonitorState.in(folder, Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT))
                .ask("GET", "app/step", "measurements", "");
        JsonNode status = CommandLineRun.of("status", "--home", folder.resolve("home"), "--json")
                .json();

        assertThat(answered.at("/items/0/build").asInt()).isEqualTo(2);
        assertThat(answered.at("/items/0/verdict").asText()).isEqualTo("FAILED");
        assertThat(status.at("/jobs/0/verdict").asText()).isEqualTo("FAILED");
        Map<String, Integer> counts = new TreeMap<>();
        answered.at("/items/0/gates")
                .properties()
                .forEach(gate -> counts.put(gate.getKey(), gate.getValue().asInt()));
        Map<String, Integer> said = new TreeMap<>();
        jenkins.monitor("step").record(2).orElseThrow().gates().stream()
                .filter(gate -> !gate.informational())
                .forEach(gate -> said.merge(gate.outcome().name(), 1, Integer::sum));
        assertThat(counts).isEqualTo(said).hasSize(Outcome.values().length);
        assertThat(answered.at("/items/1/verdict").asText())
                .isEqualTo(
                        jenkins.monitor("step").point(1).orElseThrow().outcome().name());
    }

    @Test
    void everyDoorKeepsTheSameInItsHistory() throws Exception {
        twice(this::step);
        twice(this::terminal);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        jenkins.monitor("step").record(2).orElseThrow().gates().stream()
                .filter(gate -> !gate.informational())
                .forEach(gate -> counts.merge(gate.outcome(), 1, Integer::sum));

        JsonNode exported = CommandLineRun.of(
                        "export", "--home", folder.resolve("home"), "--job", "terminal", "--days", 100_000)
                .json()
                .at("/points/1");

        assertThat(jenkins.monitor("step").point(2).orElseThrow().gates()).isEqualTo(counts);
        assertThat(exported.get("verdict").asText()).isEqualTo("FAILED");
        counts.forEach((outcome, count) ->
                assertThat(exported.at("/gates/" + outcome).asInt()).isEqualTo(count));
        List<String> lines = new ArrayList<>();
        for (Path history : List.of(
                folder.resolve("jobs/step/coverage-monitor/coverage/history.jsonl"),
                folder.resolve("home/jobs/terminal/coverage-monitor/coverage/history.jsonl"))) {
            List<String> all = Files.readAllLines(history);
            lines.add(all.get(all.size() - 1));
        }
        assertThat(lines.get(1)).as("the same line in both files").isEqualTo(lines.get(0));
    }

    /** What is said of one gate, wherever it is read. JSON for programs has no blank before a per cent sign. */
    private record Said(String name, Outcome outcome, String actual, String expected, String reason) {
        Said forPrograms() {
            return new Said(name, outcome, actual.replace(" %", "%"), expected.replace(" %", "%"), reason);
        }

        static Said of(GateResult gate) {
            return new Said(worded(gate.name()), gate.outcome(), gate.actual(), gate.expected(), worded(gate.reason()));
        }

        static List<Said> of(JsonNode gates, String outcome, String expected) {
            List<Said> all = new ArrayList<>();
            for (JsonNode gate : gates) {
                all.add(new Said(
                        text(gate, "name"),
                        Outcome.valueOf(text(gate, outcome)),
                        text(gate, "actual"),
                        text(gate, expected),
                        text(gate, "reason")));
            }
            return all;
        }

        private static String text(JsonNode gate, String field) {
            String said = gate.get(field).asText();
            return field.equals("name") || field.equals("reason") ? worded(said) : said;
        }

        /** Where programs read the name of a metric, people read its word. */
        private static String worded(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }
}
