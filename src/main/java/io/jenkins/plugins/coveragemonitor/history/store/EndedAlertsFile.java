package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ended alerts of a history that was copied into a folder, one a line. */
final class EndedAlertsFile {
    /** The file's name in the folder of a history. */
    static final String NAME = "ended-alerts.jsonl";

    /** By end, oldest first, then by id. */
    static final Comparator<EndedAlert> ORDER =
            Comparator.comparing(EndedAlert::ended).thenComparing(EndedAlert::id);

    private final Journal journal;

    /** The file in the folder of a history; it need not exist. */
    EndedAlertsFile(Path folder) {
        this.journal = new Journal(folder.resolve(NAME), line -> true);
    }

    List<EndedAlert> read() throws IOException {
        return byId().values().stream().sorted(ORDER).toList();
    }

    void keep(AlertHistory alerts) throws IOException {
        journal.exclusively(writer -> {
            Map<String, EndedAlert> before = byId();
            Map<String, EndedAlert> after = new TreeMap<>(before);
            after.values().removeIf(alerts::drops);
            alerts.ended().forEach(alert -> after.put(alert.id(), alert));
            if (!after.equals(before)) {
                writer.replace(after.values().stream()
                        .map(alert -> DescriptionJson.write(alert).getBytes(StandardCharsets.UTF_8))
                        .toList());
            }
            return after;
        });
    }

    private Map<String, EndedAlert> byId() throws IOException {
        Map<String, EndedAlert> byId = new TreeMap<>();
        journal.read().forEach((number, line, ended) -> {
            try {
                EndedAlert alert = DescriptionJson.readEnded(line);
                byId.put(alert.id(), alert);
            } catch (IOException damaged) {
                throw new IOException(
                        journal.file() + ": line " + number + " " + damaged.getMessage() + "; remove the line",
                        damaged);
            }
        });
        return byId;
    }
}
