package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Judges each changed file by itself; the worst decides. */
final class ChangedFilesCheck {
    private final GateRule rule;
    private final Function<FileCoverage, CheckResult> each;

    private String worstPath;

    ChangedFilesCheck(GateRule rule, Function<FileCoverage, CheckResult> each) {
        this.rule = rule;
        this.each = each;
    }

    /** The file that decided, or {@code null} if none was judged. */
    String worstPath() {
        return worstPath;
    }

    CheckResult judge(List<FileCoverage> changed) {
        List<Judged> judged = new ArrayList<>();
        String unjudged = "no changed file is measured";
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

    private static String reason(List<Judged> judged) {
        long missed =
                judged.stream().filter(file -> file.checkResult().isMissed()).count();
        String all = CountedThings.count(judged.size(), "changed file");
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
