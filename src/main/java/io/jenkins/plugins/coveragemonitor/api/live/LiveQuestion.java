package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.model.Metric;

/**
 * What one who watches asks for.
 *
 * @param metric the metric of the rows of jobs
 * @param job the full name of the one job that is watched; empty for all
 * @param stream the stream that was watched before; empty for none
 * @param after the number of the last event that was seen of it
 */
public record LiveQuestion(Metric metric, String job, String stream, long after) {
    /** Everything from now on. */
    public static final LiveQuestion ALL = new LiveQuestion(Metric.LINE, "", "", 0);

    /** Reads the parameters of an address; what is absent or makes no sense is as by default. */
    public static LiveQuestion of(Metric metric, String job, String stream, String after) {
        boolean number = after != null && after.matches("\\d{1,18}");
        return new LiveQuestion(
                metric, job == null ? "" : job, stream == null ? "" : stream, number ? Long.parseLong(after) : 0);
    }
}
