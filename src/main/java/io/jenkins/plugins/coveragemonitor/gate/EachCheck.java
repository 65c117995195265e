package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.gate.rule.CheckResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges each of several files or packages separately; the worst one decides. */
final class EachCheck {
    private final GateRule rule;
    private final String noun;
    private final Function<FileCoverage, CheckResult> each;

    private @Nullable String worstPath;

    /**
     * Judges by a rule.
     *
     * @param noun the name of what is judged, such as {@code changed file}
     */
    EachCheck(GateRule rule, String noun, Function<FileCoverage, CheckResult> each) {
        this.rule = rule;
        this.noun = noun;
        this.each = each;
    }

    /** The file that decided, or {@code null} if none was judged. */
    @Nullable
    String worstPath() {
        return worstPath;
    }

    CheckResult judge(List<FileCoverage> changed) {
        List<Judged> judged = new ArrayList<>();
        String unjudged = "no " + noun + " is measured";
        for (FileCoverage file : changed) {
            CheckResult checkResult = each.apply(file);
            if (checkResult.outcome() == Outcome.NOT_EVALUATED) {
                unjudged = checkResult.reason();
            } else {
                judged.add(new Judged(file, checkResult));
            }
        }
        if (judged.isEmpty()) {
            return CheckResult.notEvaluated(rule, unjudged);
        }
        judged.sort(Judged.WORST_FIRST);
        Judged worst = judged.get(0);
        worstPath = worst.file().path();
        return worst.checkResult().because(reason(judged));
    }

    private String reason(List<Judged> judged) {
        long missed =
                judged.stream().filter(file -> file.checkResult().isMissed()).count();
        String all = Plurals.count(judged.size(), noun);
        if (missed == 0) {
            return all + ", none misses it";
        }
        return missed + " of " + all + (missed == 1 ? " misses it" : " miss it") + "; in "
                + judged.get(0).file().path() + " "
                + judged.get(0).checkResult().reason();
    }

    private record Judged(FileCoverage file, CheckResult checkResult) {
        static final Comparator<Judged> WORST_FIRST = Comparator.comparing(
                        (Judged file) -> file.checkResult().outcome(), Comparator.reverseOrder())
                .thenComparing(file -> file.checkResult().needed(), Comparator.reverseOrder())
                .thenComparing(file -> file.file().path());
    }
}
