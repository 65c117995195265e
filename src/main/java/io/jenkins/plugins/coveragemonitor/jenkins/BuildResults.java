package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Result;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The effect of gates on a build: a warning makes it unstable, a failed gate fails it, anything else does not affect
 * it.
 */
final class BuildResults {
    private BuildResults() {}

    /** The result that the worst gate requires, without those that only inform or mark a stage. */
    static Optional<Result> of(List<GateResult> gates) {
        return worst(gates, GateResult::ofBuild);
    }

    /** The result that the stage is marked with, without gates that only inform. */
    static Optional<Result> ofStage(List<GateResult> gates) {
        return worst(gates, gate -> gate.informational() ? Outcome.NOT_EVALUATED : gate.outcome());
    }

    private static Optional<Result> worst(List<GateResult> gates, Function<GateResult, Outcome> outcome) {
        Outcome worst =
                gates.stream().map(outcome).max(Comparator.naturalOrder()).orElse(Outcome.PASSED);
        return switch (worst) {
            case WARNING -> Optional.of(Result.UNSTABLE);
            case FAILED -> Optional.of(Result.FAILURE);
            default -> Optional.empty();
        };
    }

    /** The reason, in the words of the missed gates. */
    static String reason(List<GateResult> gates) {
        return gates.stream()
                .filter(gate -> gate.isMissed() && !gate.informational())
                .map(gate -> gate.name() + ": " + gate.reason())
                .collect(Collectors.joining("; "));
    }
}
