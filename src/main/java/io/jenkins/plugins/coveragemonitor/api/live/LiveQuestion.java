package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.model.Metric;

/**
 * What a viewer subscribes to.
 *
 * @param metric the metric of the rows of jobs
 * @param job the full name of a single job; empty for all
 * @param stream the stream of the last connection; empty for none
 * @param after the number of the last event that was received from it
 */
public record LiveQuestion(Metric metric, String job, String stream, long after) {
    /** Everything from now on. */
    public static final LiveQuestion ALL = new LiveQuestion(Metric.LINE, "", "", 0);

    /** Parses the parameters of an address; missing and invalid ones get their defaults. */
    public static LiveQuestion of(Metric metric, String job, String stream, String after) {
        boolean number = after != null && after.matches("\\d{1,18}");
        return new LiveQuestion(
                metric, job == null ? "" : job, stream == null ? "" : stream, number ? Long.parseLong(after) : 0);
    }
}
