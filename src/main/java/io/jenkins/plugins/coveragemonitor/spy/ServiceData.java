package io.jenkins.plugins.coveragemonitor.spy;

import io.jenkins.plugins.coveragemonitor.collect.patch.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data that the processes of one service wrote in one language, and the place of its sources.
 *
 * @param folder the spy folder
 * @param service the service's name
 * @param language the language
 * @param workspace the folder of the sources and built files
 * @param patience how long the tools that combine the data of all services are waited for
 */
public record ServiceData(SpyFolder folder, String service, SpyLanguage language, Path workspace, Patience patience) {
    /** Creates it; the workspace becomes absolute. */
    public ServiceData {
        workspace = workspace.toAbsolutePath().normalize();
    }

    /** The folder that the processes wrote to. */
    public Path data() {
        return folder.data(service, language);
    }

    /** The path of a file among the service's reports, whose folder is created. */
    public Path report(String name) throws IOException {
        Path report = folder.report(service).resolve(name);
        Files.createDirectories(report.getParent());
        return report;
    }

    /** The files that the processes wrote whose names match a pattern such as {@code *.exec}, ordered by name. */
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
