package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A build's gates in words: the sentence of the verdict, the counts, the name of each result. */
final class VerdictWords {
    private VerdictWords() {}

    /**
     * The verdict in one sentence, such as {@code Failed: line coverage fell 0.62 points against #119; 0.50 are allowed.}
     */
    static String sentence(BuildData build, List<GateResult> worstFirst) {
        Counter now = main(build).isMeasured() ? main(build) : Counter.NONE;
        if (!build.point().isMeasured()) {
            return unmeasured(build);
        }
        if (!worstFirst.isEmpty() && worstFirst.get(0).isUnevaluatedMiss()) {
            GateResult gate = worstFirst.get(0);
            return NumberWords.capital(word(gate.outcome())) + ": " + gate.name() + ": " + gate.reason() + ".";
        }
        if (!worstFirst.isEmpty() && worstFirst.get(0).isMissed()) {
            return NumberWords.capital(word(worstFirst.get(0).outcome())) + ": " + missed(worstFirst.get(0)) + ".";
        }
        String value = NumberWords.title(metric(build)) + " is " + NumberWords.percent(now) + against(build);
        if (build.point().completeness().lacks("")) {
            return "Partial: " + value.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + value.substring(1)
                    + " in what is there.";
        }
        if (worstFirst.isEmpty() || worstFirst.get(0).outcome() == Outcome.NOT_EVALUATED) {
            return value + ".";
        }
        long passed = worstFirst.stream()
                .filter(gate -> gate.outcome() == Outcome.PASSED)
                .count();
        return "Passed: " + value.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + value.substring(1)
                + (passed == 1 ? "; its gate passed." : "; " + passed + " gates passed.");
    }

    private static String unmeasured(BuildData build) {
        long found = build.reports().size();
        String build1 = "#" + build.point().build();
        if (found > 0 && build.point().tests().isMeasured()) {
            return "Unmeasured: " + build1 + " has test reports, but no report of coverage that is usable.";
        }
        return found == 0
                ? "Unmeasured: no report was found in " + build1 + "."
                : found == 1
                        ? "Unmeasured: the report of " + build1 + " is not usable."
                        : "Unmeasured: none of the " + found + " reports of " + build1 + " is usable.";
    }

    private static String missed(GateResult gate) {
        String subject = gate.scope() == Scope.PROJECT
                ? gate.flag() == null ? "" : " by " + gate.flag()
                : " of " + gate.subject();
        String what = gate.metric().label() + (gate.metric().isCoverage() ? " coverage" : "") + subject;
        String actual = gate.actual();
        String wanted = gate.expected();
        if (gate.actual().startsWith("−") && gate.actual().endsWith(" points")) {
            String allowed = wanted.equals("no drop")
                    ? "no drop is allowed"
                    : wanted.replaceFirst("^−", "").replace(" points", "") + " are allowed";
            return what + " fell " + actual.substring(1) + against(gate) + "; " + allowed;
        }
        if (gate.actual().endsWith("%") && gate.expected().endsWith("%")) {
            String limit = wanted.startsWith("at most") || wanted.startsWith("between") ? "; wanted is " : ", below ";
            return what + " is " + actual + limit + wanted;
        }
        return gate.name() + " is missed: " + actual + "; wanted is " + wanted;
    }

    private static String against(GateResult gate) {
        if (gate.baselineBuild() == null) {
            return "";
        }
        String job = gate.baselineJob() == null ? "" : gate.baselineJob() + " ";
        return " against " + job + "#" + gate.baselineBuild();
    }

    private static String against(BuildData build) {
        if (build.baseline() == null) {
            return "";
        }
        Counter before = build.baseline().totals().get(metric(build));
        if (!before.isMeasured()) {
            return "";
        }
        Points points = Points.between(before, main(build));
        return switch (points.signum()) {
            case 0 -> ", as in " + build.since();
            case 1 -> ", " + NumberWords.size(points) + " more than in " + build.since();
            default -> ", " + NumberWords.size(points) + " less than in " + build.since();
        };
    }

    /** The main metric of a build: lines, or the first it has. */
    static Metric metric(BuildData build) {
        return PageMetrics.main(build.point().totals());
    }

    private static Counter main(BuildData build) {
        return build.point().totals().get(metric(build));
    }

    /** {@code passed}, {@code warning}, {@code failed}, {@code not evaluated}. */
    static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case WARNING -> "warning";
            case FAILED -> "failed";
            case NOT_EVALUATED -> "not evaluated";
        };
    }

    /** The number of gates with each outcome, the worst first, such as {@code 1 failed}. */
    static List<String> counts(Map<Outcome, Integer> counts) {
        return List.of(Outcome.FAILED, Outcome.WARNING, Outcome.PASSED, Outcome.NOT_EVALUATED).stream()
                .filter(outcome -> counts.getOrDefault(outcome, 0) > 0)
                .map(outcome -> count(outcome, counts.getOrDefault(outcome, 0)))
                .toList();
    }

    private static String count(Outcome outcome, int number) {
        return number + " " + word(outcome) + (outcome == Outcome.WARNING && number != 1 ? "s" : "");
    }

    /** The number of gates with each outcome, including informational ones. */
    static Map<Outcome, Integer> byOutcome(List<GateResult> gates) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        gates.forEach(gate -> counts.merge(gate.outcome(), 1, Integer::sum));
        return counts;
    }
}
