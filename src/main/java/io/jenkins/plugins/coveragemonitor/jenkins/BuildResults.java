package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Result;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a verdict makes of a build: a warning makes it unstable, a failed gate fails it, anything else leaves it. */
final class BuildResults {
    private BuildResults() {}

    static Optional<Result> of(RecordResult recorded) {
        return switch (recorded.verdict().outcome()) {
            case WARNING -> Optional.of(Result.UNSTABLE);
            case FAILED -> Optional.of(Result.FAILURE);
            default -> Optional.empty();
        };
    }

    /** Why, in the words of the gates that were missed. */
    static String reason(RecordResult recorded) {
        return recorded.verdict().results().stream()
                .filter(GateResult::isMissed)
                .map(gate -> gate.name() + ": " + gate.reason())
                .collect(Collectors.joining("; "));
    }
}
