package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Branches and change requests of a multibranch project. A plain git source has branches only, so the Pipeline of a branch that holds
 * a file {@code target} sets what a forge's change request would bring.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MultibranchInRealJenkinsIT {
    private static final String PIPELINE =
            """
            node {
              checkout scm
              int covered = readFile('covered').trim().toInteger()
              String lines = ''
              for (int i = 1; i <= 10; i++) { lines += "DA:${i},${i <= covered ? 1 : 0}\\n" }
              writeFile file: 'lcov.info', text: "SF:src/a.js\\n${lines}end_of_record\\n"
              def into = fileExists('target') ? ['CHANGE_TARGET=' + readFile('target').trim()] : []
              withEnv(into) {
                monitorCoverage(gates: [[metric: 'LINE', maxDrop: 0.5]])
              }
            }
            """;

    @TempDir
    static Path home;

    @TempDir
    static Path sources;

    private static RealJenkins jenkins;
    private static GitRepository repository;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        repository = GitRepository.in(sources.resolve("app"));
        jenkins = new RealJenkins(home);
        jenkins.start();
        jenkins.script("hudson.plugins.git.GitSCM.ALLOW_LOCAL_CHECKOUT = true");
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            assertThat(jenkins.logged(line -> line.contains("WARNING") || line.contains("SEVERE")))
                    .noneMatch(line -> line.contains("overage") || line.contains("ClassFilter"));
            jenkins.close();
        }
    }

    private static void commit(String covered, String file, String content) throws Exception {
        Files.writeString(repository.folder().resolve("covered"), covered + "\n");
        repository.commit(file, content);
    }

    private static void index() throws Exception {
        jenkins.post("/job/app/build?delay=0", "text/plain", "");
    }

    @Test
    @Order(1)
    void aChangeRequestIsComparedWithTheBuildThatItsWorkBeganFrom() throws Exception {
        commit("8", "Jenkinsfile", PIPELINE);
        commit("8", "src/a.js", "1\n".repeat(10));
        repository.git("branch", "feature/x");
        jenkins.createMultibranch("app", repository.folder());
        index();
        assertThat(jenkins.ended("app/job/main", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.ended("app/job/feature%252Fx", 1)).isEqualTo("SUCCESS");

        String began = repository.head();
        commit("4", "src/b.js", "1\n");
        index();
        assertThat(jenkins.ended("app/job/main", 2)).isEqualTo("UNSTABLE");

        request("PR-7", began, "7", "main");
        request("PR-8", began, "8", "feature/x");
        index();
        assertThat(jenkins.ended("app/job/PR-7", 1)).isEqualTo("UNSTABLE");
        assertThat(jenkins.console("app/job/PR-7", 1))
                .contains("change against main #1, built from the merge base: line −10.00 points")
                .contains("patch: 0 of 1 changed line covered");
        assertThat(jenkins.get("/job/app/job/PR-7/1/coverage-monitor/data").body())
                .contains("\"since\":\"main #1\"");
        assertThat(jenkins.ended("app/job/PR-8", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("app/job/PR-8", 1)).contains("against feature/x #1, built from the merge base");

        // The work takes over what main lost meanwhile: that is where it stands now.
        repository.git("checkout", "-q", "PR-7");
        repository.git("merge", "-q", "-X", "ours", "--no-edit", "main");
        repository.git("checkout", "-q", "main");
        index();
        assertThat(jenkins.ended("app/job/PR-7", 2)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("app/job/PR-7", 2)).contains("against main #2, built from the merge base");
    }

    @Test
    @Order(2)
    void aBuildThatIsKeptForEverIsMarkedAndAnotherBranchComparedOnTheTrend() throws Exception {
        assumeTrue(Pages.chromium() != null, "skipped: no Chromium");
        Files.createDirectories(Path.of(System.getProperty("e2e.screenshots", "target/screenshots")));
        String trend = "/job/app/job/main/coverage-trend/";
        String kept = "kept forever, such as a release";
        try (Pages pages = new Pages(jenkins.url())) {
            assertThat(pages.open(trend, "trend-before").textContent(".cm-legend"))
                    .doesNotContain(kept);
            jenkins.post("/job/app/job/main/1/toggleLogKeep", "text/plain", "");
            pages.complaints();

            Page page = pages.open(trend, "trend-kept");
            assertThat(page.textContent(".cm-legend")).contains(kept);
            page.locator(".cm-main canvas").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.textContent(".cm-readout")).contains("#1", "80.00 %", "kept forever");

            page.locator(".cm-compare select").selectOption(" feature/x");
            page.waitForSelector(".cm-legend .cm-beside");
            assertThat(page.textContent(".cm-legend")).contains("feature/x, to compare", kept);
            assertThat(page.textContent(".cm-readout")).contains("feature/x 80.00 %");
            assertThat(pages.faults(trend + "?compare=+feature%2Fx")).isEmpty();
            assertThat(pages.complaints()).noneMatch(text -> text.contains("coverage-monitor"));
        }
    }

    private static void request(String branch, String from, String covered, String target) throws Exception {
        repository.git("checkout", "-q", "-b", branch, from);
        Files.writeString(repository.folder().resolve("target"), target + "\n");
        commit(covered, "src/a.js", "1\n".repeat(9) + "2\n");
        repository.git("checkout", "-q", "main");
    }
}
