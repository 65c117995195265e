package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Scope;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.List;

/**
 * What a gate said, as far as alerts care.
 *
 * @param name the gate's name, such as {@code Line at least 80 %}
 * @param metric its metric
 * @param component its component, empty for the whole project
 * @param relative whether it compares with a baseline instead of a fixed limit
 * @param outcome how it ended
 * @param actual the value it looked at; not measured if it is not the project's or a component's coverage
 * @param reason why it ended so, one phrase
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
    /** Behind the name of a gate that is missed because it must be evaluated and could not be: a cause of its own. */
    private static final String MUST = " must be evaluated";

    /** Whether the gate is missed because it could not be evaluated. */
    public boolean isUnevaluated() {
        return isUnevaluated(name);
    }

    /** Whether a name is that of a gate that is missed because it could not be evaluated. */
    public static boolean isUnevaluated(String name) {
        return name.endsWith(MUST);
    }

    /** The gate's name, whatever it is missed for. */
    public String gate() {
        return gate(name);
    }

    /** The name of the gate that a name is about, whatever it is missed for. */
    public static String gate(String name) {
        return isUnevaluated(name) ? name.substring(0, name.length() - MUST.length()) : name;
    }

    /** What the gates of a build said; those for information alone cause no alert. */
    public static List<GateOutcome> of(Verdict verdict, Point point) {
        return of(verdict.results(), point);
    }

    /** What the gates of a build said, as it is kept; those for information alone cause no alert. */
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

    /** What the gate judged: of a gate on a flag what the reports of that flag measured, and not all reports. */
    private static Counter judged(GateResult result, Point point, String component) {
        Point seen = result.flag() == null ? point : point.flag(result.flag());
        return seen.counters(component).get(result.metric());
    }
}
