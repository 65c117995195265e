package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The results of an earlier build's gates.
 *
 * @param results one for each gate
 * @param patchSince the commit from which its changed lines counted, or {@code null} if unknown
 */
public record PastVerdict(List<GateResult> results, @Nullable String patchSince) {
    /** Creates it; the list is copied. */
    public PastVerdict {
        results = List.copyOf(results);
    }

    /** The result of a rule's gate, if there was one. */
    Optional<GateResult> of(GateRule rule) {
        return results.stream()
                .filter(result -> result.name().equals(rule.title())
                        && result.metric() == rule.metric()
                        && result.scope() == rule.scope()
                        && Objects.equals(result.component(), rule.component())
                        && Objects.equals(result.flag(), rule.flag()))
                .findFirst();
    }
}
