package io.jenkins.plugins.coveragemonitor.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chart of the trend by mouse and by keyboard: what is read, what is in sight, what is in the address. */
class TrendChartTest {
    private static final String TREND = "bare.html?page=trend&url=api/trend";

    private static Browser browser;
    private static PageServer server;
    private Page page;
    private Locator chart;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        server = new PageServer()
                .with("api/trend", () -> TrendPages.of(SamplePages.longHistory(10_000)))
                .with(
                        "api/trend?metric=BRANCH&component=web",
                        () -> TrendPages.of(SamplePages.job(120), Metric.BRANCH, "web"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.complaints.clear();
        page = browser.page(1200, 900, false);
        chart = page.locator("canvas[role=slider]");
    }

    @AfterEach
    void complainedOfNothing() {
        page.context().close();
        assertThat(browser.complaints).isEmpty();
    }

    private void show(String query) {
        page.navigate(server.url(TREND + query));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
    }

    private void press(String key) {
        chart.focus();
        page.keyboard().press(key);
    }

    private void hasAddress(String end) {
        assertThat(page).hasURL(Pattern.compile(end + "$"));
    }

    @Test
    void theCursorMovesOverTenThousandBuildsWithoutDrawingTheChart() {
        page.addInitScript("window.strokes = 0; const stroke = CanvasRenderingContext2D.prototype.stroke;"
                + " CanvasRenderingContext2D.prototype.stroke = function (...all) {"
                + " window.strokes++; return stroke.apply(this, all); }");
        show("&builds=all");
        assertThat((int) page.evaluate("strokes")).isPositive();
        page.evaluate("strokes = 0");
        BoundingBox box = page.locator(".cm-main").boundingBox();
        for (int i = 0; i < 20; i++) {
            page.mouse().move(box.x + 100 + i * 40, box.y + 100);
        }
        press("Home");
        assertThat(chart).hasAttribute("aria-valuenow", "1");
        assertThat(page.locator(".cm-readout")).containsText("#1 ·");
        assertThat((int) page.evaluate("strokes"))
                .as("strokes while the cursor moves")
                .isZero();
    }

    @Test
    void aBuildStandsAtTheSamePixelInEachStrip() {
        server.with("api/short", () -> TrendPages.of(SamplePages.job(120)));
        for (String address : List.of(TREND + "&builds=all", "bare.html?page=trend&url=api/short")) {
            page.navigate(server.url(address));
            page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
            Object places = page.evaluate(
                    "[...document.querySelectorAll('.cm-cursor')]" + ".map(line => line.getBoundingClientRect().left)");
            assertThat((List<?>) places).hasSizeGreaterThan(1);
            assertThat(((List<?>) places).stream().distinct()).hasSize(1);
        }
    }

    @Test
    void aDragIsAWindowThatTheAddressKeeps() {
        show("&builds=all");
        BoundingBox box = page.locator(".cm-main").boundingBox();
        page.mouse().move(box.x + 300, box.y + 100);
        page.mouse().down();
        page.mouse().move(box.x + 500, box.y + 100, new Mouse.MoveOptions().setSteps(4));
        assertThat(page.locator(".cm-main .cm-brush")).isVisible();
        page.mouse().up();
        assertThat(page).hasURL(Pattern.compile("builds=all&from=\\d+&to=\\d+$"));
        String address = page.url();
        page.reload();
        page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
        String to = address.replaceFirst(".*to=", "");
        assertThat(chart).hasAttribute("aria-valuenow", to);
        page.locator("button:text-is('Whole range')").click();
        hasAddress("builds=all");
    }

    @Test
    void theKeyboardZoomsAndMovesTheWindow() {
        show("&from=4001&to=5000");
        assertThat(chart).hasAttribute("aria-valuenow", "5000");
        press("Home");
        hasAddress("&from=1&to=1000");
        press("+");
        hasAddress("&from=1&to=500");
        press("Shift+ArrowRight");
        hasAddress("&from=126&to=625");
        press("0");
        hasAddress("url=api%2Ftrend");
    }

    @Test
    void enterAndAClickOpenTheBuild() {
        server.with("api/trend?job=payments-api", () -> TrendPages.of(SamplePages.job(120)))
                .with("api/build?job=payments-api&build=120", SamplePages::build)
                .with("api/build?job=payments-api&build=1", SamplePages::build);
        String trend = server.url("frame.html?page=trend&job=payments-api");
        page.navigate(trend);
        page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
        press("Enter");
        page.waitForURL("**/frame.html?page=build&job=payments-api&build=120");
        page.navigate(trend);
        page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
        BoundingBox box = page.locator(".cm-main").boundingBox();
        page.mouse().click(box.x + 56, box.y + 100);
        page.waitForURL("**/frame.html?page=build&job=payments-api&build=1");
    }

    @Test
    void anotherBranchIsLaidBesideByTimeAndReleasesAreSaid() {
        JobData branch = SamplePages.job(120);
        JobData main = new JobData(
                "main",
                branch.points().stream()
                        .map(point -> Point.builder(point.build() + 900, point.time())
                                .totals(Counters.of(Metric.LINE, new Counter(1, 3)))
                                .create())
                        .toList(),
                List.of(),
                List.of());
        server.with(
                        "api/branch",
                        () -> TrendPages.of(
                                branch.beside(List.of("main", "other")).keeping(Set.of(119))))
                .with("api/branch?metric=LINE&component=&branch=main", () -> TrendPages.of(main));
        page.navigate(server.url("bare.html?page=trend&url=api/branch"));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
        assertThat(page.locator(".cm-legend")).containsText("kept forever, such as a release");
        press("ArrowLeft");
        assertThat(chart).hasAttribute("aria-valuetext", Pattern.compile("#119, .*, kept forever"));
        assertThat(page.locator(".cm-readout")).containsText("kept forever");
        page.getByLabel("Compare with").selectOption("main");
        assertThat(page.locator(".cm-legend")).containsText("main, to compare");
        press("ArrowLeft");
        assertThat(page.locator(".cm-readout")).containsText("main 25.00 % (#1019)");
        hasAddress("compare=\\+main");
        page.reload();
        page.waitForSelector(".coverage-monitor:not([aria-busy]) canvas");
        assertThat(page.locator(".cm-readout")).containsText("main 25.00 % (#1020)");
        assertThat(page.getByLabel("Compare with").locator("option:checked")).hasText("main");
    }

    @Test
    void metricAndComponentAreInTheAddress() {
        show("&metric=BRANCH&component=web");
        assertThat(page.locator("h2:text-is('Branch coverage of web')")).isVisible();
        assertThat(page.locator("button[aria-pressed=true]:text-is('web')")).isVisible();
    }
}
