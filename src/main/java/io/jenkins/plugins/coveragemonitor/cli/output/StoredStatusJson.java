package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code status --store --json}.
 *
 * @param jobs one row for each history
 */
public record StoredStatusJson(List<Job> jobs) {
    /**
     * A history: the fields of {@link StatusJson.Job}, and its controller.
     *
     * @param monitor which of the job's monitors
     * @param url its trend page on its controller
     * @param newest its newest build
     */
    @WithBuilder
    public record Job(
            String job,
            String controller,
            String monitor,
            @JsonInclude(Include.NON_NULL) @Nullable String url,
            List<String> owners,
            List<String> labels,
            @JsonUnwrapped NewestBuildJson newest,
            List<StoredAlertJson> alerts) {
        /**
         * A history.
         *
         * @param newest the build to show, or {@code null} if it has none
         * @param change the change of line coverage against the build before, in points; {@code null} if there is
         * nothing to compare
         */
        public static Job of(
                StoredJob job, @Nullable Point newest, @Nullable BigDecimal change, @Nullable String verdict) {
            return StoredStatusJsonJobBuilder.builder()
                    .job(job.description().name())
                    .controller(job.key().controller())
                    .monitor(job.key().monitor())
                    .url(job.description().url())
                    .owners(job.description().owners())
                    .labels(job.description().labels())
                    .newest(NewestBuildJson.of(newest, change, verdict))
                    .alerts(job.description().alerts().stream()
                            .map(alert -> StoredAlertJson.of(job, alert))
                            .toList())
                    .create();
        }
    }
}
