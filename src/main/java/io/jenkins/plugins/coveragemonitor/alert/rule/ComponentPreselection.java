package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.EffectiveRule;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Selects the components that are worth an analysis: reading a trend takes a hundred builds, and a project may have
 * hundreds of components of which few move. The project is always selected. A component is if it has an open alert, or
 * if within the window it was far enough from its current value for the rule to find anything. At most {@value #MOST}
 * are, those with an open alert first, then those that moved most.
 */
public final class ComponentPreselection {
    public static final int MOST = 50;

    /** Less than one line of any project, more than rounding errors. */
    private static final double GRAIN = 1e-9;

    private final AlertContext context;
    private final String rule;
    private final Metric metric;
    private final EffectiveRule settings;

    ComponentPreselection(AlertContext context, String rule, Metric metric, EffectiveRule settings) {
        this.context = context;
        this.rule = rule;
        this.metric = metric;
        this.settings = settings;
    }

    private record Suspect(String component, boolean open, double moved) {}

    /**
     * The components, the project first.
     *
     * @param down the least drop in percentage points below an earlier build that selects a component
     * @param up the least rise in percentage points above an earlier build that selects one; {@code null} for none
     */
    List<String> components(BigDecimal down, @Nullable BigDecimal up) {
        List<Suspect> preselection = new ArrayList<>();
        for (String component : context.components(rule)) {
            if (!component.isEmpty()) {
                boolean open = context.open(rule, metric, component).isPresent();
                double moved = moved(component, down.doubleValue(), up == null ? Double.MAX_VALUE : up.doubleValue());
                if (open || moved > 0) {
                    preselection.add(new Suspect(component, open, moved));
                }
            }
        }
        preselection.sort(Comparator.comparing(Suspect::open)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Suspect::moved).reversed())
                .thenComparing(Suspect::component));
        List<String> names = new ArrayList<>(List.of(""));
        preselection.stream().limit(MOST).map(Suspect::component).forEach(names::add);
        return names;
    }

    /** How many points the component is off the furthest earlier build; 0 if that is less than the limits. */
    private double moved(String component, double down, double up) {
        Counter now = AlertContext.measured(context.point(), component, metric);
        if (!now.isMeasured()) {
            return 0;
        }
        double highest = now.share();
        double lowest = highest;
        for (Point point : TrendReading.window(context, settings)) {
            Counter then = AlertContext.measured(point, component, metric);
            if (then.isMeasured()) {
                highest = Math.max(highest, then.share());
                lowest = Math.min(lowest, then.share());
            }
        }
        double fell = 100 * (highest - now.share());
        double rose = 100 * (now.share() - lowest);
        return Math.max(fell + GRAIN >= down ? fell : 0, rose + GRAIN >= up ? rose : 0);
    }
}
