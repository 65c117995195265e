package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.ArrayList;
import java.util.List;

/** Judges a build: exact, immediate, and the same wherever it is asked. */
public final class Gates {
    private Gates() {}

    /**
     * Judges a build by rules.
     *
     * @param rules the rules, as they stand now
     * @param context the build and what it is compared with
     * @return one result a rule, in their order
     */
    public static Verdict evaluate(List<GateRule> rules, GateContext context) {
        List<GateResult> results = new ArrayList<>();
        Outcome outcome = Outcome.NOT_EVALUATED;
        for (GateRule rule : rules) {
            GateResult result = new Evaluation(rule, context).result();
            results.add(result);
            if (!result.informational()) {
                outcome = outcome.worse(result.outcome());
            }
        }
        return new Verdict(
                results,
                outcome,
                new Baselines(context).standard(Point::isMeasured).orElse(null));
    }
}
