package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.cli.home.Home;
import io.jenkins.plugins.coveragemonitor.cli.home.OptionalHome;
import io.jenkins.plugins.coveragemonitor.cli.home.StoredHistoryOption;
import io.jenkins.plugins.coveragemonitor.cli.output.ExitCode;
import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.StatusJson;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists every job: value, change, gate, open alerts. */
@Command(
        name = "status",
        description = "Shows every job with its value, change, gate result and open alerts.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private OptionalHome optionalHome;

    @Mixin
    private StoredHistoryOption stored;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /**
     * A monitor of a job and its newest points.
     *
     * @param newest {@code null} if none can be used
     * @param open the open alerts; {@code null} if they cannot be read, which is one of the problems then
     * @param problems why some cannot be used, one sentence each
     */
    private record Row(
            JobMonitor monitor,
            @Nullable Point newest,
            @Nullable Point before,
            @Nullable List<Alert> open,
            List<String> problems) {
        @Nullable
        Points change() {
            if (before == null
                    || newest == null
                    || !newest.isComplete()
                    || !newest.totals().has(Metric.LINE)) {
                return null;
            }
            return Points.between(
                    before.totals().get(Metric.LINE), newest.totals().get(Metric.LINE));
        }

        String name() {
            return monitor.isUsual() ? monitor.job() : monitor.job() + " (" + monitor.id() + ")";
        }

        String verdict() {
            return newest != null && newest.isMeasured() ? newest.outcome().name() : "UNMEASURED";
        }

        StatusJson.Job json() {
            if (newest == null) {
                return StatusJson.Job.unread(monitor, problems);
            }
            Points change = change();
            return StatusJson.Job.of(
                    monitor, problems, newest, change == null ? null : change.rounded(2), verdict(), open);
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (stored.isGiven()) {
            ofAllControllers(out);
            return ExitCode.PASSED.code();
        }
        Home home = optionalHome.required();
        List<Row> rows = new ArrayList<>();
        for (JobMonitor monitor : home.monitors()) {
            rows.add(rowOrReason(home, monitor));
        }
        if (json) {
            JsonLine.print(out, new StatusJson(rows.stream().map(Row::json).toList()));
        } else if (rows.isEmpty()) {
            out.println("Nothing was recorded in " + home.folder() + " yet.");
        } else {
            show(out, rows);
        }
        return ExitCode.PASSED.code();
    }

    private void ofAllControllers(PrintWriter out) throws IOException {
        try (HistoryStore store = stored.open()) {
            StoredStatus status = new StoredStatus(store, stored.jobs());
            if (json) {
                status.json(out);
            } else {
                status.table(out);
            }
        }
    }

    /** A monitor that cannot be read does not affect the others. */
    private static Row rowOrReason(Home home, JobMonitor which) {
        try {
            return row(home, which);
        } catch (IOException e) {
            return new Row(which, null, null, List.of(), List.of(FailureText.sentence(e)));
        }
    }

    private static Row row(Home home, JobMonitor which) throws IOException {
        CoverageMonitor monitor = home.monitor(which);
        List<Point> all = monitor.history().points();
        List<Point> ended = all.stream().filter(Point::hasEnded).toList();
        List<Point> points = ended.isEmpty() ? all : ended;
        List<String> problems = monitor.damage();
        if (points.isEmpty()) {
            return new Row(which, null, null, List.of(), problems);
        }
        Point newest = points.get(points.size() - 1);
        Point before = null;
        for (int i = points.size() - 2; i >= 0 && before == null; i--) {
            Point point = points.get(i);
            before = point.isComplete() && point.totals().has(Metric.LINE) ? point : null;
        }
        return new Row(which, newest, before, open(monitor), problems);
    }

    private static @Nullable List<Alert> open(CoverageMonitor monitor) {
        List<Alert> alerts = monitor.knownAlerts().orNull();
        return alerts == null ? null : alerts.stream().filter(Alert::isOpen).toList();
    }

    private static void show(PrintWriter out, List<Row> rows) {
        out.printf("%-32s %7s %11s %-14s %-13s %s%n", "JOB", "BUILD", "LINE", "CHANGE", "GATES", "OPEN ALERTS");
        for (Row row : rows) {
            if (row.newest() == null) {
                out.printf("%-32s %7s%n", ConsoleEscaper.line(row.name()), "–");
                problems(out, row);
                continue;
            }
            Counter line = row.newest().totals().get(Metric.LINE);
            out.printf(
                    "%-32s %7s %11s %-14s %-13s %s%n",
                    ConsoleEscaper.line(row.name()),
                    "#" + row.newest().build(),
                    line.percentText()
                            + (row.newest().completenessState() == Completeness.State.PARTIAL ? " part" : ""),
                    row.change() == null ? "" : row.change().text(),
                    row.verdict(),
                    row.open() == null ? "not known" : row.open().size());
            problems(out, row);
        }
    }

    private static void problems(PrintWriter out, Row row) {
        if (row.newest() == null && row.problems().isEmpty()) {
            out.println("  nothing was recorded of it yet");
        }
        row.problems().forEach(problem -> out.println("  " + ConsoleEscaper.line(problem)));
    }
}
