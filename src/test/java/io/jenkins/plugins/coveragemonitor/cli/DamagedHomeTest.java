package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is damaged or of a later version costs one sentence that names it, and no other job. */
class DamagedHomeTest {
    @TempDir
    Path folder;

    private Path home;
    private Path workspace;

    @BeforeEach
    void record() throws IOException {
        home = folder.resolve("home");
        workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), "TN:\nSF:a.c\nDA:1,1\nend_of_record\n");
        for (String job : new String[] {"a", "b"}) {
            assertThat(record(job).exitCode()).isZero();
        }
    }

    private CommandLineRun record(String job, Object... more) {
        Object[] usual = {"record", "--home", home, "--job", job, "--build", 1, "--workspace", workspace};
        Object[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return CommandLineRun.of(all);
    }

    private Path history(String job) {
        return home.resolve("jobs/" + job + "/coverage-monitor/coverage/history.jsonl");
    }

    private void damage(String how) throws IOException {
        byte[] sound = Files.readAllBytes(history("a"));
        Files.write(
                history("a"),
                switch (how) {
                    case "later" ->
                        new String(sound, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("\"v\":1", "\"v\":2")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    case "zeros" -> new byte[sound.length];
                    default -> "{\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "later, is written by version 2 and is skipped",
        "zeros, holds nothing that can be read",
        "torn, is not a complete JSON object and is skipped"
    })
    void statusShowsTheOtherJobsAndSaysWhichOneAndWhy(String how, String why) throws IOException {
        damage(how);

        CommandLineRun text = CommandLineRun.of("status", "--home", home);
        assertThat(text.exitCode()).isZero();
        assertThat(text.out()).contains("100.00 %", history("a").toString(), why);
        JsonNode jobs =
                CommandLineRun.of("status", "--home", home, "--json").json().get("jobs");
        assertThat(jobs).hasSize(2);
        assertThat(jobs.get(0).get("problems").get(0).asText())
                .contains(history("a").toString(), why);
        assertThat(jobs.get(0).has("build")).isFalse();
        assertThat(jobs.get(1).get("problems")).isEmpty();
        assertThat(jobs.get(1).get("measured").asBoolean()).isTrue();

        CommandLineRun trend = CommandLineRun.of("trend", "--home", home, "--job", "a");
        assertThat(trend.err()).contains("notice: ", why);
    }

    @Test
    void oneLineThatCannotBeReadIsNamedBesideWhatTheJobShows() throws IOException {
        Files.writeString(history("a"), "{\"v\":2}\n" + Files.readString(history("a")));

        CommandLineRun text = CommandLineRun.of("status", "--home", home);
        assertThat(text.out()).contains("line 1 is written by version 2 and is skipped");
        assertThat(CommandLineRun.of("trend", "--home", home, "--job", "a").err())
                .contains("line 1 is written by version 2");
    }

    /** Gates and alerts go on with what can be read, so the log of the build says that it is not all. */
    @Test
    void recordAndAlertsSayWhatCannotBeRead() throws IOException {
        Path alerts = history("a").resolveSibling("alerts.jsonl");
        Files.writeString(history("a"), "{\"v\":2}\n" + Files.readString(history("a")));
        Files.writeString(alerts, "{\n".repeat(7));

        CommandLineRun recorded = record("a");

        assertThat(recorded.exitCode()).isZero();
        assertThat(recorded.err())
                .contains(
                        "notice: " + history("a") + ": line 1 is written by version 2",
                        "notice: " + alerts
                                + ": 7 lines are damaged or of a later version (lines 1, 2, 3, 4, 5, …); they are"
                                + " skipped and kept");
        assertThat(CommandLineRun.of("alerts", "--home", home).err())
                .contains("notice: " + alerts + ": 7 lines are damaged");
        assertThat(CommandLineRun.of("status", "--home", home).out()).contains(alerts + ": 7 lines are damaged");
    }

    @Test
    void aFileWithAddressesIsItsOwnersAlone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path config = Files.writeString(
                folder.resolve("c.json"),
                "{\"channels\":[{\"webhook\":{\"name\":\"ops\",\"url\":\"http://127.0.0.1:9/h\"}}]}");
        record("a", "--config", config, "--deliver-timeout", 0);

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("coverage-monitor/channels.json"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"channels\":[null]} | channels: an entry is null",
                "{\"channels\":[{\"webhook\":{\"name\":\"ops\",\"url\":\"http://127.0.0.1:9/\",\"secret\":\"\"}}]}"
                        + " | channel 'ops': the secret is empty; give one, or leave it out"
            })
    void whatMakesNoChannelIsOneSentence(String config, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), config);

        CommandLineRun run = record("a", "--config", file, "--deliver-timeout", 0);

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err().lines().toList()).singleElement().asString().contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1]", "[{\"webhook\":", "[{}]"})
    void aDamagedListOfChannelsIsOneSentenceWithTheRemedy(String content) throws IOException {
        Path kept = Files.createDirectories(home.resolve("coverage-monitor")).resolve("channels.json");
        Files.writeString(kept, content);

        CommandLineRun run = record("a");

        assertThat(run.err().lines().toList())
                .singleElement()
                .asString()
                .contains(kept + ": is damaged; restore it, or delete it and give the channels with --config again");
    }
}
