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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All reports of one build, merged; immutable. The project's counters are the sums over its files, each counted once:
 * if several components measured one file, as unit and integration tests do, the project has what any of them covered.
 *
 * <p>If reports have flags, the measurement keeps what each flag measured, and its components are the union of these.
 */
public final class Measurement {
    /** No usable report: the build is unmeasured. */
    public static final Measurement NONE = new Measurement(new TreeMap<>(), TestTotals.NONE);

    private final SortedMap<String, Component> components;
    /** The same map if no two components have a file in common, else one with each file in only one component. */
    private final SortedMap<String, Component> distinct;

    private final TestTotals tests;
    private final Counters counters;
    /** By flag, {@code ""} for the reports without one; empty if no report has a flag. Parts have no flags. */
    private final SortedMap<String, Measurement> parts;

    private Measurement(SortedMap<String, Component> components, TestTotals tests) {
        this(components, tests, new TreeMap<>());
    }

    private Measurement(
            SortedMap<String, Component> components, TestTotals tests, SortedMap<String, Measurement> parts) {
        this.parts = Collections.unmodifiableSortedMap(parts);
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
        // What was measured now comes first: carried lines describe older text of the same file.
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
     * The measurement as the project counts it: a file that several components measured is in only one of them, with
     * what all of them measured of its lines.
     */
    public Measurement united() {
        return distinct == components ? this : new Measurement(distinct, tests, parts);
    }

    /** All files, each once, with what all components measured of it; in the order of components and paths. */
    public List<FileCoverage> files() {
        return distinct.values().stream()
                .flatMap(component -> component.filesByPath().values().stream())
                .toList();
    }

    /** All files by path, each with the coverage of all components, carried forward or not. */
    public Map<String, FileCoverage> filesByPath() {
        Map<String, FileCoverage> files = new TreeMap<>();
        for (Component component : components.values()) {
            component.filesByPath().forEach((path, file) -> files.merge(path, file, FileCoverage::merge));
        }
        return files;
    }

    /** A measurement of components; those of the same name are merged, and those without files are left out. */
    public static Measurement of(Collection<Component> components, TestTotals tests) {
        SortedMap<String, Component> byName = new TreeMap<>();
        for (Component component : components) {
            if (!component.filesByPath().isEmpty()) {
                byName.merge(component.name(), component, Component::merge);
            }
        }
        return new Measurement(byName, tests);
    }

    /**
     * The union of what the reports of each flag measured.
     *
     * @param parts by flag, {@code ""} for the reports without one; those that measured nothing are left out
     */
    public static Measurement ofFlags(Map<String, Measurement> parts, TestTotals tests) {
        TreeMap<String, Measurement> measured = new TreeMap<>();
        parts.forEach((flag, part) -> {
            if (part.isMeasured() || part.tests.isMeasured()) {
                measured.put(flag, part);
            }
        });
        Measurement rest = measured.get("");
        if (measured.size() == (rest == null ? 0 : 1)) {
            return new Measurement(rest == null ? new TreeMap<>() : rest.components, tests);
        }
        return new Measurement(FlagUnion.of(measured.values()), tests, measured);
    }

    /** What each flag measured, in the order of names; empty if no report has a flag. */
    public Map<String, Measurement> flags() {
        return parts.tailMap("\0");
    }

    /** What the reports of a flag measured, or those without a flag for {@code ""}; {@link #NONE} if there are none. */
    public Measurement flag(String name) {
        return parts.isEmpty() && name.isEmpty() ? this : parts.getOrDefault(name, NONE);
    }

    /** The parts: by flag, {@code ""} for the reports without one; empty if no report has a flag. */
    public Map<String, Measurement> parts() {
        return parts;
    }

    /** A copy with one more component, whose reports have a flag, {@code ""} for none. */
    public Measurement plus(String flag, Component component) {
        TreeMap<String, Component> one = new TreeMap<>(Map.of(component.name(), component));
        Measurement more = new Measurement(one, TestTotals.NONE);
        return merge(flag.isEmpty() ? more : ofFlags(Map.of(flag, more), TestTotals.NONE));
    }

    /**
     * A copy with other tests.
     *
     * @param all the tests of all reports
     * @param byFlag the tests of the reports of each flag
     */
    public Measurement testing(TestTotals all, Map<String, TestTotals> byFlag) {
        TreeMap<String, Measurement> tested = new TreeMap<>();
        parts.forEach((flag, part) ->
                tested.put(flag, new Measurement(part.components, byFlag.getOrDefault(flag, TestTotals.NONE))));
        return new Measurement(components, all, tested);
    }

    /** Its components by name, in the order of names; read-only. */
    public Map<String, Component> components() {
        return components;
    }

    /** One component, or empty if the measurement does not have it. */
    public Optional<Component> component(String name) {
        return Optional.ofNullable(components.get(name));
    }

    /**
     * A copy without carried components: their lines are those of an older build, so a change that leads to this build
     * says nothing about them.
     */
    public Measurement withoutCarried() {
        if (!parts.isEmpty()) {
            boolean carried = parts.values().stream().anyMatch(part -> part.withoutCarried() != part);
            return carried ? ofFlags(mapped(Measurement::withoutCarried), tests) : this;
        }
        List<Component> now = components.values().stream()
                .filter(component -> !component.isCarried())
                .toList();
        return now.size() == components.size() ? this : of(now, tests);
    }

    /** The result of the tests. */
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
        if (!parts.isEmpty() || !other.parts.isEmpty()) {
            TreeMap<String, Measurement> both = new TreeMap<>(asParts());
            other.asParts().forEach((flag, part) -> both.merge(flag, part, Measurement::merge));
            return ofFlags(both, tests.plus(other.tests));
        }
        SortedMap<String, Component> all = new TreeMap<>(components);
        other.components.forEach((name, component) -> all.merge(name, component, Component::merge));
        return new Measurement(all, tests.plus(other.tests));
    }

    private Map<String, Measurement> asParts() {
        return parts.isEmpty() ? Map.of("", this) : parts;
    }

    private Map<String, Measurement> mapped(UnaryOperator<Measurement> change) {
        return parts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> change.apply(part.getValue())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Measurement that
                && components.equals(that.components)
                && tests.equals(that.tests)
                && parts.equals(that.parts);
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
