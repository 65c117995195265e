package io.jenkins.plugins.coveragemonitor.alert.rule;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FindingState;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Something that an earlier build had is missing: the whole measurement, a component, or some reports. This mutes the
 * drops that follow from it. What the configuration no longer names is not lost.
 */
public final class MeasurementLostRule implements AlertRule {
    static final String NAME = "measurement-lost";

    /** The rule of a job that is no longer measured. */
    public static final String STALE = "measurement-stale";

    @Override
    public Stream<Finding> findings(AlertContext context) {
        Set<String> components = new TreeSet<>();
        components.add("");
        context.open(NAME).forEach(alert -> components.add(alert.key().component()));
        context.point().completeness().missing().forEach(missing -> components.add(missing.component()));
        return Stream.concat(
                stale(context), components.stream().flatMap(component -> finding(context, component).stream()));
    }

    /** The alert about a stale job ends with the next measured build. */
    private static Stream<Finding> stale(AlertContext context) {
        return context.open(STALE)
                .map(alert -> context.point().isMeasured()
                        ? Finding.about(alert, FindingState.GOOD, "coverage is measured again")
                        : Finding.about(alert, FindingState.UNKNOWN, alert.message()));
    }

    private static Optional<Finding> finding(AlertContext context, String component) {
        Point point = context.point();
        Optional<Alert> open = context.open(NAME, null, component);
        if (!point.isMeasured() && !isOfTestsAlone(context)) {
            return component.isEmpty()
                    ? wholly(context, open)
                    : open.map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
        }
        List<Missing> missing = point.completeness().of(component);
        List<Missing> lost =
                missing.stream().filter(one -> one.lastBuild() != null).toList();
        if (!lost.isEmpty()) {
            return Optional.of(finding(component, FindingState.BAD, isMore(context, component, lost), text(lost)));
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            return Optional.of(
                    Finding.about(open.get(), FindingState.UNKNOWN, open.get().message()));
        }
        boolean measured = component.isEmpty()
                || point.components().containsKey(component)
                || point.tests(component).isMeasured();
        return Optional.of(
                measured
                        ? finding(component, FindingState.GOOD, false, again(context, component))
                        : Finding.about(open.get(), FindingState.GONE, what(component) + " is no longer asked for"));
    }

    /** Whether the job has tests and never had coverage, so that only tests can be missing. */
    private static boolean isOfTestsAlone(AlertContext context) {
        return !context.point().isMeasured()
                && context.point().tests().isMeasured()
                && (context.previous() == null || !context.previous().isMeasured())
                && context.last(Point::isMeasured).isEmpty();
    }

    /** Nothing was measured at all. */
    private static Optional<Finding> wholly(AlertContext context, Optional<Alert> open) {
        Optional<Point> last = context.last(Point::isMeasured)
                .or(() -> Optional.ofNullable(context.previous()).filter(Point::isMeasured));
        String since = last.map(point -> ", last measured in #" + point.build()).orElse("");
        return last.isPresent() || open.isPresent()
                ? Optional.of(finding("", FindingState.BAD, false, "coverage was not measured" + since))
                : Optional.empty();
    }

    /** Whether something is lost that the build before still had: that is another cause, not reported yet. */
    private static boolean isMore(AlertContext context, String component, List<Missing> lost) {
        Point before = context.previous();
        return context.open(NAME, null, component).isPresent()
                && before != null
                && (before.isMeasured() || isOfTestsAlone(context))
                && lost.stream().anyMatch(one -> before.completeness().of(component).stream()
                        .noneMatch(known -> known.lastBuild() != null && known.isSame(one)));
    }

    private static String again(AlertContext context, String component) {
        boolean part = component.isEmpty()
                && context.previous() != null
                && (context.previous().isMeasured() || isOfTestsAlone(context));
        return part ? "all that was missing is measured again" : what(component) + " is measured again";
    }

    private static String what(String component) {
        return component.isEmpty() ? "coverage" : "component " + component;
    }

    private static String text(List<Missing> lost) {
        String first = lost.get(0).why();
        return lost.size() == 1 ? first : first + "; and " + Plurals.count(lost.size() - 1, "more report");
    }

    private static Finding finding(String component, FindingState standing, boolean worse, String message) {
        return Finding.builder(AlertType.MEASUREMENT_LOST, NAME)
                .component(component)
                .state(standing)
                .severity(Severity.WARNING)
                .worse(worse)
                .message(message)
                .create();
    }
}
