package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.TrendTarget;
import io.jenkins.plugins.coveragemonitor.cli.home.CliJobContext;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.OptionalMonitoredHome;
import io.jenkins.plugins.coveragemonitor.cli.home.StoredHistoryOption;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.TrendJson;
import io.jenkins.plugins.coveragemonitor.cli.output.TrendText;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the trend of one metric. */
@Command(name = "trend", description = "Shows the trend of one metric.", mixinStandardHelpOptions = true)
final class TrendCommand implements Callable<Integer> {
    @Mixin
    private OptionalMonitoredHome optionalHome;

    @Mixin
    private StoredHistoryOption stored;

    @Option(names = "--job", required = true, paramLabel = "NAME", description = "The job.")
    private String job;

    @Option(names = "--metric", defaultValue = "LINE", description = "The metric (${DEFAULT-VALUE}).")
    private Metric metric;

    @Option(names = "--component", paramLabel = "C", defaultValue = "", description = "The component.")
    private String component;

    @Option(
            names = "--flag",
            paramLabel = "FLAG",
            defaultValue = "",
            description = "Only what the reports of this flag measured, such as unit.")
    private String flag;

    @Option(names = "--last", paramLabel = "N", description = "Only the newest N builds.")
    private Integer last;

    @Option(names = "--days", paramLabel = "D", description = "Only builds of the last D days.")
    private Integer days;

    @Option(
            names = "--target",
            paramLabel = "PERCENT",
            description = "The percentage to forecast. Default: the target in the job's alerts.")
    private BigDecimal target;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Point> points = points();
        Trend trend = TrendAnalysis.of(points, metric, component, settings());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonLine.print(out, TrendJson.of(job, points, trend, keptBuilds()));
        } else {
            show(out, points, trend);
        }
        return trend.measured() == 0 ? ExitCode.UNUSABLE.code() : ExitCode.PASSED.code();
    }

    /** The target of the job's alerts, unless another one is given. */
    private TrendSettings settings() throws InterruptedException {
        if (stored.isGiven()) {
            return towards(TrendSettings.DEFAULT);
        }
        Home home = optionalHome.required();
        CoverageMonitor monitor = home.knownMonitor(job);
        CliJobContext around = home.around(job);
        TrendSettings ofAlerts = new IndependentSteps(spec.commandLine().getErr())
                .get(
                        "the target of the job's alerts is not known",
                        () -> TrendTarget.of(around.alerts(monitor.config().alerts())),
                        TrendSettings.DEFAULT);
        return towards(ofAlerts);
    }

    private TrendSettings towards(TrendSettings ofAlerts) {
        try {
            return target == null ? ofAlerts : ofAlerts.towards(target);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage());
        }
    }

    private List<Point> points() throws IOException {
        positive("--last", last);
        positive("--days", days);
        List<Point> all = stored.isGiven() ? stored.points(job, optionalHome.id()) : ofFile();
        List<Point> points = Point.ofFlag(all, flag);
        KnownComponents.require(component, all, job);
        if (days != null) {
            Instant oldest = Clock.systemUTC().instant().minus(Duration.ofDays(days));
            points = points.stream()
                    .filter(point -> !point.time().isBefore(oldest))
                    .toList();
        }
        return last == null ? points : points.subList(Math.max(0, points.size() - last), points.size());
    }

    private List<Point> ofFile() throws IOException {
        HistoryFile history = HistoryFile.of(optionalHome.required().knownJob(job));
        PrintWriter err = spec.commandLine().getErr();
        history.problems().forEach(problem -> err.println("notice: " + ConsoleEscaper.line(problem)));
        return history.points();
    }

    /** A shared store does not know which builds are kept forever. */
    private Set<Integer> keptBuilds() {
        return stored.isGiven()
                ? Set.of()
                : optionalHome.required().knownMonitor(job).keptBuilds();
    }

    private static void positive(String option, Integer value) {
        if (value != null && value < 1) {
            throw CommandFailure.usage(option + " is " + value + ": give 1 or more");
        }
    }

    private void show(PrintWriter out, List<Point> points, Trend trend) {
        out.println(ConsoleEscaper.line(job + ": " + metric + (component.isEmpty() ? "" : " of " + component)
                        + (flag.isEmpty() ? "" : " by " + flag))
                + ", "
                + trend.measured() + " of " + Plurals.count(points.size(), "build") + " measured");
        if (metric.isCoverage()) {
            showNewest(out, points);
        }
        new TrendText(trend).lines().forEach(text -> out.println("  " + ConsoleEscaper.line(text)));
        out.println("  " + ConsoleEscaper.line(trend.recommendation()));
    }

    private void showNewest(PrintWriter out, List<Point> points) {
        for (int i = points.size() - 1; i >= 0; i--) {
            Point point = points.get(i);
            Counter counter = point.counters(component).get(metric);
            if (point.isComplete() && counter.isMeasured()) {
                out.println("  now " + counter.percentText() + " in #" + point.build());
                return;
            }
        }
    }
}
