package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.patch.PatchReader;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code removedCode: ADJUST}: the baseline without the lines that the diff removed. Beside the file of the table stands
 * one of ten lines of which five are covered, so that a share can rise and fall.
 */
class RemovedCodeTest {
    private static final String BESIDE = "+++++-----";

    /** From lines of the baseline's file that the diff removed, and those that stand in their place, both as ranges. */
    private static Patch diff(String removed, String added) throws IOException {
        String hunk = removed.isEmpty() && added.isEmpty()
                ? ""
                : "@@ -" + removed + " +" + added + " @@\n" + "-x\n".repeat(count(removed))
                        + "+y\n".repeat(count(added));
        return PatchReader.parse(("diff --git a/f b/f\n--- a/f\n+++ b/f\n" + hunk).getBytes(StandardCharsets.UTF_8));
    }

    private static int count(String range) {
        return Integer.parseInt(range.substring(range.indexOf(',') + 1));
    }

    private static GateContext builds(String before, String now, String commit) {
        Builds builds = new Builds()
                .add(measurement(source("beside", BESIDE), source("f", before)), Outcome.PASSED)
                .of(commit);
        Measurement after = now.isEmpty()
                ? measurement(source("beside", BESIDE))
                : measurement(source("beside", BESIDE), source("f", now));
        return builds.add(after).newest();
    }

    private static GateContext git(GateContext context, Patch patch) {
        return context.from(new Lineage("head", null, List.of(), Map.of("base", patch), Set.of(), null));
    }

    private static GateResult drop(GateContext context, String removedCode) {
        return judge(context, GateRule.on(Metric.LINE).maxDrop(BigDecimal.ZERO).removedCode(removedCode));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # what happened                         | before     | removed | added | now        | KEEP    | exactly | estimated | words
            covered lines are deleted               | ++++++++++ | 1,8     | 0,0   | ++         | WARNING | PASSED  | PASSED   | without 8 removed lines
            covered and missed ones are deleted     | ++++++++-- | 1,10    | 0,0   | +          | WARNING | PASSED  | PASSED   | without 10 removed lines
            missed lines are deleted                | ++++------ | 5,6     | 4,0   | ++++       | PASSED  | PASSED  | PASSED   | against #1
            missed deleted, as many lost their tests| ++++++---- | 7,4     | 6,0   | ++----     | WARNING | WARNING | PASSED   | against #1
            the same beside deleted covered lines   | ++++++++-- | 1,2     | 0,0   | ++++----   | WARNING | WARNING | WARNING  | without 2 removed lines
            deleted missed hide lost ones           | ++++++++-- | 9,2     | 8,0   | ++++++--   | WARNING | WARNING | PASSED   | against #1
            covered lines replaced by covered ones  | ++++++++++ | 3,6     | 3,2   | ++++++     | WARNING | PASSED  | PASSED   | without 6 removed lines
            covered lines replaced by missed ones   | ++++++++++ | 9,2     | 9,2   | ++++++++-- | WARNING | WARNING | WARNING  | without 2 removed lines
            nothing is deleted, tests are           | ++++++++++ |         |       | ++++++++-- | WARNING | WARNING | WARNING  | against #1
            """)
    void theBaselineWithoutWhatTheDiffRemoved(
            String name,
            String before,
            String removed,
            String added,
            String now,
            Outcome kept,
            Outcome exact,
            Outcome estimated,
            String words)
            throws IOException {
        GateContext context = builds(before, now, "base");
        Patch patch = diff(removed == null ? "" : removed, added == null ? "" : added);

        assertThat(drop(context, "KEEP").outcome()).isEqualTo(kept);
        assertThat(drop(git(context, patch), "ADJUST"))
                .returns(exact, GateResult::outcome)
                .satisfies(result -> assertThat(result.reason()).contains(words).doesNotContain("estimated"));
        assertThat(drop(context, "ADJUST").outcome()).isEqualTo(estimated);
    }

    /** In one file 8 missed lines are deleted and 2 covered ones lose their tests: counters alone see 6 missed lines go. */
    @Test
    void whatCountersCannotSeeTheDiffDoes() throws IOException {
        GateContext context = builds("++--++++++++", "++--++--", "base");
        Patch patch = diff("9,4", "8,0");

        assertThat(drop(context, "ADJUST"))
                .returns(Outcome.WARNING, GateResult::outcome)
                .satisfies(result -> assertThat(result.reason())
                        .endsWith(
                                "against #1 without 4 removed lines, estimated from counters as the change since #1 is"
                                        + " not known"));
        assertThat(drop(git(context, patch), "ADJUST").reason()).endsWith("against #1 without 4 removed lines");
    }

    @Test
    void aDeletedFileGoesWithAllThatItCounted() throws IOException {
        GateContext context = builds("++++++++", "", "base");
        Patch patch = PatchReader.parse(
                "diff --git a/f b/f\ndeleted file mode 100644\n--- a/f\n+++ /dev/null\n@@ -1,8 +0,0 @@\n"
                        .concat("-x\n".repeat(8))
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(drop(git(context, patch), "ADJUST"))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns("against #1 without 8 removed lines", GateResult::reason);
    }

    @Test
    void aDiffThatIsGivenCountsIfItLeadsFromTheBaselineToThisBuild() throws IOException {
        GateContext context = builds("++++++++++", "++", null);
        Patch fits = diff("1,8", "0,0");
        Patch another = diff("1,4", "0,0");

        assertThat(drop(context.changing(fits), "ADJUST").reason()).isEqualTo("against #1 without 8 removed lines");
        assertThat(drop(context.changing(another), "ADJUST").reason())
                .isEqualTo("against #1 without 8 removed lines, estimated from counters as the change since #1 is not"
                        + " known");
    }

    @Test
    void theFallBackIsSaid() throws IOException {
        Patch patch = diff("1,8", "0,0");
        GateContext context = git(builds("++++++++++", "++", "base"), patch);
        JobHistory withoutFiles = new JobHistory("", context.past().points(), build -> java.util.Optional.empty());
        assertThat(drop(context.after(withoutFiles), "ADJUST"))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns(
                        "against #1 without 8 removed lines, estimated from counters as the files of #1 are no longer"
                                + " kept",
                        GateResult::reason);

        GateContext statedOnly = git(
                new Builds()
                        .add(measurement(Builds.file("f", 10, 0), Builds.file("g", 5, 5)), Outcome.PASSED)
                        .of("base")
                        .add(measurement(Builds.file("f", 2, 0), Builds.file("g", 5, 5)))
                        .newest(),
                patch);
        assertThat(drop(statedOnly, "ADJUST").reason())
                .isEqualTo("against #1 without 8 removed lines, estimated from counters as line coverage is not known"
                        + " line by line");
    }

    @Test
    void eachChangedFileIsComparedWithItselfWithoutWhatWasRemoved() throws IOException {
        Patch patch = diff("1,8", "0,0");
        GateContext context = builds("++++++++--++", "--++", "base");
        GateContext changed = git(context, patch).changing(patch);

        assertThat(judge(
                        changed,
                        GateRule.on(Metric.LINE).maxDrop(BigDecimal.ZERO).scope("FILES")))
                .returns(Outcome.PASSED, GateResult::outcome);
        assertThat(judge(
                        changed,
                        GateRule.on(Metric.LINE)
                                .maxDrop(BigDecimal.ZERO)
                                .scope("FILES")
                                .removedCode("KEEP")))
                .returns(Outcome.WARNING, GateResult::outcome);
    }
}
