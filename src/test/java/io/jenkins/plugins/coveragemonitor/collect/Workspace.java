package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A workspace that a test fills. */
public record Workspace(Path root) {
    /** A file with any content. */
    public Workspace file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Source files that only have to be there. */
    public Workspace sources(String... paths) throws IOException {
        for (String path : paths) {
            file(path, "");
        }
        return this;
    }

    /** An LCOV report in which each file has one covered line (1) and one missed line (2). */
    public Workspace lcov(String path, String... files) throws IOException {
        StringBuilder report = new StringBuilder();
        for (String file : files) {
            report.append("TN:\nSF:").append(file).append("\nDA:1,1\nDA:2,0\nend_of_record\n");
        }
        return file(path, report.toString());
    }

    public Collected collect(ReportSpec... specs) throws IOException, InterruptedException {
        return new Collector(ReportFormats.builtIn()).collect(root, List.of(specs));
    }

    /** The paths of all files that were measured, in any component. */
    public static List<String> paths(Collected collected) {
        return collected.measurement().components().values().stream()
                .flatMap(component -> component.filesByPath().keySet().stream())
                .toList();
    }
}
