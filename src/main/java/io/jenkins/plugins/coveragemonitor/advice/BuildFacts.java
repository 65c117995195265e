package io.jenkins.plugins.coveragemonitor.advice;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The build that an answer is about, and what every answer says about it.
 *
 * @param job the job's full name
 * @param build the build's number
 * @param time when it began
 * @param commit the commit that was built, {@code null} if unknown
 * @param branch its branch, {@code null} if the job has only one
 * @param completeness whether it measured all that it should have
 * @param missing what is missing, a sentence each; may be empty
 * @param baseline the build that it is compared with, such as {@code #119} or {@code main #41}; {@code null} if there
 * is none
 * @param verdict {@code PASSED}, {@code WARNING}, {@code FAILED}, {@code NOT_EVALUATED} or {@code UNMEASURED}
 * @param sentence the verdict in one sentence
 * @param missedGates the gates that it missed, the worst first, each with how much more must be covered
 */
@WithBuilder
public record BuildFacts(
        String job,
        int build,
        Instant time,
        @Nullable String commit,
        @Nullable String branch,
        Completeness.State completeness,
        List<String> missing,
        @Nullable String baseline,
        String verdict,
        String sentence,
        List<GateFacts> missedGates) {
    static BuildFacts of(BuildData data, BuildPage page) {
        Point point = data.point();
        return BuildFactsBuilder.builder()
                .job(data.job())
                .build(point.build())
                .time(point.time())
                .commit(point.commit())
                .branch(point.branch())
                .completeness(point.completenessState())
                .missing(point.missing().stream().map(Missing::why).toList())
                .baseline(page.since().isEmpty() ? null : page.since())
                .verdict(page.headline().state())
                .sentence(page.headline().sentence())
                .missedGates(GateFacts.worstFirst(data.gates().stream().filter(GateResult::isMissed)))
                .create();
    }
}
