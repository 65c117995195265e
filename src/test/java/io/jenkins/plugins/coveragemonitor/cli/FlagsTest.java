package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.advice.Advice;
import io.jenkins.plugins.coveragemonitor.advice.Gaps;
import io.jenkins.plugins.coveragemonitor.advice.Part;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of unit and integration tests, from their flags to every place where they can be asked for. */
class FlagsTest {
    private static final String A_BY_UNIT = "SF:src/a.js\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,0\nend_of_record\n";
    private static final String B_BY_UNIT = "SF:src/b.js\nDA:1,1\nDA:2,0\nend_of_record\n";
    private static final String A_BY_INTEGRATION = "SF:src/a.js\nDA:1,2\nDA:2,1\nDA:3,0\nDA:4,1\nend_of_record\n";

    @TempDir
    Path folder;

    private Path workspace;
    private CoverageMonitor monitor;

    @BeforeEach
    void files() throws IOException {
        workspace = Files.createDirectories(folder.resolve("w"));
        Files.createDirectories(workspace.resolve("unit"));
        Files.createDirectories(workspace.resolve("it"));
        write("unit", A_BY_UNIT + B_BY_UNIT);
        write("it", A_BY_INTEGRATION);
        monitor = new CoverageMonitor(JobHome.below(folder.resolve("h"), "app"), "app", Clock.systemUTC());
    }

    private void write(String kind, String report) throws IOException {
        Files.writeString(workspace.resolve(kind + "/lcov.info"), report);
    }

    private CommandLineRun record(int build, Object... more) {
        return run("record", Stream.concat(Stream.of("--build", build, "--workspace", workspace), Stream.of(more)));
    }

    private CommandLineRun recordBoth(int build) {
        return record(build, "--flag", "unit=unit/*.info", "--flag", "integration=it/*.info", "--json");
    }

    @Test
    void anAcceptedLossOfAFlagIsTheBaselineOfItsGates() throws Exception {
        Path gates = Files.writeString(
                folder.resolve("gates.json"),
                """
                {"gates": [{"name": "Unit", "metric": "LINE", "flag": "unit", "maxDrop": 0.5, "onMiss": "FAILED"}]}""");
        Object[] both = {"--flag", "unit=unit/*.info", "--flag", "integration=it/*.info", "--config", gates, "--json"};
        record(1, both);
        write("unit", A_BY_UNIT.replace("DA:1,1", "DA:1,0") + B_BY_UNIT);
        assertThat(record(2, both).json().at("/gates/0/result").asText()).isEqualTo("FAILED");
        String regression = "app:-:regression:LINE:flag%3Aunit";
        assertThat(run("alerts", Stream.of("--status", "ACTIVE")).out())
                .contains("flag unit: line coverage fell 16.67 points from 33.33 % to 16.66 %");
        CommandLineRun accepted = CommandLineRun.of(
                "alerts", "accept", regression, "--home", folder.resolve("h"), "--by", "ann", "--note", "moved");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        JsonNode gate = record(3, both).json().at("/gates/0");
        assertThat(gate.at("/result").asText()).isEqualTo("PASSED");
        assertThat(gate.at("/reason").asText()).isEqualTo("against #2, accepted by ann: moved");
    }

    private CommandLineRun gaps(Object... more) {
        return run("gaps", Stream.of(more));
    }

    private CommandLineRun run(String command, Stream<?> more) {
        List<Object> all = new ArrayList<>(List.of(command, "--home", folder.resolve("h"), "--job", "app"));
        more.forEach(all::add);
        return CommandLineRun.of(all.toArray());
    }

    private Path config(String gates, String unit, String integration) throws IOException {
        return Files.writeString(
                folder.resolve("config.json"),
                """
                {"reports": [{"pattern": "unit/*.info", "flag": "unit"%s},
                             {"pattern": "it/*.info", "flag": "integration"%s}],
                 "gates": [%s]}
                """
                        .formatted(unit, integration, gates));
    }

    private Point newest() throws IOException {
        List<Point> points = monitor.history().points();
        return points.get(points.size() - 1);
    }

    @Test
    void theWholeIsTheUnionAndEachFlagIsKeptBesideIt() throws IOException {
        CommandLineRun recorded = recordBoth(1);
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        assertThat(recorded.json().at("/totals/LINE")).hasToString("{\"covered\":4,\"missed\":2}");
        assertThat(recorded.json().at("/flags/unit/LINE")).hasToString("{\"covered\":2,\"missed\":4}");
        assertThat(recorded.json().at("/flags/integration/LINE")).hasToString("{\"covered\":3,\"missed\":1}");
        Point point = newest();
        assertThat(point.totals().get(Metric.LINE)).isEqualTo(new Counter(4, 2));
        assertThat(point.counters("flag:unit").get(Metric.LINE)).isEqualTo(new Counter(2, 4));
        assertThat(point.flag("integration").totals().get(Metric.LINE)).isEqualTo(new Counter(3, 1));
        assertThat(point.flag("e2e").isMeasured()).isFalse();
        assertThat(Point.of(point.json())).isEqualTo(point);
        Measurement kept = monitor.measurement(1).orElseThrow();
        assertThat(kept.flags()).containsOnlyKeys("unit", "integration");
        assertThat(kept.counters()).isEqualTo(point.totals());
    }

    @Test
    void aReportWithoutAFlagCountsInTheWholeAlone() throws IOException {
        record(1, "--report", "unit/*.info", "--flag", "integration=it/*.info");
        assertThat(newest().flags()).containsOnlyKeys("integration");
        assertThat(newest().totals().get(Metric.LINE)).isEqualTo(new Counter(4, 2));
        assertThat(gaps("--covered-only-by", "integration", "--json").json().at("/files/0/gaps"))
                .as("the report without a flag covers line 1")
                .hasToString("[[2,2],[4,4]]");
    }

    @Test
    void partsOfABuildAreUnitedFlagByFlag() throws IOException {
        record(1, "--flag", "unit=unit/*.info", "--more");
        CommandLineRun last = record(1, "--flag", "integration=it/*.info", "--finish", "--json");
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(newest().totals().get(Metric.LINE)).isEqualTo(new Counter(4, 2));
        assertThat(newest().flags()).containsOnlyKeys("unit", "integration");
    }

    @Test
    void aGateJudgesOneFlag() throws IOException {
        Path config = config(
                "{\"metric\": \"LINE\", \"atLeast\": 60}, {\"metric\": \"LINE\", \"flag\": \"unit\", \"atLeast\": 40},"
                        + "{\"metric\": \"LINE\", \"flag\": \"unit\", \"maxDrop\": 0, \"onMiss\": \"FAILED\"},"
                        + "{\"metric\": \"LINE\", \"flag\": \"integration\", \"ratchet\": true},"
                        + "{\"metric\": \"LINE\", \"flag\": \"e2e\", \"atLeast\": 10}",
                "",
                "");
        JsonNode first = record(1, "--config", config, "--json").json();
        assertThat(first.at("/gates"))
                .extracting(gate -> gate.path("result").textValue())
                .containsExactly("PASSED", "WARNING", "NOT_EVALUATED", "NOT_EVALUATED", "NOT_EVALUATED");
        assertThat(first.at("/gates/1/actual").textValue()).isEqualTo("33.33%");
        assertThat(first.at("/gates/1/flag").textValue()).isEqualTo("unit");
        assertThat(first.at("/gates/4/reason").textValue())
                .isEqualTo("no usable report of this build has the flag e2e");
        write("unit", A_BY_UNIT.replace("DA:1,1", "DA:1,0") + B_BY_UNIT);
        CommandLineRun fallen = record(2, "--config", config, "--json");
        assertThat(fallen.exitCode())
                .as("the whole did not fall, unit tests did")
                .isEqualTo(2);
        assertThat(fallen.json().at("/totals/LINE/covered").intValue()).isEqualTo(4);
        assertThat(fallen.json().at("/gates"))
                .extracting(gate -> gate.path("result").textValue())
                .containsExactly("PASSED", "WARNING", "FAILED", "PASSED", "NOT_EVALUATED");
        assertThat(fallen.json().at("/alerts").toString()).contains("by unit");
        assertThat(newest().best()).containsKey("LINE by integration");
        String table = record(3, "--config", config).out();
        assertThat(table)
                .contains("flag integration: 75.00 % of lines", "flag unit: 16.66 % of lines")
                .contains("Line drop at most 0.00 points (project by unit)");
    }

    @Test
    void aMissingReportConcernsItsOwnFlagAlone() throws IOException {
        Path config = config(
                "{\"metric\": \"LINE\", \"flag\": \"unit\", \"atLeast\": 30},"
                        + "{\"metric\": \"LINE\", \"flag\": \"integration\", \"atLeast\": 30},"
                        + "{\"metric\": \"LINE\", \"atLeast\": 30}",
                "",
                "");
        record(1, "--config", config);
        Files.delete(workspace.resolve("it/lcov.info"));
        JsonNode partial = record(2, "--config", config, "--json").json();
        assertThat(partial.at("/completeness").textValue()).isEqualTo("PARTIAL");
        assertThat(partial.at("/gates"))
                .extracting(gate -> gate.path("result").textValue())
                .containsExactly("PASSED", "NOT_EVALUATED", "NOT_EVALUATED");
    }

    @Test
    void aFlagThatDidNotRunIsCarriedForward() throws IOException {
        Path config = config(
                "{\"metric\": \"LINE\", \"maxDrop\": 0}, {\"metric\": \"LINE\", \"flag\": \"integration\", \"atLeast\": 70}",
                "",
                ", \"carryForwardBuilds\": 2");
        record(1, "--config", config, "--time", "2026-01-01T00:00:00Z");
        Files.delete(workspace.resolve("it/lcov.info"));
        CommandLineRun carried = record(2, "--config", config, "--json");
        assertThat(carried.json().at("/totals/LINE")).hasToString("{\"covered\":4,\"missed\":2}");
        assertThat(carried.json().at("/completeness").textValue()).isEqualTo("COMPLETE");
        assertThat(carried.json().at("/verdict").textValue()).isEqualTo("PASSED");
        assertThat(newest().flags().get("integration").carried())
                .containsExactly(java.util.Map.entry("", new Carried(1, Instant.parse("2026-01-01T00:00:00Z"))));
        assertThat(newest().carried()).as("the unit tests did run").isEmpty();
        write("it", A_BY_INTEGRATION.replace("DA:2,1", "DA:2,0"));
        record(3, "--config", config, "--more");
        record(3, "--config", config, "--finish");
        assertThat(newest().totals().get(Metric.LINE))
                .as("what was measured replaces what was carried")
                .isEqualTo(new Counter(3, 3));
        Files.delete(workspace.resolve("it/lcov.info"));
        record(4, "--config", config);
        record(5, "--config", config);
        assertThat(record(6, "--config", config, "--json")
                        .json()
                        .at("/completeness")
                        .textValue())
                .as("no longer than two builds")
                .isEqualTo("PARTIAL");
    }

    @Test
    void carriedLinesCountOnlyWhereTheFileHasTheSameLines() throws IOException {
        Path config = config("", "", ", \"carryForwardBuilds\": 2");
        record(1, "--config", config);
        Files.delete(workspace.resolve("it/lcov.info"));
        write("unit", "SF:src/a.js\nDA:2,1\nDA:3,0\nDA:4,0\nDA:5,0\nend_of_record\n" + B_BY_UNIT);
        record(2, "--config", config);
        assertThat(newest().totals().get(Metric.LINE))
                .as("a line was put before all others, so nothing that was carried fits any more")
                .isEqualTo(new Counter(2, 4));
        assertThat(newest().flag("integration").totals().get(Metric.LINE)).isEqualTo(new Counter(3, 1));
    }

    @Test
    void gapsAreThoseOfOneFlagOrWhatItAloneCovers() throws IOException {
        recordBoth(1);
        JsonNode unit = gaps("--flag", "unit", "--json").json();
        assertThat(unit.at("/files/0/gaps")).hasToString("[[2,4]]");
        assertThat(unit.at("/files/1/gaps")).hasToString("[[2,2]]");
        JsonNode only = gaps("--covered-only-by", "integration", "--json").json();
        assertThat(only.at("/files")).hasSize(1);
        assertThat(only.at("/files/0/path").textValue()).isEqualTo("src/a.js");
        assertThat(only.at("/files/0/gaps")).hasToString("[[2,2],[4,4]]");
        assertThat(only.at("/files/0/missed").intValue()).isEqualTo(2);
        assertThat(gaps("--covered-only-by", "integration").out())
                .contains("Covered by integration only:\n  src/a.js: 2, 4");
        CommandLineRun unknown = gaps("--flag", "e2e");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("no report of #1 has the flag e2e; flags are integration, unit");
        Gaps asked = new Advice(monitor, JobContext.NONE)
                .gaps(null, Part.of("", "", "").ofFlag("", "integration"), false, 10);
        assertThat(asked.totalLines()).isEqualTo(2);
        assertThat(new Advice(monitor, JobContext.NONE)
                        .gaps(null, Part.of("", "", "").ofFlag("unit", ""), false, 10)
                        .totalLines())
                .isEqualTo(4);
    }

    @Test
    void thePagesAndTheTrendKnowFlags() throws IOException {
        recordBoth(1);
        write("unit", A_BY_UNIT.replace("DA:2,0", "DA:2,1") + B_BY_UNIT);
        recordBoth(2);
        JobViews views = new JobViews(monitor, JobContext.NONE);
        BuildData build = views.build(2).orElseThrow();
        BuildPage page = BuildPages.of(build, List.of(), 5, "");
        assertThat(page.flags())
                .extracting(flag -> flag.name() + " " + flag.line() + " " + flag.only())
                .containsExactly("integration " + new Counter(3, 1) + " 1", "unit " + new Counter(3, 3) + " 1");
        assertThat(page.flags().get(1).before()).isEqualTo(new Counter(2, 4));
        BuildPage unit = BuildPages.of(build, List.of(), 5, "unit");
        assertThat(unit.flag()).isEqualTo("unit");
        assertThat(unit.tiles().get(0).detail()).isEqualTo("3 of 6 lines");
        assertThat(unit.flags()).hasSize(2);
        assertThat(TrendPages.of(views.job()).components()).containsExactly("flag:integration", "flag:unit");
        assertThat(TrendPages.of(views.job(), Metric.LINE, "flag:unit").counter())
                .isEqualTo(new Counter(3, 3));
        JsonNode trend = run("trend", Stream.of("--flag", "unit", "--json")).json();
        assertThat(trend.at("/points"))
                .extracting(point -> point.path("covered").intValue())
                .containsExactly(2, 3);
        assertThat(new ObjectMapper().readTree(newest().json()).at("/flags/unit/totals"))
                .hasToString("[3,3]");
    }

    @Test
    void aFlagIsAName() {
        CommandLineRun wrong = record(1, "--flag", "unit tests=unit/*.info");
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.err()).contains("the flag 'unit tests' is not usable: use up to 60 letters");
        assertThat(record(1, "--flag", "unit/*.info").err()).contains("'unit/*.info' names no flag");
    }
}
