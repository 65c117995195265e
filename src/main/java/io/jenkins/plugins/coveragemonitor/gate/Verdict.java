package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.RatchetBest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The results of all gates of a build.
 *
 * @param results one result for each rule, in the order of the rules
 * @param outcome the worst of those that affect the build
 * @param baseline the build that the whole measurement is compared with, or {@code null} if there is none
 * @param best the best of each ratchet from this build on, by its subject
 * @param bestOfFiles the best of each changed file that a ratchet judged, from this build on: that of earlier builds or
 * of this one, whichever is better
 */
public record Verdict(
        List<GateResult> results,
        Outcome outcome,
        @Nullable Baseline baseline,
        Map<String, RatchetBest> best,
        FileRatchetBests bestOfFiles) {
    /** Creates it; the collections are copied. */
    public Verdict {
        results = List.copyOf(results);
        best = Map.copyOf(best);
        Objects.requireNonNull(bestOfFiles);
    }

    /** A copy with one more gate. */
    public Verdict plus(GateResult result) {
        List<GateResult> more = new ArrayList<>(results);
        more.add(result);
        Outcome worst = outcome.worse(result.ofBuild());
        return new Verdict(more, worst, baseline, best, bestOfFiles);
    }

    /** The number of gates with each outcome, without informational ones, as the history keeps it. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (GateResult result : results) {
            if (!result.informational()) {
                counts.merge(result.outcome(), 1, Integer::sum);
            }
        }
        return Collections.unmodifiableMap(counts);
    }
}
