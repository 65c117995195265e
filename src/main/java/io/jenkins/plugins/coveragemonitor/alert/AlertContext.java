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
 * Everything that a rule may look at in one build.
 *
 * @param point the build
 * @param earlier the earlier builds of the same branch to compare with, oldest first: they have ended, are measured and
 * miss nothing
 * @param previous the build of the same branch that ended before, whatever it misses; {@code null} if there is none
 * @param gates the results of the gates, or {@code null} if unknown for this build
 * @param settings the settings of the rules
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
     * A context from all builds that have ended.
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
                ended.stream().filter(Point::isConclusive).toList(),
                ended.isEmpty() ? null : ended.get(ended.size() - 1),
                gates,
                settings,
                open,
                accepted);
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
     * The newest accepted level, unless a build was better since by as much as a regression: a drop from there is a new
     * loss.
     *
     * @return the alert it was accepted with, which has the level
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

    /** Findings for the open alerts of a rule and metric about components that were not analysed: nothing is known. */
    public Stream<Finding> unread(String rule, Metric metric, List<String> components) {
        return open(rule)
                .filter(alert -> alert.key().metric() == metric
                        && !components.contains(alert.key().component()))
                .map(alert -> Finding.about(alert, FindingState.UNKNOWN, alert.message()));
    }

    /** The newest earlier build to compare with that satisfies a condition. */
    public Optional<Point> last(Predicate<Point> condition) {
        for (int i = earlier.size() - 1; i >= 0; i--) {
            if (condition.test(earlier.get(i))) {
                return Optional.of(earlier.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * The names of the components that are measured now or have an open alert of the rule, the project first. Flags are
     * included as {@code flag:unit}, unless everything has the flag: then it equals the project.
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
     * What a build itself measured of a metric in a component or by a flag; unmeasured if it was only carried forward,
     * or if a part of it is missing.
     */
    public static Counter measured(Point point, String component, Metric metric) {
        return point.carries(component) || point.lacks(component)
                ? Counter.NONE
                : point.counters(component).get(metric);
    }

    /**
     * What an earlier build measured, without the code that was removed since: deleting covered code loses nothing.
     * This never raises the earlier level.
     *
     * @param build the earlier build; code removed after it counts
     */
    public Counter withoutRemoved(Counter before, int build, String component, Metric metric) {
        Counter left = before;
        for (Point later : earlier) {
            left = later.build() > build ? lower(left, later, component, metric) : left;
        }
        return lower(left, point, component, metric);
    }

    /** A counter without the code that a build removed, if that lowers its share. */
    public static Counter lower(Counter before, Point point, String component, Metric metric) {
        Counter gone = point.removed().getOrDefault(component, Counters.NONE).get(metric);
        Counter left = new Counter(
                Math.max(0, before.covered() - gone.covered()), Math.max(0, before.missed() - gone.missed()));
        return left.isMeasured() && left.compareShare(before) < 0 ? left : before;
    }

    /** Whether two branches are the same; a job without branches has one. */
    public static boolean sameBranch(Point point, String branch) {
        return Objects.requireNonNullElse(point.branch(), "").equals(branch);
    }
}
