package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.gate.GateFields;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of one gate.
 *
 * @param gate its name
 * @param of what it judged: {@code the project}, {@code the patch}, {@code component python} …
 * @param metric what it counts
 * @param result its outcome
 * @param actual the value found; a dash if it was not evaluated
 * @param wanted the value wanted
 * @param reason how far it is missed or passed, or why it was not evaluated
 * @param coveredNeeded how many more lines (branches …) must be covered to pass it; 0 if it passed, or if covering
 * alone does not pass it
 * @param informational whether it does not affect the build
 */
@WithBuilder
public record GateFacts(
        String gate,
        String of,
        Metric metric,
        Outcome result,
        String actual,
        String wanted,
        String reason,
        long coveredNeeded,
        boolean informational) {
    private static final Comparator<GateFacts> WORST_FIRST =
            Comparator.comparing((GateFacts gate) -> rank(gate.result)).thenComparing(GateFacts::informational);

    static GateFacts of(GateResult gate) {
        GateFields fields = GateFields.of(gate);
        return GateFactsBuilder.builder()
                .gate(fields.name())
                .of(gate.subject())
                .metric(gate.metric())
                .result(gate.outcome())
                .actual(fields.actual())
                .wanted(fields.expected())
                .reason(gate.reason())
                .coveredNeeded(gate.coveredLinesNeeded())
                .informational(gate.informational())
                .create();
    }

    static List<GateFacts> worstFirst(Stream<GateResult> gates) {
        return gates.map(GateFacts::of).sorted(WORST_FIRST).toList();
    }

    /** A gate that could not be judged is neither good nor bad. */
    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case FAILED -> 0;
            case WARNING -> 1;
            case NOT_EVALUATED -> 2;
            case PASSED -> 3;
        };
    }
}
