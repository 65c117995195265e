package io.jenkins.plugins.coveragemonitor.view.controllers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.DescriptionJson;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertQuery;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exports all matches of a query, job by job as they come from the store, so that their number is not limited. */
public final class AllControllersExport {
    /** The metrics with counters. */
    private static final List<Metric> METRICS = Arrays.stream(Metric.values())
            .filter(metric -> !metric.name().startsWith("TEST"))
            .toList();

    private final HistoryStore store;
    private final JobQuery query;
    private final EndedAlertQuery ended;

    /** An export of all matches of a query, whatever its page. */
    public AllControllersExport(HistoryStore store, AllControllersQuery query, Instant now) {
        this.store = store;
        this.query = query.jobs().page(0, JobQuery.UNLIMITED);
        this.ended = query.ended(now);
    }

    /**
     * One line for each alert: the open ones in the order of jobs, then those that ended in the last days, newest
     * first.
     */
    public void alertsCsv(OutputStream out) throws IOException {
        CsvWriter writer = writer(out);
        writer.writeRecord(AlertLine.HEAD);
        alerts(line -> writer.writeRecord(
                line.cells().stream().map(AllControllersExport::safe).toList()));
        writer.flush();
    }

    /** One array with an object for each alert, in the same order and with the same names. */
    public void alertsJson(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            alerts(line -> {
                json.writeRaw('\n');
                line.write(json);
                json.flush();
            });
            json.writeEndArray();
        }
    }

    private void alerts(HistoryStore.Receiver<AlertLine> lines) throws IOException {
        store.search(query.withAlerts(), job -> {
            for (OpenAlert alert : job.description().alerts()) {
                lines.take(AlertLine.of(job, alert));
            }
        });
        store.searchEnded(ended, found -> lines.take(AlertLine.of(found)));
    }

    private static CsvWriter writer(OutputStream out) {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * One line for each job: its identity, its newest build, and the counters of its newest complete measurement (RFC
     * 4180). An apostrophe precedes a text that a spreadsheet would read as a formula.
     */
    public void csv(OutputStream out) throws IOException {
        CsvWriter writer = writer(out);
        List<String> head = new ArrayList<>(List.of(
                "controller",
                "job_id",
                "monitor",
                "job",
                "url",
                "owners",
                "labels",
                "build",
                "time",
                "outcome",
                "open_alerts",
                "measured_build",
                "measured_time"));
        for (Metric metric : METRICS) {
            head.add(metric.name().toLowerCase(java.util.Locale.ROOT) + "_covered");
            head.add(metric.name().toLowerCase(java.util.Locale.ROOT) + "_missed");
        }
        writer.writeRecord(head);
        store.search(
                query,
                job -> writer.writeRecord(
                        cells(job).stream().map(AllControllersExport::safe).toList()));
        writer.flush();
    }

    private static List<String> cells(StoredJob job) {
        Point newest = job.newest();
        Point measured = job.measured();
        List<String> cells = new ArrayList<>(List.of(
                job.key().controller(),
                job.key().job(),
                job.key().monitor(),
                job.description().name(),
                job.description().url() == null ? "" : job.description().url(),
                String.join(" ", job.description().owners()),
                String.join(" ", job.description().labels()),
                newest == null ? "" : Integer.toString(newest.build()),
                newest == null ? "" : newest.time().toString(),
                newest == null ? "" : newest.outcome().name(),
                Integer.toString(job.description().alerts().size()),
                measured == null ? "" : Integer.toString(measured.build()),
                measured == null ? "" : measured.time().toString()));
        for (Metric metric : METRICS) {
            Counter counter =
                    measured == null ? Counter.NONE : measured.totals().get(metric);
            cells.add(counter.isMeasured() ? Long.toString(counter.covered()) : "");
            cells.add(counter.isMeasured() ? Long.toString(counter.missed()) : "");
        }
        return cells;
    }

    /** A text preceded by an apostrophe if a spreadsheet would read it as a formula. */
    private static String safe(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    /**
     * One array with an object for each job.
     *
     * @param points whether each has all its points, as in the file of a history, and not only the newest
     */
    public void json(OutputStream out, boolean points) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            store.search(query, job -> {
                json.writeRaw('\n');
                json.writeStartObject();
                json.writeStringField("controller", job.key().controller());
                json.writeStringField("jobId", job.key().job());
                json.writeStringField("monitor", job.key().monitor());
                json.writeFieldName("description");
                json.writeRawValue(DescriptionJson.write(job.description()).toString());
                if (points) {
                    json.writeArrayFieldStart("points");
                    for (Point point : store.read(job.key())) {
                        json.writeRawValue(text(point));
                    }
                    json.writeEndArray();
                } else {
                    point(json, "newest", job.newest());
                    point(json, "measured", job.measured());
                }
                json.writeEndObject();
                // What is written goes out: nothing of a long export is kept.
                json.flush();
            });
            json.writeEndArray();
        }
    }

    private static void point(JsonGenerator json, String name, @Nullable Point point) throws IOException {
        if (point != null) {
            json.writeFieldName(name);
            json.writeRawValue(text(point));
        }
    }

    private static String text(Point point) {
        return new String(point.json(), StandardCharsets.UTF_8);
    }
}
