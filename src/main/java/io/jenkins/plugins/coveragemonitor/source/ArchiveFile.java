package io.jenkins.plugins.coveragemonitor.source;

import io.jenkins.plugins.coveragemonitor.history.StoredPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A file of the archive: the sources of one build that no earlier build of its group has.
 *
 * @param group the number of the build that began the group, and depends on no other
 * @param build the number of the build
 * @param path its path
 */
record ArchiveFile(int group, int build, Path path) {
    /** The entry with the manifest. */
    static final String MANIFEST = "files";

    private static final Pattern NAME = Pattern.compile("(\\d{1,9})-(\\d{1,9})\\.zip");

    /** The file of a build in an archive. */
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

    /** All files of an archive, in no order. */
    static List<ArchiveFile> all(Path folder) throws IOException {
        List<ArchiveFile> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (DirectoryStream<Path> zips = Files.newDirectoryStream(folder, "*.zip")) {
            for (Path zip : zips) {
                Matcher name = NAME.matcher(String.valueOf(zip.getFileName()));
                if (name.matches()) {
                    files.add(new ArchiveFile(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), zip));
                }
            }
        }
        return files;
    }

    /** The list of its build's files. */
    Manifest manifest() throws IOException {
        StoredPlace.size(path);
        try {
            return Manifest.of(entry(MANIFEST, Integer.MAX_VALUE - 8));
        } catch (IOException damaged) {
            throw new IOException(
                    path + ": " + damaged.getMessage() + "; remove it, the next build writes another", damaged);
        }
    }

    /** What an entry holds, up to a number of bytes. */
    byte[] entry(String name, int limit) throws IOException {
        StoredPlace.size(path);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(path + ": lacks a content that its list of files names");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(limit);
            }
        }
    }

    /**
     * Copies the contents to another file: what an earlier part of the build added stays, because later builds may need it.
     *
     * @return their hashes
     */
    Set<String> copyTo(ZipOutputStream zip) throws IOException {
        Set<String> inside = new HashSet<>();
        if (StoredPlace.size(path) < 0) {
            return inside;
        }
        try (ZipFile old = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(old.entries())) {
                if (!entry.getName().equals(MANIFEST)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream content = old.getInputStream(entry)) {
                        content.transferTo(zip);
                    }
                    zip.closeEntry();
                    inside.add(entry.getName());
                }
            }
        }
        return inside;
    }
}
