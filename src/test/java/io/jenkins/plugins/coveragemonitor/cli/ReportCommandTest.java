package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report}: a build's result for other tools, from a terminal. */
class ReportCommandTest {
    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void record() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace/src")).getParent();
        Files.writeString(
                workspace.resolve("src/a.js"),
                "one\ntwo\nthr\u00e9e\nfour\n",
                java.nio.charset.StandardCharsets.ISO_8859_1);
        Files.writeString(
                workspace.resolve("lcov.info"), "SF:src/a.js\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,0\nend_of_record\n");
        Path config =
                Files.writeString(folder.resolve("config.json"), "{\"gates\":[{\"metric\":\"LINE\",\"atLeast\":75}]}");
        Path changes = Files.writeString(folder.resolve("c.json"), "{\"changedLines\":{\"src/a.js\":[[3,3]]}}");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--build",
                1,
                "--workspace",
                workspace,
                "--config",
                config,
                "--changes",
                changes);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    }

    private CommandLineRun report(Object... more) {
        List<Object> words =
                new ArrayList<>(List.of("report", "--home", folder.resolve("home"), "--job", "app", "--format"));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray());
    }

    @Test
    void markdownForAComment() {
        CommandLineRun run = report("markdown", "--link", "https://ci.example.org/1");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith(
                        "## Warning: line coverage is 50.00 %, below 75 %.\n\n1 more covered line passes this gate.\n")
                .contains("- `src/a.js:3`, 1 line\n")
                .endsWith("[Open the report](<https://ci.example.org/1>)\n");
    }

    @Test
    void linesForGitHubCoberturaForGitLabAndSarif() throws IOException {
        assertThat(report("github").out())
                .contains("::warning file=src/a.js,line=3,endLine=3,title=Changed lines that no test covers::");
        assertThat(report("github", "--annotations", "none").out().lines()).hasSize(1);
        assertThat(report("gitlab").out()).contains("filename=\"src/a.js\"").contains("<line number=\"3\" hits=\"0\"");
        JsonNode sarif =
                new ObjectMapper().readTree(report("sarif", "--max", "1").out());
        assertThat(sarif.at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("src/a.js");
    }

    @Test
    void everythingForPrograms() throws IOException {
        JsonNode json = report("json").json();
        assertThat(json.at("/verdict").asText()).isEqualTo("WARNING");
        assertThat(json.at("/totals/LINE").toString()).isEqualTo("{\"covered\":2,\"missed\":2}");
        assertThat(json.at("/patch/LINE/missed").asInt()).isEqualTo(1);
        assertThat(json.at("/gates/0/result").asText()).isEqualTo("WARNING");
        assertThat(json.at("/newGaps/changed/0/from").asInt()).isEqualTo(3);
        assertThat(json.at("/files/0/path").asText()).isEqualTo("src/a.js");
        assertThat(json.at("/baseline").isNull()).isTrue();
    }

    @Test
    void htmlInOnePageOrInAFolderWithTheSourcesOfTheWorkspace() throws IOException {
        Path page = folder.resolve("report.html");
        assertThat(report("html", "--workspace", workspace, "--source-encoding", "ISO-8859-1", "-o", page)
                        .exitCode())
                .isZero();
        assertThat(Files.readString(page))
                .contains("app #1")
                .contains("thr\u00e9e")
                .contains("style-src 'sha256-".replace("'", "&#39;"));
        Path pages = folder.resolve("report");
        report("html", "--workspace", workspace, "-o", pages);
        assertThat(pages).isDirectoryContaining("glob:**/index.html").isDirectoryContaining("glob:**/source-1.html");
    }

    @Test
    void noFileOutsideOfTheWorkspaceIsShown() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.js"), "a\nb\n");
        Files.createSymbolicLink(workspace.resolve("src/link.js"), secret);
        Files.writeString(
                workspace.resolve("lcov.info"),
                "SF:../secret.js\nDA:1,0\nend_of_record\nSF:" + secret
                        + "\nDA:1,0\nend_of_record\nSF:src/link.js\nDA:1,0\nend_of_record\n");
        CommandLineRun.of(
                "record", "--home", folder.resolve("home"), "--job", "app", "--build", 2, "--workspace", workspace);
        Path pages = folder.resolve("report");
        report("html", "--workspace", workspace, "-o", pages);
        assertThat(pages).isDirectoryNotContaining("glob:**/source-*");
    }

    @Test
    void wrongUseIsOneSentence() {
        assertThat(report("pdf").err()).contains("pdf");
        assertThat(report("markdown", "--max", -1).err().strip()).isEqualTo("--max is -1: give 0 or more");
        assertThat(report("markdown", "--link", "javascript:alert(1)").exitCode())
                .isEqualTo(64);
        assertThat(report("html", "--workspace", folder.resolve("no")).err()).contains("which is not a folder");
        assertThat(report("json", "--build", 9).err().strip()).isEqualTo("#9 of app was not recorded: check --build");
    }
}
