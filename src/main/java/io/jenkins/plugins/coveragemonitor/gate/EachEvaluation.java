package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.BandCheck;
import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Evaluates a rule for each file or package separately, changed or not. */
final class EachEvaluation {
    private final GateRule rule;
    private final GateContext context;
    private final GateSubject subject;
    private @Nullable String worstPath;

    EachEvaluation(GateComparison comparison) {
        this.rule = comparison.rule;
        this.context = comparison.context;
        this.subject = comparison.subject;
    }

    /** The path that decided, {@code null} if none did. */
    @Nullable
    String worstPath() {
        return worstPath;
    }

    CheckResult judge() {
        List<FileCoverage> files = subject.files(context.measurement()).stream()
                .filter(file -> file.counters().has(rule.metric()))
                .toList();
        boolean packages = rule.scope() == Scope.EACH_PACKAGE;
        BandCheck band = (BandCheck) rule.check();
        EachCheck check = new EachCheck(
                rule,
                packages ? "package" : "file",
                part -> band.judge(rule, part.counters().get(rule.metric())));
        CheckResult result = check.judge(packages ? packages(files) : files);
        worstPath = check.worstPath();
        return result;
    }

    /** The sums over the files of each folder, under its path. */
    private static List<FileCoverage> packages(List<FileCoverage> files) {
        Map<String, Counters> folders = new TreeMap<>();
        for (FileCoverage file : files) {
            String folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
            folders.merge(folder.isEmpty() ? "." : folder, file.counters(), Counters::plus);
        }
        return folders.entrySet().stream()
                .map(folder ->
                        new FileCoverage(folder.getKey(), LineTable.EMPTY, FunctionTable.EMPTY, folder.getValue()))
                .toList();
    }
}
