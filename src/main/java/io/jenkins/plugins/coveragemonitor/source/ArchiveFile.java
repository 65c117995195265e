package io.jenkins.plugins.coveragemonitor.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the archive: the sources of one build that no earlier build of its group has.
 *
 * @param group the number of the build that began the group, and depends on no other
 * @param build the number of the build
 * @param path its path
 */
record ArchiveFile(int group, int build, Path path) {
    static ArchiveFile in(Path folder, int group, int build) {
        return new ArchiveFile(group, build, folder.resolve(group + "-" + build + ".zip"));
    }

    /** Its size on disk in bytes, 0 if it is gone. */
    long size() {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            return 0;
        }
    }
}
