package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a change over several builds: refused lines stay refused, moved lines stay what they were. */
class ChangeOverBuildsTest {
    private static final String PATCH_GATE =
            "{\"metric\":\"LINE\",\"scope\":\"PATCH\",\"atLeast\":80,\"onMiss\":\"FAILED\"}";

    @TempDir
    Path folder;

    private GitRepository repository;
    private final Map<String, List<String>> sources = new TreeMap<>();
    private String gates = PATCH_GATE;
    private int build;

    @BeforeEach
    void clone(@TempDir Path clones) throws Exception {
        repository = GitRepository.in(clones.resolve("app"));
        Files.writeString(repository.folder().resolve(".git/info/exclude"), "lcov.info\n");
        sources.put("src/a.js", numbered("statement number %d of file a", 30));
        sources.put("src/b.js", numbered("other text %d of b", 20));
        commit();
    }

    private static List<String> numbered(String text, int lines) {
        return IntStream.rangeClosed(1, lines)
                .mapToObj(line -> String.format(text, line))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void commit() throws Exception {
        for (Map.Entry<String, List<String>> source : sources.entrySet()) {
            Path file = repository.folder().resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", source.getValue()) + "\n");
        }
        repository.commit();
    }

    /** Records the work tree; the lines whose text has one of some words are missed. */
    private JsonNode record(String... missed) throws IOException {
        StringBuilder lcov = new StringBuilder();
        sources.forEach((path, lines) -> {
            lcov.append("SF:").append(path).append('\n');
            for (int line = 1; line <= lines.size(); line++) {
                String text = lines.get(line - 1).strip();
                boolean isMissed = Set.of(missed).stream().anyMatch(text::endsWith);
                lcov.append("DA:").append(line).append(isMissed ? ",0\n" : ",1\n");
            }
            lcov.append("end_of_record\n");
        });
        Files.writeString(repository.folder().resolve("lcov.info"), lcov);
        Path config = Files.writeString(folder.resolve("gates.json"), "{\"gates\":[" + gates + "]}");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--build",
                ++build,
                "--workspace",
                repository.folder(),
                "--config",
                config,
                "--json");
        assertThat(run.exitCode()).as(run.err()).isLessThan(3);
        return run.json();
    }

    private static String result(JsonNode record) {
        return record.at("/gates/0/result").asText();
    }

    private static String reason(JsonNode record) {
        return record.at("/gates/0/reason").asText();
    }

    private JsonNode alerts(String status) throws IOException {
        return CommandLineRun.of("alerts", "--home", folder.resolve("home"), "--status", status, "--json")
                .json();
    }

    /** Builds #1, which is good, and #2, whose second changed line no test covers. */
    private void refused() throws Exception {
        record();
        sources.get("src/b.js").set(1, "covered");
        sources.get("src/b.js").set(9, "unfinished");
        commit();
        assertThat(result(record("unfinished"))).isEqualTo("FAILED");
    }

    @Test
    void aRebuildOfTheSameCommitStaysRefused() throws Exception {
        refused();

        JsonNode again = record("unfinished");

        assertThat(result(again)).isEqualTo("FAILED");
        assertThat(reason(again)).endsWith("; changed since #1");
        assertThat(alerts("ACTIVE").toString()).contains("at least 80 %");
    }

    @Test
    void anotherCommitThatLeavesTheLinesUncoveredStaysRefused() throws Exception {
        refused();
        sources.get("src/a.js").set(0, "another change");
        commit();

        JsonNode next = record("unfinished");

        assertThat(result(next)).isEqualTo("FAILED");
        assertThat(next.at("/patch/LINE/covered").asInt()).isEqualTo(2);
        assertThat(next.at("/patch/LINE/missed").asInt()).isEqualTo(1);
    }

    @Test
    void theGatePassesWhenTheLinesAreCoveredAndTheNextChangeBeginsThere() throws Exception {
        refused();

        assertThat(result(record())).isEqualTo("PASSED");
        assertThat(alerts("ACTIVE").toString()).doesNotContain("at least 80 %");

        sources.get("src/a.js").set(0, "another change");
        commit();
        assertThat(record().at("/patch/LINE/covered").asInt()).isEqualTo(1);
    }

    @Test
    void theGatePassesWhenTheLinesAreGone() throws Exception {
        refused();
        sources.put("src/b.js", numbered("other text %d of b", 20));
        commit();

        JsonNode reverted = record();

        assertThat(result(reverted)).isEqualTo("PASSED");
        assertThat(reason(reverted)).isEqualTo("the changed lines that missed it in #2 are gone");
        assertThat(alerts("ACTIVE").toString()).doesNotContain("at least 80 %");
    }

    @Test
    void aChangeThatIsNotKnownEndsNoAlert() throws Exception {
        refused();
        Files.move(repository.folder().resolve(".git"), repository.folder().resolve("git"));

        assertThat(result(record("unfinished"))).isEqualTo("NOT_EVALUATED");
        assertThat(alerts("ACTIVE").toString()).contains("at least 80 %");
    }

    @Test
    void whatAnotherGateSaysDoesNotMakeTheChangeLonger() throws Exception {
        gates = PATCH_GATE + ",{\"metric\":\"LINE\",\"atLeast\":100}";
        record("20 of b");
        sources.get("src/a.js").set(0, "one change");
        commit();
        assertThat(record("20 of b").at("/verdict").asText()).isEqualTo("WARNING");
        sources.get("src/a.js").set(1, "another change");
        commit();

        assertThat(record("20 of b").at("/patch/LINE/covered").asInt()).isEqualTo(1);
    }

    @Test
    void movedLinesAreNoChangeAsLongAsTheyAreCoveredAsBefore() throws Exception {
        gates = PATCH_GATE + ",{\"newUncoveredLines\":0}";
        String[] missed = IntStream.rangeClosed(11, 20)
                .mapToObj(line -> "number " + line + " of file a")
                .toArray(String[]::new);
        record(missed);
        List<String> block = sources.get("src/a.js").subList(10, 20);
        sources.get("src/b.js").addAll(block);
        block.clear();
        commit();

        JsonNode moved = record(missed);

        assertThat(result(moved)).isEqualTo("NOT_EVALUATED");
        assertThat(reason(moved))
                .isEqualTo("no changed line is measured code; 10 lines moved or indented, as uncovered as before");
        assertThat(moved.at("/gates/1/result").asText()).isEqualTo("PASSED");
        assertThat(moved.at("/alerts")).isEmpty();

        sources.get("src/b.js").replaceAll(line -> line.startsWith("statement") ? "    " + line : line);
        commit();
        JsonNode indented = record(missed);
        assertThat(reason(indented)).contains("10 lines moved or indented, as uncovered as before");
        assertThat(indented.at("/gates/1/result").asText()).isEqualTo("PASSED");
    }

    @Test
    void aFileThatWasOnlyRenamedOrIndentedIsNoChangedFile() throws Exception {
        gates = "{\"metric\":\"LINE\",\"scope\":\"FILES\",\"atLeast\":100,\"onMiss\":\"FAILED\"}";
        record("12 of file a", "4 of b");
        sources.get("src/b.js").replaceAll(line -> "    " + line);
        sources.put("src/renamed.js", Objects.requireNonNull(sources.remove("src/a.js")));
        Files.delete(repository.folder().resolve("src/a.js"));
        commit();

        JsonNode same = record("12 of file a", "4 of b");

        assertThat(reason(same))
                .isEqualTo("the measured files that the change touches were only renamed, or their lines moved or"
                        + " indented");
        sources.get("src/b.js").remove(7);
        commit();
        assertThat(result(record("12 of file a", "4 of b")))
                .as("a line less is a change")
                .isEqualTo("FAILED");
    }

    @Test
    void movedLinesThatLoseTheirCoverageOnTheWayAreChanged() throws Exception {
        record();
        List<String> block = sources.get("src/a.js").subList(10, 20);
        sources.get("src/b.js").addAll(block);
        block.clear();
        commit();

        JsonNode moved = record("number 12 of file a");

        assertThat(moved.at("/patch/LINE/missed").asInt()).isEqualTo(1);
        assertThat(result(moved)).isEqualTo("FAILED");
        assertThat(reason(moved)).contains("9 lines moved or indented, as covered as before");
    }

    @Test
    void aMissedLineInPlaceOfAMissedOneIsNotNewlyUncovered() throws Exception {
        gates = "{\"newUncoveredLines\":0,\"scope\":\"PATCH\"},"
                + "{\"metric\":\"LINE\",\"scope\":\"PATCH\",\"atLeast\":100,\"onlyWorse\":true},"
                + "{\"metric\":\"LINE\",\"scope\":\"PATCH\",\"atLeast\":100}";
        record("5 of b", "15 of b");
        sources.get("src/b.js").set(4, "rewritten and still uncovered");
        commit();

        JsonNode same = record("uncovered", "15 of b");
        assertThat(same.findValuesAsText("result")).containsExactly("PASSED", "PASSED", "WARNING");
        assertThat(same.at("/gates/1/reason").asText()).startsWith("no changed line became worse");

        sources.get("src/b.js").set(6, "this one was covered, now uncovered");
        commit();
        JsonNode worse = record("uncovered", "15 of b");
        assertThat(worse.at("/gates/0/actual").asText()).isEqualTo("1 line");
        assertThat(worse.at("/gates/1/result").asText()).isEqualTo("WARNING");
    }

    @Test
    void deletingCoveredCodeIsNoAlertAndAWorseBuildAfterItIs() throws Exception {
        gates = "{\"metric\":\"LINE\",\"maxDrop\":0}";
        String[] missed = {"25 of file a", "26 of file a", "27 of file a", "28 of file a", "29 of file a"};
        record(missed);
        sources.get("src/b.js").subList(0, 10).clear();
        commit();

        JsonNode deleted = record(missed);

        assertThat(result(deleted)).isEqualTo("PASSED");
        assertThat(deleted.at("/alerts")).isEmpty();
        assertThat(alerts("ACTIVE").at("/alerts")).isEmpty();

        JsonNode worse =
                record("25 of file a", "26 of file a", "27 of file a", "28 of file a", "29 of file a", "9 of file a");
        assertThat(worse.at("/alerts").toString()).contains("REGRESSION");
    }

    @Test
    void aRiseIsOneEventAndNoOpenAlert() throws Exception {
        record("5 of b");

        JsonNode rise = record("15 of b");

        assertThat(rise.at("/alerts")).isEmpty();
        assertThat(rise.at("/events")).hasSize(1);
        assertThat(rise.at("/events/0/type").asText()).isEqualTo("IMPROVEMENT");
        assertThat(rise.at("/events/0/status").asText()).isEqualTo("EVENT");
        assertThat(alerts("ACTIVE").at("/alerts")).isEmpty();
    }
}
