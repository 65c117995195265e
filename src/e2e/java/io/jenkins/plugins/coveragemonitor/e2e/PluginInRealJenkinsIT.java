package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged plugin in a real Jenkins, from outside: {@code -De2e.jenkins.war=… -De2e.plugins=DIR}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginInRealJenkinsIT {
    /** An LCOV report of ten lines. */
    private static final String REPORT =
            """
            def report(String file, int covered) {
              def lines = (1..10).collect { "DA:${it},${it <= covered ? 1 : 0}" }.join('\\n')
              writeFile file: "${file}.info", text: "SF:src/${file}.js\\n${lines}\\nend_of_record\\n"
            }
            """;

    private static final String OPTIONS = "io.jenkins.plugins.coveragemonitor.jenkins.";

    @TempDir
    static Path home;

    private static RealJenkins jenkins;
    private static Pages pages;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        jenkins = new RealJenkins(home);
        jenkins.start();
        Files.createDirectories(Path.of(System.getProperty("e2e.screenshots", "target/screenshots")));
        pages = Pages.chromium() == null ? null : new Pages(jenkins.url());
    }

    @AfterAll
    static void stop() throws Exception {
        if (pages != null) {
            pages.close();
        }
        if (jenkins != null) {
            Files.writeString(
                    Path.of(System.getProperty("e2e.screenshots", "target/screenshots"), "jenkins.log"), jenkins.log());
            jenkins.close();
        }
    }

    @Test
    @Order(1)
    void aPipelineIsRecordedJudgedAndAnswered() throws Exception {
        jenkins.createPipeline(
                "pipeline",
                REPORT
                        + """
                        node { stage('Measure') {
                          report('a', env.BUILD_NUMBER == '3' ? 6 : 9)
                          def r = monitorCoverage(gates: [[metric: 'LINE', atLeast: 80], [metric: 'LINE', maxDrop: 0.5, onMiss: 'FAILED']])
                          echo "answer ${r.verdict} ${r.LINE.covered}/${r.LINE.missed}"
                        } }
                        """);
        assertThat(jenkins.build("pipeline", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("pipeline", 1)).contains("LCOV", "90.00", "answer PASSED 9/1");
        assertThat(jenkins.build("pipeline", 2)).isEqualTo("SUCCESS");
        assertThat(jenkins.build("pipeline", 3)).isEqualTo("FAILURE");
        assertThat(jenkins.console("pipeline", 3)).contains("answer FAILED 6/4");
        assertThat(jenkins.get("/job/pipeline/coverage-trend/card").body())
                .contains("\"builds\":[1,2,3]", "\"covered\":[9,9,6]");
    }

    @Test
    @Order(2)
    void aFreestyleJobDoesTheSame() throws Exception {
        jenkins.createFreestyle(
                "freestyle",
                "printf 'SF:src/b.js\\nDA:1,1\\nDA:2,0\\nend_of_record\\n' > b.info",
                "<io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder><options><reports/><gates>"
                        + "<io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption><metric>LINE</metric><atLeast>80.0</atLeast>"
                        + "</io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption></gates><channels/><id>coverage</id></options>"
                        + "</io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder>");
        assertThat(jenkins.build("freestyle", 1)).isEqualTo("UNSTABLE");
        assertThat(jenkins.console("freestyle", 1)).contains("50.00", "Line at least 80");
    }

    @Test
    @Order(3)
    void anAgentReadsItsReportsItself() throws Exception {
        jenkins.agent("elsewhere");
        jenkins.createPipeline(
                "agent", REPORT + "node('elsewhere') { report('a', 7); echo \"${monitorCoverage().LINE.percent}\" }");
        assertThat(jenkins.build("agent", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("agent", 1)).contains("Running on elsewhere", "70.00");
    }

    @Test
    @Order(4)
    void parallelBranchesBecomeOneMeasurementAndTheWholeIsJudged() throws Exception {
        String branches =
                """
                def gates = [[metric: 'LINE', atLeast: 60]]
                parallel(
                  low: { node { dir('low') { report('low', 4) ; monitorCoverage(gates: gates) } } },
                  high: { node { sleep 5; dir('high') { report('high', HIGH); monitorCoverage(gates: gates) } } })
                """;
        jenkins.createPipeline("whole", REPORT + branches.replace("HIGH", "9"));
        assertThat(jenkins.build("whole", 1)).as("65 % of the whole").isEqualTo("SUCCESS");
        assertThat(jenkins.get("/job/whole/coverage-trend/card").body()).contains("\"covered\":13,\"missed\":7");
        jenkins.createPipeline("part", REPORT + branches.replace("HIGH", "5"));
        assertThat(jenkins.build("part", 1)).as("45 % of the whole").isEqualTo("UNSTABLE");
        jenkins.createPipeline(
                "own",
                REPORT
                        + branches.replace("HIGH", "5")
                                .replace("'high', 5); monitorCoverage(gates: gates)", "'high', 5); monitorCoverage()"));
        assertThat(jenkins.build("own", 1))
                .as("45 % of the whole, by the gate that the first branch alone brought")
                .isEqualTo("UNSTABLE");
    }

    @Test
    @Order(5)
    void wrongUseIsToldInOneSentence() throws Exception {
        jenkins.createPipeline("misspelt", "node { monitorCoverage(gates: [[metric: 'LINE', atleast: 80]]) }");
        assertThat(jenkins.build("misspelt", 1)).isEqualTo("FAILURE");
        assertThat(jenkins.console("misspelt", 1)).contains("atleast");

        jenkins.createPipeline("negative", "node { monitorCoverage(gates: [[metric: 'LINE', atLeast: -1]]) }");
        assertThat(jenkins.build("negative", 1)).isEqualTo("FAILURE");
        assertThat(jenkins.console("negative", 1))
                .contains("\nERROR: monitorCoverage: gates[0]: atLeast is -1: give a number from 0 to 100\n")
                .doesNotContain("\tat ");

        jenkins.createPipeline(
                "none", "node { deleteDir(); def r = monitorCoverage(); echo \"measured ${r.measured}\" }");
        assertThat(jenkins.build("none", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("none", 1)).contains("measured false").doesNotContain("0.00");

        jenkins.createPipeline(
                "broken",
                "node { deleteDir(); writeFile file: 'jacoco.xml', text: '<report name=\"x\"><package'; monitorCoverage() }");
        assertThat(jenkins.build("broken", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("broken", 1)).contains("jacoco.xml").doesNotContain("\tat ");
    }

    @Test
    @Order(5)
    void aFormThatMakesNoSenseIsAnsweredWithOneSentence() throws Exception {
        jenkins.createFreestyle("form", "true", "");
        String gate = "\"gates\":{\"atLeast\":\"80\",\"failBelow\":\"90\"}";
        String sentence = "monitorCoverage: gates[0]: failBelow is 90, above atLeast: give a number of at most 80";
        HttpResponse<String> job = jenkins.submit(
                "/job/form/configSubmit",
                "{\"name\":\"form\",\"properties\":{\"stapler-class-bag\":\"true\"},\"scm\":{\"value\":\"0\"},\"publisher\":"
                        + "{\"$class\":\"" + OPTIONS + "MonitorRecorder\"," + gate + "}}");
        assertThat(job.statusCode()).isEqualTo(400);
        assertThat(job.body()).contains(sentence).doesNotContain("Oops", "\tat ");
        assertThat(jenkins.get("/job/form/config.xml").body()).doesNotContain("MonitorRecorder");
        String step = "{\"stapler-class\":\"" + OPTIONS + "MonitorStep\",";
        assertThat(jenkins.submit("/pipeline-syntax/generateSnippet", step + gate + "}")
                        .body())
                .isEqualToIgnoringNewLines(sentence);
        assertThat(jenkins.submit("/pipeline-syntax/generateSnippet", step + "\"id\":\"nightly\"}")
                        .body())
                .isEqualTo("monitorCoverage id: 'nightly'");
    }

    @Test
    @Order(5)
    void theStepAndNotThePostBuildActionIsInTheSnippetGenerator() throws Exception {
        assertThat(jenkins.get("/pipeline-syntax/").body())
                .contains(OPTIONS + "MonitorStep")
                .doesNotContain(OPTIONS + "MonitorRecorder");
    }

    @Test
    @Order(5)
    void theLastChannelGoesWithTheForm() throws Exception {
        assumeTrue(pages != null, "skipped: no Chromium");
        jenkins.post("/coverage-monitor/api/v1/channels", "application/json", "{\"name\":\"only\",\"kind\":\"log\"}");
        assertThat(jenkins.get("/coverage-monitor/api/v1/channels").body()).contains("\"only\"");
        pages.save("/configure", page -> {
            page.click("[name=channels] button.repeatable-delete");
            // It fades away before it is gone.
            page.locator("[name=channels]")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        });
        assertThat(jenkins.get("/coverage-monitor/api/v1/channels").body()).contains("\"total\":0");
        assertThat(jenkins.get("/coverage-monitor/api/v1/audit").body()).contains("\"channel.delete\"");
        pages.complaints();
    }

    @Test
    @Order(6)
    void pagesAreDrawnInLightAndDarkUnderTheEnforcedPolicy() throws Exception {
        assumeTrue(pages != null, "skipped: no Chromium");
        pages.complaints();
        for (String theme : new String[] {"light", "dark"}) {
            if (theme.equals("dark")) {
                darkTheme();
            }
            assertThat(pages.open("/job/pipeline/", "job-" + theme).textContent("main, #main-panel"))
                    .contains("60.0", "Gate failed");
            pages.visit("/job/pipeline/3/", "build-" + theme);
            assertThat(pages.open("/job/pipeline/3/coverage-monitor/", "report-" + theme)
                            .textContent("#main-panel"))
                    .contains("Line at least 80");
            pages.open("/job/pipeline/3/coverage-monitor/source?path=src%2Fa.js", "source-" + theme);
            pages.open("/job/pipeline/coverage-trend/", "trend-" + theme);
            assertThat(pages.open("/coverage-monitor/", "dashboard-" + theme).textContent("#main-panel"))
                    .contains("pipeline", "freestyle");
        }
        assertThat(pages.visit("/job/freestyle/configure", "configure").textContent("#main-panel"))
                .contains("Monitor code coverage");
        assertThat(pages.visit("/manage/configure", "system").textContent("#main-panel"))
                .contains("Coverage Monitor");
        pages.visit("/job/pipeline/pipeline-syntax/", "snippet");
        assertThat(pages.complaints()).noneMatch(text -> text.contains("coverage-monitor"));
    }

    private static void darkTheme() throws Exception {
        jenkins.script(
                """
                def loader = jenkins.model.Jenkins.get().pluginManager.uberClassLoader
                def type = loader.loadClass('io.jenkins.plugins.thememanager.ThemeManagerPageDecorator')
                def dark = loader.loadClass('io.jenkins.plugins.darktheme.DarkThemeManagerFactory')
                def decorator = hudson.ExtensionList.lookupSingleton(type)
                decorator.theme = dark.getDeclaredConstructor().newInstance()
                """);
    }

    @Test
    @Order(7)
    void aReaderWithoutPermissionSeesNothing() throws Exception {
        var anonymous = java.net.http.HttpClient.newHttpClient();
        for (String path :
                new String[] {"/job/pipeline/coverage-trend/card", "/job/pipeline/3/coverage-monitor/data"}) {
            var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(jenkins.url() + path))
                    .build();
            var answer = anonymous.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("covered");
        }
    }

    @Test
    @Order(8)
    void aRestartLosesNothingAndTheLogHasNoWarningOfOurs() throws Exception {
        jenkins.stop();
        jenkins.start();
        assertThat(jenkins.get("/job/pipeline/3/coverage-monitor/data").body()).contains("\"build\":3");
        assertThat(jenkins.build("pipeline", 4)).isEqualTo("SUCCESS");
        assertThat(jenkins.get("/job/pipeline/coverage-trend/card").body()).contains("\"builds\":[1,2,3,4]");
        assertThat(jenkins.logged(line -> line.contains("WARNING") || line.contains("SEVERE")))
                .noneMatch(line -> line.contains("overage") || line.contains("ClassFilter"));
    }
}
