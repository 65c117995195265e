package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.patch.RemovedFiles;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether a diff without a known start leads from one measurement to another: all code that it does not change has its
 * executable lines where the diff says.
 */
final class DiffApplicability {
    private final Patch patch;

    DiffApplicability(Patch patch) {
        this.patch = patch;
    }

    boolean leads(Measurement before, Measurement now) {
        RemovedFiles removal = RemovedFiles.of(patch);
        if (removal == null) {
            return false;
        }
        RemovedFiles.Finder removed = removal.finder();
        Map<String, FileChange> changes = patch.onto(now).files();
        Set<String> names = new TreeSet<>(before.components().keySet());
        names.addAll(now.components().keySet());
        return names.stream().allMatch(name -> leads(files(before, name), files(now, name), changes, removed));
    }

    private static Map<String, FileCoverage> files(Measurement measurement, String component) {
        return measurement
                .component(component)
                .map(Component::filesByPath)
                .<Map<String, FileCoverage>>map(TreeMap::new)
                .orElse(new TreeMap<>());
    }

    private static boolean leads(
            Map<String, FileCoverage> before,
            Map<String, FileCoverage> now,
            Map<String, FileChange> changes,
            RemovedFiles.Finder removed) {
        Set<String> left = new HashSet<>(before.keySet());
        for (FileCoverage file : now.values()) {
            FileChange change = changes.get(file.path());
            boolean isNew = change != null && change.oldPath() == null;
            String path = change == null ? file.path() : change.pathBefore(file.path());
            FileCoverage old = before.get(path);
            left.remove(path);
            if (isNew ? old != null : old == null || !stands(old, file, change, removed)) {
                return false;
            }
        }
        return left.stream().allMatch(removed::isGone);
    }

    private static boolean stands(
            FileCoverage old, FileCoverage now, @Nullable FileChange change, RemovedFiles.Finder removed) {
        LineTable lines = now.lines();
        if (change == null) {
            long total = now.counters().get(Metric.LINE).total();
            return lines.standsLike(old.lines())
                    && total == old.counters().get(Metric.LINE).total();
        }
        Set<Integer> expected = new HashSet<>();
        for (int i = 0; i < old.lines().size(); i++) {
            int line = old.lines().number(i);
            if (removed.lines(old.path()).stream().noneMatch(range -> range.contains(line))) {
                expected.add(line);
            }
        }
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = lines.number(i);
            if (change.movedFrom(line).isEmpty()) {
                change.oldLine(line).ifPresent(found::add);
            }
        }
        return found.equals(expected);
    }
}
