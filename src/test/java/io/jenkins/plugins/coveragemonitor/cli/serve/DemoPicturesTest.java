package io.jenkins.plugins.coveragemonitor.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.cli.demo.PlayedDemo;
import io.jenkins.plugins.coveragemonitor.view.Accessibility;
import io.jenkins.plugins.coveragemonitor.view.Browser;
import io.jenkins.plugins.coveragemonitor.view.PageLayout;
import io.jenkins.plugins.coveragemonitor.view.Pictures;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of the demo in every state of a job: nothing overflows in any window, everybody can read them in both themes,
 * and their pictures are taken, see {@link Pictures}.
 */
@EnabledIfSystemProperty(named = Pictures.FOLDER, matches = ".+")
class DemoPicturesTest {
    private static final int[] WIDTHS = {360, 1024, 1440, 2560};

    @TempDir
    private static Path empty;

    private static Browser browser;
    private static Page page;
    private static PreviewServer server;
    private static PreviewServer nothing;

    @BeforeAll
    static void start() throws Exception {
        browser = new Browser();
        page = browser.page(WIDTHS[0], 900, false);
        page.clock().setFixedTime(PlayedDemo.NOW.toString());
        server = ServeCommandServer.start(PlayedDemo.get().home(), null, 0);
        nothing = ServeCommandServer.start(empty, null, 0);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            nothing.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dashboard, page=dashboard, store/shop/refunds",
        "dashboard-folders, page=dashboard&view=folders&compare=store/shop/main%2Cstore/pricing, 3 branches",
        "dashboard-none, page=dashboard, monitorCoverage()",
        "dashboard-attention, page=dashboard&filter=attention&sort=change, store/shop/refunds",
        "card-passed, page=job-card&job=store/shop/main, Gate",
        "card-failed, page=job-card&job=store/shop/refunds, Gate failed",
        "card-unmeasured, page=job-card&job=store/shop/hotfix, nmeasured",
        "card-partial, page=job-card&job=platform/nightly, artial",
        "trend-passed, page=trend&job=store/shop/main, Where it changed",
        "trend-one, page=trend&job=store/shop/hotfix, nmeasured",
        "trend-partial, page=trend&job=platform/nightly, artial",
        "build-passed, page=build&job=store/shop/main&build=36, Files",
        "build-failed, page=build&job=store/shop/refunds&build=9, changed lines",
        "build-unmeasured, page=build&job=store/shop/hotfix&build=1, nmeasured",
        "build-partial, page=build&job=platform/nightly&build=12, web",
        "build-service, page=build&job=platform/checkout&build=6, Used in services",
        "source-demo, page=source&job=store/shop/refunds&build=9&path=web/lib/retry.js, retry.js"
    })
    void everyStateFitsAndCanBeRead(String name, String query, String text) throws Exception {
        browser.complaints.clear();
        page.setViewportSize(WIDTHS[0], 900);
        page.navigate((name.endsWith("-none") ? nothing : server).address() + "frame.html?theme=light&" + query);
        page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
        assertThat(page.locator(".coverage-monitor").textContent()).contains(text);
        for (int width : WIDTHS) {
            resize(width);
            assertThat(PageLayout.faults(page)).as("layout at %s px", width).isEmpty();
        }
        assertThat(Accessibility.violations(page)).as("accessibility").isEmpty();
        page.setViewportSize(Pictures.WIDTH, 900);
        page.evaluate("document.documentElement.dataset.theme = 'dark'");
        assertThat(Accessibility.contrast(page)).as("accessibility, dark").isEmpty();
        Pictures.take(page, name);
        assertThat(browser.complaints).isEmpty();
    }

    /** Charts follow the size of their box some frames later. */
    private static void resize(int width) {
        page.setViewportSize(width, 900);
        page.evaluate("async () => { for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame); }");
    }
}
