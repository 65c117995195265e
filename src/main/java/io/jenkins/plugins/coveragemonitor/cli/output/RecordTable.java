package io.jenkins.plugins.coveragemonitor.cli.output;

import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.view.ConsoleTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines about a recording in a build's log. */
public final class RecordTable {
    private RecordTable() {}

    /**
     * The lines of the log.
     *
     * @param link the address of the report page, or {@code null} if there is none
     */
    public static List<String> lines(
            Collected collected,
            RecordResult recorded,
            JobViews views,
            @Nullable AlertEvent alerts,
            @Nullable String link)
            throws IOException {
        List<String> lines = new ArrayList<>(ConsoleTable.reports(collected));
        lines.addAll(ConsoleTable.verdict(views.build(recorded), link));
        for (AlertNotice notice : alerts == null ? List.<AlertNotice>of() : alerts.notices()) {
            if (notice.kind() == AlertNotice.Kind.EVENT) {
                // The sentence about the project already states a rise.
                if (notice.alert().type() != AlertType.IMPROVEMENT) {
                    lines.add(
                            "  Good news: " + ConsoleEscaper.line(notice.alert().message()));
                }
                continue;
            }
            String status = notice.alert().status().name().toLowerCase(Locale.ROOT);
            lines.add("  Alert " + status + ": "
                    + ConsoleEscaper.line(notice.alert().message()));
        }
        if (alerts != null && !alerts.muted().isEmpty()) {
            lines.add("  (" + alerts.muted().size() + " more of the same cause, or silenced)");
        }
        return lines;
    }

    /** The lines about a part of a build, which more will follow. */
    public static List<String> part(Collected collected, RecordResult recorded) {
        List<String> lines = new ArrayList<>(ConsoleTable.reports(collected));
        lines.add(
                "  Part " + recorded.record().parts() + " of #"
                        + recorded.build().number()
                        + " is kept. The build is evaluated with its last part: the last of --parts, or the one with --finish.");
        return lines;
    }

    public static void print(PrintWriter out, List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }
}
