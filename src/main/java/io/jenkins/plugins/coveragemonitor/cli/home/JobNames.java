package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jobs of a home folder.
 *
 * @param home the folder
 */
public record JobNames(Path home) {
    /** The names of all jobs that something was recorded of, in alphabetical order. */
    public List<String> all() throws IOException {
        List<String> names = new ArrayList<>();
        collect(home.resolve("jobs"), "", names);
        names.sort(null);
        return names;
    }

    private void collect(Path jobs, String prefix, List<String> names) throws IOException {
        if (!Files.isDirectory(jobs)) {
            return;
        }
        List<Path> folders;
        try (Stream<Path> children = Files.list(jobs)) {
            folders = children.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders) {
            String name = prefix + folder.getFileName();
            if (Files.isRegularFile(JobHome.below(home, name).history())) {
                names.add(name);
            }
            collect(folder.resolve("jobs"), name + "/", names);
        }
    }
}
