package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code status --json}.
 *
 * @param jobs one row for each monitor of a job
 */
public record StatusJson(List<Job> jobs) {
    /**
     * A job; for one that cannot be read only its name and the reason.
     *
     * @param job the job's name
     * @param monitor the id of its monitor, absent for the default one
     * @param problems a sentence for each of its files that cannot be read
     * @param newest its newest build
     * @param alerts the job's open alerts; absent if they cannot be read
     */
    public record Job(
            String job,
            @JsonInclude(Include.NON_NULL) @Nullable String monitor,
            List<String> problems,
            @JsonUnwrapped NewestBuildJson newest,
            @JsonInclude(Include.NON_NULL) @Nullable List<AlertRowJson> alerts) {
        private static @Nullable String other(JobMonitor monitor) {
            return monitor.isUsual() ? null : monitor.id();
        }

        /** A job without a build to show. */
        public static Job unread(JobMonitor monitor, List<String> problems) {
            return new Job(monitor.job(), other(monitor), problems, NewestBuildJson.of(null, null, null), null);
        }

        /** A job with its newest build. */
        public static Job of(
                JobMonitor monitor,
                List<String> problems,
                Point newest,
                @Nullable BigDecimal change,
                String verdict,
                @Nullable List<Alert> open) {
            return new Job(
                    monitor.job(),
                    other(monitor),
                    problems,
                    NewestBuildJson.of(newest, change, verdict),
                    open == null
                            ? null
                            : open.stream()
                                    .map(alert -> AlertRowJson.of(alert, monitor.id()))
                                    .toList());
        }
    }
}
