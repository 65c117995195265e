package io.jenkins.plugins.coveragemonitor.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader is doing survives each redraw of the dashboard, and only what changed is announced. */
class RedrawTest {
    private static final int EVERY = 5_100;

    /** Writes down what a screen reader announces: each change of a live region. */
    private static final String TRANSCRIPT = "window.said = []; new MutationObserver(all => all.forEach(one => {"
            + " const node = one.target.nodeType === 1 ? one.target : one.target.parentElement;"
            + " const live = node?.closest('[role=status], [role=alert], [aria-live]');"
            + " if (live) said.push(live.textContent); }))"
            + ".observe(document.body, { subtree: true, childList: true, characterData: true })";

    private static Browser browser;

    private final AtomicReference<ObjectNode> data = new AtomicReference<>();
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
        data.set(dashboard());
        server = new PageServer().withJson("api/dashboard", data::get);
        page = browser.page(1200, 300, false);
        page.clock().install();
        page.navigate(server.url("bare.html?page=dashboard&url=api/dashboard"));
        page.waitForSelector(".cm-alert");
    }

    @AfterEach
    void complainedOfNothing() {
        page.context().close();
        server.close();
        assertThat(browser.complaints).isEmpty();
    }

    private static ObjectNode dashboard() throws IOException {
        return PageServer.json(SamplePages.dashboard());
    }

    private static ObjectNode otherOrder() throws IOException {
        ObjectNode other = dashboard();
        List<JsonNode> jobs = new ArrayList<>();
        other.get("jobs").forEach(jobs::add);
        Collections.reverse(jobs);
        other.putArray("jobs").addAll(jobs);
        return other;
    }

    /** Lets the page ask once more, and waits until it has drawn the answer. */
    private void redraw(ObjectNode next) {
        data.set(next);
        page.waitForResponse("**/api/dashboard", () -> page.clock().runFor(EVERY));
        page.waitForCondition(() -> page.locator(".cm-jobs tbody tr a")
                .allInnerTexts()
                .equals(next.get("jobs").findValuesAsText("name")));
    }

    @Test
    void manyJobsAreSortedFilteredAndPagedAndTheAddressSaysHow() throws IOException {
        ObjectNode many = dashboard();
        ArrayNode jobs = many.putArray("jobs");
        JsonNode sample = dashboard().get("jobs").get(0);
        for (int i = 0; i < 3_000; i++) {
            ObjectNode job = sample.deepCopy();
            job.put("name", "team/job-%04d".formatted(i)).put("outcome", i % 10 == 0 ? "FAILED" : "PASSED");
            jobs.add(job);
        }
        data.set(many);
        page.reload();
        Locator rows = page.locator(".cm-jobs tbody tr");
        assertThat(rows).hasCount(100);
        page.locator(".cm-jobs th button:text-is('Job')").click();
        page.locator(".cm-jobs th button:text-is('Job')").click();
        assertThat(rows.first()).containsText("team/job-2999");
        assertThat(page.locator(".cm-jobs th").first()).hasAttribute("aria-sort", "descending");
        page.locator("button:text-is('Next')").click();
        assertThat(rows.first()).containsText("team/job-2899");
        page.locator("button:text-is('Failing')").click();
        assertThat(rows.first()).containsText("team/job-2990");
        page.locator("button:text-is('Next')").click();
        assertThat(page).hasURL(Pattern.compile("sort=-name&filter=failing&offset=100$"));
        page.reload();
        assertThat(rows.first()).containsText("team/job-1990");
        foldersAndTrendsOverEachOtherAreInTheAddressToo(rows);
    }

    private void foldersAndTrendsOverEachOtherAreInTheAddressToo(Locator rows) {
        page.locator("button:text-is('Folders')").click();
        Locator folder = rows.locator("button");
        assertThat(folder).hasAttribute("aria-expanded", "false");
        assertThat(rows).containsText(new String[] {"300 jobs"});
        assertThat(rows).containsText(new String[] {"300 failed"});
        folder.focus();
        page.keyboard().press("Enter");
        assertThat(folder).isFocused();
        rows.nth(1).locator("input").check();
        rows.nth(2).locator("input").check();
        assertThat(page.locator(".cm-overlay-names li")).hasCount(2);
        page.reload();
        assertThat(page.locator(".cm-overlay-names li")).hasCount(2);
        assertThat(folder).hasAttribute("aria-expanded", "true");
        assertThat(Accessibility.violations(page)).isEmpty();
    }

    @Test
    void theFocusStaysOnItsRowWhenTheOrderChanges() throws IOException {
        Locator link = page.locator(".cm-jobs a:has(bdi:text-is('payments-api'))");
        link.focus();
        redraw(otherOrder());
        assertThat(page.locator(".cm-jobs tbody tr a").last()).hasText("payments-api");
        assertThat(link).isFocused();
    }

    @Test
    void anOpenMenuStaysOpenAndEscapeGivesTheFocusBack() throws IOException {
        Locator button = page.locator("button:has-text('Silence')").first();
        button.click();
        Locator choice = page.locator("button:text-is('8 hours')");
        choice.focus();
        double left = choice.boundingBox().x;
        redraw(otherOrder());
        assertThat(choice).isVisible();
        assertThat(choice.boundingBox().x).isEqualTo(left);
        assertThat(choice).isFocused();
        page.keyboard().press("Escape");
        assertThat(choice).isHidden();
        assertThat(button).isFocused();
    }

    @Test
    void whatIsSelectedTypedAndScrolledToStays() throws IOException {
        page.locator("input[type=search]").fill("pay");
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.cm-jobs a'))");
        page.evaluate("scrollTo(0, 60)");
        page.waitForResponse("**/api/dashboard", () -> page.clock().runFor(EVERY));
        page.waitForResponse("**/api/dashboard", () -> page.clock().runFor(EVERY));
        assertThat(page.locator("input[type=search]")).hasValue("pay");
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo("payments-api");
        assertThat((int) page.evaluate("scrollY")).isEqualTo(60);
    }

    @Test
    void whenTheFocusedButtonGoesItsNeighbourGetsTheFocus() throws IOException {
        page.locator("button:text-is('Acknowledge')").focus();
        ObjectNode acknowledged = otherOrder();
        acknowledged.get("alerts").forEach(alert -> ((ObjectNode) alert).put("status", "PENDING"));
        redraw(acknowledged);
        assertThat(page.locator("button:text-is('Acknowledge')")).hasCount(0);
        assertThat(page.locator(".cm-alert button:has-text('Silence')").first()).isFocused();
    }

    @Test
    void tenMinutesWithoutAChangeAnnounceNothingAndAChangeIsAnnouncedOnce() throws IOException {
        page.evaluate(TRANSCRIPT);
        for (int i = 0; i < 120; i++) {
            page.clock().runFor(5_000);
        }
        redraw(otherOrder());
        assertThat((List<?>) page.evaluate("said")).isEmpty();
        ObjectNode changed = dashboard();
        ((ObjectNode) changed.get("jobs").get(0)).put("active", 2);
        redraw(changed);
        assertThat(page.locator(".cm-sum")).containsText("2 active alerts");
        page.waitForResponse("**/api/dashboard", () -> page.clock().runFor(EVERY));
        assertThat((List<?>) page.evaluate("said"))
                .asString()
                .startsWith("[Updated every 5 seconds: 2 active alerts, ")
                .doesNotContain("], [");
    }

    /** Each minute an alert more, the jobs in another order, and rows that change without another figure. */
    @Test
    void inTenMinutesOfUpdatesEachChangeIsAnnouncedOnce() throws IOException {
        page.evaluate(TRANSCRIPT);
        for (int minute = 1; minute <= 10; minute++) {
            ObjectNode changed = minute % 2 == 0 ? dashboard() : otherOrder();
            changed.get("jobs").forEach(job -> ((ObjectNode) job).put("active", 0));
            ((ObjectNode) changed.get("jobs").get(0)).put("active", 10 + minute).put("build", 200 + minute);
            redraw(changed);
            page.clock().runFor(55_000);
        }
        List<?> transcript = (List<?>) page.evaluate("said");
        assertThat(transcript).hasSize(10).doesNotHaveDuplicates();
        assertThat(transcript.get(9).toString()).startsWith("Updated every 5 seconds: 20 active alerts, ");
    }

    @Test
    void aNodeThatIsGivenAgainIsTakenForNoOther() {
        Object shown = page.evaluate(
                """
                async () => {
                  const { update } = await import('/js/lib/update.js');
                  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
                  const box = make('div', '');
                  const kept = make('span', 'kept');
                  update(box, make('span', 'first, '), kept);
                  update(box, make('span', 'first, '), make('b', 'second, '), make('span', 'third, '), kept);
                  return box.textContent + (box.lastChild === kept);
                }
                """);
        assertThat(shown).isEqualTo("first, second, third, kepttrue");
    }
}
