package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.api.TrendResource;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code trend --json}: the points, then the trend as in the HTTP interface. Differences are in
 * percentage points for coverage; in tests, failures or seconds for test metrics.
 *
 * @param job the job's name
 * @param points one a build, ascending
 * @param trend the analysis
 */
public record TrendJson(String job, List<Build> points, @JsonUnwrapped TrendResource trend) {
    /** A build; an unmeasured one is a point without numbers: a gap and not a zero. */
    @JsonInclude(Include.NON_NULL)
    @WithBuilder
    record Build(
            int build,
            Instant time,
            boolean measured,
            @Nullable Long covered,
            @Nullable Long missed,
            @Nullable Number value,
            @Nullable BuildState buildState,
            Completeness.State completeness,
            List<MissingJson> missing,
            @Nullable Boolean kept) {
        static Build of(Point point, Metric metric, String component, Set<Integer> keptBuilds) {
            Counter counter = metric.isCoverage() ? point.counters(component).get(metric) : Counter.NONE;
            Number value = metric.isCoverage() || !point.tests().isMeasured() ? null : value(point, metric);
            return TrendJsonBuildBuilder.builder()
                    .build(point.build())
                    .time(point.time())
                    .measured(counter.isMeasured() || value != null)
                    .covered(counter.isMeasured() ? counter.covered() : null)
                    .missed(counter.isMeasured() ? counter.missed() : null)
                    .value(value)
                    .buildState(point.hasEnded() ? null : point.buildState())
                    .completeness(point.completenessState())
                    .missing(MissingJson.of(point))
                    .kept(keptBuilds.contains(point.build()) ? Boolean.TRUE : null)
                    .create();
        }

        private static Number value(Point point, Metric metric) {
            return switch (metric) {
                case TESTS -> (Number) point.tests().total();
                case TEST_FAILURES -> (Number) point.tests().failed();
                default -> (Number) (point.tests().time().toMillis() / 1000.0);
            };
        }
    }

    /** Makes each build when it is written, so that a long history is not in memory twice. */
    private static final class Builds extends AbstractList<Build> {
        private final List<Point> points;
        private final Trend trend;
        private final Set<Integer> kept;

        Builds(List<Point> points, Trend trend, Set<Integer> kept) {
            this.points = points;
            this.trend = trend;
            this.kept = kept;
        }

        @Override
        public Build get(int index) {
            return Build.of(points.get(index), trend.metric(), trend.component(), kept);
        }

        @Override
        public int size() {
            return points.size();
        }
    }

    /**
     * The trend of a job.
     *
     * @param keptBuilds the builds that are kept forever
     */
    public static TrendJson of(String job, List<Point> points, Trend trend, Set<Integer> keptBuilds) {
        return new TrendJson(job, new Builds(points, trend, keptBuilds), TrendResource.of(trend));
    }
}
