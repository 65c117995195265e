package io.jenkins.plugins.coveragemonitor.spy.compose;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The environment variables of a service: those of its files, overridden by its own. */
final class ComposeVariables {
    private ComposeVariables() {}

    /** Its own variables as they are written; those from the shell are {@code null}. */
    static Map<String, @Nullable String> own(Map<String, Object> definition) {
        Map<String, @Nullable String> own = new TreeMap<>();
        ComposeMerge.pairs(definition.get("environment"))
                .forEach((name, value) -> own.put(name, value == null ? null : value.toString()));
        return own;
    }

    /**
     * The variables of its processes, as Compose would read them.
     *
     * @param folder the base of relative paths
     */
    static Map<String, String> all(Map<String, Object> definition, Path folder) {
        Map<String, String> all = new LinkedHashMap<>();
        Object files = definition.get("env_file");
        for (Object file : files instanceof List<?> several ? several : files == null ? List.of() : List.of(files)) {
            Object path = file instanceof Map<?, ?> said ? said.get("path") : file;
            all.putAll(read(folder, String.valueOf(path)));
        }
        // A value from the shell is kept, and options are appended to it.
        own(definition).forEach((name, value) -> all.put(name, value == null ? "${" + name + ":-}" : value));
        return all;
    }

    /** The variables of a file; none if it cannot be read, which Compose itself reports. */
    private static Map<String, String> read(Path folder, String path) {
        Map<String, String> variables = new LinkedHashMap<>();
        try {
            for (String line : ComposeFile.text(folder.resolve(path)).lines().toList()) {
                EnvironmentLine said = EnvironmentLine.of(line);
                if (said != null) {
                    variables.put(said.name(), said.value());
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            return Map.of();
        }
        return variables;
    }
}
