package io.jenkins.plugins.coveragemonitor.view.controllers;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.OpenAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alert of any controller in an export, open or ended.
 *
 * @param cells the values of the columns of {@link #HEAD}; {@code ""} if there is none
 */
record AlertLine(List<String> cells) {
    /** The columns. */
    static final List<String> HEAD = List.of(
            "controller",
            "job_id",
            "monitor",
            "job",
            "status",
            "type",
            "severity",
            "build",
            "since",
            "ended",
            "how",
            "end_build",
            "ended_by",
            "message",
            "url");

    static AlertLine of(StoredJob job, OpenAlert alert) {
        return line(
                job.key(),
                job.description().name(),
                alert.status(),
                alert.type(),
                alert.severity(),
                alert.build(),
                alert.since(),
                null,
                null,
                null,
                null,
                alert.message(),
                alert.url());
    }

    static AlertLine of(StoredAlert found) {
        EndedAlert alert = found.alert();
        return line(
                found.key(),
                found.job(),
                "RESOLVED",
                alert.type(),
                alert.severity(),
                alert.build(),
                alert.since(),
                alert.ended(),
                alert.how(),
                alert.endBuild(),
                alert.who(),
                alert.message(),
                alert.url());
    }

    private static AlertLine line(JobKey key, String job, String status, @Nullable Object... more) {
        List<String> cells = new ArrayList<>(List.of(key.controller(), key.job(), key.monitor(), job, status));
        Arrays.stream(more).map(cell -> cell == null ? "" : cell.toString()).forEach(cells::add);
        return new AlertLine(cells);
    }

    /** An object with the names of the columns; empty values are left out, and builds are numbers. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < HEAD.size(); i++) {
            String name = HEAD.get(i);
            if (!cells.get(i).isEmpty()) {
                if (name.endsWith("build")) {
                    json.writeNumberField(name, Integer.parseInt(cells.get(i)));
                } else {
                    json.writeStringField(name, cells.get(i));
                }
            }
        }
        json.writeEndObject();
    }
}
