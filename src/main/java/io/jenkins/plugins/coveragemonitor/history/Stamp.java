package io.jenkins.plugins.coveragemonitor.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Tells whether a file is still the one that was read: its identity on the disk, its size and when it was written.
 * Every append changes the size and every compaction the identity, so no change by another process goes unseen.
 */
record Stamp(Object identity, long size, FileTime written) {
    /** There is no file. */
    static final Stamp ABSENT = new Stamp(null, 0, FileTime.fromMillis(0));

    static Stamp of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
        } catch (NoSuchFileException absent) {
            return ABSENT;
        }
    }
}
