package io.jenkins.plugins.coveragemonitor.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Kind;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.Neighbours;
import io.jenkins.plugins.coveragemonitor.view.SourcePage.SourceGap;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a file with 20,000 lines: by key, by link, and with no more rows than are in sight. */
class SourcePageTest {
    private static final int LINES = 20_000;
    private static Browser browser;
    private static PageServer server;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        server = new PageServer()
                .with("api/source?job=app&build=7&path=gen%2FBig.java", SourcePageTest::big)
                .with("api/source?job=app&build=7&path=gen%2FNext.java", SourcePageTest::big);
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
        page = browser.page(1300, 800, false);
        go("");
    }

    @AfterEach
    void complainedOfNothing() {
        page.context().close();
        assertThat(browser.complaints).isEmpty();
    }

    private void go(String line) {
        page.navigate(server.url("frame.html?page=source&job=app&build=7&path=gen/Big.java" + line));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) h1");
    }

    private static SourcePage big() {
        int[] numbers = IntStream.rangeClosed(1, LINES).toArray();
        int[] hits = IntStream.of(numbers)
                .map(n -> n >= 9_000 && n <= 9_004 || n == 17_000 ? 0 : n % 7 + 1)
                .toArray();
        List<String> source = IntStream.of(numbers)
                .mapToObj(n -> "    call(" + n + "); // " + "x".repeat(n % 60))
                .toList();
        return new SourcePage(
                "app",
                7,
                "gen/Big.java",
                new Counter(LINES - 6, 6),
                null,
                "#6",
                "patch 0 of 5 lines",
                numbers,
                hits,
                new int[LINES],
                new int[LINES],
                new int[][] {{9_000, 9_004}},
                List.of(
                        new SourceGap(9_000, 9_004, 5, Kind.CHANGED, "5 changed lines that no test covers."),
                        new SourceGap(17_000, 17_000, 1, Kind.OLD, "1 line that no test covers, as before.")),
                source,
                null,
                null,
                new Neighbours(null, "gen/Next.java", 1, 2));
    }

    private int rows() {
        return page.locator(".cm-code tbody tr").count();
    }

    @Test
    void opensAtTheFirstNewGapAndFoldsWhatIsFarFromIt() {
        assertThat(page.locator("#L9000")).isInViewport();
        assertThat(page.locator("[role=status]")).hasText("New gap 1 of 1 · lines 9000–9004");
        assertThat(page.locator(".cm-fold").first()).containsText("Lines 1–8975: 8975 covered · show");
        assertThat(page.locator(".cm-note")).containsText("Big.java:9000–9004 · 5 changed lines that no test covers.");
        assertThat(rows()).isLessThan(60);
    }

    @Test
    void keysWalkGapsAndFiles() {
        page.keyboard().press("n");
        assertThat(page.locator("#L17000")).isInViewport();
        assertThat(page.locator("[role=status]")).hasText("Older gap 1 of 1 · lines 17000–17000");
        page.keyboard().press("p");
        assertThat(page.locator("#L9000")).isInViewport();
        page.keyboard().press("Shift+N");
        page.waitForCondition(() -> page.url().contains("Next.java"));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) h1");
    }

    @Test
    void whatUnfoldsLinesKeepsTheFocusOrLeavesItToTheSource() {
        Locator fold = page.locator(".cm-fold button").first();
        fold.focus();
        page.keyboard().press("Enter");
        assertThat(fold).hasText("Lines 242–8975: 8734 covered · show");
        assertThat(fold).isFocused();
        page.keyboard().press("Enter");
        page.waitForCondition(() -> rows() < 200);
        assertThat(page.evaluate("document.activeElement.closest('.cm-code') !== null"))
                .isEqualTo(true);
        page.locator("button:text-is('Show whole file')").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cm-fold")).hasCount(0);
        assertThat(page.locator(".cm-code")).isFocused();
    }

    @Test
    void theWholeFileHasNoMoreRowsInThePageThanAreInSight() {
        page.locator("button:text-is('Show whole file')").click();
        page.evaluate("scrollTo(0, 0)");
        assertThat(page.locator("#L1")).isInViewport();
        page.evaluate("window.kept = document.querySelector('#L20')");
        page.mouse().wheel(0, 210);
        page.waitForTimeout(100);
        assertThat(page.evaluate("window.kept === document.querySelector('#L20')"))
                .as("a row that stays in sight is the same node")
                .isEqualTo(true);
        page.evaluate("scrollTo(0, document.body.scrollHeight)");
        assertThat(page.locator("#L20000")).isInViewport();
        assertThat(page.locator("#L20000")).containsText("call(20000);");
        assertThat(rows()).isLessThan(200);
        page.keyboard().press("n");
        assertThat(page.locator("#L17000")).isInViewport();
    }

    @Test
    void aLinkToALineOpensThere() {
        page.navigate("about:blank");
        go("#L12345");
        assertThat(page.locator("#L12345")).isInViewport();
        page.locator(".cm-fold button").first().click();
        assertThat(page.locator("#L240")).hasCount(1);
    }

    @Test
    void theWayBackAndItsPlaceAmongTheFilesAreTold() {
        assertThat(page.locator("a:text-is('← Coverage of #7')"))
                .hasAttribute("href", "frame.html?page=build&job=app&build=7");
        assertThat(page.locator(".cm-sub")).containsText("file 1 of 2 with new gaps");
        assertThat(Accessibility.violations(page)).isEmpty();
    }
}
