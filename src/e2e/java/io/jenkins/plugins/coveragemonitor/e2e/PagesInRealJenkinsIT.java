package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The pages inside a real Jenkins at the widths of usual screens, by the same checks as in the preview. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesInRealJenkinsIT {
    private static final String PIPELINE =
            """
            def report(String folder, int covered) {
              def lines = (1..10).collect { "DA:${it},${it <= covered ? 1 : 0}" }.join('\\n')
              writeFile file: "${folder}/a.info", text: "SF:${folder}/a-rather-long-name-of-a-file.js\\n${lines}\\nend_of_record\\n"
              writeFile file: "${folder}/a-rather-long-name-of-a-file.js", text: (1..10).collect { "let line${it} = ${it};" }.join('\\n')
            }
            node {
              report('web', env.BUILD_NUMBER == '3' ? 6 : 9)
              report('worker', 8)
              monitorCoverage(sources: 'EVERY_BUILD', reports: [
                [pattern: 'web/*.info', component: 'web'], [pattern: 'worker/*.info', component: 'worker']],
                gates: [[metric: 'LINE', atLeast: 80], [metric: 'LINE', maxDrop: 0.5, onMiss: 'FAILED']])
            }
            """;

    private static final String RECORDER =
            """
            <io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder>
              <options><reports/><gates><io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption>
                <metric>LINE</metric><atLeast>80.0</atLeast>
              </io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption></gates><channels/><id>coverage</id></options>
            </io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder>
            """;

    private static final List<String> PAGES = List.of(
            "/job/shop/",
            "/job/shop/3/coverage-monitor/",
            "/job/shop/3/coverage-monitor/source?path=web%2Fa-rather-long-name-of-a-file.js",
            "/job/shop/coverage-trend/",
            "/coverage-monitor/",
            "/coverage-monitor/alerts",
            "/coverage-monitor/silences",
            "/coverage-monitor/channels");

    @TempDir
    static Path home;

    private static RealJenkins jenkins;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                !System.getProperty("e2e.jenkins.war", "").isBlank(),
                "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        assumeTrue(Pages.chromium() != null, "skipped: no Chromium");
        jenkins = new RealJenkins(home);
        jenkins.start();
        Files.createDirectories(Path.of(System.getProperty("e2e.screenshots", "target/screenshots")));
        jenkins.createPipeline("shop", PIPELINE);
        assertThat(jenkins.build("shop", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.build("shop", 2)).isEqualTo("SUCCESS");
        assertThat(jenkins.build("shop", 3)).isEqualTo("FAILURE");
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    @Order(1)
    void everyPageFitsAtEveryWidthAndCanBeRead() {
        List<String> faults = new ArrayList<>();
        try (Pages pages = new Pages(jenkins.url())) {
            pages.complaints();
            for (String path : PAGES) {
                faults.addAll(pages.faults(path));
            }
            assertThat(pages.complaints()).noneMatch(text -> text.contains("coverage-monitor"));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    @Order(2)
    void filesAreKeptForEverByTheirContentAndDataIsCompressed() {
        try (Pages pages = new Pages(jenkins.url())) {
            List<Response> answers = pages.answers("/job/shop/coverage-trend/");
            assertThat(answers)
                    .filteredOn(answer -> answer.url().contains("/plugin/coverage-monitor/"))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(answer -> {
                        assertThat(answer.url()).containsPattern("/static/[0-9a-f]{24}/plugin/coverage-monitor/");
                        assertThat(answer.status()).isEqualTo(200);
                        assertThat(java.time.ZonedDateTime.parse(
                                        answer.headerValue("expires"),
                                        java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME))
                                .isAfter(java.time.ZonedDateTime.now().plusDays(300));
                    });
            assertThat(answers)
                    .filteredOn(answer -> answer.url().endsWith("/coverage-trend/data"))
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.headerValue("etag")).isNotBlank();
                        assertThat(answer.headerValue("content-encoding")).isEqualTo("gzip");
                    });
        }
    }

    @Test
    @Order(3)
    void readersWhoseBrowserSpeaksGermanGetGerman() throws Exception {
        jenkins.createFreestyle("freestyle", "true", RECORDER);
        try (Pages pages = Pages.speaking(jenkins.url(), "de-DE")) {
            assertThat(pages.open("/job/shop/coverage-trend/", "trend-german").textContent(".coverage-monitor"))
                    .contains("Abdeckungstrend", "Wo es sich änderte", "70,00");
            assertThat(pages.open("/coverage-monitor/alerts", "alerts-german").title())
                    .contains("Alarme");
            assertThat(pages.visit("/job/shop/3/", "build-german").textContent("#main-panel"))
                    .contains("Zeilenabdeckung fiel um", "Größte neue Lücken")
                    .doesNotContain("Largest");
            assertThat(pages.visit("/manage/configure", "configure-german").textContent("#main-panel"))
                    .contains("Kanal hinzufügen", "Zeitplan des Überblicks", "Aufbewahrung begrenzen (ohne dies");
            assertThat(pages.visit("/job/freestyle/configure", "form-german").textContent("#main-panel"))
                    .contains("Codeabdeckung überwachen", "Gate hinzufügen", "Rückgang höchstens", "(Vorgabe: Zeilen)")
                    .contains("Zusätzliche Testzeit, mindestens (%)");
        }
    }
}
