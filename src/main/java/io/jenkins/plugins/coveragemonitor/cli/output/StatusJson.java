package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status --json} prints.
 *
 * @param jobs one row a monitor of a job
 */
public record StatusJson(List<Job> jobs) {
    /**
     * A job; of one that cannot be read only its name and why.
     *
     * @param job the job's name
     * @param monitor the id of its monitor, absent for the usual one
     * @param problems what of it cannot be read, one sentence each
     * @param build the newest build
     * @param time when it started
     * @param measured whether it has a measurement
     * @param totals its counters
     * @param change of the lines against the build before, in points; {@code null} if there is nothing to compare
     * @param verdict the worst outcome of its gates, {@code UNMEASURED} if it has no measurement
     * @param completeness whether anything is missing in it
     * @param missing what is missing
     * @param alerts the job's open alerts
     */
    public record Job(
            String job,
            @JsonInclude(Include.NON_NULL) @Nullable String monitor,
            List<String> problems,
            @JsonInclude(Include.NON_NULL) @Nullable Integer build,
            @JsonInclude(Include.NON_NULL) @Nullable Instant time,
            @JsonInclude(Include.NON_NULL) @Nullable Boolean measured,
            @JsonInclude(Include.NON_NULL) @Nullable Counters totals,
            @Nullable BigDecimal change,
            @JsonInclude(Include.NON_NULL) @Nullable String verdict,
            @JsonInclude(Include.NON_NULL) Completeness.@Nullable State completeness,
            @JsonInclude(Include.NON_NULL) @Nullable List<MissingJson> missing,
            @JsonInclude(Include.NON_NULL) @Nullable List<AlertRowJson> alerts) {
        private static @Nullable String other(JobMonitor monitor) {
            return monitor.isUsual() ? null : monitor.id();
        }

        /** A job without a build to show. */
        public static Job unread(JobMonitor monitor, List<String> problems) {
            return new Job(
                    monitor.job(), other(monitor), problems, null, null, null, null, null, null, null, null, null);
        }

        /** A job with its newest build. */
        public static Job of(
                JobMonitor monitor,
                List<String> problems,
                Point newest,
                @Nullable BigDecimal change,
                String verdict,
                List<Alert> open) {
            return new Job(
                    monitor.job(),
                    other(monitor),
                    problems,
                    newest.build(),
                    newest.time(),
                    newest.isMeasured(),
                    newest.totals(),
                    change,
                    verdict,
                    newest.completenessState(),
                    MissingJson.of(newest),
                    open.stream()
                            .map(alert -> AlertRowJson.of(alert, monitor.id()))
                            .toList());
        }
    }
}
