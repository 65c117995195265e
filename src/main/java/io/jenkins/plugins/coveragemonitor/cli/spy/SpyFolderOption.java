package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that everything is written to. */
final class SpyFolderOption {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = SpyFolder.DEFAULT_NAME,
            description = "The folder to write to (${DEFAULT-VALUE}); an earlier measurement in it is replaced.")
    private Path dir;

    SpyFolder folder() {
        return new SpyFolder(dir);
    }
}
