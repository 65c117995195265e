package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.publish.html.HtmlReport;
import io.jenkins.plugins.coveragemonitor.publish.html.ReportSources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the pages with the data of {@link PaymentsApi}, which has more builds than the demo: see {@link Pictures}. */
@EnabledIfSystemProperty(named = Pictures.FOLDER, matches = ".+")
class StatesPicturesTest {
    private static final String REPORT = "report/index.html";

    private static Browser browser;
    private static PageServer server;
    private static PageServer states;
    private static Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        page = browser.page(Pictures.WIDTH, 900, false);
        page.clock().setFixedTime(PaymentsApi.NEWEST.plusSeconds(240).toString());
        states = PageStates.server();
        server = new PageServer()
                .with("api/job-card?job=payments-api", () -> JobCards.of(SamplePages.job(120)))
                .with(
                        "api/trend?job=payments-api",
                        () -> TrendPages.of(SamplePages.job(120).keeping(Set.of(60, 104))))
                .with("api/trend?job=shop", () -> TrendPages.of(shop(0).beside(List.of("main"))))
                .with("api/trend?job=shop&metric=LINE&component=&branch=main", () -> TrendPages.of(shop(9)))
                .with("api/trend?job=shop&metric=LINE&component=", () -> TrendPages.of(shop(0).beside(List.of("main"))))
                .with("api/build?job=payments-api&build=120", SamplePages::build)
                .with("api/source?job=payments-api&build=120", SamplePages::source)
                .with("api/dashboard?", SamplePages::dashboard)
                .below(REPORT, exchange -> {
                    byte[] html = new HtmlReport(PaymentsBuild.data(), SamplePages.build(), null)
                            .page(ReportSources.NONE)
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().remove("Content-Security-Policy");
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, html.length);
                    exchange.getResponseBody().write(html);
                });
        PageStates.controllers(server, "?by=FOLDER", true, "tools/importer");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            states.close();
            browser.close();
        }
    }

    /** A branch of forty builds with two components, so many lines ahead of another one. */
    private static JobData shop(int ahead) {
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 40; build++) {
            Counters web = Counters.of(Metric.LINE, new Counter(50 + build - ahead, 50 - build + ahead));
            Counters worker = Counters.of(Metric.LINE, new Counter(70, 30));
            Counter sum = new Counter(120 + build - ahead, 80 - build + ahead);
            points.add(Point.builder(build, PaymentsApi.NEWEST.minusSeconds(86_400L * (40 - build)))
                    .totals(Counters.of(Metric.LINE, sum))
                    .components(Map.of("web", web, "worker", worker))
                    .gates(Map.of(build % 10 == 0 ? Outcome.FAILED : Outcome.PASSED, 1))
                    .create());
        }
        return new JobData("shop/refunds", points, List.of(), List.of()).keeping(Set.of(12, 24, 38));
    }

    private static void show(String address) {
        browser.complaints.clear();
        page.navigate(address);
        page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "card, page=job-card&job=payments-api",
        "trend-branches, page=trend&job=shop&metric=LINE&compare=+main",
        "build, page=build&job=payments-api&build=120",
        "all-controllers, page=all-controllers",
    })
    void aJobWithALongHistory(String name, String query) throws IOException {
        show(server.url("frame.html?theme=light&" + query));
        assertThat(PageLayout.faults(page)).isEmpty();
        Pictures.take(page, name);
        assertThat(browser.complaints).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "card-first, page=job-card&job=first, 78.46",
        "card-aborted, page=job-card&job=aborted, was aborted",
        "trend-none, page=trend&job=empty, No coverage yet",
        "build-hostile, page=build&job=hostile&build=1, onerror",
        "missing, page=build&job=none&build=1, Nothing to see here"
    })
    void everyOtherState(String name, String query, String text) throws IOException {
        show(states.url("frame.html?theme=light&" + query));
        assertThat(page.locator(".coverage-monitor").textContent()).contains(text);
        Pictures.take(page, name);
    }

    @Test
    void aDashboardWithHostileNames() throws IOException {
        show(states.url("frame.html?theme=light&page=dashboard&metric=LINE"));
        Pictures.take(page, "dashboard-hostile");
    }

    /** What somebody sees first: the sentence and the chart. */
    @Test
    void aLongTrend() throws IOException {
        show(server.url("frame.html?theme=light&page=trend&job=payments-api"));
        Pictures.takeTop(page, "trend", 1_310);
    }

    /** At the first new gap, where the page opens. */
    @Test
    void aFile() throws IOException {
        show(server.url("frame.html?theme=light&page=source&job=payments-api&build=120"));
        Pictures.takeWindow(page, "source");
        show(states.url("frame.html?theme=light&page=source&job=forbidden&build=1&path=a"));
        page.evaluate("scrollTo(0, 0)");
        Pictures.takeWindow(page, "source-forbidden");
    }

    @Test
    void aPageWhoseServerCannotAnswer() throws IOException {
        server.withJson("api/build?job=broken&build=1", () -> {
            throw new IllegalStateException("the test wants it so");
        });
        show(server.url("frame.html?theme=light&page=build&job=broken&build=1"));
        assertThat(page.locator(".coverage-monitor").textContent()).contains("could not be loaded");
        Pictures.take(page, "failed");
    }

    /** The server is gone after the page was drawn. */
    @Test
    void aDashboardThatIsNotLive() throws IOException {
        show(server.url("frame.html?theme=light&page=dashboard"));
        server.withJson("api/dashboard?", () -> {
            throw new IllegalStateException("the test wants it so");
        });
        page.waitForSelector(".cm-live.cm-off");
        Pictures.take(page, "dashboard-not-live");
        server.with("api/dashboard?", SamplePages::dashboard);
    }

    @Test
    void theReportAsAFile() throws IOException {
        page.navigate(server.url(REPORT));
        Pictures.take(page, "report");
    }
}
