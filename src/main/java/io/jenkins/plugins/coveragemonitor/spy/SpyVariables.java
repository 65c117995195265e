package io.jenkins.plugins.coveragemonitor.spy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of the processes to measure. Existing values are kept: an option is appended, a path is
 * prepended.
 */
public final class SpyVariables {
    private final Map<String, String> existing;
    private final String root;
    private final String service;
    private final Map<String, String> changed = new TreeMap<>();

    /**
     * Starts with existing variables.
     *
     * @param existing the variables that the processes would have
     * @param root the spy folder as the processes see it, with forward slashes; in a container it is mounted elsewhere
     * @param service the service of processes that do not name theirs
     */
    public SpyVariables(Map<String, String> existing, String root, String service) {
        this.existing = Map.copyOf(existing);
        this.root = root;
        this.service = service;
    }

    /** A path below the spy folder, as the processes see it. */
    public String path(String below) {
        return root + "/" + below;
    }

    /** The folder that processes of a language write to, as they see it. */
    public String data(SpyLanguage language) {
        return path("data/" + service + "/" + language.label());
    }

    /** The current value of a variable, empty if it has none. */
    public String get(String name) {
        return changed.getOrDefault(name, existing.getOrDefault(name, ""));
    }

    /** Sets a variable, replacing any other value. */
    public void set(String name, String value) {
        changed.put(name, value);
    }

    /** Sets a variable unless it has a value. */
    public void offer(String name, String value) {
        if (get(name).isEmpty()) {
            changed.put(name, value);
        }
    }

    /** Appends an option to a list separated by blanks, unless it is there. */
    public void append(String name, String option) {
        String before = get(name);
        if (before.contains(option)) {
            return;
        }
        changed.put(name, before.isBlank() ? option : before + " " + option);
    }

    /** Prepends a folder to a search path, unless it is there. */
    public void prepend(String name, String folder) {
        String before = get(name);
        if (before.contains(folder)) {
            return;
        }
        // A container runs Linux whatever this machine is, and the folder then begins with a slash.
        String separator = root.startsWith("/") ? ":" : ";";
        changed.put(name, before.isEmpty() ? folder : folder + separator + before);
    }

    /** The variables to set, ordered by name; read-only. */
    public Map<String, String> changed() {
        return Collections.unmodifiableMap(changed);
    }
}
