package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two monitors with ids of their own in parallel branches; Jenkins starts anew between them. */
class ParallelMonitorsInRealJenkinsIT {
    @TempDir
    static Path home;

    private static RealJenkins jenkins;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        jenkins = new RealJenkins(home);
        jenkins.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    /** The web branch goes round in {@code waitUntil}, whose body's end is not the end of the branch. */
    @Test
    void theMissedGateOfTheFirstIsTheResultAndItsStageIsMarked() throws Exception {
        jenkins.createPipeline(
                "two",
                """
                node {
                  parallel(backend: {
                    stage('backend') {
                      sh 'printf "SF:b.js\\\\nDA:1,1\\\\nDA:2,0\\\\nend_of_record\\\\n" > backend.info'
                      monitorCoverage(id: 'backend', reports: [[pattern: 'backend.info']],
                        gates: [[metric: 'LINE', atLeast: 80, onMiss: 'FAILED']])
                    }
                  }, web: {
                    stage('web') {
                      sh 'printf "SF:w.js\\\\nDA:1,1\\\\nend_of_record\\\\n" > web.info'
                      waitUntil { fileExists 'go' }
                      monitorCoverage(id: 'web', reports: [[pattern: 'web.info']],
                        gates: [[metric: 'LINE', atLeast: 80, onMiss: 'FAILED']])
                    }
                  })
                }
                """);
        jenkins.post("/job/two/build?delay=0sec", "text/plain", "");
        Path record = home.resolve("jobs/two/builds/1/coverage-monitor/backend.json");
        RealJenkins.await("the first monitor", Duration.ofMinutes(3), () -> Files.exists(record));
        RealJenkins.await("the end of its branch", Duration.ofMinutes(1), () -> marks().contains("awaiting 1"));

        jenkins.stop();
        jenkins.start();
        Files.createFile(home.resolve("workspace/two/go"));

        assertThat(jenkins.ended("two", 1)).as(jenkins.console("two", 1)).isEqualTo("FAILURE");
        assertThat(marks())
                .contains("marked backend FAILURE")
                .contains("awaiting 0")
                .doesNotContain("marked web");
        assertThat(jenkins.get("/job/two/1/coverage-monitor-backend/").statusCode())
                .isEqualTo(200);
        assertThat(jenkins.get("/job/two/1/coverage-monitor-web/").statusCode()).isEqualTo(200);
        assertThat(Files.readString(home.resolve("jobs/two/coverage-monitor/backend/history.jsonl")))
                .as("it went on after the restart and missed a gate: it is complete")
                .endsWith("\n")
                .doesNotContain("ABORTED");
        assertThat(home.resolve("jobs/two/coverage-monitor/backend/unfinished")
                        .toFile()
                        .list())
                .isEmpty();
    }

    /** The stages with a mark, and how many monitors wait for the branches. */
    private static String marks() throws IOException, InterruptedException {
        return jenkins.script(
                """
                import org.jenkinsci.plugins.workflow.actions.*
                import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner
                def run = jenkins.model.Jenkins.get().getItemByFullName('two').getBuildByNumber(1)
                new DepthFirstScanner().allNodes(run.execution).findAll { it.getAction(WarningAction) }.each { node ->
                  def stage = node.enclosingBlocks.find { it.getAction(LabelAction) }
                  println "marked ${stage.getAction(LabelAction).displayName} ${node.getAction(WarningAction).result}"
                }
                println "awaiting ${run.allActions.findAll { it.class.simpleName == 'CoverageBuildAction' && it.@awaitedBy }.size()}"
                """);
    }
}
