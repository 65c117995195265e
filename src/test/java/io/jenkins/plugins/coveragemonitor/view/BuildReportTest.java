package io.jenkins.plugins.coveragemonitor.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of a build's report: every gap is reachable, and the table of files keeps the reader's place. */
class BuildReportTest {
    private static final String REPORT = "bare.html?page=build&url=api/build";

    private static Browser browser;
    private PageServer server;
    private Page page;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        browser.complaints.clear();
        server = new PageServer();
        page = browser.page(1200, 800, false);
    }

    @AfterEach
    void complainedOfNothing() {
        page.context().close();
        server.close();
        assertThat(browser.complaints).isEmpty();
    }

    private void show(ObjectNode data, String query) {
        server.withJson("api/build", () -> data);
        page.navigate(server.url(REPORT + query));
        page.waitForSelector(".cm-files tbody a, .cm-files tbody span.cm-path");
    }

    private static ObjectNode build() throws IOException {
        return PageServer.json(SamplePages.build());
    }

    /** A build with so many gaps, seven of them in each file. */
    private static ObjectNode gaps(int count) throws IOException {
        ObjectNode data = build();
        ArrayNode changed = ((ObjectNode) data.get("newGaps")).putArray("changed");
        for (int i = 0; i < count; i++) {
            changed.addObject()
                    .put("path", "src/part" + i / 70 + "/File" + i / 7 + ".java")
                    .put("from", i % 7 * 10 + 1)
                    .put("to", i % 7 * 10 + 2)
                    .put("lines", 2)
                    .put("where", "method" + i % 7);
        }
        return data;
    }

    /** A build with so many files. */
    private static ObjectNode files(int count) throws IOException {
        ObjectNode data = build();
        ObjectNode files = data.putObject("files");
        for (String column : new String[] {
            "paths", "components", "covered", "missed", "coveredBefore", "missedBefore", "fresh", "touched"
        }) {
            ArrayNode values = files.putArray(column);
            for (int i = 0; i < count; i++) {
                switch (column) {
                    case "paths" -> values.add("src/File%05d.java".formatted(i));
                    case "components" -> values.add(i % 3);
                    case "fresh", "touched" -> values.add(0);
                    default -> values.add(5);
                }
            }
        }
        return data;
    }

    @Test
    void everyOneOfManyGapsIsReachedByFileWithItsFolder() throws IOException {
        show(gaps(2_042), "");
        Locator group = page.locator("section[aria-label='New gaps']");
        Locator more = group.locator(".cm-more-row button").first();
        assertThat(more).hasText("Show 100 of 286 more files with 2,000 gaps");
        more.focus();
        page.keyboard().press("Enter");
        assertThat(more).isFocused();
        while (more.isVisible()) {
            more.click();
        }
        Locator spans = group.locator(".cm-rows").first().locator(".cm-spans > li");
        assertThat(spans).hasCount(2_042);
        assertThat(group.locator(".cm-gap").last()).isVisible();
        assertThat(group.locator(".cm-gap").first()).containsText("src/part");
        assertThat(spans.first()).hasText("1–2 method0");
    }

    @Test
    void theFocusStaysOnItsFileHoweverFarTheTableIsScrolled() throws IOException {
        show(files(20_000), "");
        Locator box = page.locator(".cm-window");
        Locator third = page.locator(".cm-files tbody tr[data-key='src/File00003.java']");
        third.evaluate("row => { const name = row.querySelector('.cm-path'); name.tabIndex = 0; name.focus(); }");
        for (int pixels : new int[] {200, 5_000, 700_000, 300}) {
            box.evaluate("(box, by) => { box.scrollTop = by; }", pixels);
            page.waitForFunction(
                    "by => { const box = document.querySelector('.cm-window').getBoundingClientRect();"
                            + " return [...document.querySelectorAll('.cm-files tbody tr:not(.cm-pad)')].some(row => {"
                            + " const at = row.getBoundingClientRect(); return at.top > box.top && at.bottom < box.bottom; }); }",
                    pixels);
            assertThat(third.locator(".cm-path")).isFocused();
            assertThat(page.locator(".cm-files tbody tr:not(.cm-pad)").count()).isLessThan(80);
        }
    }

    @Test
    void filtersNarrowTheTableAndAreInTheAddress() throws IOException {
        show(build(), "");
        Locator count = page.locator("section[aria-label='Files'] > .cm-head [role=status]");
        assertThat(count).hasText("9 of 461 files");
        page.locator("button:text-is('Newly missed')").first().click();
        assertThat(count).hasText("8 of 461 files");
        page.locator("select[aria-label='Component']").selectOption("web");
        assertThat(count).hasText("3 of 461 files");
        page.locator(".cm-files th button:has-text('Missed')").first().click();
        assertThat(page).hasURL(Pattern.compile("show=fresh&component=web&sort=-missed$"));
        String first = page.locator(".cm-files tbody tr:not(.cm-pad)").first().innerText();
        page.reload();
        page.waitForSelector(".cm-files tbody .cm-path");
        assertThat(count).hasText("3 of 461 files");
        assertThat(page.locator(".cm-files tbody tr:not(.cm-pad)").first().innerText())
                .isEqualTo(first);
        assertThat(page.locator(".cm-files th").nth(3)).hasAttribute("aria-sort", "descending");
    }
}
