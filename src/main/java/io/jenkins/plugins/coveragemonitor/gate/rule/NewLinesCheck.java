package io.jenkins.plugins.coveragemonitor.gate.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedCode;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * {@code newUncoveredLines}: the most lines that may become uncovered.
 *
 * @param newUncoveredLines the number of lines, 0 or more
 * @param baseline the build to compare with
 */
public record NewLinesCheck(int newUncoveredLines, @JsonUnwrapped BaselineChoice baseline) implements GateCheck {
    @Override
    public String option() {
        return "newUncoveredLines";
    }

    @Override
    public Metric ownMetric() {
        return Metric.LINE;
    }

    @Override
    public void validate(Metric metric, Scope scope) {
        Refusal.outside("newUncoveredLines", highest(), null);
    }

    @Override
    public BigDecimal highest() {
        return BigDecimal.valueOf(newUncoveredLines);
    }

    @Override
    public boolean comparesWithBaseline(Scope scope) {
        return scope != Scope.PATCH;
    }

    @Override
    public String title(Metric metric) {
        return "New uncovered lines at most " + newUncoveredLines;
    }

    @Override
    public String expected(Metric metric) {
        return "at most " + Plurals.count(newUncoveredLines, "line");
    }

    /**
     * Judges the changed lines: uncovered ones are new gaps, unless they replace lines that no test covered.
     *
     * @param replaced how many do
     * @param words further remarks about the change
     */
    public CheckResult judge(GateRule rule, Counter patch, long replaced, String words) {
        return judge(
                rule,
                Math.max(0, patch.missed() - replaced),
                "among " + Plurals.count(patch.total(), "changed line") + words);
    }

    /**
     * Judges file by file how many more lines are missed than before, so that a gain in one file does not hide a loss
     * in another.
     *
     * @param was the whole earlier measurement
     * @param before the part of it that the rule judges
     * @param pathBefore the old path of a file of this build, so that renamed ones are found
     * @param moved lines that came from elsewhere, by their new path: those missed before are not newly missed
     */
    public CheckResult judge(
            GateRule rule,
            Measurement was,
            List<FileCoverage> before,
            List<FileCoverage> now,
            UnaryOperator<String> pathBefore,
            Map<String, List<MovedLines>> moved,
            String since) {
        Map<String, Long> missed = new HashMap<>();
        before.forEach(file -> missed.merge(file.path(), missed(file), Long::sum));
        move(new MovedCode(was), moved, pathBefore, missed);
        Map<String, Long> nowMissed = new HashMap<>();
        now.forEach(file -> nowMissed.merge(file.path(), missed(file), Long::sum));
        long fresh = nowMissed.entrySet().stream()
                .mapToLong(
                        file -> Math.max(0, file.getValue() - missed.getOrDefault(pathBefore.apply(file.getKey()), 0L)))
                .sum();
        return judge(rule, fresh, "against " + since);
    }

    /** Removes missed lines from the files that they left, each once, even if a report names a file by two paths. */
    private static void move(
            MovedCode code,
            Map<String, List<MovedLines>> moved,
            UnaryOperator<String> pathBefore,
            Map<String, Long> missed) {
        moved.values().stream().flatMap(List::stream).distinct().forEach(block -> code.file(block.oldPath())
                .ifPresent(file -> missed.merge(file.path(), -missed(code, block), Long::sum)));
        moved.forEach((path, blocks) ->
                blocks.forEach(block -> missed.merge(pathBefore.apply(path), missed(code, block), Long::sum)));
    }

    private static long missed(MovedCode code, MovedLines block) {
        return code.before(block.oldPath(), List.of(block.source())).missed();
    }

    private static long missed(FileCoverage file) {
        return file.counters().get(Metric.LINE).missed();
    }

    private CheckResult judge(GateRule rule, long fresh, String against) {
        String actual = Plurals.count(fresh, "line");
        long needed = fresh - newUncoveredLines;
        if (needed <= 0) {
            return CheckResult.of(Outcome.PASSED, actual, rule.expected(), against);
        }
        return new CheckResult(
                rule.levels().above(level -> BigDecimal.valueOf(fresh).compareTo(level) > 0),
                actual,
                rule.expected(),
                CountedThings.needed(Metric.LINE, needed) + "; " + against,
                needed);
    }
}
