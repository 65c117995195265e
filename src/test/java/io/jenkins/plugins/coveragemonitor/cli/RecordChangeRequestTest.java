package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record --target}: a change request from a terminal, decided as in Jenkins. */
class RecordChangeRequestTest {
    @TempDir
    Path folder;

    private GitRepository repository;
    private String file = "src/a.js";

    @BeforeEach
    void clone(@TempDir Path clones) throws Exception {
        repository = GitRepository.in(clones.resolve("app"));
        Files.writeString(repository.folder().resolve(".git/info/exclude"), "lcov.info\n");
        repository.commit("src/a.js", "1\n".repeat(10));
    }

    private JsonNode record(String job, int build, int covered, Object... more) throws IOException {
        StringBuilder lcov = new StringBuilder("SF:" + file + "\n");
        for (int line = 1; line <= 10; line++) {
            lcov.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Files.writeString(repository.folder().resolve("lcov.info"), lcov + "end_of_record\n");
        Path config = Files.writeString(
                folder.resolve("gates.json"),
                "{\"gates\":[{\"metric\":\"LINE\",\"maxDrop\":0.5},{\"metric\":\"LINE\",\"scope\":\"PATCH\",\"atLeast\":50},"
                        + "{\"metric\":\"LINE\",\"ratchet\":true},{\"newUncoveredLines\":0}]}");
        List<Object> words = new ArrayList<>(List.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                job,
                "--build",
                build,
                "--workspace",
                repository.folder(),
                "--config",
                config,
                "--json"));
        words.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.of(words.toArray());
        assertThat(run.exitCode()).as(run.err()).isLessThan(3);
        return run.json();
    }

    /** app/main #1 is where the work began, #2 lost coverage since. */
    private void work() throws Exception {
        record("app/main", 1, 8);
        repository.git("branch", "work");
        repository.commit("src/b.js", "1\n");
        record("app/main", 2, 4);
        repository.git("checkout", "-q", "work");
        repository.commit("src/a.js", "1\n".repeat(9) + "2\n");
    }

    /** As a fresh clone of a branch that was pushed by force has it. */
    @Test
    void aBranchThatWasRewrittenIsJudgedSinceTheLastGoodChangeThatIsLeft() throws Exception {
        record("app/main", 1, 10);
        repository.commit("src/a.js", "1\n".repeat(9) + "2\n");
        record("app/main", 2, 10);
        repository.git("reset", "-q", "--hard", "HEAD~1");
        repository.commit("src/a.js", "1\n".repeat(9) + "3\n");
        repository.git("reflog", "expire", "--expire=now", "--all");
        repository.git("gc", "-q", "--prune=now");

        JsonNode json = record("app/main", 3, 9);

        assertThat(json.at("/gates/1/result").asText()).isEqualTo("WARNING");
        assertThat(json.at("/gates/1/actual").asText()).isEqualTo("0.00%");
        assertThat(json.get("problems").toString())
                .contains(
                        "to compare with is not in the clone; fetch it before measuring; the changed lines are counted"
                                + " from ",
                        ", the last good change before it that is there");
    }

    @Test
    void comparesWithTheBuildOfTheMergeBase() throws Exception {
        work();

        JsonNode json = record("app/work", 1, 7, "--target", "app/main");

        assertThat(json.at("/gates/0/result").asText()).isEqualTo("WARNING");
        assertThat(json.at("/gates/0/reason").asText()).endsWith("against app/main #1, built from the merge base");
        assertThat(json.at("/gates/0/baselineJob").asText()).isEqualTo("app/main");
        assertThat(json.at("/gates/1/actual").asText()).isEqualTo("0.00%");
        assertThat(json.at("/gates/2/reason").asText()).endsWith("the best so far is app/main #1");
        assertThat(json.at("/gates/2/expected").asText()).isEqualTo("80.00%");
        assertThat(json.at("/baseline/build").asInt()).isEqualTo(1);
        assertThat(json.at("/baseline/job").asText()).isEqualTo("app/main");
        assertThat(json.at("/patch/LINE/missed").asInt()).isEqualTo(1);
        JsonNode gaps = CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app/work", "--json")
                .json();
        assertThat(gaps.at("/newGaps/changed/0/from").asInt()).isEqualTo(10);
        assertThat(gaps.at("/newGaps/lost/0/from").asInt())
                .as("line 8 ran in app/main #1")
                .isEqualTo(8);
    }

    @Test
    void aBaseThatTheCloneDoesNotHaveIsSaidAndTheNewestBuildThatTheWorkGrewFromTaken() throws Exception {
        work();

        JsonNode json = record("app/work", 1, 8, "--target", "app/main", "--base", "nowhere");

        assertThat(json.at("/gates/0/reason").asText())
                .isEqualTo(
                        "against app/main #1, the newest of its builds that this one grew from (the clone does not have"
                                + " 'nowhere')");
        assertThat(json.at("/gates/1/reason").asText()).isEqualTo("no patch: the changed lines are not known");
        assertThat(json.get("problems").toString())
                .contains("the commit 'nowhere' to compare with is not in the clone");
    }

    @Test
    void aTargetOfWhichNothingWasRecordedIsNoBaseline() throws Exception {
        JsonNode json = record("app/work", 1, 8, "--target", "app/main");

        assertThat(json.at("/gates/0/result").asText()).isEqualTo("NOT_EVALUATED");
        assertThat(json.at("/gates/0/reason").asText())
                .isEqualTo("no baseline: the target branch app/main has no complete build with line coverage");
        assertThat(json.get("baseline").isNull()).isTrue();
    }

    /** #2 puts two lines before the others and loses a test, #3 takes away a line at the end: #1 is the baseline of both. */
    @Test
    void unchangedLinesAreFoundAgainInABaselineThatIsNotTheBuildBefore() throws Exception {
        repository.commit("src/a.js", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        record("app/main", 1, 8);
        repository.commit("src/a.js", "a\nb\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        record("app/main", 2, 4);
        repository.commit("src/a.js", "a\nb\n1\n2\n3\n4\n5\n6\n7\n8\n9\n");

        assertThat(record("app/main", 3, 4).at("/baseline/build").asInt()).isEqualTo(1);
        JsonNode gaps = CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app/main", "--json")
                .json();
        assertThat(gaps.at("/newGaps/changed").size()).isZero();
        assertThat(gaps.at("/newGaps/lost/0/from").asInt())
                .as("the old lines 3 to 8 ran in #1 and are the lines 5 to 10 now")
                .isEqualTo(5);
        assertThat(gaps.at("/newGaps/lost/0/to").asInt()).isEqualTo(10);
    }

    /** Each build fails against #1; above the code that lost its tests in #2 new lines come in, then the file moves. */
    @Test
    void threeFailingBuildsNameTheSameLostLinesWhereverTheyMove() throws Exception {
        repository.commit("src/a.js", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        record("app/main", 1, 8);
        repository.commit("src/a.js", "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        assertThat(lost(record("app/main", 2, 4))).isEqualTo("src/a.js 5-9");
        repository.commit("src/a.js", "b\nc\na\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        assertThat(lost(record("app/main", 3, 4))).as("3 new lines are covered").isEqualTo("src/a.js 5-10");
        repository.git("mv", "src/a.js", "src/moved.js");
        repository.git("commit", "-q", "-m", "move");
        file = "src/moved.js";
        JsonNode json = record("app/main", 4, 4);
        assertThat(lost(json)).isEqualTo("src/moved.js 5-10");
        assertThat(json.at("/baseline/build").asInt()).isEqualTo(1);
        assertThat(json.at("/gates/3/actual").asText())
                .as("2 of 10 were missed in #1")
                .isEqualTo("4 lines");
    }

    /** At a developer's desk what is measured is often not committed yet: lines that moved have lost nothing. */
    @Test
    void whatIsNotCommittedMovesNoLineInTheDark() throws Exception {
        repository.commit("src/a.js", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        record("app/main", 1, 8);
        Files.writeString(repository.folder().resolve("src/a.js"), "a\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        Files.writeString(
                repository.folder().resolve("lcov.info"),
                "SF:src/a.js\nDA:1,0\nDA:2,1\nDA:3,1\nDA:4,1\nDA:5,1\nDA:6,1\nDA:7,1\nDA:8,1\nDA:9,1\nDA:10,0\nDA:11,0\n"
                        + "end_of_record\n");

        CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app/main",
                "--build",
                2,
                "--workspace",
                repository.folder());

        assertThat(CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app/main", "--json")
                        .json()
                        .at("/newGaps/lost"))
                .as("the first line, which ran in #1, is another now")
                .isEmpty();
    }

    private String lost(JsonNode json) throws IOException {
        assertThat(json.at("/gates/0/result").asText()).isEqualTo("WARNING");
        JsonNode gaps = CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app/main", "--json")
                .json()
                .at("/newGaps");
        assertThat(gaps.get("changed")).isEmpty();
        JsonNode gap = gaps.at("/lost/0");
        return gap.get("path").asText() + " " + gap.get("from") + "-" + gap.get("to");
    }

    /** What a build said before lineages told whole differences. */
    @Test
    void aBuildThatAnOlderVersionRecordedIsStillShown() throws Exception {
        repository.commit("src/a.js", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        record("app/main", 1, 8);
        Path kept;
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            kept = files.filter(path -> path.endsWith("coverage.json"))
                    .findFirst()
                    .orElseThrow();
        }
        String now = Files.readString(kept);
        assertThat(now).contains("\"since\":{}");
        Files.writeString(kept, now.replace("\"since\":{}", "\"removed\":{}"));

        assertThat(CommandLineRun.of("gaps", "--home", folder.resolve("home"), "--job", "app/main", "--json")
                        .exitCode())
                .isZero();
    }

    @Test
    void removedCodeIsTakenOutByGitWithoutAnyOption() throws Exception {
        repository.commit("src/a.js", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
        record("app/main", 1, 8);
        repository.commit("src/a.js", "8\n9\n10\n");
        Files.writeString(
                repository.folder().resolve("lcov.info"), "SF:src/a.js\nDA:1,0\nDA:2,0\nDA:3,0\nend_of_record\n");

        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app/main",
                "--build",
                2,
                "--workspace",
                repository.folder(),
                "--config",
                folder.resolve("gates.json"),
                "--json");

        assertThat(run.json().at("/gates/0/reason").asText())
                .isEqualTo("1 more covered line passes this gate; against #1 without 7 removed lines");
    }
}
