package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status --store --json} prints.
 *
 * @param jobs one row a history
 */
public record StoredStatusJson(List<Job> jobs) {
    /**
     * A history: what {@link StatusJson.Job} has, and where it is.
     *
     * @param monitor which of the job's monitors
     * @param url its trend page on its controller
     * @param build its newest build; absent, as what follows, if it has none
     */
    public record Job(
            String job,
            String controller,
            String monitor,
            @JsonInclude(Include.NON_NULL) @Nullable String url,
            List<String> owners,
            List<String> labels,
            @JsonInclude(Include.NON_NULL) @Nullable Integer build,
            @JsonInclude(Include.NON_NULL) @Nullable Instant time,
            @JsonInclude(Include.NON_NULL) @Nullable Boolean measured,
            @JsonInclude(Include.NON_NULL) @Nullable Counters totals,
            @Nullable BigDecimal change,
            @JsonInclude(Include.NON_NULL) @Nullable String verdict,
            @JsonInclude(Include.NON_NULL) Completeness.@Nullable State completeness,
            @JsonInclude(Include.NON_NULL) @Nullable List<MissingJson> missing,
            List<StoredAlertJson> alerts) {
        /**
         * A history.
         *
         * @param newest the build to show, or {@code null} if it has none
         * @param change of the lines against the build before, in points; {@code null} if there is nothing to compare
         */
        public static Job of(
                StoredJob job, @Nullable Point newest, @Nullable BigDecimal change, @Nullable String verdict) {
            return new Job(
                    job.description().name(),
                    job.key().controller(),
                    job.key().monitor(),
                    job.description().url(),
                    job.description().owners(),
                    job.description().labels(),
                    newest == null ? null : newest.build(),
                    newest == null ? null : newest.time(),
                    newest == null ? null : newest.isMeasured(),
                    newest == null ? null : newest.totals(),
                    change,
                    verdict,
                    newest == null ? null : newest.completenessState(),
                    newest == null ? null : MissingJson.of(newest),
                    job.description().alerts().stream()
                            .map(alert -> StoredAlertJson.of(job, alert))
                            .toList());
        }
    }
}
