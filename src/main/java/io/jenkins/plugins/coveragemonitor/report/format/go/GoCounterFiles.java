package io.jenkins.plugins.coveragemonitor.report.format.go;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The files {@code covcounters.<program>.<process>.<time>} in a folder. Links are not followed.
 *
 * @param folder the folder, which also has the description of the program
 */
public record GoCounterFiles(Path folder) implements GoCounters {
    /** The most runs that are read: each process is one, and a day of tests has some thousands. */
    private static final int MOST = 100_000;

    /** The runs beside a report. */
    public static GoCounterFiles beside(Path report) {
        return new GoCounterFiles(report.resolveSibling(""));
    }

    /**
     * The newest run beside a report; the report itself is written when the program is built.
     *
     * @param meta the report, {@code covmeta.<program>}
     * @return the report if there is no run
     */
    public static Path newest(Path meta) throws IOException {
        String name = meta.getFileName().toString();
        String program = name.substring(name.lastIndexOf('.') + 1);
        Path newest = meta;
        FileTime last = null;
        for (Path file : beside(meta).files(program)) {
            FileTime time = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
            if (last == null || time.compareTo(last) > 0) {
                newest = file;
                last = time;
            }
        }
        return newest;
    }

    @Override
    public List<Run> runs(String program) throws IOException {
        return files(program).stream()
                .map(file -> new Run(file.getFileName().toString(), () -> Files.newInputStream(file)))
                .toList();
    }

    private List<Path> files(String program) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> some = Files.newDirectoryStream(
                folder, file -> file.getFileName().toString().startsWith("covcounters." + program + "."))) {
            for (Path file : some) {
                if (files.size() < MOST && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        return files;
    }
}
