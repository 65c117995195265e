package io.jenkins.plugins.coveragemonitor.gate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gates said of an earlier build.
 *
 * @param results one a gate
 * @param patchSince the commit from which its changed lines were counted, or {@code null} if that is not known
 */
public record PastVerdict(List<GateResult> results, @Nullable String patchSince) {
    /** Creates it; the list is copied. */
    public PastVerdict {
        results = List.copyOf(results);
    }

    /** What the gate of a rule said, if it was one of them. */
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
