package io.jenkins.plugins.coveragemonitor.view;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.jenkins.plugins.coveragemonitor.api.live.LiveContent;
import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import io.jenkins.plugins.coveragemonitor.cli.serve.LiveRoom;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
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
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures pages in Chromium: bytes, processor time, the longest task, frames while scrolling, and live updates. */
public final class BrowserPages {
    private static final int JOBS = 3_000;
    private static final int READERS = 500;
    private static final int BUILDS = 50;
    private static final int SCROLLS = 120;
    private static final int MINUTE = 60_000;

    /** The head of a frame of a WebSocket of up to 64 kB. */
    private static final int FRAME_HEAD = 4;

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    /** Notes tasks that block the page. */
    private static final String WATCH =
            "window.longest = 0; new PerformanceObserver(list => list.getEntries().forEach(task =>"
                    + " { longest = Math.max(longest, task.duration); })).observe({ type: 'longtask', buffered: true });";

    private static final String OWN_BYTES =
            "performance.getEntriesByType('resource').filter(one => /js$/.test(one.name) && !/vendor/.test(one.name))"
                    + ".reduce((sum, one) => sum + one.decodedBodySize, 0)";

    private static final String ZIPPED_BYTES =
            """
            async () => {
              const scripts = performance.getEntriesByType('resource').map(one => one.name)
                .filter(name => /js$/.test(name) && !/vendor/.test(name));
              let sum = 0;
              for (const script of new Set(scripts)) {
                const body = (await fetch(script)).body.pipeThrough(new CompressionStream('gzip'));
                sum += (await new Response(body).arrayBuffer()).byteLength;
              }
              return sum;
            }
            """;

    private static final String SCROLL =
            """
            async () => {
              const box = document.querySelector('.cm-window');
              box.scrollIntoView();
              await new Promise(done => setTimeout(done, 500));
              longest = 0;
              const step = box.clientHeight * 0.7;
              const begun = performance.now();
              let frames = 0;
              for (; frames < %d; frames++) {
                box.scrollBy(0, step);
                await new Promise(requestAnimationFrame);
              }
              return frames * 1000 / (performance.now() - begun);
            }
            """
                    .formatted(SCROLLS);

    /** Frames a second while something on the page moves: what the machine can draw of this page at all. */
    private static final String FRAMES =
            """
            async () => {
              const dot = document.body.appendChild(document.createElement('div'));
              dot.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 200, iterations: Infinity });
              Object.assign(dot.style, { position: 'fixed', top: 0, width: '9px', height: '9px', background: 'red' });
              const begun = performance.now();
              let frames = 0;
              for (; frames < 60; frames++) await new Promise(requestAnimationFrame);
              dot.remove();
              return frames * 1000 / (performance.now() - begun);
            }
            """;

    /** Remembers for each job when it was drawn with its new value. */
    private static final String DRAWN =
            """
            () => {
              window.drawn = {};
              const look = () => requestAnimationFrame(() => {
                for (const row of document.querySelectorAll('.cm-jobs tbody tr'))
                  if (row.textContent.includes('12.34')) drawn[row.dataset.key] ??= Date.now();
              });
              new MutationObserver(look).observe(document.querySelector('.cm-jobs tbody'),
                { subtree: true, childList: true, characterData: true });
            }
            """;

    private final PrintStream out;
    private final Browser browser;
    private final PageServer server;
    private CDPSession session;

    private BrowserPages(PrintStream out, Browser browser, PageServer server) {
        this.out = out;
        this.browser = browser;
        this.server = server;
    }

    /** Measures and prints all. */
    public static void print(PrintStream out) throws Exception {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu")));
                PageServer server = new PageServer()) {
            BrowserPages pages = new BrowserPages(out, browser, server);
            JobData large = SamplePages.longHistory(10_000);
            TreeMap<JobMonitor, JobSummary> jobs = jobs();
            out.println(
                    "| page | JSON | server CPU | own script (gzip) | script CPU | style and layout | longest task |"
                            + " frames |");
            out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
            if (wanted("pages")) {
                pages.page("job card, 10,000 builds", "job-card", () -> JobCards.of(large), false);
                pages.page("trend, 10,000 builds", "trend", () -> TrendPages.of(large), false);
                pages.page("dashboard of 3,000 jobs", "dashboard", () -> dashboard(jobs), false);
                BuildData build = build(20_000);
                pages.page("build, 20,000 files", "build", () -> BuildPages.of(build), true);
            }
            if (wanted("live")) {
                pages.live(jobs);
            }
        }
    }

    /** All, unless the property {@code pages.only} names one part. */
    private static boolean wanted(String part) {
        return System.getProperty("pages.only", part).equals(part);
    }

    private static DashboardPage dashboard(TreeMap<JobMonitor, JobSummary> jobs) {
        return new DashboardPages(Metric.LINE, name -> "/job/" + name + "/").page(jobs, name -> true, 0, NOW);
    }

    private void page(String words, String name, Supplier<? extends Record> data, boolean scroll) {
        List<Long> times = new ArrayList<>();
        byte[] json = {};
        for (int i = 0; i < 15; i++) {
            long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            json = ViewJson.bytes(data.get());
            times.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun);
        }
        Record made = data.get();
        server.with("api/" + name, () -> made);
        Page page = open("bare.html?page=" + name + "&url=api/" + name);
        page.waitForTimeout(1_000);
        String first = costs(page);
        out.printf(
                "| %s | %,d kB | %.1f ms | %.0f kB (%.0f kB) | %s | %.0f/s |%n",
                words,
                json.length / 1000,
                times.stream().sorted().toList().get(5) / 1e6,
                number(page.evaluate(OWN_BYTES)) / 1000,
                number(page.evaluate(ZIPPED_BYTES)) / 1000,
                first,
                number(page.evaluate(FRAMES)));
        if (scroll) {
            double script = script();
            double layout = layout();
            double frames = number(page.evaluate(SCROLL));
            out.printf(
                    "| the same, scrolled by %d windows | | | | %.2f s | %.2f s | %.0f ms | %.0f/s |%n",
                    SCROLLS, script() - script, layout() - layout, longest(page), frames);
        }
        page.context().close();
    }

    /** What a page has cost so far. */
    private String costs(Page page) {
        return String.format("%.2f s | %.2f s | %.0f ms", script(), layout(), longest(page));
    }

    /** The processor time of all that the page's thread does but style and layout, in seconds. */
    private double script() {
        return metric("TaskDuration") - layout();
    }

    private double layout() {
        return metric("LayoutDuration") + metric("RecalcStyleDuration");
    }

    private Page open(String address) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 900).setBypassCSP(true));
        context.addInitScript(WATCH);
        Page page = context.newPage();
        session = context.newCDPSession(page);
        JsonObject processorTime = new JsonObject();
        processorTime.addProperty("timeDomain", "threadTicks");
        session.send("Performance.enable", processorTime);
        page.setDefaultTimeout(60_000);
        page.navigate(server.url(address));
        page.waitForSelector(".coverage-monitor:not([aria-busy]) > *");
        return page;
    }

    private static double longest(Page page) {
        return number(page.evaluate("longest"));
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private double metric(String name) {
        for (JsonElement one : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            JsonObject metric = one.getAsJsonObject();
            if (metric.get("name").getAsString().equals(name)) {
                return metric.get("value").getAsDouble();
            }
        }
        return Double.NaN;
    }

    /** Many builds end at once, many readers watch: from the verdict to the pixel of one of them. */
    private void live(TreeMap<JobMonitor, JobSummary> jobs) throws Exception {
        LiveHub hub = new LiveHub(Clock.systemUTC(), new Random(1), name -> "/job/" + name + "/");
        try (hub;
                LiveRoom room = new LiveRoom(hub, URI.create(server.url("")))) {
            long before = heap();
            room.fill(READERS);
            long after = heap();
            server.with("api/live", () -> new Live(room.address()));
            server.with("api/dashboard?", () -> dashboard(jobs));
            Page page = open("frame.html?page=dashboard");
            page.waitForCondition(() -> hub.watching() == READERS + 1);
            idle(page, "live");
            page.evaluate(DRAWN);
            page.evaluate("longest = 0");
            double script = script();
            double layout = layout();
            JobSummary summary = changed();
            List<String> names =
                    jobs.keySet().stream().map(JobMonitor::job).limit(BUILDS).toList();
            long verdict = System.currentTimeMillis();
            names.forEach(name -> hub.publish(name, new LiveContent.Changed("coverage", summary)));
            page.waitForCondition(() -> number(page.evaluate("Object.keys(drawn).length")) >= BUILDS);
            @SuppressWarnings("unchecked")
            List<Long> delays = ((Map<String, Object>) page.evaluate("drawn"))
                    .values().stream()
                            .map(at -> ((Number) at).longValue() - verdict)
                            .sorted()
                            .toList();
            out.printf(
                    "| dashboard: %d builds end at once, %d connections: drawn within %d ms (half), %d ms (99 %%) | | | |"
                            + " %.2f s | %.2f s | %.0f ms | |%n",
                    BUILDS,
                    READERS,
                    delays.get(delays.size() / 2),
                    delays.get(delays.size() * 99 / 100),
                    script() - script,
                    layout() - layout,
                    longest(page));
            out.printf("%nHeap: %.0f kB for both ends of a connection.%n", (after - before) / 1000.0 / READERS);
            page.context().close();
        }
        server.with("api/live", () -> new Live(null));
        Page page = open("frame.html?page=dashboard");
        idle(page, "asking");
        page.context().close();
    }

    /** What a page that nobody touches costs in a minute in which nothing happens. */
    private void idle(Page page, String how) {
        long[] bytes = {0};
        session.on(
                "Network.responseReceived",
                event -> bytes[0] += event.getAsJsonObject("response")
                        .get("encodedDataLength")
                        .getAsLong());
        session.on(
                "Network.dataReceived",
                event -> bytes[0] += event.get("encodedDataLength").getAsLong());
        session.on(
                "Network.webSocketFrameReceived",
                event -> bytes[0] += FRAME_HEAD
                        + event.getAsJsonObject("response")
                                .get("payloadData")
                                .getAsString()
                                .length());
        session.send("Network.enable");
        page.evaluate("longest = 0");
        double script = script();
        double layout = layout();
        page.waitForTimeout(MINUTE);
        out.printf(
                "| dashboard of 3,000 jobs, %s, a minute in which nothing happens | %.1f kB | | | %.2f s | %.2f s | %.0f ms"
                        + " | |%n",
                how, bytes[0] / 1000.0, script() - script, layout() - layout, longest(page));
    }

    /** Where a page watches. */
    private record Live(@Nullable String url) {}

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static JobSummary changed() {
        Counters totals = Counters.of(Map.of(Metric.LINE, new Counter(1_234, 8_766)));
        List<Point> points = List.of(Point.builder(61, NOW).totals(totals).create());
        return JobSummary.of(new JobData("changed", points, List.of(), List.of()), NOW);
    }

    private static TreeMap<JobMonitor, JobSummary> jobs() {
        TreeMap<JobMonitor, JobSummary> all = new TreeMap<>();
        for (int i = 0; i < JOBS; i++) {
            List<Point> points = new ArrayList<>();
            for (int build = 1; build <= 60; build++) {
                Counter line = new Counter(8_000 + (i * 7 + build * 13) % 900, 2_000);
                points.add(Point.builder(build, NOW.minusSeconds(3_600L * (60 - build)))
                        .totals(Counters.of(Map.of(Metric.LINE, line)))
                        .create());
            }
            String name = "folder-%02d/service-%04d".formatted(i / 100, i);
            all.put(JobMonitor.usual(name), JobSummary.of(new JobData(name, points, List.of(), List.of()), NOW));
        }
        return all;
    }

    private static BuildData build(int files) {
        List<FileCoverage> all = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            int missed = i % 9;
            int[] numbers = new int[10];
            int[] hits = new int[10];
            for (int line = 0; line < 10; line++) {
                numbers[line] = line + 1;
                hits[line] = line < missed ? 0 : 1;
            }
            all.add(new FileCoverage(
                    "src/main/java/com/acme/part%03d/File%05d.java".formatted(i / 100, i),
                    new LineTable(numbers, hits, new int[10], new int[10]),
                    FunctionTable.EMPTY,
                    Counters.NONE));
        }
        Measurement now = Measurement.of(List.of(Component.of("", all)), TestTotals.NONE);
        Point point = Point.builder(1, NOW).totals(now.counters()).create();
        return BuildData.builder("big", point, now).create();
    }
}
