package io.jenkins.plugins.coveragemonitor.collect.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.model.ConsoleEscaper;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of measuring running services: the file {@value #FILE} at the root of the folder with all of it. A
 * recording of the workspace takes each service from it as a component.
 *
 * @param version the version of the format, 1
 * @param services the services, measured or not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceManifest(int version, List<Service> services) {
    /** The file's name. */
    public static final String FILE = "coverage-spy.json";

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** Enough for thousands of services. */
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** Creates it; the list is copied. */
    public ServiceManifest {
        services = services == null ? List.of() : List.copyOf(services);
    }

    /** A manifest at the beginning of a measurement: until data is collected, each service lacks everything. */
    public static ServiceManifest begun(List<String> services) {
        return new ServiceManifest(
                1,
                services.stream()
                        .map(name -> new Service(
                                name,
                                0,
                                List.of(),
                                List.of(),
                                List.of("measuring it was begun and nothing was collected"),
                                ServiceRelease.NONE))
                        .toList());
    }

    /**
     * One service.
     *
     * @param name its name, which is the component's
     * @param processes how many processes delivered data
     * @param reports the reports made from their data
     * @param problems what was left out or corrected, a sentence each
     * @param missing what ran and is not in the reports, a sentence each; the service is then partial, or unmeasured if
     * it has no reports
     * @param release which builds and images the processes ran, as far as known
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Service(
            String name,
            int processes,
            List<ServiceReport> reports,
            List<String> problems,
            List<String> missing,
            ServiceRelease release) {
        /** Creates it; the lists are copied, and {@code null} means empty. */
        public Service {
            Objects.requireNonNull(name, "a service has no name");
            reports = reports == null ? List.of() : List.copyOf(reports);
            problems = problems == null ? List.of() : List.copyOf(problems);
            missing = missing == null ? List.of() : List.copyOf(missing);
            release = release == null ? ServiceRelease.NONE : release;
        }

        /** The result in words: how many processes were measured, and their release. */
        public String summary() {
            String measured =
                    reports.isEmpty() ? "unmeasured" : Plurals.count(processes, "process", "processes") + " measured";
            return release.isKnown() ? measured + ", " + release.words() : measured;
        }
    }

    /**
     * One report.
     *
     * @param file its path, relative to the manifest's folder
     * @param format the name of its format
     * @param classes the class files for its analysis, relative to the manifest's folder; {@code null} if it needs none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ServiceReport(String file, String format, @Nullable String classes) {
        /** Creates it. */
        public ServiceReport {
            Objects.requireNonNull(file, "a report has no file");
            Objects.requireNonNull(format, "a report has no format");
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws IOException if it is not one; the message is one sentence that names it
     */
    public static ServiceManifest read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": is larger than any list of services; measure again");
        }
        try {
            ServiceManifest read = MAPPER.readValue(Files.readAllBytes(file), ServiceManifest.class);
            if (read == null || read.version() != 1) {
                throw new IllegalArgumentException("version " + (read == null ? 0 : read.version()));
            }
            return read;
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IOException(
                    file + ": is not a list of measured services of this version; measure again", damaged);
        }
    }

    /** The results: a line for each service, for each missing thing and for each remark. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Service service : services) {
            lines.add("service " + service.name() + ": " + service.summary());
            service.missing().forEach(why -> lines.add("service " + service.name() + ": " + why));
            service.problems().forEach(problem -> lines.add("service " + service.name() + ": " + problem));
        }
        return lines.stream().map(ConsoleEscaper::line).toList();
    }

    /** Writes it, replacing an existing one. */
    public void write(Path file) throws IOException {
        Path part = file.resolveSibling(FILE + ".part");
        Files.write(part, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
