package io.jenkins.plugins.coveragemonitor.cli;

import io.jenkins.plugins.coveragemonitor.Recorded;
import io.jenkins.plugins.coveragemonitor.alert.Step;
import java.io.PrintWriter;

final class RecordTable {
    private RecordTable() {}

    static void print(PrintWriter out, Recorded recorded, Step alerts) {
        out.println(recorded.measurement().counters());
        alerts.transitions()
                .forEach(transition ->
                        out.println(transition.kind() + " " + transition.alert().message()));
    }
}
