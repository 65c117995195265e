package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.path.Glob;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The files of a measurement that a rule judges, and what it counts in them. */
final class GateSubject {
    private final GateRule rule;
    private final Predicate<String> path;

    GateSubject(GateRule rule) {
        this.rule = rule;
        this.path = rule.path() == null ? any -> true : Glob.of(rule.path())::matches;
    }

    /** These files, in the order of components and paths. */
    List<FileCoverage> files(Measurement measurement) {
        return everywhere(measurement).stream()
                .filter(file -> isOfRule(file.path()))
                .toList();
    }

    /** The same files whatever their paths: a changed file may have had another one, which the rule does not match. */
    List<FileCoverage> everywhere(Measurement measurement) {
        return rule.component() == null
                ? measurement.files()
                : measurement.component(rule.component()).map(Component::files).orElse(List.of());
    }

    /** Whether the rule judges a component. */
    boolean isOfRule(Component component) {
        return rule.component() == null || rule.component().equals(component.name());
    }

    /** Whether the rule judges a file's path. */
    boolean isOfRule(String file) {
        return path.test(file);
    }

    /** The sum over those files. */
    Counter counter(Measurement measurement) {
        return files(measurement).stream()
                .map(file -> file.counters().get(rule.metric()))
                .reduce(Counter.NONE, Counter::plus);
    }

    /** The sum over the changed lines of those files. */
    Counter changed(Measurement measurement, Patch change) {
        return files(measurement).stream()
                .map(file -> changed(file, rule.metric(), line -> change.touches(file.path(), line)))
                .reduce(Counter.NONE, Counter::plus);
    }

    /** Whether a metric is known line by line, so that changed lines can be counted separately. */
    static boolean knowsLines(Metric metric) {
        return metric == Metric.LINE || metric == Metric.BRANCH || metric == Metric.FUNCTION;
    }

    /** The sum of a file's lines and functions, without what its report only states. */
    static Counter listed(FileCoverage file, Metric metric) {
        return switch (metric) {
            case LINE -> file.lines().lines();
            case BRANCH -> file.lines().branches();
            default -> file.functions().counter();
        };
    }

    /** The counter of some lines of a file; a function counts at the line where it begins. */
    static Counter changed(FileCoverage file, Metric metric, IntPredicate changed) {
        if (metric == Metric.FUNCTION) {
            return changedFunctions(file.functions(), changed);
        }
        LineTable lines = file.lines();
        long covered = 0;
        long missed = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!changed.test(lines.number(i))) {
                continue;
            }
            if (metric == Metric.BRANCH) {
                covered += lines.coveredBranches(i);
                missed += lines.missedBranches(i);
            } else if (lines.isLine(i)) {
                covered += lines.hits(i) > 0 ? 1 : 0;
                missed += lines.hits(i) > 0 ? 0 : 1;
            }
        }
        return new Counter(covered, missed);
    }

    private static Counter changedFunctions(FunctionTable functions, IntPredicate changed) {
        long covered = 0;
        long missed = 0;
        for (int i = 0; i < functions.size(); i++) {
            if (functions.line(i) > 0 && changed.test(functions.line(i))) {
                covered += functions.hits(i) > 0 ? 1 : 0;
                missed += functions.hits(i) > 0 ? 0 : 1;
            }
        }
        return new Counter(covered, missed);
    }
}
