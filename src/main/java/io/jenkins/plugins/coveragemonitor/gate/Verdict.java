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
 * @param results one result a rule, in the order of the rules
 * @param outcome the worst of them, those that change no build left out
 * @param baseline the build that the measurement as a whole is compared with, or {@code null} if there is none
 * @param best what each ratchet holds from this build on, by its subject
 * @param bestOfFiles what each ratchet holds each changed file to from this build on that it looked at: what earlier
 *     builds reached, and what this one did if that is better
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

    /** The same with one more gate. */
    public Verdict plus(GateResult result) {
        List<GateResult> more = new ArrayList<>(results);
        more.add(result);
        Outcome worst = outcome.worse(result.ofBuild());
        return new Verdict(more, worst, baseline, best, bestOfFiles);
    }

    /** How many gates had which outcome, the informational ones left out: what history keeps of them. */
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
