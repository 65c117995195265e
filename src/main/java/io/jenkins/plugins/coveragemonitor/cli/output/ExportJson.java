package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job's history as one JSON object.
 *
 * @param job the job's name
 * @param exported when it was exported
 * @param days how many days back the points reach, 0 for all
 * @param points one a build, ascending
 */
public record ExportJson(String job, Instant exported, int days, List<Build> points) {
    /** A build. */
    @WithBuilder
    record Build(
            int build,
            Instant time,
            boolean measured,
            Counters totals,
            Map<String, Counters> components,
            TestTotals tests,
            @JsonInclude(Include.NON_NULL) @Nullable Counters patch,
            Outcome verdict,
            Map<Outcome, Integer> gates,
            @JsonInclude(Include.NON_NULL) @Nullable String commit,
            @JsonInclude(Include.NON_NULL) @Nullable String branch,
            BuildState buildState,
            Completeness.State completeness,
            List<MissingJson> missing) {
        static Build of(Point point) {
            return ExportJsonBuildBuilder.builder()
                    .build(point.build())
                    .time(point.time())
                    .measured(point.isMeasured())
                    .totals(point.totals())
                    .components(point.components())
                    .tests(point.tests())
                    .patch(point.patch())
                    .verdict(point.outcome())
                    .gates(point.gates())
                    .commit(point.commit())
                    .branch(point.branch())
                    .buildState(point.buildState())
                    .completeness(point.completenessState())
                    .missing(MissingJson.of(point))
                    .create();
        }
    }

    /**
     * The points of a job.
     *
     * @param now the current time
     * @param days how many days back the points reach, 0 for all
     */
    public static ExportJson of(String job, Instant now, int days, List<Point> points) {
        return new ExportJson(job, now, days, new Builds(points));
    }

    /** The builds of points, each made when it is written: a long history has very many. */
    private static final class Builds extends AbstractList<Build> {
        private final List<Point> points;

        Builds(List<Point> points) {
            this.points = points;
        }

        @Override
        public Build get(int index) {
            return Build.of(points.get(index));
        }

        @Override
        public int size() {
            return points.size();
        }
    }
}
