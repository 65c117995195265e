package io.jenkins.plugins.coveragemonitor.view;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages do: by keyboard, with nothing, with too much, and with names that mean harm. */
class PagesBehaviourTest {
    private static final String IMAGE = "<img src=x onerror=\"window.hacked=1\">";
    private static final List<String> HOSTILE = List.of(
            "web/src/" + IMAGE + "/“quotes” & 'ticks'/<script>window.hacked=1</script>.ts",
            "worker/\u202Etxt.exe\u2066/a b   c/..%2f..%2fetc.py",
            "x/" + "very-long-folder/".repeat(30) + "AbstractStrategyFactoryBean".repeat(4) + ".java");

    private static Browser browser;
    private static PageServer server;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = new Browser();
        server = new PageServer();
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
        page = browser.page(1200, 800, false);
    }

    @AfterEach
    void complainedOfNothing() {
        page.context().close();
        assertThat(browser.complaints).isEmpty();
    }

    private void show(String name, Record data) {
        server.with("api/" + name, () -> data);
        page.navigate(server.url("bare.html?page=" + name + "&url=api/" + name));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
    }

    private String text() {
        return page.locator(".coverage-monitor").innerText().replace('\u00a0', ' ');
    }

    @Test
    void theChartIsReadBuildByBuildWithTheArrowKeys() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        Locator chart = page.locator("canvas[role=slider]");
        chart.focus();
        page.keyboard().press("ArrowLeft");
        assertThat(chart).hasAttribute("aria-valuetext", "#119, 84.09 %");
        assertThat(page.locator(".cm-readout")).containsText("15,541 of 18,480");
        page.keyboard().press("Home");
        assertThat(chart).hasAttribute("aria-valuenow", "1");
        for (int i = 0; i < 7; i++) {
            page.keyboard().press("PageDown");
        }
        assertThat(chart).hasAttribute("aria-valuetext", "#71, unmeasured");
    }

    @Test
    void theHistoryBelowTheChartMovesWhatIsInSight() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        page.locator("button:text-is('30 builds')").click();
        assertThat(page.locator(".cm-sight")).isVisible();
        BoundingBox whole = page.locator(".cm-overview").boundingBox();
        BoundingBox seen = page.locator(".cm-sight").boundingBox();
        assertThat(seen.width).isBetween(whole.width * 0.2, whole.width * 0.35);
        page.mouse().move(seen.x + seen.width / 2, seen.y + 20);
        page.mouse().down();
        page.mouse().move(seen.x + seen.width / 2 - whole.width / 2, seen.y + 20);
        page.mouse().up();
        BoundingBox moved = page.locator(".cm-sight").boundingBox();
        assertThat(moved.x).isCloseTo(seen.x - whole.width / 2, within(6.0));
        assertThat(moved.width).isCloseTo(seen.width, within(3.0));
        assertThat(page.url()).contains("builds=30").containsPattern("&from=\\d+&to=\\d+");
        page.locator("button:text-is('Whole range')").click();
        assertThat(page.locator(".cm-sight").boundingBox().x).isCloseTo(seen.x, within(2.0));
    }

    @Test
    void aRangeOfDaysIsInTheAddressAndFoundThereAgain() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        page.locator("button:text-is('7 days')").click();
        assertThat(page.url()).contains("builds=7d");
        page.reload();
        page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
        assertThat(page.locator("button:text-is('7 days')")).hasAttribute("aria-pressed", "true");
    }

    /** Forty builds of a project of two components, one of which misses its gate every tenth build. */
    private static JobData withComponents() {
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 40; build++) {
            Counters web = Counters.of(Metric.LINE, new Counter(50 + build, 50 - build));
            Counters worker = Counters.of(Metric.LINE, new Counter(70, 30));
            points.add(Point.builder(build, PaymentsApi.NEWEST.minusSeconds(86_400L * (40 - build)))
                    .totals(Counters.of(Metric.LINE, new Counter(120 + build, 80 - build)))
                    .components(Map.of("web", web, "worker", worker))
                    .gates(Map.of(build % 10 == 0 ? Outcome.FAILED : Outcome.PASSED, 1))
                    .create());
        }
        return new JobData("two", points, List.of(), List.of());
    }

    @Test
    void aComponentIsComparedWithTheProject() {
        JobData job = withComponents();
        server.with("api/trend?metric=LINE&component=web", () -> TrendPages.of(job, Metric.LINE, "web"));
        show("trend", TrendPages.of(job));
        assertThat(page.locator(".cm-legend")).containsText("gate failed");
        assertThat(page.locator(".cm-legend")).containsText("milestone reached");
        assertThat(page.locator(".cm-readout")).containsText("a gate failed");
        Object alone = page.evaluate("document.querySelector('canvas[role=slider]').toDataURL()");
        Locator choice = page.locator(".cm-compare select");
        choice.selectOption("web");
        assertThat(page.locator(".cm-legend")).containsText("web, to compare");
        assertThat(page.locator(".cm-readout")).containsText("web 90.00 %");
        assertThat(page.url()).contains("compare=web");
        assertThat(page.evaluate("document.querySelector('canvas[role=slider]').toDataURL()"))
                .isNotEqualTo(alone);
        choice.selectOption("");
        assertThat(page.locator(".cm-legend")).not().containsText("to compare");
    }

    @Test
    void anAbortedBuildIsMarkedInTheChartAndNoPointOfTheLine() {
        show("trend", TrendPages.of(SamplePages.with(120, BuildState.ABORTED)));

        assertThat(page.locator(".cm-readout")).containsText("aborted at 83.47 %: not compared");
        assertThat(page.locator(".cm-legend")).containsText("aborted or not at its end");
        assertThat(page.locator("canvas[role=slider]")).hasAttribute("aria-valuetext", "#120, aborted");
        assertThat(page.locator(".cm-events tbody tr").first()).containsText("Aborted");
        page.locator("summary:text-is('All numbers as a table')").click();
        assertThat(page.locator(".cm-tablebox tbody tr").first()).containsText("aborted");
    }

    @Test
    void anotherMetricIsAnotherSentenceAndChart() {
        server.with("api/trend?metric=BRANCH&component=", () -> TrendPages.of(SamplePages.job(120), Metric.BRANCH, ""));
        show("trend", TrendPages.of(SamplePages.job(120)));
        page.locator("button:text-is('Branch')").click();
        assertThat(page.locator("h2:text-is('Branch coverage')")).isVisible();
        assertThat(text()).contains("74.49").contains("4,410 of 5,920");
    }

    @Test
    void theChartHasATableWithEveryNumber() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        page.locator("summary:text-is('All numbers as a table')").click();
        assertThat(page.locator(".cm-tablebox tbody tr")).hasCount(120);
        assertThat(page.locator(".cm-tablebox tbody tr").first()).containsText("83.47");
    }

    @Test
    void everythingThatWasComputedCanBeLookedUp() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        page.locator("summary:text-is('The figures behind the sentence')").click();
        assertThat(page.locator(".cm-figures")).containsText("Slope a day (Theil–Sen)");
        assertThat(page.locator(".cm-figures")).containsText("R² = 0.");
        assertThat(page.locator("progress")).hasAttribute("value", "33");
        assertThat(text()).contains("Target 85 %").contains("from 80.75 % on");
    }

    @Test
    void theThemeChangesTheChartToo() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        Object light = page.evaluate("document.querySelector('canvas').toDataURL()");
        page.evaluate("document.documentElement.style.setProperty('--text-color', 'white');"
                + "document.documentElement.style.setProperty('--card-background', 'black');"
                + "document.documentElement.dataset.theme = 'dark'");
        page.waitForTimeout(100);
        assertThat(page.evaluate("document.querySelector('canvas').toDataURL()"))
                .isNotEqualTo(light);
    }

    @Test
    void oneBuildIsAValueAndNotATrend() {
        show("job-card", JobCards.of(SamplePages.job(1)));
        assertThat(text()).contains("78.46 %").contains("Measured for the first time in #1");
        assertThat(page.locator("canvas")).hasCount(0);
        show("trend", TrendPages.of(SamplePages.job(1)));
        assertThat(text()).contains("Too few builds to show a direction");
    }

    @Test
    void noBuildSaysWhatToDo() {
        show("job-card", JobCards.of(SamplePages.job(0)));
        assertThat(text()).contains("No coverage yet").contains("monitorCoverage()");
        show("trend", TrendPages.of(SamplePages.job(0)));
        assertThat(text()).contains("monitorCoverage()");
    }

    @Test
    void anUnmeasuredBuildIsNeverZero() {
        show("job-card", JobCards.of(SamplePages.job(71)));
        assertThat(text())
                .contains("Unmeasured")
                .contains("#71 has no usable report. Last measured: 81.")
                .doesNotContain("0.0 %");
    }

    @Test
    void fortyComponentsAreAListThatLeavesTheChartInSight() {
        Map<String, Counters> parts = new TreeMap<>();
        for (int i = 10; i < 50; i++) {
            parts.put("component-" + i + "-with-a-name".repeat(6), Counters.of(Metric.LINE, new Counter(i, 50)));
        }
        Point point = Point.builder(1, PaymentsApi.NEWEST)
                .totals(Counters.of(Metric.LINE, new Counter(80, 20)))
                .components(parts)
                .create();
        JobData job = new JobData("many", List.of(point), List.of(), List.of());
        String last = "component-49" + "-with-a-name".repeat(6);
        server.with("api/trend?metric=LINE&component=" + last, () -> TrendPages.of(job, Metric.LINE, last));
        show("trend", TrendPages.of(job));
        assertThat(page.locator("canvas[role=slider]")).isInViewport();
        page.locator(".cm-controls select").first().selectOption(last);
        assertThat(page.locator("h2").first()).containsText(last);
        assertThat(page.url()).contains("component=" + last);
        page.setViewportSize(360, 600);
        page.waitForCondition(() -> PageLayout.faults(page).isEmpty());
    }

    @Test
    void thePictureOfAChartHasTheColourOfItsCardBehindIt() throws IOException {
        show("trend", TrendPages.of(SamplePages.job(120)));
        Download saved =
                page.waitForDownload(() -> page.locator("button:text-is('PNG')").click());
        assertThat(saved.suggestedFilename()).isEqualTo("payments-api-line.png");
        BufferedImage picture = ImageIO.read(saved.createReadStream());
        assertThat(new Color(picture.getRGB(1, 1), true)).isEqualTo(Color.WHITE);
    }

    @Test
    void thereIsARecommendationOnlyWhereSomethingIsToBeDone() {
        show("trend", TrendPages.of(SamplePages.job(120)));
        assertThat(text()).contains("Rising 0.05 points a build since #94").doesNotContain("Recommendation");
        show("trend", TrendPages.of(SamplePages.job(93)));
        assertThat(text()).contains("Recommendation", "look there first");
    }

    @Test
    void tenThousandBuildsAreDrawnAtOnce() {
        show("trend", TrendPages.of(SamplePages.longHistory(10_000)));
        page.locator("button:text-is('All 10,000')").click();
        page.locator("canvas[role=slider]").focus();
        page.keyboard().press("Home");
        assertThat(page.locator("canvas[role=slider]")).hasAttribute("aria-valuenow", "1");
    }

    @Test
    void twentyThousandFilesAreSortedSearchedAndScrolledWithFewRowsInThePage() {
        show("build", BuildPages.of(build(20_000)));
        assertThat(page.locator(".cm-files tbody tr:not(.cm-pad)").count()).isBetween(10, 80);
        page.keyboard().press("/");
        page.keyboard().type("19999");
        assertThat(page.locator(".cm-files tbody tr:not(.cm-pad)")).hasCount(1);
        assertThat(page.locator(".cm-files")).containsText("File19999.java");
        page.locator("input[type=search]").fill("");
        Locator name = page.locator(".cm-files th button").first();
        name.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cm-files th").first()).hasAttribute("aria-sort", "ascending");
        assertThat(page.locator(".cm-files tbody tr:not(.cm-pad)").first()).containsText("File00000.java");
        page.locator(".cm-window").evaluate("box => box.scrollTop = box.scrollHeight");
        assertThat(page.locator(".cm-files tbody tr:not(.cm-pad)").last()).containsText("File19999.java");
    }

    @Test
    void aButtonThatGoesLeavesTheFocusToTheFirstThatItBrought() {
        BuildData gaps = withGaps(9);
        server.with("api/build?job=gaps&build=2", () -> BuildPages.of(gaps));
        page.navigate(server.url("frame.html?page=build&job=gaps&build=2"));
        Locator more = page.locator("#gaps .cm-more-row button");
        assertThat(more).hasText("Show 3 more files with 3 gaps");
        more.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#gaps .cm-gap").nth(6).locator("a").first()).isFocused();
        JobData job = SamplePages.longHistory(10_000);
        server.with("api/trend?job=long", () -> TrendPages.of(job));
        page.navigate(server.url("frame.html?page=trend&job=long"));
        page.locator("button:has-text('earlier')").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cm-events tbody tr").nth(8).locator("a")).isFocused();
    }

    @Test
    void filesAreAlsoATreeOfFoldersWithSums() {
        show("build", BuildPages.of(build(300)));
        page.locator("button:text-is('All')").click();
        page.locator("button:text-is('Folders')").click();
        Locator folders = page.locator(".cm-files .cm-folder");
        assertThat(folders.first()).hasAttribute("aria-expanded", "true");
        assertThat(folders.first()).containsText("src/main/java/com/acme/");
        assertThat(folders.first()).containsText("300 files");
        assertThat(folders).hasCount(4);
        folders.nth(1).focus();
        page.keyboard().press("Enter");
        assertThat(folders.nth(1)).hasAttribute("aria-expanded", "true");
        assertThat(folders.nth(1)).isFocused();
        assertThat(page.locator(".cm-files")).containsText("File00000.java");
        assertThat(page.url()).contains("tree=folders");
    }

    @Test
    void gapsOfAFileAreWalkedWithTwoKeys() {
        show("source", SamplePages.source());
        assertThat(page.locator(".cm-srcbar [role=status]")).containsText("New gap 1 of 2 · lines 118–131");
        page.keyboard().press("n");
        assertThat(page.locator(".cm-srcbar [role=status]")).containsText("New gap 2 of 2 · lines 164–171");
        page.keyboard().press("p");
        assertThat(page.locator("#L118")).hasClass(java.util.regex.Pattern.compile("cm-here"));
        assertThat(page.locator("#L118 .cm-no")).hasText("118");
    }

    @Test
    void theBuildOfAServiceIsInItsRowAndPartsThatDifferAreANote() {
        ServiceRelease one = ServiceRelease.of("1.4.2", "sha256:0123456789abcdef");
        show(
                "build",
                BuildPages.of(BuildDataBuilder.builder(PaymentsBuild.data())
                        .releases(Map.of("backend", one, "web", one.and(ServiceRelease.of("1.4.3", ""))))
                        .create()));

        Locator row = page.locator("table.cm-comps tbody tr");
        assertThat(row.filter(new Locator.FilterOptions().setHasText("backend")))
                .containsText("214 files · build 1.4.2, image sha256:0123456789ab");
        assertThat(row.filter(new Locator.FilterOptions().setHasText("worker")))
                .not()
                .containsText("build");
        assertThat(page.locator(".coverage-monitor"))
                .containsText("The parts of web were not the same: builds 1.4.2 and 1.4.3, image sha256:0123456789ab.");
    }

    @Test
    void hostileNamesAreTextAndNothingElse() {
        Measurement hostile = Measurement.of(
                List.of(Component.of(
                        IMAGE, HOSTILE.stream().map(path -> file(path, 3)).toList())),
                TestTotals.NONE);
        Point point = Point.builder(1, PaymentsApi.NEWEST)
                .totals(hostile.counters())
                .components(Map.of(IMAGE, hostile.counters()))
                .commit(IMAGE)
                .branch(IMAGE)
                .create();
        BuildData data = BuildData.builder(IMAGE, point, hostile)
                .reports(List.of(new BuildPage.ReportRow(IMAGE, IMAGE, IMAGE, false)))
                .releases(Map.of(IMAGE, ServiceRelease.of(IMAGE, IMAGE).and(ServiceRelease.of("2", IMAGE))))
                .create();
        JobData job = new JobData(IMAGE, List.of(point), List.of(), List.of());
        show("build", BuildPages.of(data));
        assertThat(text()).contains("<script>window.hacked=1</").contains("worker/\uFFFDtxt.exe\uFFFD/");
        harmless();
        show("trend", TrendPages.of(job));
        harmless();
        show("job-card", JobCards.of(job));
        harmless();
        show(
                "dashboard",
                DashboardPages.of(List.of(job), Metric.LINE, name -> null, name -> true, 0, PaymentsApi.NEWEST));
        assertThat(text()).contains(IMAGE);
        harmless();
        show(
                "source",
                SourcePages.of(
                                data,
                                HOSTILE.get(0),
                                List.of("</td><script>window.hacked=1</script>", IMAGE, "\u202Eevil"),
                                null)
                        .orElseThrow());
        assertThat(text()).contains("</td><script>window.hacked=1</script>");
        harmless();
    }

    private void harmless() {
        assertThat(page.evaluate("window.hacked")).as("nothing ran").isNull();
        assertThat(page.locator(".coverage-monitor img, .coverage-monitor script"))
                .hasCount(0);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(1200);
    }

    @Test
    void whatMayNotBeReadLooksLikeWhatIsNotThere() {
        page.navigate(server.url("bare.html?page=build&url=api/nothing"));
        assertThat(page.locator(".coverage-monitor")).containsText("There is no such page, or you may not read it.");
        browser.complaints.removeIf(complaint -> complaint.contains("404"));
    }

    @Test
    void withoutTheSourceTheNumbersRemain() {
        SourcePage page1 = SourcePages.of(PaymentsBuild.data(), "web/src/net/retry.ts", null, SourcePages.FORBIDDEN)
                .orElseThrow();
        show("source", page1);
        assertThat(text())
                .contains("You may not see the source.")
                .contains("33 unchanged lines that lost their coverage");
        assertThat(page.locator("#L31")).hasClass(java.util.regex.Pattern.compile("cm-lm"));
    }

    @Test
    void anAlertIsAcknowledgedAndSilencedFromTheDashboard() {
        show("dashboard", SamplePages.dashboard());
        page.locator("button:text-is('Acknowledge')").click();
        assertThat(page.locator(".cm-alert")).hasCount(1);
        page.waitForCondition(() -> !server.posted().isEmpty());
        assertThat(server.posted()).containsExactly("c-1 alerts/t120/acknowledge {}");
        page.locator("button:has-text('Silence')").click();
        page.locator("button:text-is('8 hours')").click();
        page.waitForCondition(() -> server.posted().size() == 2);
        assertThat(server.posted().get(1)).startsWith("c-1 alerts/t120/silence {\"until\":\"");
    }

    private static BuildData build(int files) {
        List<FileCoverage> all = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            all.add(file("src/main/java/com/acme/part%03d/File%05d.java".formatted(i / 100, i), i % 9));
        }
        Measurement now = Measurement.of(List.of(Component.of("", all)), TestTotals.NONE);
        Point point =
                Point.builder(1, PaymentsApi.NEWEST).totals(now.counters()).create();
        return BuildData.builder("big", point, now).create();
    }

    /** A build with so many files of which it left one line uncovered. */
    private static BuildData withGaps(int files) {
        List<FileCoverage> before = new ArrayList<>();
        List<FileCoverage> after = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            before.add(file("src/File" + i + ".java", 0));
            after.add(file("src/File" + i + ".java", 1));
        }
        Measurement baseline = Measurement.of(List.of(Component.of("", before)), TestTotals.NONE);
        Measurement now = Measurement.of(List.of(Component.of("", after)), TestTotals.NONE);
        Point point =
                Point.builder(2, PaymentsApi.NEWEST).totals(now.counters()).create();
        return BuildData.builder("gaps", point, now)
                .baseline(Point.builder(1, PaymentsApi.NEWEST)
                        .totals(baseline.counters())
                        .create())
                .before(baseline)
                .create();
    }

    private static FileCoverage file(String path, int missed) {
        int[] numbers = new int[10];
        int[] hits = new int[10];
        for (int i = 0; i < 10; i++) {
            numbers[i] = i + 1;
            hits[i] = i < missed ? 0 : 1;
        }
        return new FileCoverage(
                path, new LineTable(numbers, hits, new int[10], new int[10]), FunctionTable.EMPTY, Counters.NONE);
    }
}
