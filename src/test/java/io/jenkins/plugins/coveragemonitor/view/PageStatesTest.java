package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page in each of its states can be read by everybody, in both themes, and used without a mouse. */
class PageStatesTest {
    private static Browser browser;
    private static PageServer server;
    private static Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        server = PageStates.server();
        page = browser.page(1280, 900, false);
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
        page.setViewportSize(1280, 900);
    }

    @AfterEach
    void complainedOfNothing() {
        browser.complaints.removeIf(complaint -> complaint.contains("404"));
        assertThat(browser.complaints).isEmpty();
    }

    static Stream<String> states() {
        return PageStates.ADDRESSES.keySet().stream();
    }

    private void open(String state) {
        go(PageStates.ADDRESSES.get(state));
    }

    private void go(String query) {
        page.navigate(server.url("frame.html?" + query));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
        // What is folded is part of the page too.
        page.evaluate("document.querySelectorAll('details').forEach(one => (one.open = true))");
    }

    /** Charts follow the size of their box some frames later. */
    private static void settle() {
        page.evaluate("async () => { for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame); }");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void isReadableByEverybody(String state) {
        open(state);
        assertThat(page.evaluate("window.hacked")).as("nothing ran").isNull();
        assertThat((String) page.evaluate("document.querySelector('.coverage-monitor').textContent"))
                .as("no name turns the direction of its text")
                .doesNotContain("\u202e");
        assertThat(PageLayout.faults(page)).as("layout").isEmpty();
        assertThat(Accessibility.violations(page)).as("light").isEmpty();
        page.evaluate("document.documentElement.dataset.theme = 'dark'");
        assertThat(Accessibility.contrast(page)).as("dark").isEmpty();
        page.setViewportSize(360, 800);
        settle();
        assertThat(PageLayout.faults(page)).as("layout at 360 px").isEmpty();
    }

    /**
     * In another language no fixed text stays English: what is English says so, or is a name. The server's sentences are.
     */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "card-aborted",
                "trend-parts",
                "build-whole",
                "source-cautious",
                "dashboard-folders",
                "all-controllers"
            })
    void speaksGerman(String state) {
        go(PageStates.ADDRESSES.get(state) + "&language=de");
        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("de");
        assertThat(english(page)).isEmpty();
        page.setViewportSize(360, 800);
        settle();
        assertThat(PageLayout.faults(page)).as("layout at 360 px").isEmpty();
    }

    /** Texts with words that are English and not German, but for names and what is marked as English. */
    @SuppressWarnings("unchecked")
    private static List<String> english(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                () => {
                  const words = /\\b(the|of|and|no|not|is|are|with|for|show|all|lines?|gaps?|new|points?|missed|covered|changed?|build by)\\b/i;
                  const found = [];
                  const apart = '[lang=en], code, bdi, script, .cm-mono, .cm-code table, .cm-job-name';
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  for (let node = walker.nextNode(); node; node = walker.nextNode())
                    if (words.test(node.data) && !node.parentElement.closest(apart)) found.push(node.data);
                  for (const node of document.querySelectorAll('.coverage-monitor [aria-label], .coverage-monitor [title]'))
                    for (const name of ['aria-label', 'placeholder'])
                      if (words.test(node.getAttribute(name) ?? '') && !node.closest(apart) && !node.querySelector('[lang=en]'))
                        found.push(node.getAttribute(name));
                  return [...new Set(found)].slice(0, 40);
                }
                """);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "card-aborted",
                "trend-parts",
                "build-whole",
                "build-folders",
                "source-cautious",
                "dashboard-list",
                "dashboard-folders",
                "all-controllers"
            })
    void everyActionByKeyEndsWhereItBegan(String state) {
        open(state);
        assertThat(KeyboardWalk.unreached(page)).as("not reached with Tab").isEmpty();
        assertThat(KeyboardWalk.faults(page)).isEmpty();
    }
}
