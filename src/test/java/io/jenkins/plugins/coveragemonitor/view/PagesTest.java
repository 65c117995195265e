package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages in the system's Chromium, served under the policy that Jenkins enforces. */
class PagesTest {
    private static final Path PICTURES = Path.of(System.getProperty("build.dir", "target"), "pages");
    private static Browser browser;
    private static PageServer server;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        server = new PageServer()
                .with("api/job-card?job=payments-api", () -> JobCards.of(SamplePages.job(120)))
                .with("api/trend?job=payments-api", () -> TrendPages.of(SamplePages.job(120)))
                .with(
                        "api/trend?job=payments-api&metric=BRANCH&component=",
                        () -> TrendPages.of(SamplePages.job(120), Metric.BRANCH, ""))
                .with("api/build?job=payments-api&build=120", SamplePages::build)
                .with("api/source?job=payments-api&build=120&path=Ledger.java", SamplePages::source)
                .with("api/dashboard?", SamplePages::dashboard);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            browser.close();
        }
    }

    @BeforeEach
    void forget() {
        browser.complaints.clear();
    }

    private static final Map<String, String> ADDRESSES = Map.of(
            "job-card", "frame.html?page=job-card&job=payments-api",
            "trend", "frame.html?page=trend&job=payments-api",
            "build", "frame.html?page=build&job=payments-api&build=120",
            "source", "frame.html?page=source&job=payments-api&build=120&path=Ledger.java",
            "dashboard", "frame.html?page=dashboard");

    private static Page open(String name, int width, boolean dark) {
        Page page = browser.page(width, 900, dark);
        page.navigate(server.url(ADDRESSES.get(name)));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) :is(h1, h2)");
        page.waitForTimeout(150);
        return page;
    }

    @ParameterizedTest(name = "{0}, {1} px, dark {2}")
    @CsvSource({
        "job-card, 1400, false", "job-card, 1400, true", "job-card, 360, false",
        "trend, 1400, false", "trend, 1400, true", "trend, 360, false",
        "build, 1400, false", "build, 1400, true", "build, 360, false",
        "source, 1400, false", "source, 1400, true", "source, 360, false",
        "dashboard, 1400, false", "dashboard, 1400, true", "dashboard, 360, false"
    })
    void looksRightAndIsReachable(String name, int width, boolean dark) throws IOException {
        Page page = open(name, width, dark);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + width + (dark ? "-dark" : "") + ".png")));
        assertThat(browser.complaints).as("errors and violations of the policy").isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("nothing is wider than the window")
                .isLessThanOrEqualTo(width);
        assertThat(dark ? Accessibility.contrast(page) : Accessibility.violations(page))
                .as("accessibility")
                .isEmpty();
        assertThat(PageFiles.of(Path.of("src/main/webapp")).modules(name))
                .as("what a page loads is known before")
                .containsAll(loaded(page));
        page.context().close();
    }

    /** The scripts that the page itself loaded. */
    @SuppressWarnings("unchecked")
    private static List<String> loaded(Page page) {
        return (List<String>)
                page.evaluate("performance.getEntriesByType('resource').map(one => new URL(one.name).pathname.slice(1))"
                        + ".filter(name => name.endsWith('.js') && !/frame|vendor/.test(name))");
    }
}
