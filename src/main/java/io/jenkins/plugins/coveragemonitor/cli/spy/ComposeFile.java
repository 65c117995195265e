package io.jenkins.plugins.coveragemonitor.cli.spy;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** Reads and writes files of Docker Compose. */
final class ComposeFile {
    private ComposeFile() {}

    /** The services of several files by name; a later file's keys go before those of an earlier one. */
    static Map<String, Map<String, Object>> services(List<Path> files) throws IOException {
        Map<String, Map<String, Object>> services = new LinkedHashMap<>();
        for (Path file : files) {
            map(document(file).get("services"))
                    .forEach((name, definition) -> services.computeIfAbsent(name, any -> new LinkedHashMap<>())
                            .putAll(map(definition)));
        }
        if (services.isEmpty()) {
            throw CommandFailure.usage(files.get(0) + ": has no services; give a file of Docker Compose");
        }
        return services;
    }

    /** The project that Compose names images and containers after: as it is asked for, as a file says, or the folder's name. */
    static String project(List<Path> files) throws IOException {
        String asked = System.getenv().getOrDefault("COMPOSE_PROJECT_NAME", "");
        if (!asked.isEmpty()) {
            return asked;
        }
        for (Path file : files) {
            Object name = document(file).get("name");
            if (name != null) {
                return name.toString();
            }
        }
        Path folder = files.get(0).toAbsolutePath().normalize().getParent();
        String name = folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
    }

    /** The names that a service's image may have: its own, else those that Compose gives to what it builds. */
    static List<String> images(Map<String, Object> service, String project, String name) {
        Object image = service.get("image");
        if (image != null) {
            // What comes from the shell is known there alone.
            return image.toString().contains("$") ? List.of() : List.of(image.toString());
        }
        return List.of(project + "-" + name, project + "_" + name);
    }

    private static Map<String, Object> document(Path file) throws IOException {
        LoaderOptions limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        try {
            return map(new Yaml(new SafeConstructor(limits)).load(Files.readString(file)));
        } catch (YAMLException wrong) {
            throw CommandFailure.usage(file + ": is not readable as YAML ("
                    + String.valueOf(wrong.getMessage()).lines().findFirst().orElse("") + ")");
        }
    }

    /** A YAML mapping with names as keys; empty for anything else. */
    static Map<String, Object> map(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> pairs) {
            pairs.forEach((name, one) -> map.put(String.valueOf(name), one));
        }
        return map;
    }

    /** As YAML. */
    static String text(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        Representer representer = new Representer(options);
        return new Yaml(new SafeConstructor(new LoaderOptions()), representer, options).dump(document);
    }
}
