package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.EnvVars;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What to test next, as the page has it and as a terminal shows it: how many, in which order, and where exactly. */
class WhatToTestNextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path workspace;
    private RunningJenkins jenkins;

    @BeforeEach
    void start() throws IOException {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    /** Of eight files f1 to f8 each misses one line more; f2 alone has new gaps in the second build. */
    private void lcov(boolean second) throws IOException {
        StringBuilder lcov = new StringBuilder();
        for (int file = 1; file <= 8; file++) {
            lcov.append("SF:src/f").append(file).append(".js\n");
            for (int line = 1; line <= 20; line++) {
                boolean lost = second && file == 2 && (line == 9 || line == 10 || line == 15);
                lcov.append("DA:").append(line).append(line <= file || lost ? ",0\n" : ",1\n");
            }
            lcov.append("end_of_record\n");
        }
        Files.writeString(workspace.resolve("lcov.info"), lcov);
    }

    @FunctionalInterface
    private interface Door {
        void build(int number) throws Exception;
    }

    private void twice(Door door) throws Exception {
        lcov(false);
        door.build(1);
        lcov(true);
        door.build(2);
    }

    private List<String> page(String job) throws IOException {
        JobViews views = new JobViews(jenkins.monitor(job), JobContext.NONE);
        JsonNode page = JSON.readTree(
                ViewJson.bytes(BuildPages.of(views.build(2).orElseThrow(), views.before(2), views.criticalFiles())));
        return ranked(page.get("critical"));
    }

    /** Each file with its ranges, the first first. */
    private static List<String> ranked(JsonNode critical) {
        List<String> files = new ArrayList<>();
        for (JsonNode file : critical) {
            StringBuilder ranges = new StringBuilder(file.get("path").asText());
            file.get("gaps").forEach(gap -> ranges.append(' ')
                    .append(gap.get("from"))
                    .append('-')
                    .append(gap.get("to")));
            files.add(ranges.toString());
        }
        return files;
    }

    private CommandLineRun gaps(Object... more) {
        List<Object> words = new ArrayList<>(List.of("gaps", "--home", folder.resolve("home"), "--job", "app"));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray());
    }

    private void terminal(int number, Map<String, Object> options) throws IOException {
        Path config = Files.writeString(folder.resolve("c.json"), JSON.writeValueAsString(options));
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--build",
                number,
                "--workspace",
                workspace,
                "--config",
                config);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100})
    void asManyAsTheJobSaysThoseWithNewGapsFirst(int count) throws Exception {
        Map<String, Object> options = Map.of("criticalFiles", count);
        twice(number -> {
            MonitorStep step = Binding.bind(MonitorStep.class, options);
            new BuildRecorder(step.options())
                    .record(jenkins.run("step", number), jenkins.workspace(), new EnvVars(), jenkins.listener());
            jenkins.complete("step", number);
        });
        twice(number -> {
            MonitorRecorder saved = (MonitorRecorder) new MonitorRecorder.DescriptorImpl()
                    .newInstance(FormRequest.request(), JSONObject.fromObject("{'criticalFiles':'" + count + "'}"));
            saved.perform(jenkins.run("form", number), jenkins.workspace(), new EnvVars(), null, jenkins.listener());
            jenkins.complete("form", number);
        });
        twice(number -> terminal(number, options));
        List<String> all = List.of(
                "src/f2.js 9-10 15-15 1-2",
                "src/f8.js 1-8",
                "src/f7.js 1-7",
                "src/f6.js 1-6",
                "src/f5.js 1-5",
                "src/f4.js 1-4",
                "src/f3.js 1-3",
                "src/f1.js 1-1");
        List<String> wanted = all.subList(0, Math.min(count, all.size()));

        assertThat(page("step")).isEqualTo(wanted);
        assertThat(page("form")).isEqualTo(wanted);
        assertThat(ranked(gaps("--json").json().get("critical"))).isEqualTo(wanted);
        assertThat(ranked(gaps("--json", "--top", 2).json().get("critical"))).isEqualTo(all.subList(0, 2));
        if (count > 0) {
            assertThat(gaps().out())
                    .contains(
                            "1. src/f2.js: 5 missed lines, 3 of them new, worth 3.13 points\n     lines 9-10, 15, 1-2\n");
        }
    }

    @Test
    void fiveWhereNobodySaysHowMany() throws Exception {
        twice(number -> terminal(number, Map.of()));

        assertThat(gaps("--json").json().get("critical")).hasSize(5);
    }
}
