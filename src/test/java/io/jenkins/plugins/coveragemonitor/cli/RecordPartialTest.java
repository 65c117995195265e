package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build lacks makes no later build red, is told, and is not taken for the whole. */
class RecordPartialTest {
    private static final String DROP = "{'metric':'LINE','maxDrop':0.5,'onMiss':'FAILED'}";
    private static final String COMPONENTS =
            "'reports':[{'component':'js','pattern':'js/lcov.info'},{'component':'py','pattern':'py/lcov.info'}],";

    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void sources() throws IOException {
        workspace = Files.createDirectories(folder.resolve("w"));
        for (String name : List.of("js/src/a.js", "py/src/a.py")) {
            Files.createDirectories(workspace.resolve(name).getParent());
            Files.writeString(workspace.resolve(name), "1\n".repeat(20));
        }
        report("js", "src/a.js", 19);
        report("py", "src/a.py", 16);
    }

    /** A report of 20 lines, so many of them covered; below 0 there is none. */
    private void report(String module, String source, int covered) throws IOException {
        Path file = workspace.resolve(module + "/lcov.info");
        if (covered < 0) {
            Files.deleteIfExists(file);
            return;
        }
        StringBuilder lines = new StringBuilder("SF:" + module + "/" + source + "\n");
        for (int line = 1; line <= 20; line++) {
            lines.append("DA:" + line + "," + (line <= covered ? 1 : 0) + "\n");
        }
        Files.writeString(file, lines + "end_of_record\n");
    }

    private JsonNode record(int build, String config, Object... more) throws IOException {
        CommandLineRun run = run(build, config, more);
        assertThat(run.out()).as(run.err()).startsWith("{");
        return run.json();
    }

    private CommandLineRun run(int build, String config, Object... more) throws IOException {
        Path file = folder.resolve("c.json");
        Files.writeString(file, ("{" + config + "}").replace('\'', '"'));
        List<Object> words = new ArrayList<>(List.of(
                "record", "--home", folder.resolve("h"), "--job", "m", "--build", build, "--config", file, "--json"));
        words.addAll(Arrays.asList(more));
        if (!words.contains("--workspace") && !words.contains("--alone")) {
            words.addAll(List.of("--workspace", workspace));
        }
        words.remove("--alone");
        return CommandLineRun.of(words.toArray());
    }

    private static List<String> alerts(JsonNode record) {
        List<String> alerts = new ArrayList<>();
        record.get("alerts")
                .forEach(alert -> alerts.add(
                        alert.get("status").asText() + " " + alert.get("type").asText()));
        return alerts;
    }

    private static String outcomes(JsonNode record) {
        return record.get("gates").findValuesAsText("result").toString();
    }

    private void aLostReportIsToldAndForgottenWhenItIsBack(String config, String component, String why)
            throws IOException {
        record(1, config);
        report("py", "src/a.py", -1);
        JsonNode part = record(2, config);
        assertThat(part.get("completeness").asText()).isEqualTo("PARTIAL");
        assertThat(part.at("/missing/0/component").asText()).isEqualTo(component);
        assertThat(part.at("/missing/0/report").asText()).isEqualTo("py/lcov.info");
        assertThat(part.at("/missing/0/why").asText()).contains(why);
        assertThat(part.at("/missing/0/lastBuild").asInt()).isEqualTo(1);
        assertThat(outcomes(part)).isEqualTo("[NOT_EVALUATED]");
        assertThat(part.at("/gates/0/reason").asText())
                .startsWith("this build is partial: ")
                .contains(why);
        assertThat(part.get("baseline").isNull()).isTrue();
        assertThat(alerts(part)).containsExactly("ACTIVE MEASUREMENT_LOST");
        assertThat(alerts(record(3, config))).isEmpty();

        report("py", "src/a.py", 16);
        JsonNode back = record(4, config);
        assertThat(back.get("completeness").asText()).isEqualTo("COMPLETE");
        assertThat(back.at("/baseline/build").asInt()).isEqualTo(1);
        assertThat(outcomes(back)).isEqualTo("[PASSED]");
        assertThat(alerts(back)).containsExactly("RESOLVED MEASUREMENT_LOST");
        assertThat(alerts(record(5, config))).isEmpty();
    }

    @Test
    void aComponentThatBroughtNothing() throws IOException {
        aLostReportIsToldAndForgottenWhenItIsBack(
                COMPONENTS + "'gates':[" + DROP + "]",
                "py",
                "component py was not measured: no report matches 'py/lcov.info', last read in #1");
    }

    @Test
    void aReportThatNothingNames() throws IOException {
        aLostReportIsToldAndForgottenWhenItIsBack(
                "'gates':[" + DROP + "]",
                "",
                "py/lcov.info, read in #1, is not there; it measured 1 file with 20 lines that is still in the workspace");
    }

    /** Reports that were copied to where no sources are. */
    @Test
    void aReportThatNothingNamesWhereNoSourcesAre() throws IOException {
        Files.delete(workspace.resolve("js/src/a.js"));
        Files.delete(workspace.resolve("py/src/a.py"));
        aLostReportIsToldAndForgottenWhenItIsBack(
                "'gates':[" + DROP + "]",
                "",
                "py/lcov.info, read in #1, is not there; it measured 1 file with 20 lines, and without sources in the workspace"
                        + " nothing shows whether that code is gone");
    }

    @Test
    void whatIsGoneMovedOrNotAskedForIsNotLost() throws IOException {
        String config = "'gates':[" + DROP + "]";
        record(1, config);
        Files.createDirectories(workspace.resolve("out"));
        Files.move(workspace.resolve("py/lcov.info"), workspace.resolve("out/py.info"));
        assertThat(record(2, config).get("completeness").asText())
                .as("another folder")
                .isEqualTo("COMPLETE");
        assertThat(record(3, "'reports':[{'pattern':'js/*.info'}],'gates':[" + DROP + "]")
                        .get("completeness")
                        .asText())
                .as("the configuration asks for less")
                .isEqualTo("COMPLETE");
        assertThat(record(4, config).get("completeness").asText()).isEqualTo("COMPLETE");
        Files.delete(workspace.resolve("out/py.info"));
        Files.delete(workspace.resolve("py/src/a.py"));
        JsonNode gone = record(5, config);
        assertThat(gone.get("completeness").asText()).as("the code is gone").isEqualTo("COMPLETE");
        assertThat(alerts(gone)).doesNotContain("ACTIVE MEASUREMENT_LOST");
    }

    @Test
    void aLossThatIsAcceptedIsNotMissedAnyMore() throws IOException {
        String config = "'gates':[" + DROP + "]";
        record(1, config);
        report("py", "src/a.py", -1);
        String key = record(2, config).at("/alerts/0/key").asText();
        CommandLineRun accepted = CommandLineRun.of(
                "alerts", "accept", key, "--home", folder.resolve("h"), "--by", "ann", "--note", "no tests any more");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        JsonNode next = record(3, config);
        assertThat(next.get("completeness").asText()).isEqualTo("COMPLETE");
        assertThat(record(4, config).at("/baseline/build").asInt()).isEqualTo(3);
    }

    @Test
    void aLossIsAcceptedWhateverTheClockOfTheBuildSaid() throws IOException {
        String config = "'gates':[" + DROP + "]";
        record(1, config, "--time", "2100-01-01T00:00:00Z");
        report("py", "src/a.py", -1);
        String key = record(2, config, "--time", "2100-01-02T00:00:00Z")
                .at("/alerts/0/key")
                .asText();
        CommandLineRun.of("alerts", "accept", key, "--home", folder.resolve("h"), "--by", "ann", "--note", "no tests");
        assertThat(record(3, config, "--time", "2100-01-03T00:00:00Z")
                        .get("completeness")
                        .asText())
                .isEqualTo("COMPLETE");
    }

    @Test
    void aGateMayHaveToBeEvaluatedAndAFixedLimitMayJudgeAPart() throws IOException {
        String must =
                "'gates':[{'metric':'LINE','maxDrop':0.5,'onNotEvaluated':'FAILED'},{'metric':'LINE','atLeast':80},"
                        + "{'metric':'LINE','atLeast':80,'evaluatePartial':true,'name':'part'}]";
        CommandLineRun first = run(1, must);
        assertThat(outcomes(first.json())).as("there is no baseline yet").isEqualTo("[NOT_EVALUATED, PASSED, PASSED]");
        report("py", "src/a.py", -1);
        CommandLineRun lost = run(2, must);
        assertThat(outcomes(lost.json())).isEqualTo("[FAILED, NOT_EVALUATED, PASSED]");
        assertThat(lost.exitCode()).isEqualTo(2);
        assertThat(lost.json().at("/gates/0/reason").asText())
                .startsWith("it must be evaluated and cannot be, as this build is partial: py/lcov.info");
        assertThat(lost.json().at("/gates/2/reason").asText())
                .contains("; evaluated on what is there, as py/lcov.info");
        report("py", "src/a.py", 16);
        JsonNode back = record(3, must);
        assertThat(outcomes(back)).isEqualTo("[PASSED, PASSED, PASSED]");
        assertThat(alerts(back)).allMatch(alert -> alert.startsWith("RESOLVED"));
    }

    @Test
    void aComponentThatIsWholeIsJudgedInAPart() throws IOException {
        String config = COMPONENTS + "'gates':[" + DROP + ",{'metric':'LINE','maxDrop':0.5,'component':'js'}]";
        record(1, config);
        report("py", "src/a.py", -1);
        report("js", "src/a.js", 10);
        JsonNode part = record(2, config);
        assertThat(outcomes(part)).isEqualTo("[NOT_EVALUATED, WARNING]");
        assertThat(alerts(part)).contains("ACTIVE MEASUREMENT_LOST", "ACTIVE REGRESSION");
        report("py", "src/a.py", 16);
        report("js", "src/a.js", 19);
        JsonNode back = record(3, config);
        assertThat(outcomes(back)).isEqualTo("[PASSED, PASSED]");
        assertThat(alerts(back)).isNotEmpty().allMatch(alert -> alert.startsWith("RESOLVED"));
    }

    @Test
    void whatMayBeAbsentIsNotMissing() throws IOException {
        report("py", "src/a.py", -1);
        JsonNode record = record(
                1, "'reports':[{'pattern':'js/*.info'},{'component':'py','pattern':'py/*.info','optional':true}]");
        assertThat(record.get("completeness").asText()).isEqualTo("COMPLETE");
        assertThat(record.get("problems")).isEmpty();
    }

    /** As JaCoCo and coverage.py write one when no test ran: it is there, is a report, and tells nothing. */
    @Test
    void aReportThatHoldsNothingIsMissing() throws IOException {
        String gates = "'gates':[" + DROP + "]";
        String empty = "<coverage lines-valid='0' line-rate='0' branch-rate='0'><packages/></coverage>";
        String whole =
                "<coverage lines-valid='2' line-rate='0.5' branch-rate='0'><packages><package name='p'><classes><class name='a'"
                        + " filename='py/src/a.py'><methods/><lines><line number='1' hits='1'/><line number='2' hits='0'/></lines></class></classes>"
                        + "</package></packages></coverage>";
        report("py", "src/a.py", -1);
        Path file = workspace.resolve("py/coverage.xml");
        Files.writeString(file, whole);
        record(1, gates);
        Files.writeString(file, empty);
        JsonNode part = record(2, gates);
        assertThat(part.at("/completeness").asText()).isEqualTo("PARTIAL");
        assertThat(part.at("/missing/0/why").asText())
                .isEqualTo(
                        "py/coverage.xml, read in #1, holds nothing now; it measured 1 file with 2 lines that is still in the"
                                + " workspace");
        assertThat(outcomes(part)).isEqualTo("[NOT_EVALUATED]");
        assertThat(alerts(part)).containsExactly("ACTIVE MEASUREMENT_LOST");
        Files.writeString(file, whole);
        JsonNode back = record(3, gates);
        assertThat(outcomes(back)).isEqualTo("[PASSED]");
        assertThat(alerts(back)).containsExactly("RESOLVED MEASUREMENT_LOST");

        String asked =
                "'reports':[{'component':'js','pattern':'js/lcov.info'},{'component':'py','pattern':'py/coverage.xml'}],";
        record(4, asked + gates);
        Files.writeString(file, empty);
        assertThat(record(5, asked + gates).at("/missing/0/why").asText())
                .isEqualTo("component py was not measured: py/coverage.xml holds nothing, last read in #4");
    }

    @Test
    void aReportThatCannotBeReadIsMissing() throws IOException {
        report("py", "src/a.py", -1);
        Files.writeString(
                workspace.resolve("py/coverage.xml"),
                "<coverage line-rate='1'><packages><package name='p'><classes><class name='a' filename='py/src/a.py'>");
        JsonNode part = record(1, "'gates':[" + DROP + "]");
        assertThat(part.get("completeness").asText()).isEqualTo("PARTIAL");
        assertThat(part.get("missing")).hasSize(1);
        assertThat(part.at("/missing/0/report").asText()).isEqualTo("py/coverage.xml");
        assertThat(alerts(part)).as("it was never there").isEmpty();
    }

    private void junit(String component, int failed) throws IOException {
        Path file = workspace.resolve(component + "/TEST-a.xml");
        if (failed < 0) {
            Files.deleteIfExists(file);
            return;
        }
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            cases.append("<testcase classname='" + component + "' name='t" + i + "' time='1'>"
                    + (i < failed ? "<failure/>" : "") + "</testcase>");
        }
        Files.writeString(file, "<testsuite name='" + component + "'>" + cases + "</testsuite>");
    }

    /** The tests of a component may have limits of their own, and a report of tests that is not there is no lost coverage. */
    @Test
    void testsOfAComponentAreJudgedByThemselves() throws IOException {
        String config =
                "'reports':[{'pattern':'**/lcov.info'},{'component':'js','format':'JUNIT','pattern':'js/TEST-*.xml'},"
                        + "{'component':'py','format':'JUNIT','pattern':'py/TEST-*.xml'}],'gates':[{'metric':'TEST_FAILURES','component':'js',"
                        + "'atMost':0,'onMiss':'FAILED'},{'metric':'TEST_FAILURES','component':'py','atMost':1},{'metric':'LINE','atLeast':50}]";
        junit("js", 0);
        junit("py", -1);
        JsonNode never = record(1, config);
        assertThat(never.at("/completeness").asText()).isEqualTo("PARTIAL");
        assertThat(outcomes(never)).isEqualTo("[PASSED, NOT_EVALUATED, PASSED]");
        assertThat(never.at("/gates/1/component").asText()).isEqualTo("py");
        assertThat(never.at("/gates/1/reason").asText())
                .isEqualTo("tests are missing: component py was not measured: no report matches 'py/TEST-*.xml'");

        junit("js", 1);
        junit("py", 1);
        assertThat(outcomes(record(2, config))).isEqualTo("[FAILED, PASSED, PASSED]");

        junit("py", -1);
        assertThat(alerts(record(3, config))).contains("ACTIVE MEASUREMENT_LOST");
        junit("py", 1);
        JsonNode back = record(4, config);
        assertThat(back.get("alerts").findValuesAsText("message")).contains("component py is measured again");
    }

    @Test
    void aJobOfTestsAloneMissesThemToo() throws IOException {
        report("js", "src/a.js", -1);
        report("py", "src/a.py", -1);
        String config = "'reports':[{'component':'js','format':'JUNIT','pattern':'js/TEST-*.xml'},"
                + "{'component':'py','format':'JUNIT','pattern':'py/TEST-*.xml'}]";
        junit("js", 0);
        junit("py", 0);
        record(1, config);
        junit("py", -1);
        assertThat(alerts(record(2, config))).containsExactly("ACTIVE MEASUREMENT_LOST");
        assertThat(alerts(record(3, config))).isEmpty();
        junit("py", 0);
        assertThat(alerts(record(4, config))).containsExactly("RESOLVED MEASUREMENT_LOST");
    }

    /** A component that is made of source files lacks only the reports that list some of them, and misses them in a report. */
    @Test
    void aComponentOfSourcesMissesItsOwnFilesAlone() throws IOException {
        String config = "'reports':[{'component':'js','sources':'js/**'},{'component':'py','sources':'py/**'},"
                + "{'pattern':'**/lcov.info'}],'gates':[{'metric':'LINE','component':'js','maxDrop':0}," + DROP + "]";
        record(1, config);
        report("py", "src/a.py", -1);
        JsonNode part = record(2, config);
        assertThat(part.get("missing").findValuesAsText("component")).containsExactly("", "py");
        assertThat(outcomes(part)).isEqualTo("[PASSED, NOT_EVALUATED]");

        report("py", "src/a.py", 16);
        record(3, config);
        Files.writeString(workspace.resolve("py/lcov.info"), "SF:other.py\nDA:1,1\nend_of_record\n");
        JsonNode unlisted = record(4, config);
        assertThat(unlisted.get("missing").findValuesAsText("component")).containsExactly("", "py");
        assertThat(unlisted.get("missing").findValuesAsText("why"))
                .allMatch(
                        "py/lcov.info lists other files than in #3: py/src/a.py is still in the workspace and in no report"
                                ::equals);
        assertThat(alerts(unlisted))
                .as("of the whole and of the component, as when the report is gone")
                .isEqualTo(alerts(part))
                .containsExactly("ACTIVE MEASUREMENT_LOST", "ACTIVE MEASUREMENT_LOST");

        Files.delete(workspace.resolve("py/src/a.py"));
        assertThat(record(5, config).get("completeness").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void aPatternOfSourcesThatNoFileMatchesIsSaid() throws IOException {
        String config = "'reports':[{'component':'ui','sources':'web/**'%s},{'pattern':'**/lcov.info'}]";
        JsonNode none = record(1, String.format(config, ""));
        assertThat(none.at("/missing/0/why").asText())
                .isEqualTo("component ui was not measured: no report lists a file that matches 'web/**';"
                        + " correct the pattern, or remove the component from the configuration");
        assertThat(record(2, String.format(config, ",'optional':true"))
                        .get("completeness")
                        .asText())
                .isEqualTo("COMPLETE");
    }

    @Test
    void partsAreJudgedWhenAllAreThere() throws IOException {
        String config = "'gates':[{'metric':'LINE','atLeast':80,'onMiss':'FAILED'}]";
        for (int build = 1; build <= 2; build++) {
            CommandLineRun part = run(build, config, "--more", "--workspace", workspace.resolve("py"));
            assertThat(part.exitCode()).isZero();
            assertThat(part.json().get("finished").asBoolean()).isFalse();
            assertThat(part.json().get("verdict").asText()).isEqualTo("NOT_EVALUATED");
            assertThat(part.json().get("completeness").asText()).isEqualTo("PARTIAL");
            assertThat(alerts(part.json())).isEmpty();
            CommandLineRun whole = run(build, config, "--finish", "--workspace", workspace.resolve("js"));
            assertThat(whole.exitCode()).isZero();
            assertThat(whole.json().at("/totals/LINE/covered").asInt()).isEqualTo(35);
            assertThat(whole.json().get("completeness").asText()).isEqualTo("COMPLETE");
            assertThat(alerts(whole.json())).isEmpty();
        }
    }

    @Test
    void theLastOfANumberOfPartsIsJudged() throws IOException {
        String config = "'gates':[{'metric':'LINE','atLeast':80}]";
        assertThat(record(1, config, "--parts", 2, "--workspace", workspace.resolve("py"))
                        .get("finished")
                        .asBoolean())
                .isFalse();
        JsonNode last = record(1, config, "--parts", 2, "--workspace", workspace.resolve("js"));
        assertThat(last.get("finished").asBoolean()).isTrue();
        assertThat(outcomes(last)).isEqualTo("[PASSED]");
    }

    @Test
    void aBuildThatIsNeverFinishedStaysAPartAndMayBeFinishedLater() throws IOException {
        String config = "'gates':[" + DROP + "]";
        record(1, config);
        record(2, config, "--more", "--workspace", workspace.resolve("js"));
        CommandLineRun next = run(3, config);
        assertThat(next.err()).contains("#2 was never finished, so it stays partial");
        assertThat(next.json().at("/baseline/build").asInt()).isEqualTo(1);
        JsonNode trend = CommandLineRun.of("trend", "--home", folder.resolve("h"), "--job", "m", "--json")
                .json();
        assertThat(trend.at("/points/1/completeness").asText()).isEqualTo("PARTIAL");
        assertThat(trend.at("/points/1/missing/0/why").asText())
                .isEqualTo("the last part of the build was never recorded");
        assertThat(record(2, config, "--finish", "--workspace", workspace.resolve("py"))
                        .get("completeness")
                        .asText())
                .isEqualTo("COMPLETE");
    }

    @Test
    void theEndNeedsNoPartButABeginning() throws IOException {
        record(1, "'gates':[" + DROP + "]", "--more");
        CommandLineRun end = CommandLineRun.of(
                "record", "--home", folder.resolve("h"), "--job", "m", "--build", 1, "--finish", "--json");
        assertThat(end.json().get("gates")).as("the gates of its parts").hasSize(1);
        assertThat(end.json().get("completeness").asText()).isEqualTo("COMPLETE");
        assertThat(run(9, "", "--finish", "--alone").err()).contains("no part of build 9 was recorded");
        assertThat(run(9, "", "--finish", "--more").err()).contains("--more and --finish contradict each other");
    }

    @Test
    void aWrongRecordIsReplaced() throws IOException {
        String config = "'gates':[" + DROP + "]";
        record(1, config);
        report("js", "src/a.js", 2);
        JsonNode wrong = record(2, config);
        assertThat(outcomes(wrong)).isEqualTo("[FAILED]");
        report("js", "src/a.js", 19);
        JsonNode right = record(2, config, "--replace");
        assertThat(right.at("/totals/LINE/covered").asInt()).isEqualTo(35);
        assertThat(outcomes(right)).isEqualTo("[PASSED]");
        assertThat(alerts(right)).isNotEmpty().allMatch(alert -> alert.startsWith("RESOLVED"));
        assertThat(right.get("reports")).hasSize(2);
    }

    private JsonNode dayLater(int build, String config) throws IOException {
        for (String report : List.of("js/lcov.info", "py/lcov.info")) {
            Files.setLastModifiedTime(workspace.resolve(report), FileTime.from(Instant.parse("2026-03-01T08:05:00Z")));
        }
        return record(build, config, "--time", "2026-03-0" + build + "T08:00:00Z");
    }

    /** Without git the workspace tells that a file is not gone: what its report does not list any more was not removed. */
    @Test
    void aFileThatIsStillThereWasNotRemoved() throws IOException {
        String config = "'reports':[{'pattern':'all.info','exclude':'gen/**'}],'gates':[" + DROP + "]";
        Path all = workspace.resolve("all.info");
        String js = Files.readString(workspace.resolve("js/lcov.info"));
        report("py", "src/a.py", 20);
        Files.writeString(all, js + Files.readString(workspace.resolve("py/lcov.info")));
        record(1, config);
        Files.writeString(all, js);
        JsonNode less = record(2, config);
        assertThat(less.at("/completeness").asText()).isEqualTo("COMPLETE");
        assertThat(outcomes(less)).isEqualTo("[FAILED]");
        assertThat(less.at("/gates/0/reason").asText())
                .endsWith("against #1, and py/src/a.py is still there, unmeasured");

        Files.delete(workspace.resolve("py/src/a.py"));
        JsonNode removed = record(3, config);
        assertThat(outcomes(removed)).isEqualTo("[PASSED]");
        assertThat(removed.at("/gates/0/reason").asText())
                .isEqualTo(
                        "against #1 without 20 removed lines, estimated from counters as the change since #1 is not known");
    }

    /** Sources that a configuration leaves out from now on are no hole. */
    @Test
    void aFileThatIsLeftOutIsNotMissed() throws IOException {
        Path all = workspace.resolve("all.info");
        report("py", "src/a.py", 20);
        Files.writeString(
                all,
                Files.readString(workspace.resolve("js/lcov.info"))
                        + Files.readString(workspace.resolve("py/lcov.info")));
        record(1, "'reports':[{'pattern':'all.info'}],'gates':[" + DROP + "]");
        assertThat(outcomes(record(2, "'reports':[{'pattern':'all.info','exclude':'py/**'}],'gates':[" + DROP + "]")))
                .isEqualTo("[PASSED]");
    }

    private void changes(String file) throws IOException {
        Files.writeString(folder.resolve("changes.json"), "{\"changedLines\":{\"" + file + "\":[[1,3]]}}");
    }

    /** What a wrong record reached is no limit of a ratchet any more, be it of the project or of single files. */
    @Test
    void aRatchetFallsBackWithARecordThatIsReplaced() throws IOException {
        String config = "'gates':[{'metric':'LINE','ratchet':true},{'metric':'LINE','ratchet':true,'scope':'FILES'}]";
        changes("js/src/a.js");
        Object[] changed = {"--changes", folder.resolve("changes.json")};
        record(1, config, changed);
        report("js", "src/a.js", 20);
        assertThat(outcomes(record(2, config, changed))).isEqualTo("[PASSED, PASSED]");
        report("js", "src/a.js", 19);
        assertThat(outcomes(record(3, config, changed))).isEqualTo("[WARNING, WARNING]");

        record(2, config, "--replace", "--changes", folder.resolve("changes.json"));
        JsonNode after = record(4, config, changed);
        assertThat(outcomes(after)).isEqualTo("[PASSED, PASSED]");
        assertThat(after.at("/gates/0/reason").asText()).isEqualTo("the best so far is #1");
    }

    @Test
    void aReportOfAnEarlierBuildIsTold() throws IOException {
        assertThat(dayLater(1, "").at("/reports/0/stale").isMissingNode()).isTrue();
        JsonNode stale = dayLater(2, "");
        assertThat(stale.at("/reports/0/stale").asText())
                .isEqualTo(
                        "js/lcov.info was written 23 hours before this build began; it is the same report that #1 read");
        assertThat(stale.get("problems").toString()).contains("js/lcov.info was written 23 hours before");
        assertThat(stale.get("completeness").asText()).isEqualTo("COMPLETE");
        assertThat(alerts(stale)).isEmpty();
    }

    @Test
    void aReportOfAnEarlierBuildMayCountAsLostOrFail() throws IOException {
        dayLater(1, "");
        JsonNode lost = dayLater(2, "'staleReports':'LOST'");
        assertThat(lost.get("completeness").asText()).isEqualTo("UNMEASURED");
        assertThat(alerts(lost)).containsExactly("ACTIVE MEASUREMENT_LOST");
        JsonNode failed = dayLater(3, "'staleReports':'fail'");
        assertThat(failed.get("verdict").asText()).isEqualTo("FAILED");
        assertThat(failed.at("/gates/0/name").asText()).isEqualTo("Every report is of this build");
        assertThat(run(4, "'staleReports':'IGNORE'").err())
                .contains("staleReports: unknown staleReports 'IGNORE': use one of NOTE, LOST, FAIL");
    }
}
