package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The result of one gate, in numbers and in words.
 *
 * @param name the gate's name
 * @param metric the metric that it judged
 * @param scope the part that it judged
 * @param component the component, or {@code null}
 * @param path the glob of the rule or, for changed files, the file that decided; may be {@code null}
 * @param outcome its outcome
 * @param actual the value found, such as {@code 79.87 %}; a dash if the gate was not evaluated
 * @param expected the expected value, such as {@code 80 %}
 * @param reason one phrase: how many more covered lines pass it, or why it was not evaluated
 * @param coveredLinesNeeded how many more covered lines (branches …) pass it; 0 if it passed or covering does not help
 * @param baselineBuild the build it was compared with, or {@code null}
 * @param baselineJob the job of that build, or {@code null} if it is the judged job
 * @param informational whether the outcome is only shown and does not affect the build
 * @param stageOnly whether the outcome marks the stage of a Pipeline and does not affect the build
 * @param flag the only kind of tests whose reports were judged, or {@code null} for all
 */
@WithBuilder
public record GateResult(
        String name,
        Metric metric,
        Scope scope,
        @Nullable String component,
        @Nullable String path,
        Outcome outcome,
        String actual,
        String expected,
        String reason,
        long coveredLinesNeeded,
        @Nullable Integer baselineBuild,
        @Nullable String baselineJob,
        boolean informational,
        boolean stageOnly,
        @Nullable String flag) {
    /** The worst first; informational ones after those that count; equal ones in the order of the rules. */
    public static final Comparator<GateResult> WORST_FIRST =
            Comparator.comparing(GateResult::rank).thenComparing(GateResult::informational);

    /** The result of a gate, which is "not evaluated" unless another outcome is set. */
    public static GateResultBuilder builder(String name, Metric metric, Scope scope) {
        return GateResultBuilder.builder()
                .name(name)
                .metric(metric)
                .scope(scope)
                .component(null)
                .path(null)
                .outcome(Outcome.NOT_EVALUATED)
                .actual(CheckResult.NO_VALUE)
                .expected("")
                .reason("")
                .coveredLinesNeeded(0)
                .baselineBuild(null)
                .baselineJob(null)
                .informational(false)
                .stageOnly(false)
                .flag(null);
    }

    private static int rank(GateResult gate) {
        return switch (gate.outcome) {
            case FAILED -> 0;
            case WARNING -> 1;
            case PASSED -> 2;
            case NOT_EVALUATED -> 3;
        };
    }

    /** Its effect on the build: none if informational, and at most passed if it only marks the stage. */
    public Outcome ofBuild() {
        if (informational) {
            return Outcome.NOT_EVALUATED;
        }
        return stageOnly && isMissed() ? Outcome.PASSED : outcome;
    }

    /** Whether it is missed because it had to be evaluated and could not be. */
    public boolean isUnevaluatedMiss() {
        return isMissed() && actual.equals(CheckResult.NO_VALUE);
    }

    /** Whether the gate was missed. */
    public boolean isMissed() {
        return outcome.compareTo(Outcome.PASSED) > 0;
    }

    /** What was judged, for people: {@code the project}, {@code component python}, {@code the patch} … */
    public String subject() {
        return scope.subject(component, path, flag);
    }

    /** What was judged, as in a column of a table: {@code project}, {@code component python}, {@code patch} … */
    public String shortSubject() {
        return subject().replaceFirst("^the ", "");
    }

    /** Its name and, unless it judges the project, what it judges: two gates may have the same name. */
    public String distinctName() {
        return scope.distinct(name, component, path, flag);
    }
}
