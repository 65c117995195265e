package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.collect.service.TestedAndUsed;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code usedButUntested}: the most lines that services may run and no test covers.
 *
 * @param usedButUntested the number of lines, 0 or more
 */
public record UseCheck(int usedButUntested) implements GateCheck {
    @Override
    public String option() {
        return "usedButUntested";
    }

    @Override
    public Metric ownMetric() {
        return Metric.LINE;
    }

    @Override
    public void validate(Metric metric, Scope scope) {
        Refusal.outside("usedButUntested", highest(), null);
        Refusal.unless(
                scope == Scope.PROJECT || scope == Scope.COMPONENT || scope == Scope.PATH,
                "usedButUntested judges what services ran, changed or not: leave scope " + scope + " out");
    }

    @Override
    public BigDecimal highest() {
        return BigDecimal.valueOf(usedButUntested);
    }

    @Override
    public boolean comparesWithBaseline(Scope scope) {
        return false;
    }

    @Override
    public String title(Metric metric) {
        return (usedButUntested == 0 ? "No line" : "At most " + Plurals.count(usedButUntested, "line"))
                + " used but untested";
    }

    @Override
    public String expected(Metric metric) {
        return "at most " + Plurals.count(usedButUntested, "line");
    }

    /**
     * Judges what services ran.
     *
     * @param ofRule tells whether the rule judges a file, by its path
     */
    public CheckResult judge(GateRule rule, TestedAndUsed use, Predicate<String> ofRule) {
        List<TestedAndUsed.FileUse> files =
                use.files().stream().filter(file -> ofRule.test(file.path())).toList();
        long lines = files.stream()
                .mapToLong(TestedAndUsed.FileUse::usedUntestedLines)
                .sum();
        String actual = Plurals.count(lines, "line");
        long needed = lines - usedButUntested;
        if (needed <= 0) {
            return CheckResult.of(Outcome.PASSED, actual, rule.expected(), "");
        }
        return new CheckResult(
                rule.levels().above(level -> BigDecimal.valueOf(lines).compareTo(level) > 0),
                actual,
                rule.expected(),
                CountedThings.needed(Metric.LINE, needed) + "; most of them in "
                        + files.get(0).path(),
                needed);
    }
}
