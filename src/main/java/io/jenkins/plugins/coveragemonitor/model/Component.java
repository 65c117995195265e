package io.jenkins.plugins.coveragemonitor.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A named part of the project with its files; immutable. The component without a name ({@code ""}) holds what belongs
 * to no named one.
 */
public final class Component {
    private final String name;
    private final SortedMap<String, FileCoverage> files;
    private final Counters counters;
    private final @Nullable Carried carried;

    private Component(String name, SortedMap<String, FileCoverage> files, @Nullable Carried carried) {
        this.name = Objects.requireNonNull(name);
        this.files = Collections.unmodifiableSortedMap(files);
        this.carried = carried;
        this.counters = CounterSum.of(files.values());
    }

    /** A component measured now; files of the same path are merged. */
    public static Component of(String name, Collection<FileCoverage> files) {
        return new Component(name, index(files), null);
    }

    private static SortedMap<String, FileCoverage> index(Collection<FileCoverage> files) {
        SortedMap<String, FileCoverage> byPath = new TreeMap<>();
        for (FileCoverage file : files) {
            byPath.merge(file.path(), file, FileCoverage::merge);
        }
        return byPath;
    }

    /** This component marked as carried forward from an earlier build; {@code origin} must not be {@code null}. */
    public Component carriedFrom(@Nullable Carried origin) {
        return new Component(name, files, Objects.requireNonNull(origin));
    }

    /** Its name, {@code ""} for what belongs to no named component. */
    public String name() {
        return name;
    }

    /** Its files by path, in the order of paths; read-only. */
    public Map<String, FileCoverage> filesByPath() {
        return files;
    }

    /** Its files in the order of paths. */
    public List<FileCoverage> files() {
        return List.copyOf(files.values());
    }

    /** The sums over its files. */
    public Counters counters() {
        return counters;
    }

    /** Where it was carried forward from, or {@code null} if it was measured in this build. */
    public @Nullable Carried carried() {
        return carried;
    }

    /** Whether it was carried forward from an earlier build instead of measured in this one. */
    public boolean isCarried() {
        return carried != null;
    }

    /**
     * Merges the files of both line by line. What was measured now replaces what was carried forward, and what was
     * carried from a later build replaces what was carried from an earlier one.
     */
    public Component merge(Component other) {
        int newer = Comparator.nullsLast(Comparator.comparingInt(Carried::build).thenComparing(Carried::since))
                .compare(carried, other.carried);
        return newer > 0 ? this : newer < 0 ? other : union(other);
    }

    private Component union(Component other) {
        TreeMap<String, FileCoverage> all = new TreeMap<>(files);
        other.files.forEach((path, file) -> all.merge(path, file, FileCoverage::merge));
        return new Component(name, all, carried);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Component that
                && name.equals(that.name)
                && files.equals(that.files)
                && Objects.equals(carried, that.carried);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, files);
    }

    @Override
    public String toString() {
        return (name.isEmpty() ? "(project)" : name) + " " + counters;
    }
}
