package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results where people look: checks, badge, column, token, archived report, Job DSL, and the history of another plugin. */
class ResultsElsewhereInRealJenkinsIT {
    /** A code host that remembers what it is told. */
    private static final String HOST =
            """
            import io.jenkins.plugins.checks.api.*
            class Host extends ChecksPublisherFactory {
              protected Optional<ChecksPublisher> createPublisher(hudson.model.Run run, hudson.model.TaskListener listener) {
                Optional.of(new ChecksPublisher() {
                  void publish(ChecksDetails check) {
                    def said = check.output.map { it.title.orElse('') + ' / ' + it.checksAnnotations.size() }.orElse('')
                    System.setProperty('told', System.getProperty('told', '')
                      + check.name.get() + ' ' + check.status + ' ' + check.conclusion + ': ' + said + '\\n')
                  }
                })
              }
              protected Optional<ChecksPublisher> createPublisher(hudson.model.Job job, hudson.model.TaskListener listener) {
                Optional.empty()
              }
            }
            hudson.ExtensionList.lookup(ChecksPublisherFactory).add(0, new Host())
            """;

    private static final String PIPELINE =
            """
            node {
              writeFile file: 'a.js', text: 'one\\ntwo\\nthree\\n'
              writeFile file: 'lcov.info', text: "SF:a.js\\nDA:1,1\\nDA:2,1\\nDA:3,0\\nend_of_record\\n"
              writeFile file: 'c.json', text: '{"changedLines":{"a.js":[[3,3]]}}'
              withChecks(name: 'Tests') {
                monitorCoverage(report: 'coverage-report', name: 'Backend', changes: 'c.json',
                  gates: [[name: 'Enough', metric: 'LINE', atLeast: 80.0]])
              }
              archiveArtifacts 'coverage-report/**'
              echo 'token: ' + tm('${COVERAGE_MONITOR, metric="LINE"}; ${COVERAGE_MONITOR, show="VERDICT"}')
            }
            """;

    @TempDir
    static Path home;

    private static RealJenkins jenkins;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        jenkins = new RealJenkins(home);
        jenkins.start();
        String missing = jenkins.script("print(['checks-api', 'token-macro', 'job-dsl', 'coverage'].findAll {"
                + " jenkins.model.Jenkins.get().getPlugin(it) == null })");
        assumeTrue(missing.strip().equals("[]"), "skipped: these plugins are not there: " + missing);
        jenkins.script(HOST);
        jenkins.createPipeline("app", PIPELINE);
        assertThat(jenkins.build("app", 1)).isEqualTo("UNSTABLE");
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aCheckIsInProgressAndThenTheVerdict() throws Exception {
        assertThat(jenkins.script("print System.getProperty('told')"))
                .contains("Tests IN_PROGRESS NONE: Coverage is being measured. / 0")
                .contains("Tests COMPLETED NEUTRAL: Warning: line coverage is 66.66 %, below 80 %. / 1");
    }

    @Test
    void theBadgeTheColumnAndTheTokenSayTheSame() throws Exception {
        assertThat(jenkins.get("/coverage-badge/icon?job=app").body())
                .contains("aria-label=\"line coverage: 66.66 %\"");
        assertThat(jenkins.get("/coverage-badge/icon?job=no").body()).contains("coverage: unknown");
        assertThat(jenkins.get("/job/app/coverage-monitor/badge?gate=Enough").body())
                .contains("Enough: warning");
        jenkins.script("def view = new hudson.model.ListView('figures', jenkins.model.Jenkins.get());"
                + " view.columns.add(new io.jenkins.plugins.coveragemonitor.jenkins.CoverageColumn());"
                + " view.add(jenkins.model.Jenkins.get().getItem('app')); jenkins.model.Jenkins.get().addView(view)");
        String list = jenkins.get("/view/figures/").body();
        assertThat(list.contains(">66.66 %<") && list.contains("<polyline")).isTrue();
        assertThat(jenkins.console("app", 1))
                .contains("token: 66.66 %; Warning: line coverage is 66.66 %, below 80 %.");
        assertThat(jenkins.get("/job/app/1/api/json?tree=actions%5BurlName,summary%5Bstate,sentence%5D%5D")
                        .body())
                .contains("\"state\":\"WARNING\"");
    }

    @Test
    void theReportOpensFromTheArtifacts() throws Exception {
        var page = jenkins.get("/job/app/1/artifact/coverage-report/index.html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("style-src 'self'");
        assertThat(page.body()).contains("<h1>app #1</h1>").contains("href=\"source-1.html\"");
        assertThat(jenkins.get("/job/app/1/artifact/coverage-report/source-1.html")
                        .body())
                .contains("three");
    }

    @Test
    void jobDslKnowsTheOptions() throws Exception {
        String xml = jenkins.script(
                """
                def seed = jenkins.model.Jenkins.get().createProject(hudson.model.FreeStyleProject, 'seed')
                def dsl = new javaposse.jobdsl.plugin.ExecuteDslScripts()
                dsl.scriptText = '''freeStyleJob('made') { publishers { monitorCoverage {
                  name('By DSL'); report('out'); checks { max(3) }
                  reports { reportOption { format('LCOV'); pattern('lcov.info') } }
                  gates { gateOption { metric('LINE'); atLeast(80.0d) } } } } }'''
                dsl.useScriptText = true
                def security = jenkins.model.GlobalConfiguration.all()
                  .get(javaposse.jobdsl.plugin.GlobalJobDslSecurityConfiguration)
                if (security != null) { security.useScriptSecurity = false }
                seed.buildersList.add(dsl)
                println seed.scheduleBuild2(0).get().log
                println jenkins.model.Jenkins.get().getItem('made').configFile.asString()
                """);
        assertThat(xml)
                .contains(
                        "<pattern>lcov.info</pattern>",
                        "<atLeast>80.0</atLeast>",
                        "<max>3</max>",
                        "<name>By DSL</name>");
    }

    @Test
    void theHistoryOfThePluginCoverageIsTakenOver() throws Exception {
        jenkins.createPipeline(
                "old",
                """
                node {
                  writeFile file: 'c.xml', text: '<?xml version="1.0"?><coverage line-rate="0.5" branch-rate="0" version="1" timestamp="1"><packages><package name="x"><classes><class name="a" filename="a.py"><methods/><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class></classes></package></packages></coverage>'
                  recordCoverage(tools: [[parser: 'COBERTURA', pattern: 'c.xml']])
                }
                """);
        assertThat(jenkins.build("old", 1)).isEqualTo("SUCCESS");
        String button =
                "/descriptorByName/io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration/importHistory";
        assertThat(jenkins.post(button, "text/plain", "").body()).contains("It has begun");
        RealJenkins.await(
                "the imported history",
                Duration.ofMinutes(1),
                () -> jenkins.get("/job/old/coverage-trend/data").body().contains("\"covered\":1,\"missed\":1"));
    }
}
