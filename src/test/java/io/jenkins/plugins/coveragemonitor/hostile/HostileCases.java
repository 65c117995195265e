package io.jenkins.plugins.coveragemonitor.hostile;

import io.jenkins.plugins.coveragemonitor.report.HostileInputs;
import io.jenkins.plugins.coveragemonitor.report.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All kinds of hostile input that are known, and the files that somebody points to. */
final class HostileCases {
    private HostileCases() {}

    static List<HostileCase> all() throws IOException {
        List<HostileCase> all = new ArrayList<>();
        all.addAll(GitCases.all());
        all.addAll(PackedCases.all());
        all.addAll(ClassCases.all());
        all.addAll(TextCases.all());
        all.addAll(GoCases.all());
        all.addAll(KeptCases.all());
        all.addAll(NetworkCases.all());
        for (Map.Entry<String, byte[]> input : HostileInputs.all().entrySet()) {
            all.add(file("report " + input.getKey(), input.getKey(), input.getValue()));
        }
        String folder = System.getProperty("hostile.folder", "");
        if (!folder.isEmpty()) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    all.add(new HostileCase("file " + Path.of(folder).relativize(file), (random, build) -> Build.in(
                                    build)
                            .with(file.getFileName().toString(), new Mutations(random).of(Files.readAllBytes(file)))
                            .record()));
                }
            }
        }
        return all;
    }

    /** A file in the workspace, damaged anywhere. */
    static HostileCase file(String name, String file, byte[] content) {
        return new HostileCase(name, (random, folder) -> Build.in(folder)
                .with(file, new Mutations(random).of(content))
                .record());
    }
}
