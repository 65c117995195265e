package io.jenkins.plugins.coveragemonitor.record.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The builds of other plugins become history: exact numbers, each build by itself. */
class JenkinsBuildsTest {
    private static final String COVERAGE =
            """
            <?xml version='1.1' encoding='UTF-8'?>
            <flow-build plugin="workflow-job@1571">
              <actions>
                <io.jenkins.plugins.coverage.metrics.steps.CoverageBuildAction plugin="coverage@2.3139">
                  <id>coverage</id>
                  <name></name>
                  <log plugin="plugin-util-api@6"><lines><string>LINE: 1/2</string></lines></log>
                  <projectValues class="java.util.ImmutableCollections$ListN" resolves-to="java.util.CollSer">
                    <tag>1</tag>
                    <coverage>MODULE: 1/1</coverage>
                    <coverage>CLASS: 3/4</coverage>
                    <coverage>METHOD: 7/9</coverage>
                    <coverage>LINE: 80/100</coverage>
                    <coverage>BRANCH: N/A</coverage>
                    <value>LOC: 100</value>
                    <value>CYCLOMATIC_COMPLEXITY: 40</value>
                  </projectValues>
                  <modifiedLinesCoverage>
                    <coverage>LINE: 3/4</coverage>
                  </modifiedLinesCoverage>
                  <projectTreeDelta>
                    <coverage>LINE: 1/2</coverage>
                  </projectTreeDelta>
                </io.jenkins.plugins.coverage.metrics.steps.CoverageBuildAction>
              </actions>
              <timestamp>1777881600000</timestamp>
              <startTime>1777881600123</startTime>
            </flow-build>
            """;

    private static final String JACOCO =
            """
            <?xml version='1.1' encoding='UTF-8'?>
            <build>
              <actions>
                <hudson.plugins.jacoco.JacocoBuildAction plugin="jacoco@3.3.6">
                  <clazz><missed>1</missed><covered>3</covered><type>CLASS</type><initialized>true</initialized></clazz>
                  <method><missed>2</missed><covered>7</covered><type>METHOD</type></method>
                  <line><missed>20</missed><covered>80</covered><type>LINE</type></line>
                  <complexity><missed>5</missed><covered>35</covered></complexity>
                  <instruction><missed>90</missed><covered>410</covered></instruction>
                  <branch><missed>4</missed><covered>6</covered></branch>
                  <thresholds><minLine>0</minLine><maxLine>0</maxLine></thresholds>
                </hudson.plugins.jacoco.JacocoBuildAction>
              </actions>
              <timestamp>1777795200000</timestamp>
            </build>
            """;

    @TempDir
    Path job;

    @BeforeEach
    void builds() throws IOException {
        build(1, JACOCO);
        build(2, COVERAGE);
        build(3, "<build><actions/><timestamp>1</timestamp></build>");
        build(4, "<build><actions>");
    }

    private void build(int number, String xml) throws IOException {
        Files.writeString(
                Files.createDirectories(job.resolve("builds/" + number)).resolve("build.xml"), xml);
    }

    @Test
    void whatThePluginCoverageRecorded() throws IOException {
        Point point = JenkinsBuilds.in(job.resolve("builds"), Set.of()).points().get(1);
        assertThat(point.build()).isEqualTo(2);
        assertThat(point.time()).isEqualTo(Instant.parse("2026-05-04T08:00:00Z"));
        assertThat(point.totals().asMap())
                .containsOnlyKeys(Metric.LINE, Metric.CLASS, Metric.FUNCTION)
                .containsEntry(Metric.LINE, new Counter(80, 20))
                .containsEntry(Metric.FUNCTION, new Counter(7, 2));
        assertThat(point.patch().get(Metric.LINE)).isEqualTo(new Counter(3, 1));
        assertThat(point.isComplete()).isTrue();
    }

    @Test
    void whatThePluginJacocoRecorded() throws IOException {
        Point point = JenkinsBuilds.in(job.resolve("builds"), Set.of()).points().get(0);
        assertThat(point.totals().get(Metric.LINE)).isEqualTo(new Counter(80, 20));
        assertThat(point.totals().get(Metric.BRANCH)).isEqualTo(new Counter(6, 4));
        assertThat(point.totals().get(Metric.COMPLEXITY)).isEqualTo(new Counter(35, 5));
        assertThat(point.patch()).isNull();
    }

    @Test
    void aDamagedBuildCostsOnlyItselfAndKnownOnesAreLeftAlone() throws IOException {
        JenkinsBuilds read = JenkinsBuilds.in(job.resolve("builds"), Set.of(2));
        assertThat(read.points()).extracting(Point::build).containsExactly(1);
        assertThat(read.builds()).isEqualTo(4);
        assertThat(read.problems()).singleElement().satisfies(problem -> assertThat(problem)
                .contains("builds/4/build.xml: cannot be read"));
        build(5, COVERAGE.replace("80/100", "101/100"));
        assertThat(JenkinsBuilds.in(job.resolve("builds"), Set.of()).problems())
                .anyMatch(problem -> problem.contains("covers more than there is"));
        assertThatThrownBy(() -> JenkinsBuilds.in(job.resolve("no"), Set.of()))
                .hasMessageContaining("is not a folder with builds");
    }

    @Test
    void fromATerminalHistoryDoesNotBeginAtNothing(@TempDir Path folder) throws IOException {
        Path workspace = Files.createDirectory(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nend_of_record\n");
        Path home = folder.resolve("home");
        CommandLineRun.of("record", "--home", home, "--job", "app", "--build", 7, "--workspace", workspace);
        CommandLineRun run = CommandLineRun.of("import", "--home", home, "--job", "app", "--from-jenkins", job);
        assertThat(run.out()).isEqualTo("Imported 2 builds of app; 4 builds are there.\n");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(CommandLineRun.of("import", "--home", home, "--job", "app", "--from-jenkins", job)
                        .out())
                .startsWith("Imported 0 builds");
        assertThat(CommandLineRun.of("trend", "--home", home, "--job", "app", "--json")
                        .json()
                        .at("/points"))
                .extracting(point -> point.path("build").asInt())
                .containsExactly(1, 2, 7);
        assertThat(CommandLineRun.of("import", "--home", home, "--job", "app").err())
                .contains("give either FILE.csv or --from-jenkins JOB_DIR");
    }
}
