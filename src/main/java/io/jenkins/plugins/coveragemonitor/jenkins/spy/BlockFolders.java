package io.jenkins.plugins.coveragemonitor.jenkins.spy;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of a build's blocks and steps, one each, whose names begin with the build's number. */
final class BlockFolders {
    private BlockFolders() {}

    /** The folder of all of them, without those of earlier builds. */
    static Path of(Path workspace, int build) throws IOException {
        Path blocks = Files.createDirectories(workspace.resolve(SpyFolder.DEFAULT_NAME));
        try (DirectoryStream<Path> others = Files.newDirectoryStream(blocks, "[0-9]*-*")) {
            for (Path other : others) {
                if (Files.isDirectory(other) && !other.getFileName().toString().startsWith(build + "-")) {
                    new SpyFolder(other).delete();
                }
            }
        }
        return blocks;
    }
}
