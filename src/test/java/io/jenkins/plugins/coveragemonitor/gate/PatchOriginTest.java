package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Hunk;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineRange;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which build measured the code that a change begins with. */
class PatchOriginTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final Measurement OLD = measurement(source("f", "--"));
    private static final Measurement OTHER = measurement(source("f", "+-"));
    private static final Measurement NOW = measurement(source("f", "++"));

    private static Patch since(String commit) {
        return new Patch(Map.of(), Set.of(), List.of(), commit);
    }

    private static Measurement origin(GateContext context) {
        return PatchOrigin.of(since(COMMIT), context).orElse(null);
    }

    @Test
    void theNewestEarlierBuildOfTheCommit() {
        assertThat(origin(new Builds().add(OLD).of(COMMIT).add(NOW).newest())).isEqualTo(OLD);
        assertThat(origin(new Builds()
                        .add(OTHER)
                        .of(COMMIT)
                        .add(OLD)
                        .of(COMMIT)
                        .add(OTHER)
                        .of("another")
                        .add(NOW)
                        .newest()))
                .isEqualTo(OLD);
        assertThat(origin(new Builds().add(OLD).add(NOW).newest()))
                .as("nobody knows what was built")
                .isNull();
        assertThat(origin(new Builds().add(OLD).of("").add(NOW).newest())).isNull();
        assertThat(origin(new Builds().add(OLD).of("1123456789").add(NOW).newest()))
                .isNull();
    }

    @Test
    void aBuildMayKnowItsCommitByTheBeginningOfItsHash() {
        assertThat(origin(new Builds().add(OLD).of("01234567").add(NOW).newest()))
                .isEqualTo(OLD);
    }

    /** Recorded again, a build is in the history itself; it does not begin with what it measured before. */
    @Test
    void neitherTheBuildItselfNorALaterOne() {
        GateContext again = new Builds().add(NOW).of(COMMIT).newest();
        assertThat(origin(again)).isNull();

        JobHistory withLater =
                new Builds().add(OLD).of(COMMIT).add(NOW).add(OTHER).of(COMMIT).past("");
        assertThat(origin(new Builds().add(OLD).add(NOW).newest().after(withLater)))
                .isEqualTo(OLD);
    }

    @Test
    void noBuildThatWasAbortedOrMeasuredNothing() {
        assertThat(origin(new Builds()
                        .add(OLD)
                        .of(COMMIT)
                        .add(OTHER)
                        .of(COMMIT)
                        .but(BuildState.ABORTED)
                        .add(Measurement.NONE)
                        .of(COMMIT)
                        .add(NOW)
                        .newest()))
                .isEqualTo(OLD);
    }

    /** The numbers of another job's builds say nothing of when they were. */
    @Test
    void ofAChangeRequestTheTargetBranchsBuildWhereItsOwnHasNone() {
        Builds main = new Builds().add(OTHER).add(OTHER).add(OTHER).add(OLD).of(COMMIT);
        GateContext request = new Builds().add(NOW).newest().into(main.past("main"));

        assertThat(origin(request)).isEqualTo(OLD);
        Builds own = new Builds().add(OTHER).of(COMMIT).add(NOW);
        assertThat(origin(own.newest().into(main.past("main"))))
                .as("its own build first")
                .isEqualTo(OTHER);
        assertThat(origin(new Builds()
                        .add(NOW)
                        .newest()
                        .into(main.withoutDetails().past("main"))))
                .as("no longer kept")
                .isNull();
    }

    /** Line 2 is removed. */
    private static Patch anonymous() {
        return new Patch(
                Map.of("f", new FileChange("f", List.of(), List.of(new Hunk(2, 1, 1, 0)))), Set.of(), List.of());
    }

    @Test
    void aDiffThatDoesNotSayWhereItBeginsMayLeadFromTheBuildBefore() {
        Measurement shorter = measurement(source("f", "+"));
        Builds fits = new Builds().add(OLD, PASSED).add(shorter);
        Builds fitsNot =
                new Builds().add(measurement(source("f", "---")), PASSED).add(shorter);

        assertThat(PatchOrigin.of(anonymous(), fits.newest())).contains(OLD);
        assertThat(PatchOrigin.of(anonymous(), fitsNot.newest())).isEmpty();
        assertThat(PatchOrigin.of(anonymous(), new Builds().add(shorter).newest()))
                .isEmpty();
    }

    /** Lines 1 and 2 came from the end of the file, where both had been covered; line 2 is not any more. */
    @Test
    void movedLinesThatLostTheirTestsCountAsChanged() {
        Measurement before = measurement(source("f", "++++"));
        Measurement now = measurement(source("f", "+-++"));
        FileChange change = new FileChange("f", List.of(), List.of(), List.of(new MovedLines(1, 2, "f", 3)));
        FileChange untouched = new FileChange("g", List.of(new LineRange(1, 1)), List.of());
        Patch patch = new Patch(Map.of("f", change, "g", untouched), Set.of(), List.of(), COMMIT);

        assertThat(PatchOrigin.settle(
                                patch,
                                new Builds().add(before).of(COMMIT).add(now).newest())
                        .files()
                        .get("f")
                        .changed())
                .containsExactly(new LineRange(2, 2));
        assertThat(PatchOrigin.settle(patch, new Builds().add(before).add(now).newest()))
                .as("what they were is not known")
                .isSameAs(patch);
    }

    @Test
    void withoutMovedLinesThereIsNothingToSettle() {
        FileChange change = new FileChange("f", List.of(new LineRange(1, 1)), List.of());
        Patch patch = new Patch(Map.of("f", change), Set.of(), List.of(), COMMIT);
        GateContext context = new Builds().add(OLD).of(COMMIT).add(NOW).newest();

        assertThat(PatchOrigin.settle(patch, context)).isSameAs(patch);
        assertThat(PatchOrigin.settle(null, context)).isNull();
    }
}
