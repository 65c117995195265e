package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;

/**
 * The result of a gate, as far as alerts need it.
 *
 * @param name the gate's name, such as {@code Line at least 80 %}
 * @param metric its metric
 * @param component its component, empty for the whole project
 * @param relative whether it compares with a baseline instead of a fixed limit
 * @param outcome its outcome
 * @param actual the value it judged; unmeasured if that is not the coverage of the project or of a component
 * @param reason the reason for the outcome, one phrase
 */
@WithBuilder
public record GateOutcome(
        String name,
        Metric metric,
        String component,
        boolean relative,
        Outcome outcome,
        Counter actual,
        String reason) {
    /** The suffix of a gate that is missed because it had to be evaluated and could not be: a cause of its own. */
    private static final String MUST = " must be evaluated";

    /** Whether the gate is missed because it could not be evaluated. */
    public boolean isUnevaluated() {
        return isUnevaluated(name);
    }

    /** Whether this is the name of a gate that is missed because it could not be evaluated. */
    public static boolean isUnevaluated(String name) {
        return name.endsWith(MUST);
    }

    /** The gate's name, whatever the reason for the miss. */
    public String gate() {
        return gate(name);
    }

    /** The gate's name within a name, whatever the reason for the miss. */
    public static String gate(String name) {
        return isUnevaluated(name) ? name.substring(0, name.length() - MUST.length()) : name;
    }

    /** The outcomes of a build's gates; informational ones cause no alert. */
    public static List<GateOutcome> of(Verdict verdict, Point point) {
        return of(verdict.results(), point);
    }

    /** The outcomes of a build's recorded gates; informational ones cause no alert. */
    public static List<GateOutcome> of(List<GateResult> results, Point point) {
        return results.stream()
                .filter(result -> !result.informational())
                .map(result -> of(result, point))
                .toList();
    }

    private static GateOutcome of(GateResult result, Point point) {
        String component = result.component() == null ? "" : result.component();
        boolean whole = result.scope() == Scope.PROJECT || result.scope() == Scope.COMPONENT;
        String limit = result.actual() + ", wanted " + result.expected();
        String name = result.distinctName();
        return GateOutcomeBuilder.builder()
                .name(result.isUnevaluatedMiss() ? name + MUST : name)
                .metric(result.metric())
                .component(component)
                .relative(result.baselineBuild() != null)
                .outcome(result.outcome())
                .actual(whole && !result.isUnevaluatedMiss() ? judged(result, point, component) : Counter.NONE)
                .reason(result.reason().isEmpty() ? limit : limit + "; " + result.reason())
                .create();
    }

    /** The counter that the gate judged: for a gate on a flag only the reports of that flag. */
    private static Counter judged(GateResult result, Point point, String component) {
        Point seen = result.flag() == null ? point : point.flag(result.flag());
        return seen.counters(component).get(result.metric());
    }
}
