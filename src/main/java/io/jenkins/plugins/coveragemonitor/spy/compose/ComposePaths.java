package io.jenkins.plugins.coveragemonitor.spy.compose;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adapts the paths of a definition that was written in another folder. */
final class ComposePaths {
    private ComposePaths() {}

    /** The definition with relative paths made absolute, unless the folders are the same. */
    static Map<String, Object> moved(Map<String, Object> definition, @Nullable Path from, Path to) {
        if (from == null || from.equals(to)) {
            return definition;
        }
        Map<String, Object> moved = new LinkedHashMap<>(definition);
        moved.computeIfPresent("build", (key, build) -> {
            if (!(build instanceof Map<?, ?>)) {
                return path(build, from);
            }
            Map<String, Object> parts = ComposeFile.map(build);
            parts.put("context", path(parts.getOrDefault("context", "."), from));
            return parts;
        });
        moved.computeIfPresent(
                "env_file",
                (key, files) -> files instanceof Iterable<?>
                        ? ComposeFile.list(files).stream()
                                .map(file -> inMapping(file, "path", from))
                                .toList()
                        : path(files, from));
        moved.computeIfPresent("volumes", (key, volumes) -> ComposeFile.list(volumes).stream()
                .map(volume -> volume instanceof Map<?, ?>
                        ? inMapping(volume, "source", from)
                        : volume.toString().startsWith(".") ? path(volume, from) : volume)
                .toList());
        return moved;
    }

    /** A source that does not begin with a dot is the name of a volume. */
    private static Object inMapping(Object value, String key, Path from) {
        if (!(value instanceof Map<?, ?>)) {
            return path(value, from);
        }
        Map<String, Object> mapping = ComposeFile.map(value);
        mapping.computeIfPresent(
                key,
                (name, path) -> key.equals("source") && !path.toString().startsWith(".") ? path : path(path, from));
        return mapping;
    }

    /** Repository addresses, values from the shell and what follows a colon are not changed. */
    private static Object path(Object written, Path from) {
        String text = written.toString();
        if (text.startsWith("$") || text.startsWith("~") || text.contains("://") || text.startsWith("git@")) {
            return written;
        }
        int colon = text.indexOf(':');
        String path = colon < 0 ? text : text.substring(0, colon);
        return from.resolve(path).normalize() + (colon < 0 ? "" : text.substring(colon));
    }
}
