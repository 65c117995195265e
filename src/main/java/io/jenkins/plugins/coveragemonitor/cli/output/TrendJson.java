package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.api.TrendResource;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import java.util.List;
import java.util.Set;

/**
 * The output of {@code trend --json}: the points, then the trend as in the HTTP interface. Differences are in
 * percentage points for coverage; in tests, failures or seconds for test metrics.
 *
 * @param job the job's name
 * @param points one a build, ascending
 * @param trend the analysis
 */
public record TrendJson(String job, TrendPoints points, @JsonUnwrapped TrendResource trend) {
    /**
     * The trend of a job.
     *
     * @param keptBuilds the builds that are kept forever
     */
    public static TrendJson of(String job, List<Point> points, Trend trend, Set<Integer> keptBuilds) {
        return new TrendJson(
                job, new TrendPoints(points, trend.metric(), trend.component(), keptBuilds), TrendResource.of(trend));
    }
}
