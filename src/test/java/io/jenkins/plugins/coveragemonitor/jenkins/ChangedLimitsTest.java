package io.jenkins.plugins.coveragemonitor.jenkins;

import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.NOT_EVALUATED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.EnvVars;
import hudson.model.Run;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.api.state.AuditEntry;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.TrendPage;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A limit that somebody changes holds from the next build on, whichever door it came through, in one and the same running
 * Jenkins; what was judged before stays as it was judged.
 */
class ChangedLimitsTest {
    @TempDir
    Path folder;

    private Path workspace;
    private RunningJenkins jenkins;
    private MonitorState state;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
        state = MonitorState.in(folder.resolve("state"), Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT);
        jenkins.keepsIn(state);
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    @FunctionalInterface
    private interface Door {
        Outcome build(int number, int covered, Map<String, Object> options) throws Exception;
    }

    private void covered(int covered) throws IOException {
        StringBuilder lcov = new StringBuilder("SF:src/a.js\n");
        for (int line = 1; line <= 1000; line++) {
            lcov.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Files.writeString(workspace.resolve("lcov.info"), lcov + "end_of_record\n");
    }

    private Outcome step(int number, int covered, Map<String, Object> options) throws Exception {
        covered(covered);
        Run<?, ?> run = jenkins.run("step", number);
        MonitorStep step = Binding.bind(MonitorStep.class, options);
        Outcome outcome = new BuildRecorder(step.options())
                .record(run, jenkins.workspace(), new EnvVars(), jenkins.listener())
                .verdict()
                .outcome();
        end(run, step.options());
        return outcome;
    }

    private void end(Run<?, ?> run, MonitorOptions options) throws IOException {
        jenkins.complete("step", run.getNumber());
        BuildAlerts.lookForAlerts(run, jenkins.monitor("step"), options.id(), options);
    }

    /** The job is saved with its form each time, as the browser sends it. */
    private Outcome form(int number, int covered, Map<String, Object> options) throws Exception {
        covered(covered);
        MonitorRecorder saved = (MonitorRecorder) new MonitorRecorder.DescriptorImpl()
                .newInstance(
                        FormRequest.request(), JSONObject.fromObject(new ObjectMapper().writeValueAsString(options)));
        Run<?, ?> run = jenkins.run("form", number);
        saved.perform(run, jenkins.workspace(), new EnvVars(), null, jenkins.listener());
        jenkins.complete("form", number);
        return jenkins.monitor("form").point(number).orElseThrow().outcome();
    }

    private Outcome terminal(int number, int covered, Map<String, Object> options) throws Exception {
        covered(covered);
        Path config =
                Files.writeString(folder.resolve("coverage.json"), new ObjectMapper().writeValueAsString(options));
        return Outcome.valueOf(CommandLineRun.of(
                        "record",
                        "--home",
                        folder.resolve("home"),
                        "--job",
                        "app",
                        "--build",
                        number,
                        "--workspace",
                        workspace,
                        "--config",
                        config,
                        "--json")
                .json()
                .get("verdict")
                .asText());
    }

    private static Map<String, Object> gate(Object... options) {
        Map<String, Object> gate = new java.util.TreeMap<>(Map.of("metric", "LINE"));
        for (int i = 0; i < options.length; i += 2) {
            gate.put((String) options[i], options[i + 1]);
        }
        return Map.of("gates", List.of(gate));
    }

    /** One coverage, judged again and again while the job's limits change. */
    private List<Outcome> judged(Door door) throws Exception {
        List<Outcome> said = new ArrayList<>();
        said.add(door.build(1, 900, gate("ratchet", true)));
        said.add(door.build(2, 880, gate("atLeast", 90)));
        said.add(door.build(3, 880, gate("atLeast", 88)));
        said.add(door.build(4, 880, gate("atLeast", 95, "failBelow", 90)));
        said.add(door.build(5, 880, gate("ratchet", true)));
        said.add(door.build(6, 880, gate("ratchet", true, "tolerance", 20)));
        said.add(door.build(7, 880, gate("ratchet", true, "tolerance", 19, "onMiss", "FAILED")));
        said.add(door.build(8, 870, gate("maxDrop", 2, "baseline", "PREVIOUS")));
        said.add(door.build(9, 860, gate("maxDrop", 0.9, "baseline", "PREVIOUS")));
        said.add(door.build(10, 10, Map.of()));
        return said;
    }

    @Test
    void theLimitsOfAJobHoldFromTheNextBuildOn() throws Exception {
        List<Outcome> wanted = List.of(
                NOT_EVALUATED, WARNING, PASSED, FAILED, WARNING, PASSED, FAILED, PASSED, WARNING, NOT_EVALUATED);

        assertThat(judged(this::step)).isEqualTo(wanted);
        assertThat(state.audit().newestFirst())
                .as("each change of the step's rules, told by the first build that it judged")
                .hasSize(9)
                .allMatch(entry -> entry.who().equals("the job's configuration")
                        && entry.job().equals("app/step"))
                .element(7)
                .extracting(AuditEntry::note)
                .isEqualTo("from #3 on: gate Line at least 88 % added; gate Line at least 90 % removed");
        assertThat(judged(this::form)).isEqualTo(wanted);
        assertThat(judged(this::terminal)).isEqualTo(wanted);
        assertThat(jenkins.monitor("step").history().points())
                .as("what was judged stays")
                .extracting(point -> point.outcome())
                .isEqualTo(wanted);
    }

    /** The types of alerts that began with a build. */
    private List<AlertType> alerts(int build) throws IOException {
        return jenkins.monitor("step").alerts().alerts().stream()
                .filter(alert -> alert.since().build() == build)
                .map(Alert::type)
                .toList();
    }

    @Test
    void theThresholdsThatAnAdministratorSetsHoldFromTheNextBuildOn() throws Exception {
        HttpInterface http = new HttpInterface(jenkins, state);
        step(1, 900, Map.of());
        step(2, 897, Map.of());
        assertThat(alerts(2)).as("0.3 points are less than 0.5").isEmpty();

        http.ask("PUT", null, "thresholds", "{\"maxDrop\":0.2}");
        step(3, 894, Map.of());
        assertThat(alerts(3)).containsExactly(AlertType.REGRESSION);

        http.ask("PUT", "app/other", "thresholds", "{\"maxDrop\":90}");
        http.ask("PUT", "app/step", "thresholds", "{\"maxDrop\":50,\"minRise\":50}");
        step(4, 950, Map.of());
        step(5, 800, Map.of());
        assertThat(alerts(5)).as("50 points of this job go before 0.2 of all").isEmpty();

        http.ask("PUT", "app/step", "thresholds", "{\"minRise\":1}");
        step(6, 850, Map.of("alerts", Map.of("maxDrop", 60.0)));
        assertThat(alerts(6)).contains(AlertType.IMPROVEMENT);
        step(7, 750, Map.of("alerts", Map.of("maxDrop", 60.0)));
        assertThat(alerts(7))
                .as("what the job configures goes before what is set for all")
                .isEmpty();
        step(8, 650, Map.of());
        assertThat(alerts(8)).as("it configures nothing any more").contains(AlertType.REGRESSION);
    }

    private TrendPage page() throws IOException {
        JobData job = new JobViews(jenkins.monitor("step"), new JenkinsJobContext("app/step", "coverage")).job();
        return TrendPages.of(job);
    }

    @Test
    void theTargetIsTheOneThatIsSetNow() throws Exception {
        HttpInterface http = new HttpInterface(jenkins, state);
        step(1, 700, Map.of("alerts", Map.of("target", 75.0)));
        assertThat(page().milestones().target().name()).isEqualTo("Target 75 %");
        assertThat(alerts(1)).doesNotContain(AlertType.TARGET_REACHED);

        step(2, 710, Map.of("alerts", Map.of("target", 71.0)));
        assertThat(alerts(2)).contains(AlertType.TARGET_REACHED);
        assertThat(page().milestones().target().value()).isEqualTo("reached");

        http.ask("PUT", "app/step", "thresholds", "{\"target\":80}");
        assertThat(page().milestones().target().name()).as("with the next look").isEqualTo("Target 80 %");
        assertThat(http.ask("GET", "app/step", "trend", "")
                        .at("/trend/progress/target")
                        .asText())
                .isEqualTo("AHEAD");
        step(3, 770, Map.of("alerts", Map.of("target", 70.0)));
        assertThat(alerts(3)).as("77 is more than 95 per cent of 80").contains(AlertType.TARGET_APPROACHING);
        http.ask("PUT", "app/step", "thresholds", "{\"target\":99}");
        step(4, 780, Map.of());
        assertThat(alerts(4)).doesNotContain(AlertType.TARGET_APPROACHING, AlertType.TARGET_REACHED);
    }
}
