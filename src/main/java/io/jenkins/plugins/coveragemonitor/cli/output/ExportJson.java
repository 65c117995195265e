package io.jenkins.plugins.coveragemonitor.cli.output;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A job's history as one JSON object. */
public final class ExportJson {
    private ExportJson() {}

    /**
     * Writes the points of a job.
     *
     * @param now when this is exported
     * @param days how many days back the points reach, 0 for all
     */
    public static void write(PrintWriter out, String job, Instant now, int days, List<Point> points)
            throws IOException {
        JsonLine.print(out, json -> {
            json.writeStringField("job", job);
            json.writeStringField("exported", now.toString());
            json.writeNumberField("days", days);
            json.writeArrayFieldStart("points");
            for (Point point : points) {
                json.writeStartObject();
                json.writeNumberField("build", point.build());
                json.writeStringField("time", point.time().toString());
                json.writeBooleanField("measured", point.isMeasured());
                JsonLine.counters(json, "totals", point.totals());
                json.writeObjectFieldStart("components");
                for (Map.Entry<String, Counters> component : point.components().entrySet()) {
                    JsonLine.counters(json, component.getKey(), component.getValue());
                }
                json.writeEndObject();
                JsonLine.tests(json, point.tests());
                if (point.patch() != null) {
                    JsonLine.counters(json, "patch", point.patch());
                }
                json.writeStringField("verdict", point.outcome().name());
                json.writeObjectFieldStart("gates");
                for (Map.Entry<Outcome, Integer> gates : point.gates().entrySet()) {
                    json.writeNumberField(gates.getKey().name(), gates.getValue());
                }
                json.writeEndObject();
                if (point.commit() != null) {
                    json.writeStringField("commit", point.commit());
                }
                if (point.branch() != null) {
                    json.writeStringField("branch", point.branch());
                }
                json.writeStringField("buildState", point.buildState().name());
                JsonLine.completeness(json, point);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
