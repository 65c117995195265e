package io.jenkins.plugins.coveragemonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.JobContext;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.advice.Advice;
import io.jenkins.plugins.coveragemonitor.advice.Gaps;
import io.jenkins.plugins.coveragemonitor.advice.Part;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owners from a workspace's CODEOWNERS to every place where they can be asked for. */
class OwnersTest {
    @TempDir
    Path folder;

    private CoverageMonitor monitor;

    @BeforeEach
    void build() throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("w/.github")).getParent();
        Files.writeString(workspace.resolve(".github/CODEOWNERS"), "*.js @web\nsrc/b.js @web @core\n/src/none.js\n");
        Files.writeString(
                workspace.resolve("lcov.info"),
                "SF:src/a.js\nDA:1,1\nDA:2,0\nend_of_record\nSF:src/b.js\nDA:1,1\nDA:2,1\nDA:3,0\nend_of_record\n"
                        + "SF:src/none.js\nDA:1,0\nend_of_record\n");
        CommandLineRun run = CommandLineRun.of(
                "record", "--home", folder.resolve("h"), "--job", "app", "--build", 1, "--workspace", workspace);
        assertThat(run.exitCode()).as(run.err()).isZero();
        monitor = new CoverageMonitor(JobHome.below(folder.resolve("h"), "app"), "app", Clock.systemUTC());
    }

    private CommandLineRun gaps(String... more) {
        Object[] all = new Object[5 + more.length];
        System.arraycopy(new Object[] {"gaps", "--home", folder.resolve("h"), "--job", "app"}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return CommandLineRun.of(all);
    }

    @Test
    void historyKeepsWhatEachOwnerCovers() throws IOException {
        Point point = monitor.history().points().get(0);
        assertThat(point.owners()).containsOnlyKeys("@web", "@core");
        assertThat(point.counters("@web").get(Metric.LINE)).isEqualTo(new Counter(3, 2));
        assertThat(point.counters("@core").get(Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(Point.of(point.json())).isEqualTo(point);
        CommandLineRun trend = CommandLineRun.of(
                "trend", "--home", folder.resolve("h"), "--job", "app", "--component", "@core", "--json");
        assertThat(trend.json().at("/points/0/covered").intValue()).isEqualTo(2);
    }

    @Test
    void gapsAreThoseOfOneOwner() throws IOException {
        JsonNode core = gaps("--owner", "@core", "--json").json();
        assertThat(core.at("/files")).hasSize(1);
        assertThat(core.at("/files/0/path").textValue()).isEqualTo("src/b.js");
        assertThat(core.at("/critical")).hasSize(1);
        assertThat(gaps("--json").json().at("/critical"))
                .as("what a file is worth is the same, whoever asks")
                .contains(core.at("/critical/0"));
        assertThat(gaps("--owner", "@web", "--json").json().at("/files")).hasSize(2);
        CommandLineRun nobody = gaps("--owner", "@nobody");
        assertThat(nobody.exitCode()).isEqualTo(64);
        assertThat(nobody.err()).contains("@nobody owns no file of #1; owners are @core, @web");
    }

    @Test
    void aProgramAsksForTheFilesOfAnOwner() throws IOException {
        Gaps gaps = new Advice(monitor, JobContext.NONE).gaps(null, Part.of("", "", "@core"), false, 10);
        assertThat(gaps.files()).extracting(Gaps.File::path).containsExactly("src/b.js");
        assertThat(gaps.totalLines()).isEqualTo(1);
        assertThat(new Advice(monitor, JobContext.NONE)
                        .whatToTestNext(null, Part.of(null, null, "@core"), 5)
                        .files())
                .hasSize(1);
    }

    @Test
    void thePagesKnowTheOwners() throws IOException {
        JobViews views = new JobViews(monitor, JobContext.NONE);
        JsonNode page = new ObjectMapper()
                .readTree(ViewJson.bytes(BuildPages.of(views.build(1).orElseThrow())));
        assertThat(page.at("/owners")).hasToString("[[],[\"@web\"],[\"@web\",\"@core\"]]");
        assertThat(page.at("/files/owners")).hasToString("[1,2,0]");
        assertThat(TrendPages.of(views.job()).components()).containsExactly("@core", "@web");
        assertThat(DashboardPages.of(List.of(views.job()), Metric.LINE, job -> "", job -> false, 0, Instant.EPOCH)
                        .jobs()
                        .get(0)
                        .owners())
                .containsExactly("@core", "@web");
    }

    @Test
    void aBuildWithoutTheFileHasNoOwners() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("p"));
        Files.writeString(plain.resolve("lcov.info"), "SF:src/a.js\nDA:1,1\nend_of_record\n");
        CommandLineRun.of("record", "--home", folder.resolve("h"), "--job", "app", "--build", 2, "--workspace", plain);
        assertThat(monitor.history().points().get(1).owners()).isEmpty();
        assertThat(gaps("--owner", "@web").err()).contains("its workspace has no CODEOWNERS file");
    }

    @Test
    void aGateJudgesTheFilesOfAnOwner() throws IOException {
        Path config = Files.writeString(
                folder.resolve("gates.json"),
                """
                {"gates": [{"metric": "LINE", "component": "@core", "atLeast": 60, "onMiss": "FAILED"},
                           {"metric": "LINE", "component": "@core", "maxDrop": 0, "onMiss": "FAILED"},
                           {"scope": "EACH_FILE", "component": "@web", "metric": "LINE", "atLeast": 50},
                           {"metric": "LINE", "component": "@nobody", "atLeast": 1}]}
                """);
        Path workspace = folder.resolve("w");
        Files.writeString(
                workspace.resolve("lcov.info"),
                "SF:src/a.js\nDA:1,1\nDA:2,1\nend_of_record\nSF:src/b.js\nDA:1,1\nDA:2,0\nDA:3,0\nend_of_record\n"
                        + "SF:src/none.js\nDA:1,1\nend_of_record\n");
        CommandLineRun run = CommandLineRun.of(
                "record",
                "--home",
                folder.resolve("h"),
                "--job",
                "app",
                "--build",
                2,
                "--workspace",
                workspace,
                "--config",
                config,
                "--json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        JsonNode gates = run.json().at("/gates");
        assertThat(gates)
                .extracting(gate -> gate.path("result").textValue())
                .containsExactly("FAILED", "FAILED", "WARNING", "NOT_EVALUATED");
        assertThat(gates.at("/0/actual").textValue()).isEqualTo("33.33%");
        assertThat(gates.at("/1/actual").textValue())
                .as("the project rose, @core fell")
                .isEqualTo("−33.33 points");
        assertThat(gates.at("/2/path").textValue()).isEqualTo("src/b.js");
        assertThat(gates.at("/3/reason").textValue()).isEqualTo("this build has no component @nobody");
    }
}
