package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job's history as one JSON object.
 *
 * @param job the job's name
 * @param exported when this was made
 * @param days how many days back the points reach, 0 for all
 * @param points one a build, ascending
 */
public record ExportJson(String job, Instant exported, int days, List<Build> points) {
    /** A build. */
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
            return new Build(
                    point.build(),
                    point.time(),
                    point.isMeasured(),
                    point.totals(),
                    point.components(),
                    point.tests(),
                    point.patch(),
                    point.outcome(),
                    point.gates(),
                    point.commit(),
                    point.branch(),
                    point.buildState(),
                    point.completenessState(),
                    MissingJson.of(point));
        }
    }

    /**
     * The points of a job.
     *
     * @param now when this is exported
     * @param days how many days back the points reach, 0 for all
     */
    public static ExportJson of(String job, Instant now, int days, List<Point> points) {
        return new ExportJson(job, now, days, points.stream().map(Build::of).toList());
    }
}
