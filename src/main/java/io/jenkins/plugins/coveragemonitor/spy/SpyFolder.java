package io.jenkins.plugins.coveragemonitor.spy;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The only folder that measuring running programs writes to.
 *
 * <pre>
 *  coverage-spy.json   the results, which a recording of the workspace finds
 *  tools/              injected files: an agent, a module, a script
 *  data/SERVICE/java   data of processes; a folder for each service and language
 *  report/SERVICE/     reports created from it
 * </pre>
 *
 * @param root the folder
 */
public record SpyFolder(Path root) {
    /** The folder's default name. */
    public static final String DEFAULT_NAME = ".coverage-spy";

    /** Creates it; the path becomes absolute. */
    public SpyFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Creates a new, empty folder; the data of an earlier measurement is deleted.
     *
     * @throws IOException if something else is in its place
     */
    public void begin(SpySettings settings) throws IOException {
        if (Files.isDirectory(root) && !isOurs() && !isEmpty()) {
            throw new IOException(root + " exists and is not a folder of the coverage spy: give another one");
        }
        delete();
        Files.createDirectories(tools());
        // With its own ignore file Git leaves the folder alone, so the workspace looks unchanged.
        Files.writeString(root.resolve(".gitignore"), "*\n");
        ServiceManifest.begun(settings.services()).write(manifest());
        for (String service : settings.services()) {
            Files.createDirectories(sent(service));
            for (SpyLanguage language : settings.languages()) {
                shared(data(service, language));
            }
        }
    }

    /** Creates a folder that processes of any user may write to, because those in containers run as other users. */
    private void shared(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path path = folder; path != null && !path.equals(root); path = path.getParent()) {
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, EnumSet.allOf(PosixFilePermission.class));
            }
        }
    }

    private boolean isOurs() {
        return Files.isRegularFile(manifest());
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isEmpty();
        }
    }

    /** Deletes the folder and everything in it; links are deleted, not followed. */
    public void delete() throws IOException {
        deleteAll(root);
    }

    /** Deletes the injected files and the processes' data; the reports stay. */
    public void deleteData() throws IOException {
        deleteAll(tools());
        deleteAll(data());
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The injected files. */
    public Path tools() {
        return root.resolve("tools");
    }

    /** The file with the results. */
    public Path manifest() {
        return root.resolve(ServiceManifest.FILE);
    }

    private Path data() {
        return root.resolve("data");
    }

    /** The data of a service's processes. */
    public Path data(String service, SpyLanguage language) {
        return data().resolve(service).resolve(language.label());
    }

    /** The commands to a service's running processes. */
    public Path control(String service) {
        return data().resolve(service).resolve("control");
    }

    /** The files that a service elsewhere sent. */
    public Path sent(String service) {
        return data().resolve(service).resolve("sent");
    }

    /** The reports of a service. */
    public Path report(String service) {
        return root.resolve("report").resolve(service);
    }

    /** The services that a process wrote data for, and those that are expected to deliver. */
    public Set<String> services(List<String> expected) throws IOException {
        Set<String> services = new TreeSet<>(expected);
        if (Files.isDirectory(data())) {
            try (Stream<Path> folders = Files.list(data())) {
                folders.filter(Files::isDirectory)
                        .map(folder -> folder.getFileName().toString())
                        .forEach(services::add);
            }
        }
        return services;
    }
}
