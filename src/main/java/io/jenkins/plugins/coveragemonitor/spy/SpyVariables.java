package io.jenkins.plugins.coveragemonitor.spy;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables of the processes to measure. What a variable holds already is kept: an option is appended, a
 * path comes before those that are there.
 */
public final class SpyVariables {
    private final Map<String, String> existing;
    private final String root;
    private final String service;
    private final Map<String, String> changed = new TreeMap<>();

    /**
     * Begins with what is there.
     *
     * @param existing the variables that processes would have
     * @param root the spy folder as the processes see it, with forward slashes; in a container it is mounted elsewhere
     * @param service the service of processes that do not say which they belong to
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

    /** What a variable holds so far, empty if nothing. */
    public String get(String name) {
        return changed.getOrDefault(name, existing.getOrDefault(name, ""));
    }

    /** Gives a variable a value in place of any other. */
    public void set(String name, String value) {
        changed.put(name, value);
    }

    /** Gives a variable a value unless it has one. */
    public void offer(String name, String value) {
        if (get(name).isEmpty()) {
            changed.put(name, value);
        }
    }

    /** Appends an option to a list with spaces in between, unless it is there. */
    public void append(String name, String option) {
        String before = get(name);
        if (before.contains(option)) {
            return;
        }
        changed.put(name, before.isBlank() ? option : before + " " + option);
    }

    /** Puts a folder before those of a search path, unless it is there. */
    public void prepend(String name, String folder) {
        String before = get(name);
        if (before.contains(folder)) {
            return;
        }
        // A container is Linux whatever this machine is, and a folder that is seen there begins with a slash.
        String separator = root.startsWith("/") ? ":" : ";";
        changed.put(name, before.isEmpty() ? folder : folder + separator + before);
    }

    /** The variables to set, in the order of names; read-only. */
    public Map<String, String> changed() {
        return Collections.unmodifiableMap(changed);
    }
}
