package io.jenkins.plugins.coveragemonitor.cli.spy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a measured twin beside each service of a Compose file: the same image and settings with a mounted folder and more
 * environment, which answers under the service's own name. The services themselves stay as they are.
 */
final class ComposeOverride {
    /** What a twin's name ends in, and the profile that starts the twins. */
    static final String TWIN = "-coverage";

    /** Where containers see the spy folder. */
    static final String MOUNTED = "/coverage-spy";

    private final Map<String, Map<String, Object>> services;
    private final Collection<String> measured;
    private final String folder;

    /** Given a service's name and its variables: those to set. */
    private final BiFunction<String, Map<String, String>, Map<String, String>> environment;

    /**
     * An override.
     *
     * @param measured the services that get a twin
     * @param folder the spy folder on the machine that runs the containers
     */
    ComposeOverride(
            Map<String, Map<String, Object>> services,
            Collection<String> measured,
            String folder,
            BiFunction<String, Map<String, String>, Map<String, String>> environment) {
        this.services = services;
        this.measured = measured;
        this.folder = folder;
        this.environment = environment;
    }

    /** The services that are built here; all if none is. */
    static List<String> own(Map<String, Map<String, Object>> services) {
        List<String> built = services.entrySet().stream()
                .filter(service -> service.getValue().containsKey("build"))
                .map(Map.Entry::getKey)
                .toList();
        return built.isEmpty() ? List.copyOf(services.keySet()) : built;
    }

    /** The document of the override. */
    Map<String, Object> document() {
        Map<String, Object> twins = new LinkedHashMap<>();
        measured.forEach(name -> twins.put(name + TWIN, twin(name)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("services", twins);
        return document;
    }

    private Map<String, Object> twin(String name) {
        Map<String, Object> twin = new LinkedHashMap<>(services.get(name));
        twin.remove("container_name");
        twin.put("profiles", List.of("coverage"));
        Map<String, String> existing = variables(twin.get("environment"));
        Map<String, String> all = new TreeMap<>(existing);
        // What comes from the shell stays so, and what is appended to it begins with it.
        existing.replaceAll((variable, value) -> value == null ? "${" + variable + ":-}" : value);
        all.putAll(environment.apply(name, existing));
        twin.put("environment", all);
        List<Object> volumes = new ArrayList<>(list(twin.get("volumes")));
        Map<String, Object> volume = new LinkedHashMap<>();
        volume.put("type", "bind");
        volume.put("source", folder);
        volume.put("target", MOUNTED);
        volumes.add(volume);
        twin.put("volumes", volumes);
        if (twin.containsKey("depends_on")) {
            twin.put("depends_on", twins(twin.get("depends_on")));
        }
        if (!twin.containsKey("network_mode")) {
            twin.put("networks", networks(name, twin.get("networks")));
        }
        return twin;
    }

    /** {@code environment} as a mapping or as a list of NAME=value; one without a value comes from the shell and stays. */
    private static Map<String, String> variables(@Nullable Object environment) {
        Map<String, String> variables = new TreeMap<>();
        ComposeFile.map(environment)
                .forEach((name, value) -> variables.put(name, value == null ? null : value.toString()));
        for (Object entry : list(environment)) {
            String text = String.valueOf(entry);
            int equals = text.indexOf('=');
            variables.put(
                    equals < 0 ? text : text.substring(0, equals), equals < 0 ? null : text.substring(equals + 1));
        }
        return variables;
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }

    /** A twin needs the twins of what its service needs. */
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

    /** The same networks, where the twin answers under the service's name too. */
    private static Map<String, Object> networks(String name, @Nullable Object networks) {
        Map<String, Object> all = new LinkedHashMap<>();
        list(networks).forEach(network -> all.put(String.valueOf(network), null));
        all.putAll(ComposeFile.map(networks));
        if (all.isEmpty()) {
            all.put("default", null);
        }
        all.replaceAll((network, settings) -> {
            Map<String, Object> more = ComposeFile.map(settings);
            List<Object> aliases = new ArrayList<>(list(more.get("aliases")));
            aliases.add(name);
            more.put("aliases", aliases);
            return more;
        });
        return all;
    }
}
