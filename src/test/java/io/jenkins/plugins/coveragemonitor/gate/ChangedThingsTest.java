package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.change;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of the changed lines counts for which metric. */
class ChangedThingsTest {
    /** Lines 1 to 4 with branches; functions on lines 1 to 4, two of them on line 2, and one of which no line is known. */
    private static final FileCoverage FILE = new FileCoverage(
            "src/a",
            new LineTable(
                    new int[] {1, 2, 3, 4},
                    new int[] {1, 0, 7, LineTable.NOT_A_LINE},
                    new int[] {3, 2, 0, 1},
                    new int[] {1, 0, 4, 1}),
            FunctionTable.of(
                    new String[] {"one", "two", "also two", "three", "four", "anywhere"},
                    new int[] {1, 2, 2, 3, 4, 0},
                    new int[] {5, 0, 1, 0, 1, 1}),
            Counters.NONE);

    private static GateContext changing(Integer... lines) {
        return new Builds()
                .add(Measurement.of(List.of(component("", FILE, source("src/b", "--++"))), TestTotals.NONE))
                .newest()
                .changing(change("src/a", lines));
    }

    private static GateRuleBuilder patch(Metric metric) {
        return GateRule.on(metric).scope("PATCH").atLeast(BigDecimal.valueOf(60));
    }

    @ParameterizedTest
    @CsvSource({
        "LINE, 50.00 %, 1",
        "BRANCH, 83.33 %, 0",
        "FUNCTION, 66.66 %, 0",
    })
    void aPatchCountsTheLinesBranchesAndFunctionsOnItsLines(Metric metric, String actual, long needed) {
        GateResult result = judge(changing(1, 2), patch(metric));

        assertThat(result.actual()).isEqualTo(actual);
        assertThat(result.coveredLinesNeeded()).isEqualTo(needed);
    }

    @Test
    void aLineThatIsOnlyHeardOfByItsBranchesIsNoLine() {
        assertThat(judge(changing(4), patch(Metric.LINE)).outcome()).isEqualTo(Outcome.NOT_EVALUATED);
        assertThat(judge(changing(4), patch(Metric.BRANCH)).actual()).isEqualTo("50.00 %");
    }

    @Test
    void aFunctionOfWhichNoLineIsKnownIsInNoPatch() {
        assertThat(GateSubject.changed(FILE, Metric.FUNCTION, line -> line == 0))
                .isEqualTo(Counter.NONE);
        assertThat(GateSubject.changed(FILE, Metric.FUNCTION, line -> true)).isEqualTo(new Counter(3, 2));
        assertThat(judge(changing(1), patch(Metric.FUNCTION)).actual()).isEqualTo("100.00 %");
    }

    @ParameterizedTest
    @CsvSource({"INSTRUCTION, instruction", "CLASS, class", "MUTATION, mutation", "MCDC_PAIR, MC/DC pair"})
    void whatIsNotKnownLineByLineHasNoPatch(Metric metric, String word) {
        assertThat(judge(changing(1), patch(metric)))
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns(
                        word + " coverage is not known line by line: use LINE, BRANCH or FUNCTION for a patch",
                        GateResult::reason);
    }

    /** Of a report that states more than it lists, such as totals without lines, only what is listed can be changed. */
    @Test
    void whatAReportStatesBeyondItsLinesIsNotListed() {
        FileCoverage stated = new FileCoverage(
                "src/a", FILE.lines(), FILE.functions(), Counters.of(Metric.LINE, new Counter(90, 10)));

        assertThat(GateSubject.listed(stated, Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(GateSubject.listed(stated, Metric.BRANCH)).isEqualTo(new Counter(6, 6));
        assertThat(GateSubject.listed(stated, Metric.FUNCTION)).isEqualTo(new Counter(4, 2));
    }

    /** A service {@code shop} runs lines 1, 2, 3 of a file and line 1 of another; tests cover line 1 of the first. */
    private static GateContext services() {
        Component shop = component("shop", source("src/a", "+++-"), source("lib/b", "+"));
        Component tests = component("", source("src/a", "+---"), source("lib/b", "-"));
        return new Builds()
                .add(Measurement.of(List.of(shop, tests), TestTotals.NONE))
                .newest()
                .using(Set.of("shop"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            textBlock =
                    """
            # most | path   | outcome | actual  | needed | reason
            3      | -      | PASSED  | 3 lines | 0      | ''
            2      | -      | WARNING | 3 lines | 1      | 1 more covered line passes this gate; most of them in src/a
            0      | lib/** | WARNING | 1 line  | 1      | 1 more covered line passes this gate; most of them in lib/b
            1      | lib/** | PASSED  | 1 line  | 0      | ''
            """)
    void linesThatServicesRunAndNoTestCoversAreLimited(
            int most, String path, Outcome outcome, String actual, long needed, String reason) {
        assertThat(judge(services(), new GateRuleBuilder().usedButUntested(most).path(path)))
                .returns(outcome, GateResult::outcome)
                .returns(actual, GateResult::actual)
                .returns(needed, GateResult::coveredLinesNeeded)
                .returns(reason, GateResult::reason);
    }

    @ParameterizedTest
    @CsvSource({"3, WARNING", "2, FAILED"})
    void manyMoreOfThemFail(BigDecimal failAbove, Outcome outcome) {
        GateRuleBuilder rule = new GateRuleBuilder().usedButUntested(1).failAbove(failAbove);

        assertThat(judge(services(), rule).outcome()).isEqualTo(outcome);
    }

    @Test
    void withoutAServiceThereIsNothingUsed() {
        GateContext none = services().using(Set.of());

        assertThat(judge(none, new GateRuleBuilder().usedButUntested(0)).reason())
                .isEqualTo("no running service was measured in this build");
        assertThat(judge(services(), new GateRuleBuilder().usedButUntested(0).component("other"))
                        .reason())
                .isEqualTo("other is not a running service that was measured in this build");
    }
}
