package io.jenkins.plugins.coveragemonitor.collect;

import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The lines that only reports of one flag cover, for example only integration tests. */
public final class CoveredOnlyBy {
    private CoveredOnlyBy() {}

    /**
     * A measurement in which exactly those lines are missed: what would be uncovered without the flag. Files without
     * such a line are left out. Carried coverage of another report does not count in a file whose lines have changed.
     *
     * @param flag the name of a flag; an unmeasured one covers nothing
     */
    public static Measurement of(Measurement measurement, String flag) {
        Map<String, List<FileCoverage>> others = new HashMap<>();
        measurement.parts().forEach((name, part) -> {
            if (!name.equals(flag)) {
                part.files().forEach(file -> others.computeIfAbsent(file.path(), path -> new ArrayList<>())
                        .add(file));
            }
        });
        List<Component> components = new ArrayList<>();
        Measurement own =
                measurement.parts().getOrDefault(flag, Measurement.NONE).united();
        for (Component component : own.components().values()) {
            List<FileCoverage> files = component.files().stream()
                    .map(file -> without(file, others.getOrDefault(file.path(), List.of())))
                    .filter(file -> file.lines().lines().missed() > 0)
                    .toList();
            components.add(Component.of(component.name(), files));
        }
        return Measurement.of(components, TestTotals.NONE);
    }

    private static FileCoverage without(FileCoverage file, List<FileCoverage> others) {
        LineTable lines = file.lines();
        int[] numbers = new int[lines.size()];
        int[] hits = new int[lines.size()];
        int size = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.isLine(i)) {
                numbers[size] = lines.number(i);
                hits[size++] = lines.hits(i) > 0 && !isCovered(lines.number(i), others) ? 0 : 1;
            }
        }
        return new FileCoverage(
                file.path(), new LineTable(size, numbers, hits, null, null), FunctionTable.EMPTY, Counters.NONE);
    }

    private static boolean isCovered(int line, List<FileCoverage> files) {
        for (FileCoverage file : files) {
            int at = file.lines().indexOf(line);
            if (at >= 0 && file.lines().isLine(at) && file.lines().hits(at) > 0) {
                return true;
            }
        }
        return false;
    }
}
