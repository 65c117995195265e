package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineChoice;
import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineKind;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Judges a build: exact, immediate, and the same everywhere. */
public final class Gates {
    private Gates() {}

    /**
     * Judges a build by rules.
     *
     * @param rules the current rules
     * @param context the build and what it is compared with
     * @return one result for each rule, in order
     */
    public static Verdict evaluate(List<GateRule> rules, GateContext context) {
        List<GateResult> results = new ArrayList<>();
        Outcome outcome = Outcome.NOT_EVALUATED;
        Map<String, RatchetBest> best = new TreeMap<>();
        FileRatchetBests bestOfFiles = FileRatchetBests.NONE;
        GateContext reading = context.remembering();
        Map<String, GateContext> byFlag = new TreeMap<>();
        for (GateRule rule : rules) {
            GateContext judged = rule.flag() == null ? reading : byFlag.computeIfAbsent(rule.flag(), reading::flag);
            if (rule.component() != null && judged.isOwner(rule.component())) {
                judged = judged.ofOwner(rule.component());
            }
            GateEvaluation evaluation = new GateEvaluation(rule, judged);
            GateResult result = evaluation.result();
            results.add(result);
            if (evaluation.held() != null) {
                best.put(rule.subject(), evaluation.held());
            }
            bestOfFiles = bestOfFiles.plus(evaluation.heldOfFiles());
            outcome = outcome.worse(result.ofBuild());
        }
        return new Verdict(
                results,
                outcome,
                // A part beside a whole would look like a change.
                context.point().completeness().lacks("")
                        ? null
                        : new WholeBaseline(rules, context).find().orElse(null),
                best,
                bestOfFiles);
    }

    /** Whether accepting a level makes a gate compare with it. */
    public static boolean isMovedBy(AcceptedLevel level, GateRule rule) {
        return new Accepted(rule).isFor(level);
    }

    /**
     * The build of the target branch that a change request is compared with; empty for other builds, or if there is
     * none.
     */
    public static OptionalInt targetBuild(GateContext context) {
        return context.target() == null
                ? OptionalInt.empty()
                : new TargetBaseline(context.target(), context.lineage())
                        .find(Point::isMeasured).stream()
                                .mapToInt(Baseline::build)
                                .findFirst();
    }

    /**
     * The commits of the builds that a build will probably be compared with, as far as the history shows before
     * anything is measured.
     *
     * @param rules the current rules
     * @param context the build, of which nothing is measured yet
     * @return each once: first that of the build that the whole measurement is compared with, then that of the previous
     * build, then in the order of the rules
     */
    public static List<String> baselineCommits(List<GateRule> rules, GateContext context) {
        Baselines baselines = new Baselines(context);
        Stream<Optional<Baseline>> asked = rules.stream()
                .filter(rule -> rule.comparesWithBaseline() && rule.metric().isCoverage())
                .map(rule -> baselines.find(rule, Point::isMeasured));
        Optional<Baseline> previous =
                baselines.find(new BaselineChoice(BaselineKind.PREVIOUS, null), Point::isMeasured);
        return Stream.concat(Stream.of(new WholeBaseline(rules, context).find(), previous), asked)
                .flatMap(Optional::stream)
                .map(baseline -> baseline.point().commit())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
