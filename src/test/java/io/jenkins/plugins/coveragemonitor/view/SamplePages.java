package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pages of {@link PaymentsApi} as records, for the tests of how they look and behave. */
final class SamplePages {
    private static final List<Point> POINTS = PaymentsApi.points();
    private static final String BACKEND = "backend/src/main/java/com/acme/payments/";

    private SamplePages() {}

    static JobCard card() {
        List<Point> shown = POINTS.subList(60, 120);
        Counter now = line(120);
        return new JobCard(
                "payments-api",
                JobCard.State.MEASURED,
                Metric.LINE,
                120,
                PaymentsApi.NEWEST,
                now,
                Difference.between(line(119), now, 119),
                Outcome.FAILED,
                "Gate failed",
                new JobCard.Direction(JobCard.Way.RISING, "Rising 0.04 points a build", "since #94"),
                null,
                Series.of(shown, "", Metric.LINE),
                BigDecimal.valueOf(80),
                List.of(
                        new JobCard.Mark(87, -1, "−2.33", true),
                        new JobCard.Mark(94, 1, "+2.93", true),
                        new JobCard.Mark(120, -1, "−0.62", false)),
                new JobCard.Gates("1 failed, 2 warnings", "2 passed, 1 not evaluated"),
                new JobCard.Regression(120, PaymentsApi.NEWEST, true, "before: #87, back at #94"),
                new JobCard.Alerts(1, 1, 0));
    }

    static TrendPage trend(Metric metric, String component) {
        int size = POINTS.size();
        int[] ahead = IntStream.rangeClosed(120, 140).toArray();
        return new TrendPage(
                "payments-api",
                metric,
                component,
                List.of(Metric.LINE, Metric.BRANCH),
                List.of("backend", "web", "worker"),
                120,
                line(120),
                Difference.between(line(119), line(120), 119),
                "Rising 0.04 points a build since #94, but #120 fell 0.62 points and failed a gate.",
                "The trend is significant (27 builds, p < 0.001). One build is too few to call #120 a step.",
                List.of(
                        new TrendPage.Fact("First build", "78.33 %", "#1, 3 Sep"),
                        new TrendPage.Fact("Best", "84.09 %", "#119"),
                        new TrendPage.Fact("Pace", "+0.07 points a day", "1.5 builds a day"),
                        new TrendPage.Fact("Forecast to 85 %", "#131–#167", "28 Nov to 21 Dec"),
                        new TrendPage.Fact("Gate", "3.47 points above", "80 %")),
                Series.of(POINTS, component, metric),
                POINTS.stream().map(Point::outcome).toArray(Outcome[]::new),
                IntStream.range(0, size)
                        .map(i -> POINTS.get(i).tests().isMeasured()
                                ? (int) POINTS.get(i).tests().failed()
                                : -1)
                        .toArray(),
                IntStream.range(0, size)
                        .map(i -> POINTS.get(i).tests().isMeasured()
                                ? (int) POINTS.get(i).tests().time().toSeconds()
                                : -1)
                        .toArray(),
                new TrendPage.Line(94, 82.9, 120, 84.0),
                new TrendPage.Forecast(
                        BigDecimal.valueOf(85),
                        ahead,
                        IntStream.of(ahead)
                                .mapToDouble(b -> 83.8 + (b - 120) * .03)
                                .toArray(),
                        IntStream.of(ahead)
                                .mapToDouble(b -> 84.0 + (b - 120) * .045)
                                .toArray(),
                        IntStream.of(ahead)
                                .mapToDouble(b -> 84.2 + (b - 120) * .06)
                                .toArray(),
                        "85 % between #131 and #167, if the rise since #94 holds."),
                new TrendPage.Limit(BigDecimal.valueOf(80), 36),
                List.of(new TrendPage.Shift(87, -1, "−2.33"), new TrendPage.Shift(94, 1, "+2.93")),
                new int[0],
                List.of(new TrendPage.AlertMark(120, "ACTIVE", "Line coverage fell")),
                List.of(
                        new TrendPage.Event(
                                120,
                                PaymentsApi.NEWEST,
                                "ACTIVE",
                                "Line coverage fell; 138 lines newly missed",
                                "backend −0.38 · worker −0.55 · web −1.21 · commit 9f3c1e7",
                                -1,
                                "−0.62"),
                        new TrendPage.Event(
                                94,
                                POINTS.get(93).time(),
                                null,
                                "Step up; project from 80.04 % to 82.97 %",
                                "mostly worker",
                                1,
                                "+2.93"),
                        new TrendPage.Event(
                                87,
                                POINTS.get(86).time(),
                                null,
                                "Step down; project from 82.37 % to 80.04 %",
                                "mostly worker",
                                -1,
                                "−2.33"),
                        new TrendPage.Event(71, POINTS.get(70).time(), "UNMEASURED", "no usable report", "", 0, null)),
                new TrendPage.Recommendation(
                        "Cover 23 more lines to pass the failed gate.",
                        "The two gaps below hold 32.",
                        changed().subList(0, 2)));
    }

    static BuildPage build() {
        return BuildPages.of(PaymentsBuild.data());
    }

    private static List<Gap> changed() {
        return List.of(
                new Gap("worker/payments_worker/refunds.py", 203, 221, 17, "apply_partial · worker"),
                new Gap(BACKEND + "refund/RefundPolicy.java", 42, 58, 15, "decide(Refund, Clock) · backend"),
                new Gap("web/src/checkout/CheckoutForm.tsx", 88, 101, 13, "onDeclined · web"),
                new Gap(BACKEND + "ledger/Ledger.java", 118, 131, 12, "reverse(EntryId, Money) · backend"),
                new Gap(BACKEND + "ledger/Ledger.java", 164, 171, 7, "requireOpen(Period) · backend"));
    }

    /** A table of so many files, nine of them changed. */
    static FileTable files(int count) {
        FileTable files = new FileTable(
                new String[count],
                new int[count],
                new long[count],
                new long[count],
                new long[count],
                new long[count],
                new int[count],
                new int[count]);
        for (int i = 0; i < count; i++) {
            files.paths()[i] = BACKEND + "part%05d/Service%05d.java".formatted(i / 20, i);
            files.components()[i] = 0;
            files.covered()[i] = 40 + i * 7 % 60;
            files.missed()[i] = i * 3 % 40;
            files.coveredBefore()[i] = files.covered()[i] + (i % 50 == 0 ? 5 : 0);
            files.missedBefore()[i] = files.missed()[i];
            files.fresh()[i] = i % 50 == 0 ? 1 + i / 50 : 0;
            files.touched()[i] = i % 50 == 0 ? 8 : 0;
        }
        return files;
    }

    static Dashboard dashboard() {
        List<Dashboard.JobRow> jobs = new ArrayList<>();
        List<Point> last = POINTS.subList(80, 120);
        Series series = Series.of(last, "", Metric.LINE);
        jobs.add(new Dashboard.JobRow(
                "payments-api",
                "frame.html?page=trend&job=payments-api",
                120,
                PaymentsApi.NEWEST,
                line(120),
                null,
                Difference.between(line(119), line(120), 119),
                series.covered(),
                series.missed(),
                BigDecimal.valueOf(80),
                Outcome.FAILED,
                1,
                1));
        Series hole = Series.of(POINTS.subList(40, 71), "", Metric.LINE);
        jobs.add(new Dashboard.JobRow(
                "docs-site",
                null,
                71,
                PaymentsApi.NEWEST,
                null,
                "was 81.9 %",
                null,
                hole.covered(),
                hole.missed(),
                null,
                Outcome.NOT_EVALUATED,
                0,
                0));
        Series good = Series.of(POINTS.subList(20, 60), "web", Metric.LINE);
        jobs.add(new Dashboard.JobRow(
                "checkout-web",
                null,
                60,
                PaymentsApi.NEWEST,
                new Counter(11872, 1630),
                null,
                new Difference(1, "+0.08 points", 59),
                good.covered(),
                good.missed(),
                BigDecimal.valueOf(70),
                Outcome.PASSED,
                0,
                0));
        return new Dashboard(
                PaymentsApi.NEWEST,
                Metric.LINE,
                List.of(
                        new Dashboard.Figure(1, "active alert"),
                        new Dashboard.Figure(1, "gate failed"),
                        new Dashboard.Figure(1, "unmeasured"),
                        new Dashboard.Figure(1, "of 3 jobs rising or steady")),
                List.of(
                        new Dashboard.AlertRow(
                                "payments-api/LINE",
                                "ACTIVE",
                                "payments-api: line coverage fell 0.62 points, a gate failed",
                                "since #120 · commit 9f3c1e7 · web −1.21, worker −0.55, backend −0.38",
                                "sent to team-slack, e-mail",
                                null,
                                true),
                        new Dashboard.AlertRow(
                                "search/LINE",
                                "PENDING",
                                "search-indexer: line coverage may have fallen 0.31 points",
                                "seen in #87 only; becomes active if #88 confirms it",
                                "nothing sent yet",
                                null,
                                true),
                        new Dashboard.AlertRow(
                                "payments-api/TEST_TIME",
                                "ACKNOWLEDGED",
                                "payments-api: test time is up 24 % since #112",
                                "Mira Okafor, 17 Nov: “runner pool moved, capacity ordered”",
                                "",
                                null,
                                true)),
                jobs,
                1);
    }

    /** A file of #120 with text made up to fit its lines. */
    static SourcePage source() {
        String path = BACKEND + "ledger/Ledger.java";
        List<String> text = IntStream.rangeClosed(1, 190)
                .mapToObj(n -> n % 6 == 0
                        ? ""
                        : n % 11 == 0
                                ? "        // what line " + n + " is about"
                                : "        return new Balance(account, \"period " + n + "\", sum);")
                .toList();
        return SourcePages.of(PaymentsBuild.data(), path, text, null).orElseThrow();
    }

    private static Counter line(int build) {
        return POINTS.get(build - 1).totals().get(Metric.LINE);
    }
}
