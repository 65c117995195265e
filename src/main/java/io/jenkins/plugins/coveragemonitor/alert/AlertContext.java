package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a rule may look at in one build.
 *
 * @param point the build
 * @param earlier the earlier builds of the same branch that are compared with, oldest first: they have ended,
 *     measured something and miss nothing
 * @param previous the build of the same branch that has ended before, whatever it misses; {@code null} if there is
 *     none
 * @param gates what the gates said, or {@code null} if that is not known for this build
 * @param settings how the rules are set
 * @param open the open alerts of the same job and branch
 * @param accepted the alerts of the same job and branch whose level somebody accepted, oldest first
 */
public record AlertContext(
        Point point,
        List<Point> earlier,
        @Nullable Point previous,
        @Nullable List<GateOutcome> gates,
        AlertSettings settings,
        List<Alert> open,
        List<Alert> accepted) {
    /** Creates a context; the lists are copied. */
    public AlertContext {
        earlier = List.copyOf(earlier);
        gates = gates == null ? null : List.copyOf(gates);
        open = List.copyOf(open);
        accepted = List.copyOf(accepted);
    }

    /**
     * A context among all builds that have ended.
     *
     * @param ended those of the same branch before this one, oldest first
     */
    public AlertContext(
            Point point,
            List<Point> ended,
            @Nullable List<GateOutcome> gates,
            AlertSettings settings,
            List<Alert> open,
            List<Alert> accepted) {
        this(
                point,
                ended.stream().filter(AlertContext::isComparable).toList(),
                ended.isEmpty() ? null : ended.get(ended.size() - 1),
                gates,
                settings,
                open,
                accepted);
    }

    /** An unmeasured or partial build says nothing about any change. */
    private static boolean isComparable(Point point) {
        return point.isComplete() && (point.isMeasured() || point.tests().isMeasured());
    }

    /** The open alert of a cause, if there is one. */
    public Optional<Alert> open(String rule, @Nullable Metric metric, String component) {
        return open.stream()
                .filter(alert -> alert.key().rule().equals(rule)
                        && alert.key().metric() == metric
                        && alert.key().component().equals(component))
                .findFirst();
    }

    /**
     * The newest level that somebody accepted, unless a build was better since by as much as a regression would be: what
     * falls from there is another loss.
     *
     * @return the alert it was accepted with, which knows the level
     */
    public Optional<Alert> accepted(Metric metric, String component) {
        return accepted.stream()
                .filter(alert -> alert.key().metric() == metric
                        && alert.key().component().equals(component)
                        && alert.level() instanceof AlertLevel.Share)
                .reduce((older, newer) -> newer)
                .filter(alert -> earlier.stream()
                        .filter(later -> later.build() > alert.build())
                        .map(later -> measured(later, component, metric))
                        .noneMatch(later -> later.isMeasured()
                                && Points.between(AlertLevel.share(alert.level()), later)
                                                .compareTo(settings.maxDrop())
                                        >= 0));
    }

    /** The open alerts of a rule. */
    public Stream<Alert> open(String rule) {
        return open.stream().filter(alert -> alert.key().rule().equals(rule));
    }

    /** Of the open alerts of a rule and metric, those about components that were not looked at: nothing can be said. */
    public Stream<Finding> unread(String rule, Metric metric, List<String> components) {
        return open(rule)
                .filter(alert -> alert.key().metric() == metric
                        && !components.contains(alert.key().component()))
                .map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
    }

    /** The newest earlier build to compare with that fulfils a condition. */
    public Optional<Point> last(Predicate<Point> condition) {
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (condition.test(earlier.get(i))) {
                return Optional.of(earlier.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * The names of the components that are measured now or that an open alert of the rule is about; the project first. A flag
     * stands among them as {@code flag:unit}, unless all there is has it: that is what is said of the project.
     */
    public List<String> components(String rule) {
        return Stream.of(
                        Stream.of(""),
                        point.components().keySet().stream(),
                        point.flags().entrySet().stream()
                                .filter(flag -> !flag.getValue().totals().equals(point.totals()))
                                .map(flag -> Point.FLAG + flag.getKey()),
                        open(rule).map(alert -> alert.key().component()))
                .flatMap(names -> names)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What a build measured itself of a metric in a component or by a flag; not measured if it was only carried forward, or if a part of
     * it is missing.
     */
    public static Counter measured(Point point, String component, Metric metric) {
        return point.carries(component) || point.lacks(component)
                ? Counter.NONE
                : point.counters(component).get(metric);
    }

    /**
     * What an earlier build measured, without the code that was removed after a build up to this one: deleting covered code
     * loses nothing. It never makes the earlier level higher.
     *
     * @param build the code that was removed later than with this build
     */
    public Counter withoutRemoved(Counter before, int build, String component, Metric metric) {
        Counter left = before;
        for (Point later : earlier) {
            left = later.build() > build ? lower(left, later, component, metric) : left;
        }
        return lower(left, point, component, metric);
    }

    /** A counter without the code that was removed with a build, if that lowers its share. */
    public static Counter lower(Counter before, Point point, String component, Metric metric) {
        Counter gone = point.removed().getOrDefault(component, Counters.NONE).get(metric);
        Counter left = new Counter(
                Math.max(0, before.covered() - gone.covered()), Math.max(0, before.missed() - gone.missed()));
        return left.isMeasured() && left.compareShare(before) < 0 ? left : before;
    }

    /** Whether two branches are the same; a job that knows no branches has one. */
    public static boolean sameBranch(Point point, String branch) {
        return Objects.requireNonNullElse(point.branch(), "").equals(branch);
    }
}
