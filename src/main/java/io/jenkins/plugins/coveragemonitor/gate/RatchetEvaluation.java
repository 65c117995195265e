package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.RatchetCheck;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Evaluates a rule whose limit can only rise, by its earlier limits. */
final class RatchetEvaluation {
    private final GateComparison comparison;
    private final GateRule rule;
    private final GateContext context;

    RatchetEvaluation(GateComparison comparison) {
        this.comparison = comparison;
        this.rule = comparison.rule;
        this.context = comparison.context;
    }

    RatchetLimit limit(RatchetCheck ratchet, List<String> file) {
        return new RatchetLimit(rule, ratchet, context, comparison.baselines, comparison::comparable, file);
    }

    CheckResult judge(
            RatchetCheck ratchet,
            Counter now,
            RatchetLimit limit,
            Optional<RatchetBest> own,
            BiFunction<JobHistory, Point, Counter> value) {
        Optional<RatchetLimit.Reached> reached = limit.reached(own, value);
        if (reached.isEmpty()) {
            String target = context.target() == null
                    ? ""
                    : ", nor has the target branch " + context.target().name();
            return comparison.not("no baseline: no earlier build has " + comparison.what() + target);
        }
        comparison.with(reached.get().best().build(), reached.get().job());
        return ratchet.judge(
                rule, reached.get().best().counter(), now, reached.get().text());
    }
}
