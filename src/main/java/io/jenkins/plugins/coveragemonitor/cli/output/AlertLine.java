package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.alert.Acknowledgement;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import java.io.IOException;

/** An alert as one JSON object. */
public final class AlertLine {
    private AlertLine() {}

    public static void fields(JsonGenerator json, Alert alert) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", alert.key().toString());
        json.writeStringField("type", alert.type().name());
        json.writeStringField("severity", alert.severity().name());
        json.writeStringField("status", alert.status().name());
        json.writeStringField("message", alert.message());
        json.writeStringField("job", alert.key().job());
        json.writeNumberField("since", alert.since().build());
        json.writeStringField("sinceTime", alert.since().time().toString());
        if (alert.since().commit() != null) {
            json.writeStringField("sinceCommit", alert.since().commit());
        }
        if (alert.acknowledgement() != null) {
            Acknowledgement taken = alert.acknowledgement();
            json.writeStringField("acknowledgedBy", taken.who());
            if (taken.until() != null) {
                json.writeStringField("acknowledgedUntil", taken.until().toString());
            }
            if (taken.worseBy() != null) {
                json.writeNumberField("acknowledgedWorseBy", taken.worseBy());
            }
        }
        json.writeEndObject();
    }
}
