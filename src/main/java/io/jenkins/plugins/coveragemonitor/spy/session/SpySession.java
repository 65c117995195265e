package io.jenkins.plugins.coveragemonitor.spy.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patience;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.spy.LanguageSpy;
import io.jenkins.plugins.coveragemonitor.spy.ServiceData;
import io.jenkins.plugins.coveragemonitor.spy.ServiceResult;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.SpyVariables;
import io.jenkins.plugins.coveragemonitor.spy.language.LanguageSpies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures running programs from outside: call {@link #begin}, start them with the {@link #environment}, then {@link
 * #collect}.
 *
 * <p>Nothing is written outside the folder, and nothing keeps running afterwards.
 */
public final class SpySession {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** How long the tools that combine the data of all services may take together. */
    private static final Duration COMBINING = Duration.ofMinutes(10);

    private final SpyFolder folder;
    private final SpySettings settings;
    private final Path workspace;
    private final Map<String, StartedRelease> releases;

    private SpySession(SpyFolder folder, Begun begun) {
        this.folder = folder;
        this.settings = begun.settings();
        this.workspace = Path.of(begun.workspace());
        this.releases = begun.releases();
    }

    /** What a later call needs to know about a session. */
    private record Begun(SpySettings settings, String workspace, Map<String, StartedRelease> releases) {
        Begun {
            if (settings == null || workspace == null) {
                throw new IllegalArgumentException("settings and workspace belong there");
            }
            releases = releases == null ? Map.of() : Map.copyOf(releases);
        }
    }

    /**
     * Begins measuring in a new folder; an earlier measurement in it is deleted.
     *
     * @param workspace the folder of the programs' sources and built files
     * @throws IOException if the folder cannot be created; the message is one sentence
     */
    public static SpySession begin(SpyFolder folder, SpySettings settings, Path workspace) throws IOException {
        return begin(folder, settings, workspace, Map.of());
    }

    /**
     * Begins measuring services with known releases.
     *
     * @param releases the releases that are started, by service name
     */
    public static SpySession begin(
            SpyFolder folder, SpySettings settings, Path workspace, Map<String, StartedRelease> releases)
            throws IOException {
        Path sources = workspace.toAbsolutePath().normalize();
        folder.begin(settings);
        for (LanguageSpy spy : LanguageSpies.of(settings.languages())) {
            spy.install(folder, settings, sources);
        }
        return keep(folder, new Begun(settings, sources.toString(), releases));
    }

    private static SpySession keep(SpyFolder folder, Begun begun) throws IOException {
        Files.write(begun(folder), MAPPER.writeValueAsBytes(begun));
        return new SpySession(folder, begun);
    }

    /**
     * Continues the session with new releases of services.
     *
     * @param newer the releases that run now, by service name; the others stay
     */
    public SpySession running(Map<String, StartedRelease> newer) throws IOException {
        Map<String, StartedRelease> all = new HashMap<>(releases);
        all.putAll(newer);
        return keep(folder, new Begun(settings, workspace.toString(), all));
    }

    /**
     * A session that has begun.
     *
     * @throws IOException if none has begun in the folder; the message is one sentence
     */
    public static SpySession open(SpyFolder folder) throws IOException {
        if (!Files.isRegularFile(begun(folder))) {
            throw new IOException(
                    folder.root() + ": no measurement of services was started there; run spy env or spy run");
        }
        try {
            Begun begun = MAPPER.readValue(begun(folder).toFile(), Begun.class);
            if (begun == null) {
                throw new IOException("it holds nothing");
            }
            return new SpySession(folder, begun);
        } catch (IOException | IllegalArgumentException damaged) {
            throw new IOException(begun(folder) + " is damaged; begin to measure again", damaged);
        }
    }

    private static Path begun(SpyFolder folder) {
        return folder.tools().resolve("settings.json");
    }

    /** The settings of the session. */
    public SpySettings settings() {
        return settings;
    }

    /** The folder of the session. */
    public SpyFolder folder() {
        return folder;
    }

    /**
     * The variables to start processes with; existing values are kept where something can be appended.
     *
     * @param existing the variables that the processes would have
     */
    public Map<String, String> environment(Map<String, String> existing) {
        return environment(
                existing, settings.service(), folder.root().toString().replace('\\', '/'));
    }

    /**
     * The variables to start the processes of a service with.
     *
     * @param existing the variables that the processes would have
     * @param service the service they belong to
     * @param seenAs the folder as they see it; in a container it is mounted elsewhere
     */
    public Map<String, String> environment(Map<String, String> existing, String service, String seenAs) {
        SpyVariables variables = new SpyVariables(existing, seenAs, service);
        StartedRelease release = releases.getOrDefault(service, StartedRelease.UNKNOWN);
        if (!release.build().isEmpty()) {
            variables.offer("COVERAGE_BUILD_ID", release.build());
        }
        if (!release.image().isEmpty()) {
            variables.offer("COVERAGE_IMAGE_DIGEST", release.image());
        }
        Map<String, String> all = new TreeMap<>(environment(settings, existing, service, seenAs));
        all.putAll(variables.changed());
        return all;
    }

    /**
     * The variables to start the processes of a service with, for callers without access to the folder.
     *
     * @param existing the variables that the processes would have
     * @param service the service they belong to
     * @param seenAs the folder as they see it
     */
    public static Map<String, String> environment(
            SpySettings settings, Map<String, String> existing, String service, String seenAs) {
        SpyVariables variables = new SpyVariables(existing, seenAs, service);
        variables.set("COVERAGE_SPY_DIR", seenAs);
        variables.offer("COVERAGE_ENABLE", "1");
        variables.offer("COVERAGE_SERVICE", service);
        if (!settings.source().isEmpty()) {
            variables.offer("COVERAGE_SOURCE", String.join(",", settings.source()));
        }
        if (!settings.omit().isEmpty()) {
            variables.offer("COVERAGE_OMIT", String.join(",", settings.omit()));
        }
        LanguageSpies.of(settings.languages()).forEach(spy -> spy.environment(variables));
        return variables.changed();
    }

    /**
     * Combines the processes' data into reports, and writes down the results where a recording of the workspace finds
     * them. May be called again.
     *
     * @throws IOException if the folder cannot be written to
     * @throws InterruptedException if the build is stopped meanwhile
     */
    public ServiceManifest collect() throws IOException, InterruptedException {
        List<ServiceManifest.Service> services = new ArrayList<>();
        Patience patience = new Patience(COMBINING);
        for (String service : folder.services(settings.services())) {
            ServiceResult result = new ServiceResult(service);
            new SentReports(folder, service).add(result);
            for (LanguageSpy spy : LanguageSpies.of(settings.languages())) {
                spy.combine(new ServiceData(folder, service, spy.language(), workspace, patience), result);
            }
            StartedRelease release = releases.getOrDefault(service, StartedRelease.UNKNOWN);
            result.started(release.known());
            release.changed().ifPresent(result::problem);
            if (LiveProcesses.isPaused(folder, service)) {
                result.problem("measuring it is paused, so what it runs until it is resumed is not counted");
            }
            services.add(result.finished());
        }
        ServiceManifest manifest = new ServiceManifest(1, services);
        manifest.write(folder.manifest());
        return manifest;
    }
}
