package io.jenkins.plugins.coveragemonitor.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bundled sample project: its sources, and for every build the reports that the real tools wrote in its own tests.
 */
final class SampleProject implements Closeable {
    private static final String NAME = "shop";

    /** The part that is a service: it runs the backend's code. */
    static final String SERVICE = "checkout";

    /** The first build in which the service was measured. */
    static final int SERVICE_SINCE = 31;

    private static final String PLACE = "/samples/" + NAME;

    private final @Nullable FileSystem archive;
    private final Path folder;

    private SampleProject(@Nullable FileSystem archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    /** One build of the sample. */
    record Build(int number, Instant time, String commit, String author, String message) {}

    /** Opens the sample in the archive or folder of this class. */
    static SampleProject open() throws IOException {
        URL place = SampleProject.class.getResource(PLACE + "/history.json");
        if (place == null) {
            throw new IOException("the sample project is not in this archive: build it with 'mvn package'");
        }
        try {
            URI uri = place.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new SampleProject(
                        null, Objects.requireNonNull(Path.of(uri).getParent()));
            }
            FileSystem archive = FileSystems.newFileSystem(uri, Map.of());
            return new SampleProject(archive, archive.getPath(PLACE));
        } catch (URISyntaxException e) {
            throw new IOException("the sample project cannot be opened: " + place, e);
        }
    }

    /** All builds, oldest first. */
    List<Build> builds() throws IOException {
        int count = json(folder.resolve("history.json")).get("builds").asInt();
        return IntStream.rangeClosed(1, count).mapToObj(this::build).toList();
    }

    private Build build(int number) {
        try {
            JsonNode about = json(recorded(number).resolve("build.json"));
            return new Build(
                    number,
                    Instant.parse(about.get("time").asText()),
                    about.get("commit").asText(),
                    about.get("author").asText(),
                    about.get("message").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills a workspace with the sources of some parts, and with a build's reports of some of them.
     *
     * @param reported the parts with reports
     */
    void checkOut(int build, List<String> parts, List<String> reported, Path workspace) throws IOException {
        for (String part : parts) {
            for (Path source : filesBelow(folder.resolve(part.equals(SERVICE) ? "service" : part))) {
                String text = SampleSources.asOf(Files.readString(source), build);
                if (!text.isBlank()) {
                    Files.writeString(target(workspace, folder, source), text);
                }
            }
        }
        Path reports = recorded(build);
        for (Path report : filesBelow(reports)) {
            String name = report.getFileName().toString();
            if (name.endsWith(".gz")
                    && reported.contains(reports.relativize(report).getName(0).toString())) {
                Path target = target(workspace, reports, report);
                Path unpacked = target.resolveSibling(name.substring(0, name.length() - ".gz".length()));
                try (InputStream in = new GZIPInputStream(Files.newInputStream(report))) {
                    Files.copy(in, unpacked);
                }
            }
        }
    }

    /** The unified diff of a build against the one before; empty for the first. */
    String changes(int build) throws IOException {
        Path diff = recorded(build).resolve("changes.diff");
        return Files.exists(diff) ? Files.readString(diff) : "";
    }

    private Path recorded(int build) {
        return folder.resolve("builds").resolve(String.format("%03d", build));
    }

    private static Path target(Path workspace, Path root, Path file) throws IOException {
        Path target = workspace.resolve(root.relativize(file).toString());
        Files.createDirectories(target.getParent());
        return target;
    }

    private static List<Path> filesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Override
    public void close() throws IOException {
        if (archive != null) {
            archive.close();
        }
    }
}
