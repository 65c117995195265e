package io.jenkins.plugins.coveragemonitor.spy.compose;

import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A Compose file, merged over others, that measures their services by a mounted folder and more variables. */
public final class ComposeOverride {
    /** The suffix of a twin's name. */
    public static final String TWIN = "-coverage";

    /** The profile that starts the twins. */
    public static final String PROFILE = "coverage";

    /** The variable by which Compose finds its files if none are given. */
    public static final String FILES = "COMPOSE_FILE";

    /** The spy folder in containers. */
    private static final String MOUNTED = "/coverage-spy";

    private final ComposeServices services;
    private final List<String> measured;
    private final SpySession session;

    /**
     * An override.
     *
     * @param measured the services to measure, which the session knows
     */
    public ComposeOverride(ComposeServices services, List<String> measured, SpySession session) {
        this.services = services;
        this.measured = measured;
        this.session = session;
    }

    /**
     * Adds a measured twin beside each service, with the same image and settings, that answers under the service's own
     * name. The services themselves are unchanged.
     */
    public String twins() {
        return document(name -> name + TWIN, this::twin);
    }

    /**
     * Measures the services themselves in whatever Compose starts while {@link #FILES} has the returned value. The
     * override is deleted together with the session's data.
     */
    public String inPlace() throws IOException {
        Path override = session.folder().tools().resolve("compose.yml");
        Files.writeString(override, document(name -> name, this::overlay));
        List<String> files = new ArrayList<>();
        services.files().forEach(file -> files.add(file.toString()));
        files.add(override.toString());
        return String.join(File.pathSeparator, files);
    }

    private String document(UnaryOperator<String> name, Function<String, Map<String, Object>> service) {
        Map<String, Object> all = new LinkedHashMap<>();
        measured.forEach(one -> all.put(name.apply(one), service.apply(one)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("services", all);
        return ComposeFile.text(document);
    }

    /** What the override adds to a service. */
    private Map<String, Object> overlay(String name) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("environment", environment(name));
        more.put("volumes", List.of(volume()));
        return more;
    }

    private Map<String, String> environment(String name) {
        return session.environment(ComposeVariables.all(services.definition(name), services.folder()), name, MOUNTED);
    }

    private Map<String, Object> volume() {
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("type", "bind");
        // Compose would read a dollar as the beginning of a variable.
        volume.put("source", session.folder().root().toString().replace("$", "$$"));
        volume.put("target", MOUNTED);
        return volume;
    }

    private Map<String, Object> twin(String name) {
        Map<String, Object> twin = new LinkedHashMap<>(services.definition(name));
        Map<String, @Nullable String> all = new TreeMap<>(ComposeVariables.own(twin));
        all.putAll(environment(name));
        List<Object> volumes = new ArrayList<>(ComposeFile.list(twin.get("volumes")));
        volumes.add(volume());
        twin.remove("container_name");
        twin.put("profiles", List.of(PROFILE));
        twin.put("environment", all);
        twin.put("volumes", volumes);
        twin.computeIfPresent("depends_on", (key, needed) -> twins(needed));
        for (String shared : List.of("network_mode", "pid", "ipc")) {
            twin.computeIfPresent(shared, (key, with) -> sharedWith(with.toString()));
        }
        for (String named : List.of("links", "volumes_from")) {
            twin.computeIfPresent(named, (key, others) -> ComposeFile.list(others).stream()
                    .map(other -> named(key, other.toString()))
                    .toList());
        }
        if (!twin.containsKey("network_mode")) {
            twin.put("networks", networks(name, twin.get("networks")));
        }
        return twin;
    }

    /** A twin depends on the twins of what its service depends on. */
    private Object twins(Object dependsOn) {
        if (dependsOn instanceof List<?> list) {
            return list.stream().map(String::valueOf).map(this::twinOf).toList();
        }
        Map<String, Object> needed = new LinkedHashMap<>();
        ComposeFile.map(dependsOn).forEach((name, condition) -> needed.put(twinOf(name), condition));
        return needed;
    }

    private String twinOf(String name) {
        return measured.contains(name) ? name + TWIN : name;
    }

    private String sharedWith(String with) {
        String service = "service:";
        return with.startsWith(service) ? service + twinOf(with.substring(service.length())) : with;
    }

    /**
     * {@code SERVICE[:ALIAS]} of a link, with the service's name as the alias; {@code SERVICE[:MODE]} of its volumes.
     */
    private String named(String key, String written) {
        int colon = written.indexOf(':');
        String name = colon < 0 ? written : written.substring(0, colon);
        String rest = colon < 0 ? "" : written.substring(colon);
        return twinOf(name) + (rest.isEmpty() && key.equals("links") && measured.contains(name) ? ":" + name : rest);
    }

    /** The same networks, where the twin also answers under the service's name. */
    private static Map<String, Object> networks(String name, @Nullable Object networks) {
        Map<String, Object> all = new LinkedHashMap<>();
        ComposeFile.list(networks).forEach(network -> all.put(String.valueOf(network), null));
        all.putAll(ComposeFile.map(networks));
        if (all.isEmpty()) {
            all.put("default", null);
        }
        all.replaceAll((network, settings) -> {
            Map<String, Object> more = ComposeFile.map(settings);
            List<Object> aliases = new ArrayList<>(ComposeFile.list(more.get("aliases")));
            aliases.add(name);
            more.put("aliases", aliases);
            return more;
        });
        return all;
    }
}
