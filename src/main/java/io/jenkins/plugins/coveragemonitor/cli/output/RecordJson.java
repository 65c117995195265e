package io.jenkins.plugins.coveragemonitor.cli.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.gate.GateFields;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code record --json}.
 *
 * @param job the job's name
 * @param build the build's number
 * @param verdict the worst outcome of the gates, {@code UNMEASURED} if nothing was measured
 * @param finished whether the build is judged; {@code false} for a part of one
 * @param completeness whether anything is missing
 * @param missing what is missing
 * @param totals the project's counters
 * @param components the counters of each component
 * @param flags the counters of each flag of the reports; absent if none has one
 * @param services the known builds and images of the running services; absent if there are none
 * @param tests the test run, {@code null} if there was none
 * @param patch the counters of the changed lines, {@code null} if unknown
 * @param baseline the baseline, or {@code null}
 * @param gates the result of each gate
 * @param alerts what happened to alerts
 * @param events the good news of the build: a rise, a target
 * @param reports one row for each report
 * @param problems what could not be used, one sentence each
 */
@WithBuilder
public record RecordJson(
        String job,
        int build,
        String verdict,
        boolean finished,
        Completeness.State completeness,
        List<MissingJson> missing,
        Counters totals,
        Map<String, Counters> components,
        @JsonInclude(Include.NON_EMPTY) Map<String, Counters> flags,
        @JsonInclude(Include.NON_EMPTY) Map<String, ServiceRelease> services,
        TestTotals tests,
        @Nullable Counters patch,
        @Nullable Baseline baseline,
        List<Gate> gates,
        List<AlertRowJson> alerts,
        List<AlertRowJson> events,
        List<Report> reports,
        List<String> problems) {
    /** The baseline of the build. */
    record Baseline(int build, @JsonInclude(Include.NON_NULL) @Nullable String job, String words, Counters totals) {
        static @Nullable Baseline of(Verdict verdict) {
            var baseline = verdict.baseline();
            return baseline == null
                    ? null
                    : new Baseline(
                            baseline.build(),
                            baseline.job(),
                            baseline.words(),
                            baseline.point().totals());
        }
    }

    /** A gate's result. */
    @WithBuilder
    record Gate(
            String name,
            Metric metric,
            Scope scope,
            @JsonInclude(Include.NON_NULL) @Nullable String component,
            @JsonInclude(Include.NON_NULL) @Nullable String path,
            @JsonInclude(Include.NON_NULL) @Nullable String flag,
            Outcome result,
            String actual,
            String expected,
            String reason,
            long coveredLinesNeeded,
            @JsonInclude(Include.NON_NULL) @Nullable Integer baselineBuild,
            @JsonInclude(Include.NON_NULL) @Nullable String baselineJob,
            boolean informational,
            @JsonInclude(Include.NON_DEFAULT) boolean stageOnly) {
        static Gate of(GateResult gate) {
            GateFields fields = GateFields.of(gate);
            return RecordJsonGateBuilder.builder()
                    .name(fields.name())
                    .metric(gate.metric())
                    .scope(gate.scope())
                    .component(gate.component())
                    .path(gate.path())
                    .flag(gate.flag())
                    .result(gate.outcome())
                    .actual(fields.actual())
                    .expected(fields.expected())
                    .reason(gate.reason())
                    .coveredLinesNeeded(gate.coveredLinesNeeded())
                    .baselineBuild(gate.baselineBuild())
                    .baselineJob(gate.baselineJob())
                    .informational(gate.informational())
                    .stageOnly(gate.stageOnly())
                    .create();
        }
    }

    /** A report that was read. */
    record Report(
            String file,
            @Nullable String format,
            int files,
            long millis,
            @JsonInclude(Include.NON_NULL) @Nullable String error,
            @JsonInclude(Include.NON_NULL) @Nullable String stale) {
        static Report of(ReadReport report) {
            return new Report(
                    report.file(),
                    report.format(),
                    report.files(),
                    report.millis(),
                    report.isUsable() ? null : report.error(),
                    report.stale());
        }
    }

    private static List<AlertRowJson> rows(@Nullable AlertEvent step, boolean events) {
        return step == null
                ? List.of()
                : step.transitions().stream()
                        .map(Transition::alert)
                        .filter(alert -> alert.type().isEvent() == events)
                        .map(AlertRowJson::of)
                        .toList();
    }

    /**
     * The result of recording a build.
     *
     * @param alerts what happened to alerts; {@code null} for a part of a build, which is not judged yet
     */
    public static RecordJson of(RecordResult recorded, @Nullable AlertEvent alerts) {
        boolean finished = alerts != null;
        Verdict verdict = recorded.verdict();
        Map<String, Counters> components = new LinkedHashMap<>();
        for (Component component : recorded.measurement().components().values()) {
            if (!component.name().isEmpty()) {
                components.put(component.name(), component.counters());
            }
        }
        Map<String, Counters> flags = new LinkedHashMap<>();
        recorded.measurement().flags().forEach((flag, measured) -> flags.put(flag, measured.counters()));
        return RecordJsonBuilder.builder()
                .job(recorded.build().job())
                .build(recorded.build().number())
                .verdict(finished ? verdict(recorded) : Outcome.NOT_EVALUATED.name())
                .finished(finished)
                .completeness(recorded.point().completenessState())
                .missing(MissingJson.of(recorded.point()))
                .totals(recorded.measurement().counters())
                .components(components)
                .flags(flags)
                .services(recorded.record().releases())
                .tests(recorded.measurement().tests())
                .patch(recorded.point().patch())
                .baseline(finished ? Baseline.of(verdict) : null)
                .gates(finished ? verdict.results().stream().map(Gate::of).toList() : List.of())
                .alerts(finished ? rows(alerts, false) : List.of())
                .events(finished ? rows(alerts, true) : List.of())
                .reports(recorded.record().reports().stream().map(Report::of).toList())
                .problems(recorded.record().sentences())
                .create();
    }

    /** An unmeasured build has a verdict of its own: nothing about it passed. */
    private static String verdict(RecordResult recorded) {
        return recorded.point().isMeasured() ? recorded.verdict().outcome().name() : "UNMEASURED";
    }
}
