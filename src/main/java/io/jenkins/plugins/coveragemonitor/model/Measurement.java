package io.jenkins.plugins.coveragemonitor.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All reports of one build, merged; immutable. The project's counters are the sums over its files, each counted once: where
 * several components measured one file, as unit and integration tests do, the whole has what any of them covered.
 */
public final class Measurement {
    /** No usable report: the build is unmeasured. */
    public static final Measurement NONE = new Measurement(new TreeMap<>(), TestTotals.NONE);

    private final SortedMap<String, Component> components;
    /** The same components where they have no file in common, else with each file in one of them alone. */
    private final SortedMap<String, Component> distinct;

    private final TestTotals tests;
    private final Counters counters;

    private Measurement(SortedMap<String, Component> components, TestTotals tests) {
        this.components = Collections.unmodifiableSortedMap(components);
        this.tests = Objects.requireNonNull(tests);
        this.distinct = distinct(this.components);
        Counters sum = Counters.NONE;
        for (Component component : distinct.values()) {
            sum = sum.plus(component.counters());
        }
        this.counters = sum;
    }

    private static SortedMap<String, Component> distinct(SortedMap<String, Component> components) {
        if (components.size() < 2) {
            return components;
        }
        Map<String, FileCoverage> measured = new HashMap<>();
        Map<String, Component> owners = new HashMap<>();
        boolean shared = false;
        // What was measured now first: what was carried is about older lines of the same file.
        for (boolean carried : new boolean[] {false, true}) {
            for (Component component : components.values()) {
                if (component.isCarried() != carried) {
                    continue;
                }
                for (FileCoverage file : component.filesByPath().values()) {
                    Component owner = owners.putIfAbsent(file.path(), component);
                    shared |= owner != null;
                    if (owner == null) {
                        measured.put(file.path(), file);
                    } else if (carried == owner.isCarried()) {
                        measured.merge(file.path(), file, FileCoverage::merge);
                    }
                }
            }
        }
        if (!shared) {
            return components;
        }
        SortedMap<String, Component> distinct = new TreeMap<>();
        for (Component component : components.values()) {
            List<FileCoverage> own = component.filesByPath().keySet().stream()
                    .filter(path -> owners.get(path) == component)
                    .map(measured::get)
                    .toList();
            Component left = Component.of(component.name(), own);
            Carried origin = component.carried();
            if (!own.isEmpty()) {
                distinct.put(component.name(), origin == null ? left : left.carriedFrom(origin));
            }
        }
        return distinct;
    }

    /**
     * The measurement as the whole of it counts: a file that several components measured is in one of them alone, with what
     * all of them say of its lines.
     */
    public Measurement united() {
        return distinct == components ? this : new Measurement(distinct, tests);
    }

    /** All files, each once, with what all components say of it; in the order of components and paths. */
    public List<FileCoverage> files() {
        return distinct.values().stream()
                .flatMap(component -> component.filesByPath().values().stream())
                .toList();
    }

    /** A measurement of components; those of the same name are merged, those without files are left out. */
    public static Measurement of(Collection<Component> components, TestTotals tests) {
        SortedMap<String, Component> byName = new TreeMap<>();
        for (Component component : components) {
            if (!component.filesByPath().isEmpty()) {
                byName.merge(component.name(), component, Component::merge);
            }
        }
        return new Measurement(byName, tests);
    }

    /** Its components by name, in the order of names; read-only. */
    public Map<String, Component> components() {
        return components;
    }

    /** One component, if it has it. */
    public Optional<Component> component(String name) {
        return Optional.ofNullable(components.get(name));
    }

    /**
     * The same without the components that were carried forward: their lines are those of an older build, so a change that
     * leads to this one says nothing of them.
     */
    public Measurement withoutCarried() {
        List<Component> now = components.values().stream()
                .filter(component -> !component.isCarried())
                .toList();
        return now.size() == components.size() ? this : of(now, tests);
    }

    /** What the tests came to. */
    public TestTotals tests() {
        return tests;
    }

    /** The sums over the whole project. */
    public Counters counters() {
        return counters;
    }

    /** Whether any coverage was measured. */
    public boolean isMeasured() {
        return !counters.isEmpty();
    }

    /** The number of files, each counted once. */
    public int fileCount() {
        return distinct.values().stream()
                .mapToInt(component -> component.filesByPath().size())
                .sum();
    }

    /**
     * Merges the measurement of another part of the same build (a parallel stage): files line by line, tests added up.
     */
    public Measurement merge(Measurement other) {
        SortedMap<String, Component> all = new TreeMap<>(components);
        other.components.forEach((name, component) -> all.merge(name, component, Component::merge));
        return new Measurement(all, tests.plus(other.tests));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement that && components.equals(that.components) && tests.equals(that.tests);
    }

    @Override
    public int hashCode() {
        return components.hashCode();
    }

    @Override
    public String toString() {
        return counters + ", " + tests;
    }
}
