package io.jenkins.plugins.coveragemonitor.jenkins;

import io.jenkins.plugins.coveragemonitor.jenkins.config.FormStrings;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponses;

/** A metric in an address. */
final class MetricParameter {
    private MetricParameter() {}

    /** A metric, or {@code null} if none is given. */
    static @Nullable Metric orNull(@Nullable String name) {
        String given = FormStrings.toNull(name);
        if (given == null) {
            return null;
        }
        try {
            return Metric.valueOf(given);
        } catch (IllegalArgumentException unknown) {
            throw HttpResponses.errorWithoutStack(400, "there is no such metric");
        }
    }
}
