package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
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
                .contains("Tests COMPLETED NEUTRAL: Warning: line coverage is 66.66 %, below 80 %;"
                        + " 1 more covered line passes this gate. / 1");
    }

    @Test
    void theBadgeTheColumnAndTheTokenSayTheSame() throws Exception {
        assertThat(jenkins.get("/coverage-badge/icon?job=app").body())
                .contains("aria-label=\"line coverage: 66.66 %\"");
        assertThat(jenkins.get("/coverage-badge/icon?job=no").body()).contains("coverage: unknown");
        assertThat(jenkins.get("/job/app/coverage-monitor/badge?gate=Enough").body())
                .contains("Enough: warning");
        if (jenkins.script("print jenkins.model.Jenkins.get().getPlugin('embeddable-build-status')")
                .contains("@")) {
            assertThat(jenkins.get("/buildStatus/icon?job=app&subject=tested&status=%24%7Bcoverage%7D")
                            .body())
                    .contains("tested", "66.66");
        }
        jenkins.script("def view = new hudson.model.ListView('figures', jenkins.model.Jenkins.get());"
                + " view.columns.add(new io.jenkins.plugins.coveragemonitor.jenkins.column.CoverageColumn());"
                + " view.add(jenkins.model.Jenkins.get().getItem('app')); jenkins.model.Jenkins.get().addView(view)");
        String list = jenkins.get("/view/figures/").body();
        assertThat(list.contains(">66.66 %<") && list.contains("<polyline")).isTrue();
        assertThat(jenkins.console("app", 1)).contains("token: 66.66%; Warning: line coverage is 66.66 %, below 80 %.");
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
    void whatTheGeneratorsWriteRunsInADeclarativePipeline() throws Exception {
        String step = generated(
                "pipeline-syntax/generateSnippet",
                """
                {"stapler-class": "io.jenkins.plugins.coveragemonitor.jenkins.MonitorStep",
                 "$class": "io.jenkins.plugins.coveragemonitor.jenkins.MonitorStep",
                 "name": "Generated", "gates": [{"name": "Enough", "metric": "LINE", "atLeast": "60"}],
                 "reports": [{"format": "LCOV", "pattern": "lcov.info"}], "checks": {"max": "3"}}""");
        assertThat(step).startsWith("monitorCoverage ").contains("atLeast: 60.0", "max: 3", "pattern: 'lcov.info'");
        String post = generated(
                "directive-generator/generateDirective",
                """
                {"stapler-class": "org.jenkinsci.plugins.pipeline.modeldefinition.generator.PostDirective",
                 "$class": "org.jenkinsci.plugins.pipeline.modeldefinition.generator.PostDirective",
                 "conditions": ["always"]}""");
        assertThat(post).contains("always {");
        jenkins.createPipeline(
                "declarative",
                "pipeline {\n  agent any\n  stages {\n    stage('Test') {\n      steps {\n"
                        + "        writeFile file: 'lcov.info', text: \"SF:a.js\\nDA:1,1\\nDA:2,1\\nDA:3,0\\nend_of_record\\n\"\n"
                        + "        error 'a test failed'\n      }\n    }\n  }\n"
                        + post.replaceFirst("//[^\n]*", java.util.regex.Matcher.quoteReplacement(step)) + "}\n");
        assertThat(jenkins.build("declarative", 1))
                .as(jenkins.console("declarative", 1))
                .isEqualTo("FAILURE");
        assertThat(jenkins.get("/job/declarative/1/api/json?tree=actions%5Bsummary%5Bstate,sentence%5D%5D")
                        .body())
                .as("it records whatever result the build has")
                .contains("\"state\":\"PASSED\"", "66.66 %");
        assertThat(jenkins.get("/job/declarative/1/").body()).contains("Generated");
        assertThat(jenkins.get("/job/declarative/1/coverage-monitor/data").body())
                .contains("Enough");
    }

    private static String generated(String generator, String form) throws Exception {
        String json = "json=" + java.net.URLEncoder.encode(form, java.nio.charset.StandardCharsets.UTF_8);
        var answer = jenkins.post("/job/app/" + generator, "application/x-www-form-urlencoded", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().strip();
    }

    @Test
    void theFormsOfBothGeneratorsShowTheStep() throws Exception {
        try (Pages pages = new Pages(jenkins.url())) {
            var page = pages.visit("/job/app/pipeline-syntax/", "snippet-generator");
            assertThat(page.content()).contains("monitorCoverage: ", "withCoverageSpy: ", "dumpCoverage: ");
            page.selectOption(
                    "select.dropdownList",
                    new com.microsoft.playwright.options.SelectOption()
                            .setLabel("monitorCoverage: Monitor code coverage"));
            page.click("#generatePipelineScript");
            page.waitForFunction("document.querySelector('#prototypeText').value.startsWith('monitorCoverage')");
            assertThat(pages.visit("/job/app/directive-generator/", "directive-generator")
                            .content())
                    .contains("post: ")
                    .as("a block that needs a workspace is no option of a declarative Pipeline")
                    .doesNotContain("withCoverageSpy");
        }
    }

    @Test
    void theDocumentedYamlSetsTheMetricThatIsShownFirst() throws Exception {
        assumeTrue(
                jenkins.script("print jenkins.model.Jenkins.get().getPlugin('configuration-as-code')")
                        .contains("@"),
                "skipped: the plugin configuration-as-code is not there");
        var yaml = java.util.regex.Pattern.compile("```yaml\n(appearance:.*?)```", java.util.regex.Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/publishing.md")));
        assertThat(yaml.find()).isTrue();
        Path file = Files.writeString(home.resolve("appearance.yaml"), yaml.group(1));
        String casc = "def casc = io.jenkins.plugins.casc.ConfigurationAsCode.get();";
        assertThat(jenkins.script(casc + "casc.configure(['" + file + "'])")).isBlank();
        assertThat(jenkins.script(casc + "def out = new ByteArrayOutputStream(); casc.export(out); print out"))
                .contains(yaml.group(1)
                        .substring("appearance:\n".length())
                        .stripTrailing()
                        .lines()
                        .sorted()
                        .toList()
                        .get(0));
        String all = jenkins.get("/view/all/").body();
        assertThat(all.contains("Tested") && all.contains("<polyline"))
                .as("the column in a view that nobody configured")
                .isTrue();
        jenkins.script(casc
                + "io.jenkins.plugins.coveragemonitor.jenkins.config.AppearanceConfiguration.get().with {"
                + " defaultMetric = null; columnByDefault = false; columnName = null }");
    }

    @Test
    void aDashboardViewHasThePortlet() throws Exception {
        assumeTrue(
                jenkins.script("print jenkins.model.Jenkins.get().getPlugin('dashboard-view')")
                        .contains("@"),
                "skipped: the plugin dashboard-view is not there");
        String said = jenkins.script(
                """
                def board = new hudson.plugins.view.dashboard.Dashboard('board')
                jenkins.model.Jenkins.get().addView(board)
                board.includeRegex = 'app'
                board.topPortlets = [new io.jenkins.plugins.coveragemonitor.jenkins.portlet.CoveragePortlet('Covered')]
                board.save()
                """);
        assertThat(said).doesNotContain("Exception");
        try (Pages pages = new Pages(jenkins.url())) {
            pages.save("/view/board/configure");
            assertThat(pages.visit("/view/board/", "portlet").content())
                    .contains("Covered", ">66.66 %<", "Warning", "<polyline");
            assertThat(pages.visit("/view/board/topPortlets/0/", "portlet-alone")
                            .content())
                    .contains(">66.66 %<");
        }
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
