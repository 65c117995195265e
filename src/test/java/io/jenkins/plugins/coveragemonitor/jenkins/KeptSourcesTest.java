package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.EnvVars;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.KeptSources;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.source.SourceRetention;
import io.jenkins.plugins.coveragemonitor.view.SourceShown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The text of measured files from the workspace to the page, through both doors. */
class KeptSourcesTest {
    @TempDir
    Path folder;

    private Path workspace;
    private RunningJenkins jenkins;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace/src")).getParent();
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private void sources(String a, String b) throws IOException {
        Files.writeString(workspace.resolve("src/a.js"), a);
        Files.writeString(workspace.resolve("src/b.js"), b);
    }

    private void build(int number, boolean lost, Map<String, Object> options) throws Exception {
        Files.writeString(
                workspace.resolve("lcov.info"),
                "SF:src/a.js\nDA:1,1\nDA:2," + (lost ? 0 : 1) + "\nend_of_record\n"
                        + "SF:src/b.js\nDA:1,0\nend_of_record\nSF:gen/c.js\nDA:1,1\nend_of_record\n");
        MonitorStep step = Binding.bind(MonitorStep.class, options);
        new BuildRecorder(step.options())
                .record(jenkins.run("step", number), jenkins.workspace(), new EnvVars(), jenkins.listener());
        Files.createDirectories(home().builds().apply(number));
        jenkins.complete("step", number);
    }

    private JobHome home() {
        return JobFiles.home(jenkins.job("step"), JobHome.DEFAULT_ID);
    }

    private SourceShown shown(int build, String path, SourceRetention retention) {
        return new KeptSources(home()).of(build, path, MonitorConfig.DEFAULT.withSources(retention, null));
    }

    @Test
    void theNewestBuildIsKeptByDefaultAndAnOlderOneSaysSo() throws Exception {
        sources("one();\ntwo();\n", "b();");
        build(1, false, Map.of());
        sources("one();\nchanged();\n", "b();");
        build(2, true, Map.of());

        assertThat(shown(2, "src/a.js", SourceRetention.LAST_BUILD).lines()).containsExactly("one();", "changed();");
        assertThat(shown(2, "src/b.js", SourceRetention.LAST_BUILD).lines()).containsExactly("b();");
        assertThat(jenkins.log())
                .contains("sources of 2 files kept")
                .contains("note: the text of 1 measured file is not kept")
                .contains("gen/c.js");
        assertThat(shown(2, "gen/c.js", SourceRetention.LAST_BUILD).absence().text())
                .contains("was not in its workspace");
    }

    @Test
    void ofEveryBuildTheFilesWithNewGapsStay() throws Exception {
        Map<String, Object> options = Map.of("sources", "CHANGED_FILES");
        sources("one();\ntwo();\n", "b();");
        build(1, false, options);
        sources("one();\nlost();\n", "b();");
        build(2, true, options);
        build(3, true, options);

        assertThat(shown(2, "src/a.js", SourceRetention.CHANGED_FILES).lines()).containsExactly("one();", "lost();");
        assertThat(shown(2, "src/b.js", SourceRetention.CHANGED_FILES).absence().text())
                .contains("EVERY_BUILD");
    }

    @Test
    void nothingIsKeptWhereNothingIsToBeKept() throws Exception {
        sources("one();", "b();");
        build(1, false, Map.of("sources", "NEVER"));

        assertThat(home().folder().resolve("sources")).doesNotExist();
        assertThat(shown(1, "src/a.js", SourceRetention.NEVER).absence().text()).contains("Set the option sources");
        assertThat(jenkins.log()).doesNotContain("sources of");
    }

    @Test
    void theEncodingOfTheStepHolds() throws Exception {
        Files.write(workspace.resolve("src/a.js"), new byte[] {(byte) 0xA4});
        build(1, false, Map.of("sourceCodeEncoding", "iso-8859-15"));

        assertThat(shown(1, "src/a.js", SourceRetention.LAST_BUILD).lines()).containsExactly("€");
    }

    @Test
    void theFormSaysWhatItCostsAndRefusesWhatMakesNoSense() throws Exception {
        sources("one();\ntwo();\n", "b();");
        build(1, false, Map.of());

        Job<?, ?> job = jenkins.job("step");
        assertThat(FormAnswers.of(() -> SourceCosts.of(job, "EVERY_BUILD", "")))
                .startsWith("ok: About ")
                .contains("for all 3 measured files")
                .contains("kept now");
        assertThat(FormAnswers.of(() -> SourceCosts.of(null, "", ""))).startsWith("ok: Nothing is measured yet");
        assertThat(FormAnswers.of(() -> SourceCosts.of(null, "SOMETIMES", "")))
                .isEqualTo("unknown sources 'SOMETIMES': use one of NEVER, LAST_BUILD, CHANGED_FILES, EVERY_BUILD");
        assertThatThrownBy(() ->
                        MonitorOptions.DEFAULT.withSourceCodeEncoding("klingon").checked())
                .hasMessageContaining("give the name of a character encoding");
    }

    @Test
    void onATerminalTheWorkspaceThatWasRecordedShowsWhatIsNotKept() throws Exception {
        sources("one();", "b();");
        Files.writeString(workspace.resolve("lcov.info"), "SF:src/a.js\nDA:1,1\nend_of_record\n");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        Path home = folder.resolve("home");
        CommandLineRun run = CommandLineRun.of(
                "record", "--home", home, "--job", "app", "--build", 1, "--workspace", workspace, "--sources", "never");
        assertThat(run.exitCode()).as(run.err()).isZero();
        KeptSources sources = new KeptSources(JobHome.below(home, "app"));
        MonitorConfig config = MonitorConfig.DEFAULT.withSources(SourceRetention.NEVER, null);

        assertThat(sources.of(1, "src/a.js", config))
                .isEqualTo(new SourceShown(java.util.List.of("one();"), null, null));
        Files.setLastModifiedTime(workspace.resolve("src/a.js"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(sources.of(1, "src/a.js", config).caution()).contains("was changed after #1 was recorded");
        assertThat(sources.of(1, "../secret.txt", config).lines()).isNull();
        assertThat(CommandLineRun.of("record", "--home", home, "--job", "app", "--build", 2, "--sources", "some")
                        .err())
                .contains("unknown sources 'some'");
    }
}
