package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineChoice;
import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineKind;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The code that was removed since the previous measured build, computed as for drop gates. Alerts need it too, but only
 * know points, so it is kept with the point.
 */
public final class RemovedSincePrevious {
    private static final BaselineChoice PREVIOUS = new BaselineChoice(BaselineKind.PREVIOUS, null);

    private RemovedSincePrevious() {}

    /**
     * The removed code by component, {@code ""} for the project, and by flag, as {@code flag:unit}; only if the share
     * fell, because it does not matter otherwise.
     */
    public static Map<String, Counters> of(GateContext context, List<Metric> metrics) {
        TreeSet<String> components = new TreeSet<>(context.point().components().keySet());
        components.add("");
        Map<String, Counters> removed = new TreeMap<>(of(context, metrics, components));
        for (String flag : context.point().flags().keySet()) {
            of(context.flag(flag), metrics, Set.of(""))
                    .forEach((whole, counters) -> removed.put(Point.FLAG + flag, counters));
        }
        return removed;
    }

    private static Map<String, Counters> of(GateContext context, List<Metric> metrics, Set<String> components) {
        Optional<Baseline> previous = new Baselines(context).find(PREVIOUS, Point::isMeasured);
        if (previous.isEmpty() || !context.point().isMeasured()) {
            return Map.of();
        }
        Map<String, Counters> removed = new TreeMap<>();
        for (String component : components) {
            Counters ofComponent = Counters.NONE;
            for (Metric metric : metrics) {
                ofComponent = ofComponent.with(metric, removed(context, previous.get(), component, metric));
            }
            if (!ofComponent.isEmpty()) {
                removed.put(component, ofComponent);
            }
        }
        return removed;
    }

    private static Counter removed(GateContext context, Baseline previous, String component, Metric metric) {
        Counter before = previous.point().counters(component).get(metric);
        Counter now = context.point().counters(component).get(metric);
        if (!before.isMeasured()
                || !now.isMeasured()
                || Points.between(before, now).signum() >= 0) {
            return Counter.NONE;
        }
        GateRule rule = GateRule.on(metric)
                .maxDrop(BigDecimal.ZERO)
                .component(component)
                .build();
        Counter left = new BaselineAdjuster(rule, new GateSubject(rule), context)
                .adjust(previous, before, now)
                .counter();
        // The adjusted share is never higher: more covered lines, of added code, would also mean more missed ones.
        return left.missed() > before.missed()
                ? Counter.NONE
                : new Counter(before.covered() - left.covered(), before.missed() - left.missed());
    }
}
