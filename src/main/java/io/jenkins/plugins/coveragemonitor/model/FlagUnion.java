package io.jenkins.plugins.coveragemonitor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The components that the reports of several flags measured together: a line is covered if any flag covered it.
 *
 * <p>What a flag measured in this build counts as it is. What was carried forward counts in a file that this build
 * measured too only if the file still has the same executable lines; otherwise it describes older text.
 */
final class FlagUnion {
    private static final Comparator<Component> NOW_THEN_NEWEST = Comparator.comparing(
            Component::carried,
            Comparator.nullsFirst(Comparator.comparingInt(Carried::build)
                    .thenComparing(Carried::since)
                    .reversed()));

    private FlagUnion() {}

    static SortedMap<String, Component> of(Collection<Measurement> parts) {
        Map<String, List<Component>> byName = new HashMap<>();
        for (Measurement part : parts) {
            part.components().forEach((name, component) -> byName.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(component));
        }
        TreeMap<String, Component> united = new TreeMap<>();
        byName.forEach((name, components) -> united.put(name, united(components)));
        return united;
    }

    private static Component united(List<Component> components) {
        if (components.size() == 1) {
            return components.get(0);
        }
        components.sort(NOW_THEN_NEWEST);
        Component newest = components.get(0);
        Map<String, FileCoverage> files = new HashMap<>();
        for (Component component : components) {
            component.filesByPath().forEach((path, file) -> {
                FileCoverage known = files.get(path);
                boolean fits =
                        known == null || !component.isCarried() || known.lines().standsLike(file.lines());
                if (fits) {
                    files.merge(path, file, FileCoverage::merge);
                }
            });
        }
        Component all = Component.of(newest.name(), files.values());
        Carried origin = newest.carried();
        return origin == null ? all : all.carriedFrom(origin);
    }
}
