package io.jenkins.plugins.coveragemonitor.collect.owner;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts by owner. A file of several owners counts for each of them. */
public final class OwnerCounters {
    /** The most owners in a line of history; those with the most code are kept. */
    public static final int MOST = 200;

    private OwnerCounters() {}

    /**
     * The counters of each owner.
     *
     * @param owners who owns what, {@code null} if unknown
     */
    public static Map<String, Counters> of(Measurement measurement, @Nullable CodeOwners owners) {
        Map<String, Counters> all = new TreeMap<>();
        if (owners == null) {
            return all;
        }
        OwnerRules rules = owners.rules();
        for (FileCoverage file : measurement.files()) {
            Set<String> names = rules.owners(file.path());
            if (!names.isEmpty()) {
                Counters counters = file.counters();
                names.forEach(name -> all.merge(name, counters, Counters::plus));
            }
        }
        all.values().removeIf(Counters::isEmpty);
        return all.size() <= MOST
                ? all
                : all.entrySet().stream()
                        .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Counters> owner) -> -size(owner.getValue())))
                        .limit(MOST)
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Counters::plus, TreeMap::new));
    }

    private static long size(Counters counters) {
        return counters.asMap().values().stream().mapToLong(Counter::total).sum();
    }
}
