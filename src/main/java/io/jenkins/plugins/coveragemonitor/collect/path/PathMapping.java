package io.jenkins.plugins.coveragemonitor.collect.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps paths of a report to paths of the workspace by replacing their first names.
 *
 * @param strip the names in front of the report's paths that the workspace does not have
 * @param add the names in front of the workspace's paths that the report does not have
 */
record PathMapping(List<String> strip, List<String> add) {
    /** The mapping between two paths: it replaces whatever precedes their common end. */
    static PathMapping between(List<String> path, List<String> file) {
        int common = 0;
        while (common < path.size()
                && common < file.size()
                && path.get(path.size() - 1 - common).equals(file.get(file.size() - 1 - common))) {
            common++;
        }
        return new PathMapping(
                List.copyOf(path.subList(0, path.size() - common)), List.copyOf(file.subList(0, file.size() - common)));
    }

    /** Applies the mapping; {@code null} if the path does not begin with the names to strip. */
    @Nullable
    String apply(List<String> path) {
        if (path.size() <= strip.size() || !path.subList(0, strip.size()).equals(strip)) {
            return null;
        }
        String rest = String.join("/", path.subList(strip.size(), path.size()));
        return add.isEmpty() ? rest : String.join("/", add) + "/" + rest;
    }

    /** Whether the last stripped name, such as a JaCoCo group's, is a folder of the workspace that replaces it. */
    boolean keepsModule() {
        return !strip.isEmpty() && add.contains(strip.get(strip.size() - 1));
    }
}
