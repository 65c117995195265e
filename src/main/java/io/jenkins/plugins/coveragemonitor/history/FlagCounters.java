package io.jenkins.plugins.coveragemonitor.history;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.Map;

/**
 * What the reports of one flag, such as {@code unit}, measured in a build.
 *
 * @param totals the counters of the project; empty if the flag has only tests
 * @param components the counters of each named component
 * @param carried which components were carried forward, {@code ""} for what belongs to no named one, and from where
 * @param tests the totals of the flag's tests
 */
public record FlagCounters(
        Counters totals, Map<String, Counters> components, Map<String, Carried> carried, TestTotals tests) {
    /** Creates it; the maps are copied. */
    public FlagCounters {
        components = Point.copy(components);
        carried = Point.copy(carried);
    }
}
