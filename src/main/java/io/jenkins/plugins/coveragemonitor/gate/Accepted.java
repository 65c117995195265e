package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accepted levels that concern one gate. */
final class Accepted {
    private final GateRule rule;

    Accepted(GateRule rule) {
        this.rule = rule;
    }

    /**
     * The newest accepted level of a branch before a build.
     *
     * @param branch {@code null} if the job has only one
     */
    Optional<AcceptedLevel> newest(JobHistory past, @Nullable String branch, int before) {
        List<AcceptedLevel> levels = past.accepted().get();
        return levels.stream()
                .filter(level -> level.build() < before && isFor(level))
                .filter(level -> branch == null
                        || level.branch().isEmpty()
                        || level.branch().equals(branch))
                .reduce((older, newer) -> newer.build() >= older.build() ? newer : older);
    }

    boolean isFor(AcceptedLevel level) {
        if (level.gate() != null) {
            return level.gate().equals(rule.distinctName());
        }
        boolean whole = rule.path() == null
                && (rule.scope() == Scope.PROJECT || rule.flag() == null && rule.scope() == Scope.COMPONENT);
        String component =
                rule.flag() != null ? Point.FLAG + rule.flag() : rule.component() == null ? "" : rule.component();
        return whole && level.metric() == rule.metric() && level.component().equals(component);
    }
}
