package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.Journal;
import io.jenkins.plugins.coveragemonitor.history.JournalContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The histories of deleted jobs that the shared store still has; on disk, as the store may be away for long. */
final class DeletedHistories {
    private final Journal journal;

    DeletedHistories(Path file) {
        this.journal = new Journal(file, line -> true);
    }

    void add(List<JobKey> keys) throws IOException {
        journal.exclusively(writer -> {
            writer.append(keys.stream().map(DeletedHistories::line).toList());
            return keys;
        });
    }

    Set<JobKey> all() throws IOException {
        JournalContent content = journal.read();
        Set<JobKey> keys = new LinkedHashSet<>();
        content.forEach((number, line, ended) -> {
            String[] parts = new String(line, StandardCharsets.UTF_8).split(" ");
            if (parts.length == 3) {
                keys.add(new JobKey(parts[0], parts[1], parts[2]));
            }
        });
        return keys;
    }

    void done(JobKey key) throws IOException {
        journal.exclusively(writer -> {
            Set<JobKey> rest = all();
            rest.remove(key);
            writer.replace(rest.stream().map(DeletedHistories::line).toList());
            return rest;
        });
    }

    private static byte[] line(JobKey key) {
        return (key.controller() + " " + key.job() + " " + key.monitor()).getBytes(StandardCharsets.UTF_8);
    }
}
