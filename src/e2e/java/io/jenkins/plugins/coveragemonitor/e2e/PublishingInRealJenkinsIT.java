package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build tells outside of its own page: checks, a column, a badge, a token, the report as files, and metrics. */
class PublishingInRealJenkinsIT {
    @TempDir
    static Path home;

    private static RealJenkins jenkins;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        jenkins = new RealJenkins(home);
        jenkins.start();
        jenkins.script(CODE_HOST);
        jenkins.createPipeline(
                "app",
                """
                node {
                  sh 'mkdir -p src && printf "one();\\\\ntwo();\\\\n" > src/a.js'
                  sh 'printf "SF:src/a.js\\\\nDA:1,1\\\\nDA:2,0\\\\nend_of_record\\\\n" > lcov.info'
                  monitorCoverage(gates: [[metric: 'LINE', atLeast: 80, onMiss: 'FAILED', stageOnly: true]],
                    report: 'coverage-report', checks: [name: 'Coverage of the app'])
                  archiveArtifacts 'coverage-report/**'
                  echo "token " + tm('${COVERAGE_MONITOR, metric="LINE"}') + ", " + tm('${COVERAGE_MONITOR, show="VERDICT"}')
                }
                """);
        assertThat(jenkins.build("app", 1)).as(jenkins.console("app", 1)).isEqualTo("SUCCESS");
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    /** A code host of the test's own: it prints what it is told. */
    private static final String CODE_HOST =
            """
            import io.jenkins.plugins.checks.api.*
            class Printed extends ChecksPublisher {
              void publish(ChecksDetails details) {
                new File(jenkins.model.Jenkins.get().rootDir, 'checks.txt') << details.name.orElse('') + '|' + details.status + '|' +
                  details.conclusion + '|' + details.output.flatMap { it.title }.orElse('') + '|' +
                  details.output.map { it.checksAnnotations.size() }.orElse(0) + '\\n'
              }
            }
            class Host extends ChecksPublisherFactory {
              protected Optional<ChecksPublisher> createPublisher(hudson.model.Run run, hudson.model.TaskListener listener) {
                Optional.of(new Printed())
              }
              protected Optional<ChecksPublisher> createPublisher(hudson.model.Job job, hudson.model.TaskListener listener) {
                Optional.of(new Printed())
              }
            }
            hudson.ExtensionList.lookup(ChecksPublisherFactory).add(0, new Host())
            """;

    @Test
    void theCheckFollowsTheBuildAndEndsWithTheVerdict() throws Exception {
        String checks = jenkins.script("print new File(jenkins.model.Jenkins.get().rootDir, 'checks.txt').text");
        assertThat(checks)
                .contains("Coverage of the app|IN_PROGRESS|")
                .contains("Coverage of the app|COMPLETED|", "line coverage is 50.00 %");
    }

    @Test
    void theColumnShowsTheValue() throws Exception {
        jenkins.script(
                """
                def view = new hudson.model.ListView('covered', jenkins.model.Jenkins.get())
                view.includeRegex = '.*'
                def type = jenkins.model.Jenkins.get().pluginManager.uberClassLoader
                  .loadClass('io.jenkins.plugins.coveragemonitor.jenkins.column.CoverageColumn')
                view.columns.add(type.getDeclaredConstructor().newInstance())
                jenkins.model.Jenkins.get().addView(view)
                """);
        assertThat(jenkins.get("/view/covered/").body()).contains("50.00");
        assertThat(jenkins.get("/view/covered/configure").statusCode()).isEqualTo(200);
    }

    @Test
    void theBadgeIsAPictureThatIsAskedForAnew() throws Exception {
        var badge = jenkins.get("/coverage-badge/icon?job=app");
        assertThat(badge.statusCode()).isEqualTo(200);
        assertThat(badge.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
        assertThat(badge.body()).contains("50.00");
        assertThat(badge.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void theTokenAndTheArchivedReportTellTheSame() throws Exception {
        assertThat(jenkins.console("app", 1)).contains("token 50.00%, ");
        assertThat(jenkins.get("/job/app/1/artifact/coverage-report/index.html").body())
                .contains("50.00", "src/a.js");
    }

    @Test
    void metricsAreTextThatPrometheusReads() throws Exception {
        var metrics = jenkins.get("/coverage-monitor/prometheus");
        assertThat(metrics.statusCode()).as(metrics.body()).isEqualTo(200);
        assertThat(metrics.body()).contains("# TYPE", "job=\"app\"");
    }
}
