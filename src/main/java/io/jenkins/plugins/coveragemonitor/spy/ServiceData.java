package io.jenkins.plugins.coveragemonitor.spy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the processes of one service wrote in one language, and where its sources are.
 *
 * @param folder the spy folder
 * @param service the service's name
 * @param language the language
 * @param workspace where the sources and built files are
 */
public record ServiceData(SpyFolder folder, String service, SpyLanguage language, Path workspace) {
    /** Creates it; the workspace becomes absolute. */
    public ServiceData {
        workspace = workspace.toAbsolutePath().normalize();
    }

    /** The folder that the processes wrote to. */
    public Path data() {
        return folder.data(service, language);
    }

    /** A file of the service's reports, whose folder is made. */
    public Path report(String name) throws IOException {
        Path report = folder.report(service).resolve(name);
        Files.createDirectories(report.getParent());
        return report;
    }

    /** The files that the processes wrote whose names match a pattern such as {@code *.exec}, in the order of names. */
    public List<Path> files(String glob) throws IOException {
        if (!Files.isDirectory(data())) {
            return List.of();
        }
        var matcher = data().getFileSystem().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.list(data())) {
            return files.filter(file -> matcher.matches(file.getFileName()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
