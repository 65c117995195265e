package io.jenkins.plugins.coveragemonitor.spy.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The services of Compose files as Compose sees them: the files merged, and each service with what it extends. Values
 * from the shell stay as they are written.
 */
public final class ComposeServices {
    private final List<Path> files;
    private final Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    private @Nullable String name;

    private ComposeServices(List<Path> files) {
        this.files = files;
    }

    /**
     * Reads the files.
     *
     * @param files at least one, in the order in which Compose gets them; relative paths in all of them are relative to
     * the first
     * @throws IllegalArgumentException if one cannot be used; the message is one sentence that names it
     */
    public static ComposeServices of(List<Path> files) throws IOException {
        ComposeServices all = new ComposeServices(
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList());
        for (Path file : all.files) {
            all.add(file);
        }
        if (all.services.isEmpty()) {
            throw new IllegalArgumentException(files.get(0) + ": has no services; give a file of Docker Compose");
        }
        return all;
    }

    private void add(Path file) throws IOException {
        Map<String, Object> document = ComposeFile.document(file);
        if (document.get("name") != null) {
            name = document.get("name").toString();
        }
        Map<String, Object> here = ComposeFile.map(document.get("services"));
        for (String service : here.keySet()) {
            services.merge(service, resolved(file, here, service, new HashSet<>()), ComposeMerge::merge);
        }
    }

    private Map<String, Object> resolved(Path file, Map<String, Object> here, String service, Set<String> seen)
            throws IOException {
        Map<String, Object> own = ComposeMerge.merge(Map.of(), ComposeFile.map(here.get(service)));
        Object extended = own.remove("extends");
        if (extended == null) {
            return own;
        }
        Object from = ComposeFile.map(extended).get("file");
        String base = extended instanceof Map<?, ?> said ? String.valueOf(said.get("service")) : extended.toString();
        Path other = from == null ? file : file.resolveSibling(from.toString()).normalize();
        if (!seen.add(other + " " + base)) {
            throw new IllegalArgumentException(file + ": the service '" + service + "' extends itself");
        }
        Map<String, Object> there = from == null
                ? here
                : ComposeFile.map(ComposeFile.document(other).get("services"));
        if (!there.containsKey(base)) {
            throw new IllegalArgumentException(
                    other + ": has no service '" + base + "', which '" + service + "' extends");
        }
        Map<String, Object> inherited = resolved(other, there, base, seen);
        return ComposeMerge.merge(ComposePaths.moved(inherited, other.getParent(), folder()), own);
    }

    /** The base of relative paths. */
    Path folder() {
        Path folder = files.get(0).getParent();
        return folder == null ? files.get(0) : folder;
    }

    /** The files, absolute, in order. */
    List<Path> files() {
        return files;
    }

    /**
     * The services to measure.
     *
     * @param wanted the named ones; if empty, those that are built here, or all if none is built
     * @throws IllegalArgumentException if a named one does not exist; the message is one sentence
     */
    public List<String> measured(List<String> wanted) {
        for (String one : wanted) {
            if (!services.containsKey(one)) {
                throw new IllegalArgumentException(
                        files.get(0) + " has no service '" + one + "', but " + String.join(", ", services.keySet()));
            }
        }
        return wanted.isEmpty() ? own() : wanted;
    }

    private List<String> own() {
        List<String> built = services.entrySet().stream()
                .filter(service -> service.getValue().containsKey("build"))
                .map(Map.Entry::getKey)
                .toList();
        return built.isEmpty() ? List.copyOf(services.keySet()) : built;
    }

    /** The definition of a service; empty if it does not exist. */
    Map<String, Object> definition(String service) {
        return services.getOrDefault(service, Map.of());
    }

    /** The possible names of a service's image: its own, otherwise those that Compose gives to built images. */
    public List<String> images(String service) {
        Object image = definition(service).get("image");
        if (image != null) {
            // Only the shell knows its values.
            return image.toString().contains("$") ? List.of() : List.of(image.toString());
        }
        return List.of(project() + "-" + service, project() + "_" + service);
    }

    /** The project that Compose names images and containers after: from a variable, a file, or the folder's name. */
    private String project() {
        String asked = System.getenv().getOrDefault("COMPOSE_PROJECT_NAME", "");
        if (!asked.isEmpty()) {
            return asked;
        }
        if (name != null) {
            return name;
        }
        Path last = folder().getFileName();
        String said = last == null ? "" : last.toString();
        return said.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    /** The services that are not among these and depend on one of them, in order. */
    public List<String> needing(List<String> measured) {
        List<String> needing = new ArrayList<>();
        services.forEach((service, definition) -> {
            Object needed = definition.get("depends_on");
            Set<String> all = new HashSet<>(ComposeFile.map(needed).keySet());
            ComposeFile.list(needed).forEach(one -> all.add(String.valueOf(one)));
            if (!measured.contains(service) && measured.stream().anyMatch(all::contains)) {
                needing.add(service);
            }
        });
        return needing;
    }
}
