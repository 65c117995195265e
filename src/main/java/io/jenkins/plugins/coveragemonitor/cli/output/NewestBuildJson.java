package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest build in a row of {@code status --json}; only {@code "change":null} if there is none.
 *
 * @param build its number
 * @param time when it started
 * @param measured whether it has a measurement
 * @param totals its counters
 * @param change the change of line coverage against the build before, in points; {@code null} if there is nothing to
 * compare
 * @param verdict the worst outcome of its gates, {@code UNMEASURED} if it has no measurement
 * @param completeness whether anything is missing
 * @param missing what is missing
 */
@WithBuilder
record NewestBuildJson(
        @JsonInclude(Include.NON_NULL) @Nullable Integer build,
        @JsonInclude(Include.NON_NULL) @Nullable Instant time,
        @JsonInclude(Include.NON_NULL) @Nullable Boolean measured,
        @JsonInclude(Include.NON_NULL) @Nullable Counters totals,
        @Nullable BigDecimal change,
        @JsonInclude(Include.NON_NULL) @Nullable String verdict,
        @JsonInclude(Include.NON_NULL) Completeness.@Nullable State completeness,
        @JsonInclude(Include.NON_NULL) @Nullable List<MissingJson> missing) {
    private static final NewestBuildJson NONE = NewestBuildJsonBuilder.builder()
            .build(null)
            .time(null)
            .measured(null)
            .totals(null)
            .change(null)
            .verdict(null)
            .completeness(null)
            .missing(null)
            .create();

    static NewestBuildJson of(@Nullable Point newest, @Nullable BigDecimal change, @Nullable String verdict) {
        return newest == null
                ? NONE
                : NewestBuildJsonBuilder.builder()
                        .build(newest.build())
                        .time(newest.time())
                        .measured(newest.isMeasured())
                        .totals(newest.totals())
                        .change(change)
                        .verdict(verdict)
                        .completeness(newest.completenessState())
                        .missing(MissingJson.of(newest))
                        .create();
    }
}
