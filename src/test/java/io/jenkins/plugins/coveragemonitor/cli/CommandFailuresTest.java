package io.jenkins.plugins.coveragemonitor.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What does not work as it was meant is told in one sentence that says what to do. */
class CommandFailuresTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TempDir
    private Path folder;

    @BeforeEach
    void report() throws IOException {
        covered(3);
    }

    private void covered(int lines) throws IOException {
        StringBuilder lcov = new StringBuilder("SF:a.js\n");
        for (int line = 1; line <= 4; line++) {
            lcov.append("DA:" + line + "," + (line <= lines ? 1 : 0) + "\n");
        }
        Files.createDirectories(folder.resolve("w"));
        Files.writeString(folder.resolve("w/lcov.info"), lcov + "end_of_record\n");
    }

    private CommandLineRun record(Object home, int build, String config) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), config);
        return CommandLineRun.of(
                "record",
                "--home",
                home,
                "--job",
                "app",
                "--build",
                build,
                "--workspace",
                folder.resolve("w"),
                "--config",
                file,
                "--deliver-timeout",
                2);
    }

    private static String webhook(String url) {
        return "{\"channels\":[{\"webhook\":{\"name\":\"ops\",\"url\":\"" + url + "\"}}]}";
    }

    @Test
    void aChannelThatLeadsElsewhereIsTold() throws IOException {
        SERVER.stubFor(post("/hook").willReturn(aResponse().withStatus(301).withHeader("Location", "/other")));
        String config = webhook(SERVER.baseUrl() + "/hook");
        record(folder.resolve("h"), 1, config);
        covered(1);
        CommandLineRun run = record(folder.resolve("h"), 2, config);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "notice: a message for the channel 'ops' was given up: localhost answered 301, a redirect,"
                                + " which is not followed; set the address it leads to");
        SERVER.verify(0, postRequestedFor(urlEqualTo("/other")));
        assertThat(record(folder.resolve("h"), 3, config).err()).isEmpty();
    }

    @Test
    void aChannelThatIsNotThereIsToldWithTheReason() throws IOException {
        String config = webhook("http://127.0.0.1:1/hook");
        record(folder.resolve("h"), 1, config);
        covered(1);
        CommandLineRun run = record(folder.resolve("h"), 2, config);
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .containsExactly("notice: 1 message waits in the outbox (channel 'ops': 127.0.0.1 could not be reached"
                        + " (it accepts no connection)); the next command tries again");
    }

    @Test
    void aHomeThatIsNoFolderIsWrongUsage() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        String sentence = "--home is '" + file + "', which is a file: give a folder" + System.lineSeparator();
        for (CommandLineRun run : new CommandLineRun[] {
            record(file, 1, "{}"),
            CommandLineRun.of("status", "--home", file),
            CommandLineRun.of("trend", "--home", file, "--job", "app")
        }) {
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.err()).isEqualTo(sentence);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheReason() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        CommandLineRun run = record(folder.resolve("file/below"), 1, "{}");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines()).singleElement().satisfies(sentence -> assertThat(sentence)
                .startsWith(folder.resolve("file/below").toString())
                .contains(": ", "; check "));
    }

    @Test
    void aConfigurationThatEndsEarlyOrHoldsNoNumberIsNamedWithItsPlace() throws IOException {
        assertThat(record(folder.resolve("h"), 1, "{\n \"gates\": [").err().strip())
                .isEqualTo(folder.resolve("config.json")
                        + ": line 2: Unexpected end-of-input: expected close marker for Array");
        assertThat(record(folder.resolve("h"), 1, "{\"gates\":[{\"atLeast\":1e999999999}]}")
                        .err()
                        .strip())
                .isEqualTo(folder.resolve("config.json") + ": gates[0].atLeast: this value is of the wrong kind;"
                        + " give a number, a text or a list as the reference says");
        CommandLineRun linkLocal = record(folder.resolve("h"), 1, webhook("http://169.254.169.254/latest"));
        assertThat(linkLocal.exitCode()).isEqualTo(64);
        assertThat(linkLocal.err().lines()).singleElement().satisfies(sentence -> assertThat(sentence)
                .contains("channel 'ops': the url leads to an address that only a machine itself should reach"));
        assertThat(folder.resolve("h")).doesNotExist();
    }

    @Test
    void aChannelThatWasKeptAndIsRefusedNowStopsNoCommand() throws IOException {
        Files.createDirectories(folder.resolve("h/coverage-monitor"));
        Files.writeString(
                folder.resolve("h/coverage-monitor/channels.json"),
                "[{\"webhook\":{\"name\":\"old\",\"url\":\"http://169.254.169.254/\"}}]\n");
        CommandLineRun run = record(folder.resolve("h"), 1, "{}");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).singleElement().satisfies(sentence -> assertThat(sentence)
                .startsWith("notice: channels: channel 'old': the url leads to")
                .endsWith("; the channel is not used"));
    }

    @Test
    void helpDoesNotHideWhatIsMisspelt() {
        for (Object[] misspelt : new Object[][] {
            {"recrod", "--help"}, {"gaps", "--hom", "x", "--help"}, {"alerts", "akc", "--help"}, {"spy", "rnu", "-h"}
        }) {
            CommandLineRun run = CommandLineRun.of(misspelt);
            assertThat(run.exitCode()).isEqualTo(64);
            assertThat(run.err()).contains("; see 'coverage-monitor");
        }
        assertThat(CommandLineRun.of("gaps", "--help").exitCode()).isZero();
    }

    @Test
    void aCommentNeedsAChannelThatWritesIt() throws IOException {
        Path config = Files.writeString(folder.resolve("c.json"), "{\"channels\": [{\"log\": {\"name\": \"l\"}}]}");
        Path home = folder.resolve("h");
        CommandLineRun.of("record", "--home", home, "--job", "app", "--build", 1, "--workspace", folder.resolve("w"));
        CommandLineRun run = CommandLineRun.of(
                "comment", "--home", home, "--job", "app", "--change-request", "https://x.test/1", "--config", config);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("c.json: has no channel of the kind pull-request");
    }

    @Test
    void aFileOutsideTheWorkspaceIsLeftOutOfAnnotations() throws IOException {
        Files.writeString(
                folder.resolve("w/lcov.info"),
                "SF:../../etc/passwd\nDA:1,0\nend_of_record\nSF:a.js\nDA:1,0\nend_of_record\n");
        Files.writeString(folder.resolve("w/a.js"), "a");
        Path home = folder.resolve("h");
        CommandLineRun.of("record", "--home", home, "--job", "app", "--build", 1, "--workspace", folder.resolve("w"));
        for (String format : new String[] {"sarif", "github", "gitlab"}) {
            CommandLineRun run = CommandLineRun.of(
                    "report", "--home", home, "--job", "app", "--format", format, "--annotations", "ALL");
            assertThat(run.out()).contains("a.js").doesNotContain("passwd");
        }
        CommandLineRun sarif = CommandLineRun.of(
                "report", "--home", home, "--job", "app", "--format", "sarif", "--annotations", "ALL");
        assertThat(sarif.err().strip())
                .isEqualTo(
                        "note: annotations leave out 1 file that lies outside the workspace, such as ../../etc/passwd");
    }

    @Test
    void aFolderWithoutResultsIsNothingToImport() throws IOException {
        Files.createDirectories(folder.resolve("job/builds/1"));
        Files.writeString(folder.resolve("job/builds/1/build.xml"), "<build/>");
        CommandLineRun run = CommandLineRun.of(
                "import", "--home", folder.resolve("h"), "--job", "app", "--from-jenkins", folder.resolve("job"));
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("holds nothing to import: none of its builds has results");
    }

    @Test
    void settingsThatNobodyWritesAreOneSentence() throws IOException {
        String gates = "{\"metric\":\"LINE\",\"atLeast\":1},".repeat(10_000);

        assertThat(record(folder.resolve("home"), 1, "{\"gates\":[" + gates + "{\"metric\":\"LINE\",\"atLeast\":1}]}")
                        .err())
                .contains("config.json: gates: has more than 10000 entries; leave some out")
                .hasLineCount(1);
        assertThat(record(folder.resolve("home"), 1, "[".repeat(100_000)).err())
                .contains("config.json: is nested deeper, or has a longer text or number, than any settings")
                .hasLineCount(1);
    }

    @Test
    void memoryAndStackThatDoNotSufficeAreOneSentence() {
        StringWriter said = new StringWriter();

        assertThat(Main.exhausted(new OutOfMemoryError("Java heap space"), new PrintWriter(said, true)))
                .isEqualTo(3);
        assertThat(Main.exhausted(new StackOverflowError(), new PrintWriter(said, true)))
                .isEqualTo(3);
        assertThat(said.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("needs more memory than the process has");
    }
}
