package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The channels that a job chose when a build of it last ended, one name a line. A Pipeline states its choice only while
 * it runs, but later acknowledgements and ends of an alert must reach the same people.
 */
final class ChosenChannels {
    private final Journal file;

    ChosenChannels(JobHome home) {
        this.file = new Journal(home.folder().resolve("channels.txt"), line -> true);
    }

    /** The names; empty for all channels. */
    List<String> read() throws IOException {
        List<String> names = new ArrayList<>();
        file.read().forEach((number, line, ended) -> names.add(new String(line, StandardCharsets.UTF_8)));
        return names;
    }

    void keep(List<String> names) throws IOException {
        if (!read().equals(names)) {
            file.exclusively(writer -> {
                writer.replace(names.stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toList());
                return null;
            });
        }
    }
}
