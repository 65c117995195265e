package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Component;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;

/** What {@code record --json} prints. */
public final class RecordJsonLine {
    private RecordJsonLine() {}

    /**
     * Prints it.
     *
     * @param alerts what happened to alerts; {@code null} for a part of a build, which is not judged yet
     */
    public static void print(PrintWriter out, RecordResult recorded, AlertEvent alerts) throws IOException {
        JsonLine.print(out, json -> {
            json.writeStringField("job", recorded.build().job());
            json.writeNumberField("build", recorded.build().number());
            json.writeStringField("verdict", alerts == null ? Outcome.NOT_EVALUATED.name() : verdict(recorded));
            json.writeBooleanField("finished", alerts != null);
            JsonLine.completeness(json, recorded.point());
            JsonLine.counters(json, "totals", recorded.measurement().counters());
            json.writeObjectFieldStart("components");
            for (Component component : recorded.measurement().components().values()) {
                if (!component.name().isEmpty()) {
                    JsonLine.counters(json, component.name(), component.counters());
                }
            }
            json.writeEndObject();
            JsonLine.tests(json, recorded.measurement().tests());
            if (recorded.point().patch() == null) {
                json.writeNullField("patch");
            } else {
                JsonLine.counters(json, "patch", recorded.point().patch());
            }
            if (alerts == null) {
                json.writeNullField("baseline");
                JsonLine.strings(json, "gates", List.of());
                JsonLine.strings(json, "alerts", List.of());
            } else {
                baseline(json, recorded.verdict());
                gates(json, recorded.verdict());
                alerts(json, alerts);
            }
            reports(json, recorded);
            JsonLine.strings(json, "problems", recorded.record().sentences());
        });
    }

    /** An unmeasured build has a verdict of its own: nothing about it passed. */
    private static String verdict(RecordResult recorded) {
        return recorded.point().isMeasured() ? recorded.verdict().outcome().name() : "UNMEASURED";
    }

    private static void baseline(JsonGenerator json, Verdict verdict) throws IOException {
        if (verdict.baseline() == null) {
            json.writeNullField("baseline");
            return;
        }
        json.writeObjectFieldStart("baseline");
        json.writeNumberField("build", verdict.baseline().build());
        if (verdict.baseline().job() != null) {
            json.writeStringField("job", verdict.baseline().job());
        }
        json.writeStringField("words", verdict.baseline().words());
        JsonLine.counters(json, "totals", verdict.baseline().point().totals());
        json.writeEndObject();
    }

    private static void gates(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeArrayFieldStart("gates");
        for (GateResult gate : verdict.results()) {
            json.writeStartObject();
            json.writeStringField("name", gate.name());
            json.writeStringField("metric", gate.metric().name());
            json.writeStringField("scope", gate.scope().name());
            if (gate.component() != null) {
                json.writeStringField("component", gate.component());
            }
            if (gate.path() != null) {
                json.writeStringField("path", gate.path());
            }
            json.writeStringField("result", gate.outcome().name());
            json.writeStringField("actual", gate.actual());
            json.writeStringField("expected", gate.expected());
            json.writeStringField("reason", gate.reason());
            json.writeNumberField("coveredLinesNeeded", gate.coveredLinesNeeded());
            if (gate.baselineBuild() != null) {
                json.writeNumberField("baselineBuild", gate.baselineBuild());
            }
            if (gate.baselineJob() != null) {
                json.writeStringField("baselineJob", gate.baselineJob());
            }
            json.writeBooleanField("informational", gate.informational());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void alerts(JsonGenerator json, AlertEvent step) throws IOException {
        json.writeArrayFieldStart("alerts");
        for (Transition transition : step.transitions()) {
            AlertLine.fields(json, transition.alert());
        }
        json.writeEndArray();
    }

    private static void reports(JsonGenerator json, RecordResult recorded) throws IOException {
        json.writeArrayFieldStart("reports");
        for (ReadReport report : recorded.record().reports()) {
            json.writeStartObject();
            json.writeStringField("file", report.file());
            json.writeStringField("format", report.format());
            json.writeNumberField("files", report.files());
            json.writeNumberField("millis", report.millis());
            if (!report.isUsable()) {
                json.writeStringField("error", report.error());
            }
            if (report.stale() != null) {
                json.writeStringField("stale", report.stale());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
