package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.TestedAndUsed;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;

/**
 * {@code usedButUntested}: the most lines that may run in services without being covered by a test.
 *
 * @param usedButUntested how many, 0 or more
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
        return (usedButUntested == 0 ? "No line" : "At most " + CountedThings.count(usedButUntested, "line"))
                + " used but untested";
    }

    @Override
    public String expected(Metric metric) {
        return "at most " + CountedThings.count(usedButUntested, "line");
    }

    /** Judges what services ran of the files that the rule looks at. */
    CheckResult judge(GateRule rule, TestedAndUsed use, GateSubject subject) {
        long lines = use.files().stream()
                .filter(file -> subject.isOfRule(file.path()))
                .mapToLong(TestedAndUsed.FileUse::usedUntestedLines)
                .sum();
        String actual = CountedThings.count(lines, "line");
        long needed = lines - usedButUntested;
        if (needed <= 0) {
            return CheckResult.of(Outcome.PASSED, actual, rule.expected(), "");
        }
        String worst = use.files().stream()
                .filter(file -> subject.isOfRule(file.path()))
                .findFirst()
                .map(file -> "; most of them in " + file.path())
                .orElse("");
        return new CheckResult(
                rule.levels().above(level -> BigDecimal.valueOf(lines).compareTo(level) > 0),
                actual,
                rule.expected(),
                CountedThings.needed(Metric.LINE, needed) + worst,
                needed);
    }
}
