package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the previous measured build had is missing: the whole measurement, or a component. It mutes the drops that are
 * only its consequence.
 */
public final class MeasurementLostRule implements AlertRule {
    /** The rule of a job that is not measured any more. */
    public static final String STALE = "measurement-stale";

    static final String NAME = "measurement-lost";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        Optional<Point> previous = context.last(Point::isMeasured);
        Set<String> components = new TreeSet<>();
        context.open(NAME).forEach(alert -> components.add(alert.key().component()));
        previous.ifPresent(before -> {
            components.add("");
            components.addAll(before.components().keySet());
        });
        return Stream.concat(stale(context), missing(context, previous, components));
    }

    /** The alert that time began ends with the next measured build. */
    private static Stream<Finding> stale(AlertContext context) {
        return context.open(STALE)
                .map(alert -> context.point().isMeasured()
                        ? Finding.about(alert, FindingState.GOOD, "coverage is measured again")
                        : Finding.about(alert, FindingState.UNKNOWN, alert.message()));
    }

    private static Stream<Finding> missing(AlertContext context, Optional<Point> previous, Set<String> components) {
        Point point = context.point();
        return components.stream().flatMap(component -> {
            Optional<Alert> open = context.open(NAME, null, component);
            boolean lost = point.counters(component).isEmpty();
            if (!component.isEmpty() && !point.isMeasured()) {
                return open.stream().map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
            }
            return lost || open.isPresent() ? Stream.of(finding(component, lost, previous)) : Stream.empty();
        });
    }

    private static Finding finding(String component, boolean lost, Optional<Point> previous) {
        String what = component.isEmpty() ? "coverage" : "component " + component;
        String last =
                previous.map(point -> ", last measured in #" + point.build()).orElse("");
        return new Finding(
                AlertType.MEASUREMENT_LOST,
                NAME,
                null,
                component,
                lost ? FindingState.BAD : FindingState.GOOD,
                Severity.WARNING,
                null,
                null,
                false,
                what + (lost ? " was not measured" + last : " is measured again"));
    }
}
