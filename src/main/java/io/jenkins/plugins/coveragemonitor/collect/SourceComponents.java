package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Components that source files form instead of reports: one report can have many components. They take files from
 * reports without a component; a file belongs to the first that matches.
 */
final class SourceComponents {
    private final Map<Glob, String> components;

    private SourceComponents(Map<Glob, String> components) {
        this.components = components;
    }

    static SourceComponents of(List<ReportSpec> specs) {
        Map<Glob, String> components = new LinkedHashMap<>();
        for (ReportSpec spec : specs) {
            if (spec.sources() != null) {
                components.put(Glob.of(spec.sources()), spec.component());
            }
        }
        return new SourceComponents(components);
    }

    /** The components that the files of a report's component form. */
    List<Component> split(String name, Collection<FileCoverage> files) {
        if (components.isEmpty() || !name.isEmpty()) {
            return List.of(Component.of(name, files));
        }
        Map<String, List<FileCoverage>> split = new LinkedHashMap<>();
        for (FileCoverage file : files) {
            split.computeIfAbsent(component(file.path()), any -> new ArrayList<>())
                    .add(file);
        }
        return split.entrySet().stream()
                .map(part -> Component.of(part.getKey(), part.getValue()))
                .toList();
    }

    private String component(String path) {
        return components.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
