package io.jenkins.plugins.coveragemonitor.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of the archive: the sources of one build, as far as no build before it in the same group has them.
 *
 * @param group the number of the build that began the group, and depends on no other
 * @param build the number of the build
 * @param path where it is
 */
record ArchiveFile(int group, int build, Path path) {
    static ArchiveFile in(Path folder, int group, int build) {
        return new ArchiveFile(group, build, folder.resolve(group + "-" + build + ".zip"));
    }

    /** Its size on the disk in bytes, 0 if it is gone. */
    long size() {
        try {
            return Files.size(path);
        } catch (IOException gone) {
            return 0;
        }
    }
}
