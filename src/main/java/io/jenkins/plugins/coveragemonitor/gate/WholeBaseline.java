package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BaselineChoice;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The baseline of a build as a whole, for its totals and gaps: as for gates, the build whose level somebody accepted
 * for the whole project, if it is newer than the default baseline.
 */
final class WholeBaseline {
    private final List<GateRule> rules;
    private final GateContext context;

    WholeBaseline(List<GateRule> rules, GateContext context) {
        this.rules = rules;
        this.context = context;
    }

    Optional<Baseline> find() {
        Optional<Baseline> standard = new Baselines(context).standard(Point::isMeasured);
        return context.past().accepted().get().stream()
                .filter(level -> level.build() < context.point().build()
                        && isOfBranch(level, context.point().branch())
                        && isOfWhole(level))
                .flatMap(level ->
                        point(level.build()).stream().map(point -> new Baseline(point, context.past(), level.words())))
                .filter(accepted -> standard.isEmpty()
                        || accepted.point()
                                .time()
                                .isAfter(standard.get().point().time()))
                .reduce((older, newer) -> newer.build() >= older.build() ? newer : older)
                .or(() -> standard);
    }

    private static boolean isOfBranch(AcceptedLevel level, @Nullable String branch) {
        return branch == null || level.branch().isEmpty() || level.branch().equals(branch);
    }

    /** Whether a level is that of all gates, or of one on the whole project with the default baseline. */
    private boolean isOfWhole(AcceptedLevel level) {
        return level.component().isEmpty()
                && (level.gate() == null
                        || rules.stream()
                                .anyMatch(rule -> rule.distinctName().equals(level.gate()) && isOfWhole(rule)));
    }

    private static boolean isOfWhole(GateRule rule) {
        return rule.scope() == Scope.PROJECT
                && rule.path() == null
                && rule.flag() == null
                && rule.component() == null
                && rule.check().baseline().equals(BaselineChoice.STANDARD);
    }

    private Optional<Point> point(int build) {
        return context.past().points().stream()
                .filter(point -> point.build() == build && point.isComplete() && point.isMeasured())
                .findFirst();
    }
}
