package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.history.FlagCounters;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The point of a build before its gates. */
final class MeasuredBuild {
    private MeasuredBuild() {}

    /**
     * The point of a measured build.
     *
     * @param patch the changed lines, {@code null} if unknown
     */
    static Point point(BuildContext build, Measurement whole, @Nullable Patch patch) {
        Map<String, FlagCounters> flags = new TreeMap<>();
        whole.flags()
                .forEach((name, flag) -> flags.put(
                        name, new FlagCounters(flag.counters(), components(flag), carried(flag), flag.tests())));
        return Point.builder(build.number(), build.time())
                .totals(whole.counters())
                .components(components(whole))
                .carried(carried(whole))
                .flags(flags)
                .tests(whole.tests())
                .patch(patch == null ? null : patch.counters(whole))
                .commit(build.commit())
                .branch(build.branch())
                .buildState(build.buildState())
                .create();
    }

    private static Map<String, Counters> components(Measurement measured) {
        Map<String, Counters> named = new TreeMap<>();
        for (Component component : measured.components().values()) {
            if (!component.name().isEmpty()) {
                named.put(component.name(), component.counters());
            }
        }
        return named;
    }

    private static Map<String, Carried> carried(Measurement measured) {
        Map<String, Carried> carried = new TreeMap<>();
        for (Component component : measured.components().values()) {
            if (component.isCarried()) {
                carried.put(component.name(), component.carried());
            }
        }
        return carried;
    }
}
