package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as its contract says: names in JSON, exit codes, one sentence for each wrong use. */
class CommandLineTest {
    private static final String LCOV =
            """
            TN:
            SF:src/a.js
            DA:1,1
            DA:2,1
            DA:3,0
            DA:4,0
            BRDA:2,0,0,1
            BRDA:2,0,1,0
            LF:4
            LH:2
            end_of_record
            """;

    @TempDir
    private Path folder;

    private Path workspace;
    private Path home;

    @BeforeEach
    void report() throws IOException {
        workspace = Files.createDirectory(folder.resolve("workspace"));
        home = folder.resolve("home");
        Files.writeString(workspace.resolve("lcov.info"), LCOV);
    }

    private CommandLineRun record(int build, Object... more) {
        Object[] arguments = new Object[9 + more.length];
        Object[] always = {"record", "--home", home, "--job", "app", "--build", build, "--workspace", workspace};
        System.arraycopy(always, 0, arguments, 0, always.length);
        System.arraycopy(more, 0, arguments, always.length, more.length);
        return CommandLineRun.of(arguments);
    }

    private Path config(String json) throws IOException {
        return Files.writeString(folder.resolve("config.json"), json);
    }

    /** Files alone need no look into the options, and come to the same. */
    @Test
    void parseSaysTheSameHoweverItIsAsked() throws IOException {
        Path report = workspace.resolve("lcov.info");
        for (Path file : List.of(report, workspace.resolve("absent.info"))) {
            assertThat(CommandLineRun.of("parse", file)).isEqualTo(CommandLineRun.of("--debug", "parse", file));
            assertThat(CommandLineRun.of("parse", "--json", file))
                    .isEqualTo(CommandLineRun.of("--debug", "parse", "--json", file));
        }
        assertThat(CommandLineRun.of("parse", report, "--nosuch").exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of("parse").exitCode()).isEqualTo(64);
    }

    @Test
    void parsePrintsOneObjectAFileInOrder() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.xml"), "<report name=\"x\"><package name=\"p\">");
        CommandLineRun run = CommandLineRun.of("parse", "--json", workspace.resolve("lcov.info"), broken);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out().lines()).hasSize(2);
        JsonNode first = new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(run.out().lines().findFirst().orElseThrow());
        assertThat(first.get("format").asText()).isEqualTo("LCOV");
        assertThat(first.at("/totals/LINE/covered").asInt()).isEqualTo(2);
        assertThat(first.at("/totals/LINE/missed").asInt()).isEqualTo(2);
        assertThat(first.at("/files/0/path").asText()).isEqualTo("src/a.js");
        assertThat(first.at("/files/0/BRANCH/missed").asInt()).isEqualTo(1);
        assertThat(first.get("tests").isNull()).isTrue();
        assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
                .contains("\"error\":\"" + broken + ": ")
                .doesNotContain("totals");
        assertThat(run.err()).startsWith(broken + ": ").doesNotContain("\tat ");
    }

    @Test
    void recordPrintsTheContract() throws IOException {
        Path gates = config("{\"gates\":[{\"metric\":\"LINE\",\"atLeast\":80.0}]}");
        CommandLineRun run = record(1, "--config", gates, "--json", "--time", "2026-05-04T08:30:00Z");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode json = run.json();
        assertThat(json.get("job").asText()).isEqualTo("app");
        assertThat(json.get("build").asInt()).isEqualTo(1);
        assertThat(json.get("verdict").asText()).isEqualTo("WARNING");
        assertThat(json.get("baseline").isNull()).isTrue();
        assertThat(json.get("patch").isNull()).isTrue();
        JsonNode gate = json.at("/gates/0");
        assertThat(gate.get("name").asText()).isEqualTo("LINE at least 80%");
        assertThat(gate.get("result").asText()).isEqualTo("WARNING");
        assertThat(gate.get("actual").asText()).isEqualTo("50.00%");
        assertThat(gate.get("expected").asText()).isEqualTo("80%");
        assertThat(gate.get("reason").asText()).isEqualTo("2 more covered lines pass this gate");
        assertThat(json.at("/reports/0/format").asText()).isEqualTo("LCOV");
        assertThat(json.get("problems")).isEmpty();
    }

    @Test
    void exitCodesTellTheVerdict() throws IOException {
        assertThat(record(1).exitCode()).isZero();
        Path failing = config("{\"gates\":[{\"metric\":\"LINE\",\"atLeast\":80.0,\"onMiss\":\"FAILED\"}]}");
        assertThat(record(2, "--config", failing).exitCode()).isEqualTo(2);
    }

    @Test
    void noReportIsUnmeasuredAndNotZero() throws IOException {
        record(1);
        Files.delete(workspace.resolve("lcov.info"));
        CommandLineRun run = record(2, "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json().get("verdict").asText()).isEqualTo("UNMEASURED");
        assertThat(run.json().get("totals")).isEmpty();
        assertThat(run.err()).contains(workspace.toString());
        JsonNode points = CommandLineRun.of("trend", "--home", home, "--job", "app", "--json")
                .json()
                .get("points");
        assertThat(points).hasSize(2);
        assertThat(points.get(1).get("measured").asBoolean()).isFalse();
        assertThat(points.get(1).has("covered")).isFalse();
    }

    @Test
    void trendForecastsTheTargetThatIsSetBesideTheJobsUnlessAnotherIsAskedFor() throws IOException {
        for (int build = 1; build <= 10; build++) {
            StringBuilder lcov = new StringBuilder("SF:src/a.js\n");
            for (int line = 1; line <= 1000; line++) {
                lcov.append("DA:").append(line).append(line <= 500 + 10 * build ? ",1\n" : ",0\n");
            }
            Files.writeString(workspace.resolve("lcov.info"), lcov + "end_of_record\n");
            record(build, "--time", "2026-05-%02dT08:30:00Z".formatted(build));
        }
        Object[] trend = {"trend", "--home", home, "--job", "app", "--json"};
        assertThat(CommandLineRun.of(trend).json().at("/forecast/target").asInt())
                .as("the next milestone")
                .isEqualTo(75);

        Files.writeString(
                Files.createDirectories(home.resolve("coverage-monitor")).resolve("thresholds.json"),
                "{\"v\":1,\"all\":{\"target\":68},\"jobs\":{}}\n");
        JsonNode forecast = CommandLineRun.of(trend).json().get("forecast");
        assertThat(forecast.get("target").asInt()).isEqualTo(68);
        assertThat(forecast.get("at").asText()).startsWith("2026-05-");
        JsonNode json = CommandLineRun.of(trend).json();
        assertThat(json.at("/slopePerBuildInterval/0").asDouble())
                .isLessThanOrEqualTo(json.get("slopePerBuild").asDouble());
        assertThat(json.at("/slopePerDayInterval/1").asDouble())
                .isGreaterThanOrEqualTo(json.get("slopePerDay").asDouble());
        assertThat(json.at("/regression/r2").asDouble()).isEqualTo(1);
        assertThat(json.at("/velocity").asDouble()).isEqualTo(1);
        assertThat(json.at("/since").asInt()).isEqualTo(1);
        assertThat(json.at("/samples").asInt()).isEqualTo(10);
        assertThat(json.at("/degrading").asBoolean()).isFalse();
        assertThat(json.at("/milestone/target").asInt()).isEqualTo(75);
        assertThat(json.at("/forecast/earliest").asText()).startsWith("2026-05-");
        assertThat(json.at("/forecast/build").asInt()).isEqualTo(18);
        assertThat(json.at("/progress/reached/50").asInt()).isEqualTo(1);
        assertThat(json.at("/progress/within").asInt()).isEqualTo(40);
        assertThat(json.at("/progress/target").asText()).isEqualTo("AHEAD");
        assertThat(CommandLineRun.of("trend", "--home", home, "--job", "app").out())
                .contains("since #1, 10 builds: +1.0000 (95 %: +1.0000 to +1.0000) a build", "R² = 1.00")
                .contains("milestones: 40 % of the way from 50 % to 75 %; the target is ahead")
                .contains("68 %: about 2026-05-18 (2026-05-18 to 2026-05-18), if the rise since #1 holds");
        assertThat(CommandLineRun.of("trend", "--home", home, "--job", "app", "--json", "--target", "64")
                        .json()
                        .at("/forecast/target")
                        .asInt())
                .isEqualTo(64);
    }

    @Test
    void aMistypedComponentOfATrendIsRefusedWithTheNearestName() throws IOException {
        record(1);
        assertThat(trendOf("frontnd").err())
                .contains("no build of app has a component 'frontnd': leave out --component");
        Path parts = config("{\"reports\":[{\"component\":\"frontend\",\"pattern\":\"lcov.info\"}]}");
        record(2, "--config", parts);

        CommandLineRun run = trendOf("Frontnd");
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("no build of app has a component 'Frontnd': the nearest is 'frontend'");
        assertThat(trendOf("frontend").out()).contains("1 of 2 builds measured").doesNotContain("a day");
    }

    private CommandLineRun trendOf(String component) {
        return CommandLineRun.of("trend", "--home", home, "--job", "app", "--component", component);
    }

    @Test
    void anUnreadableReportCostsOnlyItself() throws IOException {
        Files.writeString(workspace.resolve("jacoco.xml"), "<report name=\"x\"><package name=\"p\">");
        CommandLineRun run = record(1, "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.json().at("/totals/LINE/covered").asInt()).isEqualTo(2);
        assertThat(run.err()).contains("jacoco.xml: ").doesNotContain("Exception");
    }

    @Test
    void recordingABuildInPartsMergesThem() throws IOException {
        record(1);
        Files.writeString(workspace.resolve("lcov.info"), LCOV.replace("DA:3,0", "DA:3,5"));
        CommandLineRun second = record(1, "--json");

        assertThat(second.json().at("/totals/LINE/covered").asInt()).isEqualTo(3);
        assertThat(second.json().at("/totals/LINE/missed").asInt()).isEqualTo(1);
    }

    @Test
    void theSameTestReportIsCountedOnce() throws IOException {
        Files.writeString(
                workspace.resolve("TEST-a.xml"),
                "<testsuite name=\"a\" tests=\"1\"><testcase name=\"t\" classname=\"A\" time=\"0.5\"/></testsuite>");
        record(1);
        CommandLineRun second = record(1, "--json");

        assertThat(second.json().at("/tests/total").asInt()).isEqualTo(1);
        assertThat(second.json().at("/tests/seconds").decimalValue()).isEqualByComparingTo("0.5");
    }

    @Test
    void changedLinesArePatch() throws IOException {
        Path changes = Files.writeString(folder.resolve("c.json"), "{\"changedLines\":{\"src/a.js\":[[2,3]]}}");
        JsonNode json = record(1, "--changes", changes, "--json").json();

        assertThat(json.at("/patch/LINE/covered").asInt()).isEqualTo(1);
        assertThat(json.at("/patch/LINE/missed").asInt()).isEqualTo(1);
    }

    @Test
    void aComponentWithoutReportIsCarriedForwardWithinItsLimit() throws IOException {
        Files.writeString(workspace.resolve("web.info"), LCOV.replace("src/a.js", "web/b.js"));
        Path carrying = config("{\"reports\":[{\"component\":\"app\",\"pattern\":\"lcov.info\"},"
                + "{\"component\":\"web\",\"pattern\":\"web.info\",\"carryForwardBuilds\":2}]}");
        record(1, "--config", carrying);
        Files.delete(workspace.resolve("web.info"));

        assertThat(record(2, "--config", carrying, "--json")
                        .json()
                        .at("/components/web/LINE/covered")
                        .asInt())
                .isEqualTo(2);
        assertThat(record(3, "--config", carrying, "--json")
                        .json()
                        .at("/components/web/LINE/covered")
                        .asInt())
                .isEqualTo(2);
        assertThat(CommandLineRun.of("alerts", "--home", home).out()).contains("No alerts.");
        assertThat(record(4, "--config", carrying, "--json")
                        .json()
                        .get("components")
                        .has("web"))
                .isFalse();
        assertThat(CommandLineRun.of("alerts", "--home", home).out())
                .contains("component web was not measured: no report matches 'web.info', last read in #1");
    }

    /** What is carried forward has the lines of an older build: a change of today is not about them. */
    @Test
    void aComponentThatIsCarriedForwardHasNoChangedLines() throws IOException {
        Files.writeString(workspace.resolve("web.info"), LCOV.replace("src/a.js", "web/b.js"));
        String reports = "\"reports\":[{\"component\":\"app\",\"pattern\":\"lcov.info\"},"
                + "{\"component\":\"web\",\"pattern\":\"web.info\",\"carryForwardBuilds\":2}]";
        Path carrying = config("{" + reports + ",\"gates\":[{\"scope\":\"PATCH\",\"atLeast\":1},"
                + "{\"scope\":\"FILES\",\"atLeast\":1},{\"scope\":\"PATCH\",\"newUncoveredLines\":0}]}");
        record(1, "--config", carrying);
        Files.delete(workspace.resolve("web.info"));
        Path changes = Files.writeString(folder.resolve("c.json"), "{\"changedLines\":{\"web/b.js\":[[1,4]]}}");

        JsonNode json =
                record(2, "--config", carrying, "--changes", changes, "--json").json();

        assertThat(json.at("/components/web/LINE/covered").asInt()).isEqualTo(2);
        assertThat(json.at("/patch/LINE").isMissingNode()).isTrue();
        assertThat(json.get("gates").findValuesAsText("result")).containsOnly("NOT_EVALUATED");
        assertThat(json.at("/gates/0/reason").asText()).isEqualTo("no changed line is measured code");
        assertThat(json.at("/gates/1/reason").asText()).isEqualTo("no changed file is measured");
        assertThat(CommandLineRun.of("gaps", "--home", home, "--job", "app", "--json")
                        .json()
                        .at("/newGaps/changed"))
                .isEmpty();
    }

    @Test
    void importIsReadWholeOrRefused() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.csv"),
                """
                build,time,component,metric,covered,missed
                1,2026-05-04T08:30:00Z,,LINE,70,30
                2,2026-05-05T08:30:00Z,,LINE,75,25
                """);
        Path bad = Files.writeString(
                folder.resolve("bad.csv"), Files.readString(good) + "3,2026-05-06T08:30:00Z,,LINE,-1,25\n");

        CommandLineRun refused = CommandLineRun.of("import", "--home", home, "--job", "app", bad);
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains(bad + ": line 4 has '-1' as covered").contains("nothing was imported");
        assertThat(home.resolve("jobs")).doesNotExist();

        assertThat(CommandLineRun.of("import", "--home", home, "--job", "app", good)
                        .exitCode())
                .isZero();
        JsonNode trend = CommandLineRun.of("trend", "--home", home, "--job", "app", "--json")
                .json();
        assertThat(trend.at("/points/1/covered").asInt()).isEqualTo(75);
    }

    @Test
    void importSaysWhatIsWrongWithAHeader() throws IOException {
        String build = "1;2026-05-04T08:30:00Z;;LINE;70;30";
        assertThat(importing("\uFEFFbuild;time;component;metric;covered;missed\n" + build))
                .endsWith(": line 1 has its columns separated by ';': separate them by commas; nothing was imported");
        assertThat(importing("build\ttime\tcomponent\tmetric\tcovered\tmissed\n"))
                .endsWith(": line 1 has its columns separated by tabs: separate them by commas; nothing was imported");
        assertThat(importing("build,time,component,metric,coverage\n1,2026-05-04T08:30:00Z,,LINE,80.5"))
                .endsWith(": line 1 has no column 'covered': the numbers of covered and missed lines are needed, as a"
                        + " percentage does not say how many lines there are; nothing was imported");
        assertThat(importing("build,component,metric,covered,missed\n1,,LINE,80,20"))
                .endsWith(": line 1 has no column 'time'; the first line names the columns"
                        + " build,time,component,metric,covered,missed; nothing was imported");
    }

    @Test
    void importReadsWhatSpreadsheetsWriteAndRefusesABrokenQuote() throws IOException {
        String head = "\uFEFF\"build\",\"time\",component,metric,covered,missed\r\n";
        String build = "1,2026-05-04T08:30:00Z,\"a, \"\"b\"\"\",LINE,70,30\r\n";
        Path good = Files.writeString(folder.resolve("good.csv"), head + build + "\r\n  \r\n");
        assertThat(CommandLineRun.of("import", "--home", home, "--job", "quoted", good)
                        .exitCode())
                .isZero();
        assertThat(CommandLineRun.of("trend", "--home", home, "--job", "quoted", "--component", "a, \"b\"", "--json")
                        .json()
                        .at("/points/0/covered")
                        .asInt())
                .isEqualTo(70);
        assertThat(importing(head + "1,2026-05-04T08:30:00Z,\"ui,LINE,70,30\r\n"))
                .endsWith(": has an opening quote without its end; nothing was imported");
        assertThat(importing(head + "1,2026-05-04T08:30:00Z,\"ui,LINE,70,30\n2,2026-05-04T08:30:00Z,\"ui,LINE,7,3\n"))
                .contains("line 2")
                .endsWith("; nothing was imported");
        assertThat(importing(head + "1,2026-05-04T08:30:00Z\n"))
                .endsWith(": line 2 has 2 cells and too few for its columns; nothing was imported");
    }

    private String importing(String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("history.csv"), csv);
        CommandLineRun run = CommandLineRun.of("import", "--home", home, "--job", "app", file);
        assertThat(run.exitCode()).isEqualTo(3);
        return run.err().strip();
    }

    @Test
    void whatIsExportedIsWhatWasRecorded() throws IOException {
        record(7, "--commit", "abc");
        JsonNode export =
                CommandLineRun.of("export", "--home", home, "--job", "app").json();

        assertThat(export.at("/points/0/build").asInt()).isEqualTo(7);
        assertThat(export.at("/points/0/totals/LINE/covered").asInt()).isEqualTo(2);
        assertThat(export.at("/points/0/commit").asText()).isEqualTo("abc");
    }

    @Test
    void gapsAreTheExactLines() throws IOException {
        record(1);
        JsonNode gaps = CommandLineRun.of("gaps", "--home", home, "--job", "app", "--json")
                .json();

        assertThat(gaps.at("/files/0/path").asText()).isEqualTo("src/a.js");
        assertThat(gaps.at("/files/0/gaps/0/0").asInt()).isEqualTo(3);
        assertThat(gaps.at("/files/0/gaps/0/1").asInt()).isEqualTo(4);
        assertThat(gaps.at("/critical/0/path").asText()).isEqualTo("src/a.js");
    }

    @Test
    void statusShowsEveryJob() throws IOException {
        record(1);
        CommandLineRun.of("record", "--home", home, "--job", "team/web", "--build", 1, "--workspace", workspace);
        JsonNode jobs =
                CommandLineRun.of("status", "--home", home, "--json").json().get("jobs");

        assertThat(jobs).hasSize(2);
        assertThat(jobs.get(1).get("job").asText()).isEqualTo("team/web");
        assertThat(home.resolve("jobs/team/jobs/web")).isDirectory();
    }

    @Test
    void wrongUseIsOneSentenceAndExitCode64() throws IOException {
        assertWrong(
                record(1, "--config", config("{\"gates\":[{\"metric\":\"LINE\",\"atLest\":80}]}")),
                "gates[0]: ",
                "atLest",
                "atLeast");
        assertWrong(
                record(1, "--config", config("{\"gates\":[{\"metric\":\"LINE\",\"atLeast\":-3}]}")), "gates[0]", "-3");
        assertWrong(record(1, "--config", config("{\"gate\":[]}")), "there is no option 'gate'", "gates");
        assertWrong(record(1, "--config", config("{\"gates\":")), "config.json: line ");
        assertWrong(record(1, "--config", folder.resolve("none.json")), "none.json: does not exist");
        assertWrong(record(1, "--report", "NOSUCH:*.xml"), "NOSUCH", "JACOCO");
        assertWrong(record(1, "--time", "yesterday"), "'yesterday'", "ISO 8601");
        assertWrong(record(0), "from 1 on");
        assertWrong(record(1, "--nonsense"), "--nonsense");
        assertWrong(CommandLineRun.of("trend", "--home", home, "--job", "../x", "--json"), "../x");
        assertWrong(
                CommandLineRun.of("trend", "--home", home, "--job", "none"), "nothing was recorded of the job 'none'");
        assertWrong(CommandLineRun.of("parse", "--format", "NOSUCH", workspace.resolve("lcov.info")), "NOSUCH");
        assertWrong(CommandLineRun.of("serve", "--home", home, "--port", "99999"), "--port is 99999");
    }

    private static void assertWrong(CommandLineRun run, String... parts) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(64);
        assertThat(run.err()).contains(parts).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void alertsAreListedAcknowledgedAndResolved() throws IOException {
        record(1);
        Files.writeString(workspace.resolve("lcov.info"), LCOV.replace("DA:2,1", "DA:2,0"));
        record(2);
        JsonNode alert = CommandLineRun.of("alerts", "--home", home, "--status", "active", "--json")
                .json()
                .at("/alerts/0");
        assertThat(alert.get("type").asText()).isEqualTo("REGRESSION");
        String key = alert.get("key").asText();

        assertThat(CommandLineRun.of("alerts", "ack", key, "--home", home, "--by", "ana")
                        .out())
                .startsWith("ACKNOWLEDGED");
        CommandLineRun unsaid = CommandLineRun.of("alerts", "resolve", key, "--accept", "--home", home, "--by", "ana");
        assertThat(unsaid.exitCode()).isEqualTo(64);
        assertThat(CommandLineRun.of(
                                "alerts", "resolve", key, "--accept", "--note", "moved", "--home", home, "--by", "ana")
                        .out())
                .startsWith("RESOLVED");
        assertWrong(CommandLineRun.of("alerts", "ack", "nonsense", "--home", home, "--by", "ana"), "nonsense");
        assertWrong(CommandLineRun.of("alerts"), "--home");
    }

    @Test
    void whatAPersonDoesToAnAlertIsPossibleFromATerminal() throws IOException {
        record(1);
        CommandLineRun made = CommandLineRun.of(
                "alerts",
                "create",
                "--home",
                home,
                "--job",
                "app",
                "--title",
                "reports missing",
                "--severity",
                "info",
                "--by",
                "ana");
        assertThat(made.out()).startsWith("ACTIVE: reports missing");
        String key = made.out().lines().toList().get(1).strip();
        assertWrong(
                CommandLineRun.of(
                        "alerts",
                        "create",
                        "--home",
                        home,
                        "--job",
                        "app",
                        "--title",
                        "reports missing",
                        "--by",
                        "ana"),
                "open already");

        assertThat(CommandLineRun.of(
                                "alerts",
                                "update",
                                key,
                                "--home",
                                home,
                                "--by",
                                "ana",
                                "--severity",
                                "critical",
                                "--message",
                                "the worker's reports are missing")
                        .out())
                .startsWith("ACTIVE: the worker's reports are missing");
        assertWrong(CommandLineRun.of("alerts", "update", key, "--home", home, "--by", "ana"), "give a --note");
        CommandLineRun.of("alerts", "update", key, "--home", home, "--by", "ana", "--note", "seen");

        assertWrong(
                CommandLineRun.of("alerts", "ack", key, "--home", home, "--by", "ana", "--until", "tomorrow"),
                "2026-11-23T08:00:00Z");
        assertWrong(
                CommandLineRun.of(
                        "alerts", "ack", key, "--home", home, "--by", "ana", "--until", "2001-01-01T00:00:00Z"),
                "in the future");
        assertThat(CommandLineRun.of(
                                "alerts",
                                "ack",
                                key,
                                "--home",
                                home,
                                "--by",
                                "bo",
                                "--until",
                                "2099-01-01T00:00:00Z",
                                "--worse-by",
                                "1.5",
                                "--note",
                                "mine")
                        .out())
                .startsWith("ACKNOWLEDGED");
        JsonNode alert = CommandLineRun.of("alerts", "--home", home, "--severity", "critical", "--json")
                .json()
                .at("/alerts/0");
        assertThat(alert.at("/acknowledgedBy").asText()).isEqualTo("bo");
        assertThat(alert.at("/acknowledgedUntil").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(alert.at("/acknowledgedWorseBy").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(CommandLineRun.of("alerts", "unack", key, "--home", home, "--by", "bo")
                        .out())
                .startsWith("ACTIVE");
        assertWrong(CommandLineRun.of("alerts", "accept", key, "--home", home, "--by", "bo"), "say why");
        assertThat(CommandLineRun.of("alerts", "accept", key, "--home", home, "--by", "bo", "--note", "so be it")
                        .out())
                .startsWith("RESOLVED");
        assertThat(CommandLineRun.of("alerts", "--home", home, "--type", "regression")
                        .out())
                .isEqualTo("No alerts.\n");
    }

    @Test
    void silencesAreListedAndEnded() throws IOException {
        record(1);
        assertThat(CommandLineRun.of("alerts", "silences", "--home", home).out())
                .isEqualTo("No silences.\n");
        CommandLineRun.of(
                "alerts",
                "silence",
                "--home",
                home,
                "--job",
                "app",
                "--branch",
                "main",
                "--severity",
                "warning",
                "--hours",
                2,
                "--by",
                "ana",
                "--note",
                "release");
        String listed = CommandLineRun.of("alerts", "silences", "--home", home).out();
        assertThat(listed).contains("by ana: job app, branch main, severity WARNING (release)");
        String id = CommandLineRun.of("alerts", "silences", "--home", home, "--json")
                .json()
                .at("/silences/0/id")
                .asText();
        assertThat(CommandLineRun.of("alerts", "unsilence", id, "--home", home, "--by", "ana")
                        .out())
                .isEqualTo("Silence " + id + " is over.\n");
        assertWrong(CommandLineRun.of("alerts", "unsilence", id, "--home", home, "--by", "ana"), "no silence");
        assertThat(CommandLineRun.of("alerts", "silences", "--home", home).out())
                .isEqualTo("No silences.\n");
    }

    @Test
    void aSilenceMutesWhatItMatches() throws IOException {
        record(1);
        assertThat(CommandLineRun.of("alerts", "silence", "--home", home, "--job", "app", "--hours", 2, "--by", "ana")
                        .out())
                .startsWith("Silence ");
        Files.writeString(workspace.resolve("lcov.info"), LCOV.replace("DA:2,1", "DA:2,0"));
        CommandLineRun drop = record(2);
        assertThat(drop.out()).contains("more of the same cause, or silenced").doesNotContain("Alert active");
    }

    @Test
    void debugShowsTheCause() throws IOException {
        CommandLineRun run = record(1, "--config", config("{\"gates\":"), "--debug");
        assertThat(run.err()).contains("\tat ");
    }
}
