package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part is not taken for the whole: neither of a report that lists less than before, nor in the first build of a branch. */
class PartOfAReportTest {
    private static final List<String> APP =
            List.of("app/a.js", "app/b.js", "app/c.js", "app/d.js", "app/e.js", "app/f.js");
    private static final List<String> WEB = List.of("web/x.js", "web/y.js", "web/z.js");

    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void sources() throws IOException {
        workspace = folder.resolve("w");
        for (String name : all()) {
            Files.createDirectories(workspace.resolve(name).getParent());
            Files.writeString(workspace.resolve(name), "1\n".repeat(10));
        }
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(APP);
        all.addAll(WEB);
        return all;
    }

    /** Half of the lines of app are covered, and 9 of 10 of web. */
    private void report(String path, List<String> files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String file : files) {
            lines.append("SF:").append(file).append('\n');
            for (int line = 1; line <= 10; line++) {
                boolean covered = line <= (file.startsWith("app") ? 5 : 9);
                lines.append("DA:").append(line).append(covered ? ",1\n" : ",0\n");
            }
            lines.append("end_of_record\n");
        }
        Files.writeString(workspace.resolve(path), lines);
    }

    private JsonNode record(String job, int build, String config, Object... more) throws IOException {
        Path file = folder.resolve("c.json");
        String gates = "'gates':[{'metric':'LINE','maxDrop':0.5,'onMiss':'FAILED'}]";
        Files.writeString(file, ("{" + config + gates + "}").replace('\'', '"'));
        List<Object> words = new ArrayList<>(
                List.of("record", "--home", folder.resolve("h"), "--job", job, "--build", build, "--config", file));
        words.addAll(List.of("--json", "--workspace", workspace));
        words.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(words.toArray());
        assertThat(run.out()).as(run.err()).startsWith("{");
        return run.json();
    }

    private static String state(JsonNode build) {
        List<String> alerts = new ArrayList<>();
        build.get("alerts")
                .forEach(alert -> alerts.add(
                        alert.get("status").asText() + " " + alert.get("type").asText()));
        return build.get("completeness").asText() + " "
                + build.at("/gates/0/result").asText() + " " + alerts;
    }

    @Test
    void aModuleThatFellOutOfAReportIsMissing() throws IOException {
        report("lcov.info", all());
        record("m", 1, "");
        report("lcov.info", APP);
        JsonNode part = record("m", 2, "");
        assertThat(state(part)).isEqualTo("PARTIAL NOT_EVALUATED [ACTIVE MEASUREMENT_LOST]");
        assertThat(part.at("/missing/0/why").asText())
                .isEqualTo("lcov.info lists 6 files, and listed 9 in #1: web/x.js, web/y.js, web/z.js are still in the"
                        + " workspace and in no report");
        report("lcov.info", all());
        JsonNode whole = record("m", 3, "");
        assertThat(state(whole)).isEqualTo("COMPLETE PASSED [RESOLVED MEASUREMENT_LOST]");
        assertThat(whole.at("/baseline/build").asInt()).isEqualTo(1);
    }

    @Test
    void aReportThatIsNoneAnyMoreIsSaidToBeThat() throws IOException {
        report("app.info", APP);
        report("web/lcov.info", WEB);
        record("m", 1, "");
        Files.writeString(workspace.resolve("web/lcov.info"), "Killed\n");
        JsonNode part = record("m", 2, "");
        assertThat(part.at("/missing/0/why").asText())
                .startsWith("web/lcov.info, read in #1, is no longer a report; it measured 3 files");
        assertThat(part.get("problems").toString()).contains("web/lcov.info: has the name of a report and is none");
    }

    @Test
    void aFewFilesOrFilesThatAreGoneAreNoPart() throws IOException {
        report("lcov.info", all());
        record("m", 1, "");
        List<String> most = all();
        most.removeAll(List.of("app/f.js", "web/z.js"));
        report("lcov.info", most);
        assertThat(state(record("m", 2, ""))).startsWith("COMPLETE");
        for (String gone : WEB) {
            Files.delete(workspace.resolve(gone));
        }
        report("lcov.info", APP);
        assertThat(state(record("m", 3, ""))).startsWith("COMPLETE");
    }

    @Test
    void mostOfASmallReportIsAPart() throws IOException {
        report("app.info", APP);
        report("web.info", WEB);
        record("m", 1, "");
        report("web.info", WEB.subList(0, 1));
        assertThat(state(record("m", 2, ""))).startsWith("PARTIAL NOT_EVALUATED");
        report("web.info", WEB.subList(0, 2));
        assertThat(record("m", 3, "").get("completeness").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void filesInAnotherReportOrExcludedByTheConfigurationAreNotMissing() throws IOException {
        report("lcov.info", all());
        record("m", 1, "");
        report("lcov.info", APP);
        report("web.info", WEB);
        assertThat(state(record("m", 2, ""))).isEqualTo("COMPLETE PASSED []");
        Files.delete(workspace.resolve("web.info"));
        report("lcov.info", all());
        record("e", 1, "");
        report("lcov.info", APP);
        assertThat(state(record("e", 2, "'reports':[{'exclude':'web/**'}],"))).startsWith("COMPLETE");
    }

    @Test
    void anExclusionOnPurposeIsAcceptedOnce() throws IOException {
        report("lcov.info", all());
        record("m", 1, "");
        report("lcov.info", APP);
        String key = record("m", 2, "").at("/alerts/0/key").asText();
        CommandLineRun.of("alerts", "accept", key, "--home", folder.resolve("h"), "--by", "Ann", "--note", "left out");
        JsonNode next = record("m", 3, "");
        assertThat(state(next)).as("web is gone for good, and no drop").isEqualTo("COMPLETE PASSED []");
        assertThat(state(record("m", 4, ""))).isEqualTo("COMPLETE PASSED []");
    }

    @Test
    void whatFiveBuildsInARowShowIsTheNewWhole() throws IOException {
        report("lcov.info", all());
        record("m", 1, "");
        report("lcov.info", APP);
        for (int build = 2; build <= 5; build++) {
            assertThat(state(record("m", build, ""))).as("#" + build).startsWith("PARTIAL");
        }
        JsonNode settled = record("m", 6, "");
        assertThat(state(settled)).isEqualTo("COMPLETE PASSED [RESOLVED MEASUREMENT_LOST]");
        assertThat(settled.get("reports").toString() + settled.get("problems"))
                .contains("in no report, as in the builds before; from now on this counts as complete");
        JsonNode after = record("m", 7, "");
        assertThat(after.get("problems").toString()).doesNotContain("from now on");
        assertThat(after.at("/baseline/build").asInt()).isEqualTo(6);
        report("lcov.info", all());
        assertThat(state(record("m", 8, ""))).startsWith("COMPLETE PASSED");
    }

    @Test
    void somethingElseThatIsMissingBeginsToCountAnew() throws IOException {
        report("lcov.info", all());
        record("m", 1, "");
        for (int build = 2; build <= 8; build++) {
            report("lcov.info", build % 2 == 0 ? APP : APP.subList(0, 5));
            assertThat(state(record("m", build, ""))).as("#" + build).startsWith("PARTIAL");
        }
    }

    @Test
    void whoTestsOnlyWhatIsAffectedMaySayThatAReportCountsAsItIs() throws IOException {
        String note = "'unlistedFiles':'note',";
        report("lcov.info", all());
        record("m", 1, note);
        report("lcov.info", APP);
        JsonNode noted = record("m", 2, note);
        assertThat(noted.get("completeness").asText()).isEqualTo("COMPLETE");
        assertThat(noted.get("problems").toString()).contains("lcov.info lists 6 files, and listed 9 in #1");
    }

    @Test
    void theFirstBuildOfABranchIsExpectedToHaveWhatItsTargetHas() throws IOException {
        report("app.info", APP);
        report("web.info", WEB);
        record("p/main", 1, "");
        Files.delete(workspace.resolve("app.info"));
        JsonNode part = record("p/work", 1, "", "--target", "p/main");
        assertThat(state(part)).isEqualTo("PARTIAL NOT_EVALUATED [ACTIVE MEASUREMENT_LOST]");
        assertThat(part.at("/missing/0/why").asText())
                .isEqualTo("app.info, read in #1 of p/main, is not there; it measured 6 files with 60 lines that are"
                        + " still in the workspace");
        assertThat(state(record("p/work", 2, "", "--target", "p/main"))).startsWith("PARTIAL NOT_EVALUATED");
        report("app.info", APP);
        assertThat(state(record("p/work", 3, "", "--target", "p/main")))
                .isEqualTo("COMPLETE PASSED [RESOLVED MEASUREMENT_LOST]");
        Files.delete(workspace.resolve("web.info"));
        JsonNode own = record("p/work", 4, "", "--target", "p/main");
        assertThat(own.at("/missing/0/why").asText()).startsWith("web.info, read in #3, is not there");
    }

    @Test
    void aLossThatWasAcceptedThereOrHereIsNotExpected() throws IOException {
        report("app.info", APP);
        report("web.info", WEB);
        record("p/main", 1, "");
        Files.delete(workspace.resolve("app.info"));
        String key = record("p/work", 1, "", "--target", "p/main")
                .at("/alerts/0/key")
                .asText();
        CommandLineRun.of("alerts", "accept", key, "--home", folder.resolve("h"), "--by", "Ann", "--note", "gone");
        assertThat(record("p/work", 2, "", "--target", "p/main")
                        .get("completeness")
                        .asText())
                .isEqualTo("COMPLETE");
        String ofMain = record("p/main", 2, "").at("/alerts/0/key").asText();
        CommandLineRun.of("alerts", "accept", ofMain, "--home", folder.resolve("h"), "--by", "Ann", "--note", "gone");
        assertThat(record("p/other", 1, "", "--target", "p/main")
                        .get("completeness")
                        .asText())
                .isEqualTo("COMPLETE");
    }

    @Test
    void aNewBranchIsExpectedToHaveWhatTheJobHasThatItsGatesCompareWith() throws IOException {
        report("app.info", APP);
        report("web.info", WEB);
        record("p/main", 1, "");
        Files.delete(workspace.resolve("app.info"));
        Path config = folder.resolve("other.json");
        Files.writeString(
                config,
                "{\"gates\":[{\"metric\":\"LINE\",\"maxDrop\":0.5,\"baseline\":\"JOB\",\"baselineJob\":\"p/main\"}]}");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("h"),
                "--job",
                "p/release",
                "--build",
                1,
                "--config",
                config,
                "--json",
                "--workspace",
                workspace);
        assertThat(run.json().at("/missing/0/why").asText()).startsWith("app.info, read in #1 of p/main, is not there");
        assertThat(run.json().at("/gates/0/result").asText()).isEqualTo("NOT_EVALUATED");
    }

    @Test
    void whatTheBuildLacksThatAChangeRequestIsComparedWithIsNoLoss(@TempDir Path clones) throws Exception {
        GitRepository repository = GitRepository.in(clones.resolve("app"));
        Files.writeString(repository.folder().resolve(".git/info/exclude"), "*.info\n");
        for (String name : all()) {
            repository.commit(name, "1\n".repeat(10));
        }
        workspace = repository.folder();
        report("web.info", WEB);
        record("p/main", 1, "");
        repository.git("branch", "work");
        repository.commit("new.txt", "1\n");
        report("app.info", APP);
        record("p/main", 2, "");
        Files.delete(workspace.resolve("app.info"));
        repository.git("checkout", "-q", "work");
        repository.commit("other.txt", "1\n");
        JsonNode first = record("p/work", 1, "", "--target", "p/main");
        assertThat(state(first)).isEqualTo("COMPLETE PASSED []");
        assertThat(first.at("/baseline/build").asInt()).isEqualTo(1);
    }
}
