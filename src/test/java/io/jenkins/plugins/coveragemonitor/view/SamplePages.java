package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertLevel;
import io.jenkins.plugins.coveragemonitor.alert.AlertStatus;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pages of {@link PaymentsApi} and of jobs like it, made as the product makes them. */
final class SamplePages {
    static final List<Point> POINTS = PaymentsApi.points();
    static final TrendSettings SETTINGS = TrendSettings.DEFAULT.towards(BigDecimal.valueOf(85));

    private SamplePages() {}

    /** The job up to a build. */
    static JobData job(int builds) {
        return new JobData(
                "payments-api",
                POINTS.subList(0, builds),
                PaymentsBuild.rules(),
                alerts().stream()
                        .filter(alert -> alert.since().build() <= builds)
                        .toList(),
                SETTINGS);
    }

    /** The whole job, with another end of one of its builds. */
    static JobData with(int build, BuildState buildState) {
        JobData whole = job(POINTS.size());
        List<Point> points = whole.points().stream()
                .map(point -> point.build() == build ? point.with(buildState) : point)
                .toList();
        // No alert begins with a build that is not judged.
        List<Alert> alerts = whole.alerts().stream()
                .filter(alert -> alert.since().build() != build)
                .toList();
        return new JobData(whole.job(), points, whole.rules(), alerts, whole.trend());
    }

    static BuildPage build() {
        return BuildPages.of(PaymentsBuild.data());
    }

    /** A file of #120 with text made up to fit its lines. */
    static SourcePage source() {
        String path = "backend/src/main/java/com/acme/payments/ledger/Ledger.java";
        List<String> text =
                IntStream.rangeClosed(1, 190).mapToObj(SamplePages::line).toList();
        return SourcePages.of(PaymentsBuild.data(), path, text, null).orElseThrow();
    }

    private static String line(int n) {
        return switch (n % 12) {
            case 0, 6 -> "";
            case 1 -> "    public Balance balanceOf(AccountId account, Period period) {";
            case 2 -> "        // an account without entries has a balance, and it is zero";
            case 3 -> "        if (entries.isEmpty() && period.isOpen()) {";
            case 4 -> "            return Balance.zero(account.currency(), \"no entry\");";
            case 5, 11 -> "        }";
            case 7 -> "        for (Entry entry : entries) {";
            case 8 -> "            sum = sum.plus(entry.signed());";
            case 9 -> "            throw new ReversalTooLarge(id, amount, rest);";
            default -> "        return new Balance(account, period, sum);";
        };
    }

    static DashboardPage dashboard() {
        JobData unmeasured = new JobData("docs-site", POINTS.subList(30, 71), List.of(), List.of());
        JobData well = new JobData(
                "checkout-web", POINTS.subList(20, 60), PaymentsBuild.rules().subList(0, 1), List.of());
        return DashboardPages.of(
                List.of(well, unmeasured, job(120)),
                Metric.LINE,
                name -> "frame.html?page=trend&job=" + name,
                name -> true,
                1,
                PaymentsApi.NEWEST.plusSeconds(240));
    }

    /** A history of so many builds with everything a long history has. */
    static JobData longHistory(int builds) {
        List<Point> points = new ArrayList<>();
        Instant start = Instant.parse("2020-01-01T00:00:00Z");
        for (int build = 1; build <= builds; build++) {
            long covered = 7000 + build / 10 + (build / 700 % 2) * 400 + build * 37 % 23;
            Counters totals =
                    build % 997 == 0 ? Counters.NONE : Counters.of(Metric.LINE, new Counter(covered, 10_000 - covered));
            points.add(Point.builder(build, start.plusSeconds(build * 7200L))
                    .totals(totals)
                    .gates(Map.of(Outcome.PASSED, 1))
                    .create());
        }
        return new JobData("long", points, List.of(), List.of());
    }

    private static List<Alert> alerts() {
        return List.of(
                alert(
                        87,
                        AlertType.REGRESSION,
                        Metric.LINE,
                        AlertStatus.RESOLVED,
                        "line coverage is back at 82.93 % (82.49 % before the drop)"),
                alert(112, AlertType.TESTS_SLOWER, Metric.TEST_TIME, AlertStatus.ACKNOWLEDGED, "Test time is up 24 %."),
                alert(
                        120,
                        AlertType.REGRESSION,
                        Metric.LINE,
                        AlertStatus.ACTIVE,
                        "Line coverage fell 0.62 points against #119."));
    }

    private static Alert alert(int build, AlertType type, Metric metric, AlertStatus status, String message) {
        Point point = POINTS.get(build - 1);
        Acknowledgement acknowledgement = status == AlertStatus.ACKNOWLEDGED
                ? new Acknowledgement(
                        "Mira Okafor", point.time(), "runner pool moved, capacity ordered", null, null, null)
                : null;
        Resolution resolution = status == AlertStatus.RESOLVED
                ? new Resolution(Resolution.How.RECOVERED, 94, POINTS.get(93).time(), null, null, "")
                : null;
        return new Alert(
                "t" + build,
                new AlertKey("payments-api", "", type.label(), metric, ""),
                type,
                Severity.WARNING,
                status,
                FirstSeen.of(point),
                null,
                (AlertLevel) null,
                message,
                build,
                1,
                0,
                false,
                null,
                acknowledgement,
                resolution,
                List.of());
    }
}
