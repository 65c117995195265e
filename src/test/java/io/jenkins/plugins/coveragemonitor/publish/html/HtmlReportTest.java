package io.jenkins.plugins.coveragemonitor.publish.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.publish.HostileBuild;
import io.jenkins.plugins.coveragemonitor.view.Browser;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.PaymentsBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report opens from a folder, in a real browser, under its own policy, whatever names it holds. */
class HtmlReportTest {
    private static final List<String> LINES = IntStream.rangeClosed(1, 400)
            .mapToObj(i -> "\tline " + i + " </pre><script>alert(4)</script>")
            .toList();
    private static final ReportSources TEXT = path -> Optional.of(LINES);

    private static Browser browser;

    @TempDir
    Path folder;

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

    private static HtmlReport report(BuildData data) {
        return new HtmlReport(data, BuildPages.of(data), "https://ci.example.org/job/a/7/coverage-monitor/");
    }

    private Page open(Map<String, String> pages, String name) throws IOException {
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        browser.complaints.clear();
        Page page = browser.page(1200, 900, false);
        page.onDialog(dialog -> browser.complaints.add("a dialog: " + dialog.message()));
        page.navigate(folder.resolve(name).toUri().toString());
        return page;
    }

    @Test
    void onePageHoldsAllOfIt() throws IOException {
        Page page = open(Map.of("report.html", report(PaymentsBuild.data()).page(TEXT)), "report.html");
        assertThat(page.textContent("h1")).isEqualTo("payments-api #120");
        assertThat(page.textContent(".verdict strong"))
                .isEqualTo("Failed: line coverage fell 0.62 points against #119; 0.50 are allowed.");
        page.click("text=203–221");
        assertThat(page.textContent(":target")).contains("line 203");
        assertThat(page.evaluate("getComputedStyle(document.body).maxWidth")).isEqualTo("1200px");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aFolderHoldsAPageForEachFile() throws IOException {
        Map<String, String> pages = report(PaymentsBuild.data()).pages(TEXT);
        assertThat(pages).hasSize(461 + 2);
        Page page = open(pages, HtmlReport.INDEX);
        assertThat(page.evaluate("getComputedStyle(document.body).maxWidth")).isEqualTo("1200px");
        page.click("th a:has-text('retry.ts')");
        assertThat(page.textContent("h2")).isEqualTo("web/src/net/retry.ts");
        assertThat((int) page.evaluate("document.querySelectorAll('tr.missed.new').length"))
                .isEqualTo(33);
        page.click("text=payments-api #120: coverage");
        assertThat(page.textContent("h1")).isEqualTo("payments-api #120");
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void namesStayNames() throws IOException {
        Map<String, String> pages = report(HostileBuild.data()).pages(TEXT);
        assertThat(pages.values()).allSatisfy(text -> assertThat(text).doesNotContain("<script", "<img", "<pre"));
        Page page = open(pages, HtmlReport.INDEX);
        assertThat(page.textContent("h1")).isEqualTo(HostileBuild.SCRIPT + " #7");
        page.click("th a >> nth=0");
        assertThat(page.textContent("h2")).startsWith("src/\"><img src=x");
        assertThat(page.textContent("td.text")).isEqualTo(LINES.get(0));
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void withoutSourcesItShowsNumbersAndRanges() throws IOException {
        Map<String, String> pages = report(PaymentsBuild.data()).pages(ReportSources.NONE);
        assertThat(pages).containsOnlyKeys(HtmlReport.INDEX, "report.css");
        assertThat(pages.get(HtmlReport.INDEX)).contains("203–221").doesNotContain("source-", "is not in this report");
    }

    @Test
    void sourcesThatAreTooManyAreLeftOutTheDullestFirst() {
        String page = report(PaymentsBuild.data()).page(TEXT);
        assertThat(page.lines().filter(line -> line.contains("is not in this report")))
                .containsExactly("<p class=\"quiet\">The source of 361 files is not in this report.</p>");
        List<String> shown =
                page.lines().filter(line -> line.contains("<h2><code>")).toList();
        assertThat(shown)
                .hasSize(100)
                .anyMatch(line -> line.contains("<code>worker/payments_worker/refunds.py</code>"));
    }
}
