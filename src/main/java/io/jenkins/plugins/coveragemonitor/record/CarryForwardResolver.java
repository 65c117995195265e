package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.CarryForward;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Adds to a build's measurement the components, or parts of one flag, that are configured to keep their last
 * measurement when they bring no report. A build without any report stays unmeasured, because carried components alone
 * would look like a measurement.
 */
public final class CarryForwardResolver {
    /** Supplies the measurements of earlier builds. */
    @FunctionalInterface
    public interface Measurements {
        /**
         * A build's whole measurement, if it is still kept.
         *
         * @throws IOException if it cannot be read
         */
        Optional<Measurement> of(int build) throws IOException;
    }

    private final Point build;
    private final List<Point> points;
    private final Measurements measurements;

    /**
     * Searches for what can be carried forward to a build.
     *
     * @param build the build's number, time and branch
     * @param points the job's history, ascending
     */
    public CarryForwardResolver(Point build, List<Point> points, Measurements measurements) {
        this.build = build;
        this.points = points;
        this.measurements = measurements;
    }

    /**
     * The measurement with what was carried forward.
     *
     * @throws IOException if an earlier measurement cannot be read
     */
    public Measurement complete(Measurement measured, List<ReportSpec> specs) throws IOException {
        boolean anythingNew = measured.components().values().stream().anyMatch(component -> !component.isCarried());
        if (!anythingNew) {
            return measured.isMeasured() ? Measurement.of(List.of(), measured.tests()) : measured;
        }
        Measurement whole = measured;
        for (ReportSpec spec : specs) {
            if (spec.carryForward().isOn()
                    && ofFlag(whole, spec).component(spec.component()).isEmpty()) {
                Optional<Component> last = last(spec);
                if (last.isPresent()) {
                    whole = whole.plus(spec.flag(), last.get());
                }
            }
        }
        return whole;
    }

    private Optional<Component> last(ReportSpec spec) throws IOException {
        for (int i = points.size() - 1; i >= 0; i--) {
            Point kept = points.get(i);
            Point point = spec.flag().isEmpty() ? kept : kept.flag(spec.flag());
            boolean itself = point.build() < build.build()
                    && point.hasEnded()
                    && !point.completeness().lacks(spec.component())
                    && sameBranch(point)
                    && !point.counters(spec.component()).isEmpty()
                    && !point.carried().containsKey(spec.component());
            if (itself) {
                return isWithin(spec.carryForward(), point)
                        ? measurements
                                .of(point.build())
                                .flatMap(earlier -> ofFlag(earlier, spec).component(spec.component()))
                                .map(component -> component.carriedFrom(new Carried(point.build(), point.time())))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Only the given component or, if reports have a flag, only what these measured of it, is carried. */
    private static Measurement ofFlag(Measurement of, ReportSpec spec) {
        return spec.flag().isEmpty() ? of : of.flag(spec.flag());
    }

    private boolean sameBranch(Point point) {
        return point.branch() == null
                || build.branch() == null
                || point.branch().equals(build.branch());
    }

    private boolean isWithin(CarryForward limit, Point point) {
        boolean builds = limit.builds() == 0 || build.build() - point.build() <= limit.builds();
        boolean days = limit.days() == 0
                || Duration.between(point.time(), build.time()).compareTo(Duration.ofDays(limit.days())) <= 0;
        return builds && days;
    }
}
