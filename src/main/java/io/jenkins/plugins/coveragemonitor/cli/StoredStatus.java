package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.cli.output.JsonLine;
import io.jenkins.plugins.coveragemonitor.cli.output.StoredStatusJson;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of the jobs of all controllers. */
final class StoredStatus {
    private final HistoryStore store;
    private final JobQuery query;

    StoredStatus(HistoryStore store, JobQuery query) {
        this.store = store;
        this.query = query;
    }

    /** A job as a row. */
    private record Row(StoredJob job) {
        /** The newest build that has ended or, while there is none, the newest. */
        @Nullable
        Point newest() {
            Point newest = job.newest();
            return newest == null || newest.hasEnded() || job.measured() == null ? newest : job.measured();
        }

        @Nullable
        Points change() {
            Point newest = newest();
            Point measured = job.measured();
            Point before =
                    newest != null && measured != null && newest.build() == measured.build() ? job.before() : measured;
            return newest == null
                            || before == null
                            || !newest.isComplete()
                            || !newest.totals().has(Metric.LINE)
                            || !before.totals().has(Metric.LINE)
                    ? null
                    : Points.between(
                            before.totals().get(Metric.LINE), newest.totals().get(Metric.LINE));
        }

        @Nullable
        String verdict() {
            Point newest = newest();
            return newest == null
                    ? null
                    : newest.isMeasured() ? newest.outcome().name() : "UNMEASURED";
        }

        StoredStatusJson.Job json() {
            Points change = change();
            return StoredStatusJson.Job.of(job, newest(), change == null ? null : change.rounded(2), verdict());
        }
    }

    void json(PrintWriter out) throws IOException {
        List<StoredStatusJson.Job> rows = new ArrayList<>();
        store.search(query, job -> rows.add(new Row(job).json()));
        JsonLine.print(out, new StoredStatusJson(rows));
    }

    /** Prints job by job as they come from the store. */
    void table(PrintWriter out) throws IOException {
        out.printf(
                "%-32s %7s %11s %-14s %-13s %-11s %s%n",
                "JOB", "BUILD", "LINE", "CHANGE", "GATES", "OPEN ALERTS", "CONTROLLER");
        store.search(query, job -> {
            Row row = new Row(job);
            Point newest = row.newest();
            Points change = row.change();
            String monitor = job.key().monitor();
            String name = job.description().name() + (monitor.equals(JobHome.DEFAULT_ID) ? "" : " (" + monitor + ")");
            out.printf(
                    "%-32s %7s %11s %-14s %-13s %-11d %s%n",
                    ConsoleEscaper.line(name),
                    newest == null ? "–" : "#" + newest.build(),
                    newest == null ? "" : line(newest),
                    change == null ? "" : change.text(),
                    row.verdict() == null ? "" : row.verdict(),
                    job.description().alerts().size(),
                    job.key().controller());
        });
    }

    private static String line(Point newest) {
        return newest.totals().get(Metric.LINE).percentText()
                + (newest.completenessState() == Completeness.State.PARTIAL ? " part" : "");
    }
}
