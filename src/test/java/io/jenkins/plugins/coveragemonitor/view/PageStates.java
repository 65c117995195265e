package io.jenkins.plugins.coveragemonitor.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersPage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Every page in each state that it can be in, with each element that there is somewhere among them. */
final class PageStates {
    static final String IMAGE = "<img src=x onerror=\"window.hacked=1\">";
    static final String LONG = "very-long-folder/".repeat(12) + "AbstractStrategyFactoryBean".repeat(3) + ".java";
    static final String TURNED = "worker/\u202Etxt.exe\u2066/etc.py";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What to ask the frame for, by the name of a state. */
    static final Map<String, String> ADDRESSES = addresses();

    private PageStates() {}

    private static Map<String, String> addresses() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String state : List.of("empty", "unmeasured", "aborted")) {
            all.put("card-" + state, "page=job-card&job=" + state);
        }
        for (String state : List.of("empty", "first", "partial", "parts", "hostile")) {
            all.put("trend-" + state, "page=trend&job=" + state);
        }
        all.put("trend-branches", "page=trend&job=branch&metric=LINE&compare=+main");
        for (String state : List.of("whole", "unmeasured", "hostile")) {
            all.put("build-" + state, "page=build&job=" + state + "&build=1");
        }
        all.put("build-folders", "page=build&job=whole&build=1&show=all&tree=folders");
        for (String state : List.of("forbidden", "cautious")) {
            all.put("source-" + state, "page=source&job=" + state + "&build=1&path=a");
        }
        all.put("dashboard-list", "page=dashboard&metric=LINE");
        all.put(
                "dashboard-folders",
                "page=dashboard&metric=LINE&view=folders&compare=store/payments%2Cstore/shop/main%2Cstore/shop/slow");
        all.put("dashboard-empty", "page=dashboard&metric=BRANCH");
        all.put("all-controllers", "page=all-controllers");
        all.put("all-controllers-none", "page=all-controllers&find=none");
        all.put("missing", "page=build&job=none&build=1");
        return all;
    }

    static PageServer server() throws IOException {
        PageServer server = new PageServer();
        job(server, "empty", SamplePages.job(0));
        job(server, "first", SamplePages.job(1));
        job(server, "unmeasured", SamplePages.job(71));
        job(server, "aborted", SamplePages.with(120, BuildState.ABORTED));
        job(server, "partial", partial());
        job(server, "hostile", new JobData(IMAGE, List.of(hostile().point()), List.of(), List.of()));
        job(server, "parts", parts());
        JobData branch = parts().beside(List.of("main", TURNED)).keeping(Set.of(12, 24, 38));
        server.with("api/trend?job=branch&metric=LINE&component=", () -> TrendPages.of(branch, Metric.LINE, ""));
        server.with(
                "api/trend?job=branch&metric=LINE&component=&branch=main", () -> TrendPages.of(SamplePages.job(120)));
        server.withJson("api/build?job=whole&build=1", PageStates::build);
        server.with("api/build?job=unmeasured&build=1", () -> BuildPages.of(unmeasured()));
        server.with("api/build?job=hostile&build=1", () -> BuildPages.of(hostile()));
        server.with("api/source?job=forbidden&build=1&path=a", () -> source(SourcePages.FORBIDDEN));
        server.withJson("api/source?job=cautious&build=1&path=a", PageStates::cautious);
        server.withJson("api/dashboard?metric=LINE", PageStates::dashboard);
        server.with("api/dashboard?", SamplePages::dashboard);
        server.with(
                "api/dashboard?metric=BRANCH",
                () -> DashboardPages.of(List.of(), Metric.BRANCH, name -> null, name -> true, 0, PaymentsApi.NEWEST));
        controllers(server, "?by=FOLDER", true, IMAGE);
        controllers(server, "?find=none&by=FOLDER", false, IMAGE);
        return server;
    }

    private static void job(PageServer server, String name, JobData job) {
        server.with("api/job-card?job=" + name, () -> JobCards.of(job));
        server.with("api/trend?job=" + name, () -> TrendPages.of(job));
    }

    private static JobData partial() {
        JobData whole = SamplePages.job(120);
        Missing gone = new Missing("web", "lcov.info", "web: lcov.info is not there", 3);
        List<Point> points = whole.points().stream()
                .map(point -> point.build() == 120 ? point.with(Completeness.of(List.of(gone))) : point)
                .toList();
        return new JobData("partial", points, whole.rules(), List.of(), whole.trend());
    }

    /** Forty builds of two components and a kind of tests, one of which misses its gate every tenth build. */
    private static JobData parts() {
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 40; build++) {
            Counters web = Counters.of(Metric.LINE, new Counter(50 + build, 50 - build));
            Counters worker = Counters.of(Metric.LINE, new Counter(70, 30));
            points.add(Point.builder(build, PaymentsApi.NEWEST.minusSeconds(86_400L * (40 - build)))
                    .totals(Counters.of(Metric.LINE, new Counter(120 + build, 80 - build)))
                    .components(Map.of("web", web, LONG, worker))
                    .gates(Map.of(
                            build % 10 == 0 ? Outcome.FAILED : build % 7 == 0 ? Outcome.WARNING : Outcome.PASSED, 1))
                    .create());
        }
        return new JobData("parts", points, List.of(), List.of());
    }

    /** The report of #120 with all that a report can have beside. */
    private static ObjectNode build() {
        ObjectNode page = json(SamplePages.build());
        ArrayNode notes = page.putArray("notes");
        for (BuildPage.Tone tone : BuildPage.Tone.values()) {
            notes.addObject()
                    .put("tone", tone.name())
                    .put("title", "A note that is " + tone)
                    .put("text", "What it means and what it does not.");
        }
        page.set(
                "flags",
                parsed(
                        """
                [{"name": "unit", "line": {"covered": 90, "missed": 10}, "before": {"covered": 80, "missed": 20},
                  "carried": null, "only": 12, "more": 3, "files": [{"path": "web/src/net/retry.ts", "lines": 12,
                  "ranges": [{"from": 1, "to": 9}, {"from": 12, "to": 12}, {"from": 14, "to": 15}, {"from": 17, "to": 18},
                  {"from": 20, "to": 21}, {"from": 23, "to": 24}, {"from": 26, "to": 27}]}]},
                 {"name": "end to end", "line": null, "before": null, "carried": "carried from #118", "only": 0, "more": 0,
                  "files": []}]
                """));
        page.set(
                "use",
                parsed(
                        """
                {"text": "3 lines used but untested", "usedUntested": 3, "testedUnused": 2, "more": 4, "files": [
                 {"path": "%s", "usedUntested": 3, "untested": [{"from": 1, "to": 3}], "testedUnused": 2,
                  "unused": [{"from": 7, "to": 7}, {"from": 9, "to": 9}]}]}
                """
                                .formatted(LONG)));
        page.withArray("owners").add(JSON.createArrayNode().add("@web").add("@ops"));
        ((ObjectNode) page.get("components").get(0)).put("carried", "carried from #118");
        page.withArray("reports")
                .addObject()
                .put("file", LONG)
                .putNull("format")
                .put("result", "no format knows it")
                .put("used", false);
        return page;
    }

    private static BuildData unmeasured() {
        Point point = Point.builder(1, PaymentsApi.NEWEST).create();
        return BuildData.builder("unmeasured", point, Measurement.NONE)
                .reports(List.of(
                        new BuildPage.ReportRow("build/report.xml", "JACOCO", "the file ends too early", false)))
                .create();
    }

    static BuildData hostile() {
        Measurement measured = Measurement.of(
                List.of(Component.of(IMAGE, List.of(file("web/" + IMAGE + ".ts"), file(TURNED), file(LONG)))),
                TestTotals.NONE);
        Point point = Point.builder(1, PaymentsApi.NEWEST)
                .totals(measured.counters())
                .components(Map.of(IMAGE, measured.counters()))
                .commit(IMAGE)
                .branch(IMAGE)
                .create();
        return BuildData.builder(IMAGE, point, measured)
                .reports(List.of(new BuildPage.ReportRow(IMAGE, IMAGE, IMAGE, false)))
                .create();
    }

    private static FileCoverage file(String path) {
        LineTable lines = new LineTable(new int[] {1, 2, 3}, new int[] {0, 1, 1}, new int[3], new int[] {0, 1, 0});
        return new FileCoverage(path, lines, FunctionTable.EMPTY, Counters.NONE);
    }

    private static SourcePage source(SourcePage.Absence why) {
        return SourcePages.of(PaymentsBuild.data(), "web/src/net/retry.ts", null, why)
                .orElseThrow();
    }

    private static ObjectNode cautious() {
        return json(SamplePages.source()).put("caution", "The source may be another one than was measured.");
    }

    /** Jobs in folders with every result, branches, and alerts of more causes than are shown at first. */
    private static ObjectNode dashboard() {
        ObjectNode page = json(SamplePages.dashboard());
        page.putArray("metrics").add("LINE").add("BRANCH");
        List<JsonNode> known = new ArrayList<>();
        page.get("jobs").forEach(known::add);
        ArrayNode jobs = page.putArray("jobs");
        jobs.add(named(known.get(0), "store/payments", null));
        jobs.add(named(known.get(1), "store/docs", null));
        jobs.add(named(known.get(2), "store/shop/main", "main"));
        jobs.add(named(known.get(2), "store/shop/slow", "slow").put("partial", "component web has no report"));
        jobs.add(named(known.get(0), "tools/" + IMAGE, null).put("outcome", "WARNING"));
        jobs.add(named(known.get(0), "tools/" + LONG, null).put("outcome", "NOT_EVALUATED"));
        jobs.add(named(known.get(0), TURNED, null));
        ArrayNode alerts = page.withArray("alerts");
        ObjectNode alert = (ObjectNode) alerts.get(0);
        for (String status : List.of("ACTIVE", "PENDING", "ACTIVE", "PENDING", "ACTIVE", "NEWS")) {
            int build = 100 + alerts.size();
            alerts.add(alert.deepCopy()
                    .put("id", "more" + build)
                    .put("status", status)
                    .put("build", build));
        }
        alerts.add(alert.deepCopy().put("id", "same"));
        return page;
    }

    private static ObjectNode named(JsonNode job, String name, String branch) {
        return ((ObjectNode) job.deepCopy()).put("name", name).put("branch", branch);
    }

    /**
     * The pages over all controllers.
     *
     * @param some whether there are jobs
     * @param name of the job that was never measured
     */
    static void controllers(PageServer server, String query, boolean some, String name) {
        Instant now = Instant.now();
        AllControllersPage.JobRow measured = new AllControllersPage.JobRow(
                "store/payments",
                "coverage",
                "j1",
                "https://ci.example.org/job/store/job/payments/",
                "c1",
                List.of("@payments"),
                List.of("tier-1"),
                120,
                now,
                now,
                new Counter(80, 20),
                Difference.between(new Counter(79, 21), new Counter(80, 20), 119),
                new long[] {78, 0, 79, 80},
                new long[] {22, 0, 21, 20},
                Outcome.FAILED,
                2);
        AllControllersPage.JobRow never = new AllControllersPage.JobRow(
                name,
                "coverage",
                "j2",
                null,
                "c2",
                List.of(),
                List.of(),
                0,
                null,
                null,
                null,
                null,
                new long[0],
                new long[0],
                Outcome.NOT_EVALUATED,
                0);
        List<AllControllersPage.JobRow> jobs = some ? List.of(measured, never) : List.of();
        List<AllControllersPage.Controller> all = List.of(
                new AllControllersPage.Controller("c1", "https://ci.example.org/", now, 1),
                new AllControllersPage.Controller("c2", null, null, 1));
        long count = jobs.size();
        server.with(
                "api/all-controllers" + query,
                () -> new AllControllersPage(
                        Metric.LINE, some ? 120 : 0, 0, 50, count / 2, count / 2, 7, jobs, some ? all : List.of()));
        server.with(
                "api/all-controllers/groups" + query,
                () -> new AllControllersPage.Groups(
                        "FOLDER",
                        Metric.LINE,
                        some
                                ? List.of(
                                        new AllControllersPage.Group("store", 1, 1, new Counter(80, 20)),
                                        new AllControllersPage.Group("", 1, 0, null))
                                : List.of()));
        server.with(
                "api/all-controllers/alerts" + query,
                () -> new AllControllersPage.Alerts(
                        count / 2,
                        some
                                ? List.of(new AllControllersPage.AlertRow(
                                        "store/payments",
                                        "c1",
                                        "https://ci.example.org/",
                                        "REGRESSION",
                                        "WARNING",
                                        "ACTIVE",
                                        120,
                                        now,
                                        "line coverage fell"))
                                : List.of()));
        server.with(
                "api/all-controllers/ended" + query + "&endedDays=30",
                () -> new AllControllersPage.Ended(
                        30,
                        count,
                        0,
                        20,
                        some
                                ? List.of(new AllControllersPage.EndedRow(
                                        "store/payments",
                                        "c1",
                                        null,
                                        "REGRESSION",
                                        "WARNING",
                                        110,
                                        now,
                                        "RECOVERED",
                                        112,
                                        now,
                                        null,
                                        "line coverage fell"))
                                : List.of()));
        server.with(
                "api/all-controllers/trend" + query,
                () -> some
                        ? new AllControllersPage.Trend(
                                Metric.LINE,
                                2,
                                IntStream.range(20_760, 20_763)
                                        .mapToLong(day -> day * 86_400_000L)
                                        .toArray(),
                                new int[] {1, 1, 2},
                                new long[] {78, 79, 80},
                                new long[] {22, 21, 20})
                        : new AllControllersPage.Trend(
                                Metric.LINE, 9_000, new long[0], new int[0], new long[0], new long[0]));
    }

    private static ObjectNode json(Record page) {
        return (ObjectNode) parsed(new String(ViewJson.bytes(page), java.nio.charset.StandardCharsets.UTF_8));
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
