package io.jenkins.plugins.coveragemonitor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.BuildPage;
import io.jenkins.plugins.coveragemonitor.view.BuildPages;
import io.jenkins.plugins.coveragemonitor.view.PaymentsBuild;
import org.junit.jupiter.api.Test;

/** The verdict first, then what it rests on; names stay names. */
class MarkdownSummaryTest {
    private static final BuildPage PAGE = BuildPages.of(PaymentsBuild.data());

    @Test
    void saysWhatAPersonWouldAsk() {
        assertThat(MarkdownSummary.of(PAGE, "https://ci.example.org/job/payments-api/120/coverage-monitor/"))
                .startsWith(
                        """
                        ## Failed: line coverage fell 0.62 points against \\#119; 0.50 are allowed.

                        23 more covered lines pass this gate.

                        """)
                .contains(
                        """
                        | | Value | Change against \\#119 | |
                        |---|--:|--:|---|
                        | Line | 83.47 % | −0.62 points | 15,543 of 18,620 lines |
                        """)
                .contains("### Gates: 1 failed · 2 warnings · 2 passed · 1 not evaluated\n\n| Result | Gate |")
                .contains(
                        "### Changed lines that no test covers: 64 lines\n\n- `worker/payments_worker/refunds.py:203–221`, 17 lines,")
                .contains("### Unchanged lines that lost their coverage: 74 lines\n\n- `web/src/net/retry.ts:")
                .contains("### What to test next\n\n1. `")
                .endsWith("[Open the report](<https://ci.example.org/job/payments-api/120/coverage-monitor/>)\n");
    }

    @Test
    void aCheckShowsTheVerdictAboveIt() {
        assertThat(MarkdownSummary.body(PAGE, null)).doesNotContain("## Failed").doesNotContain("Open the report");
    }

    @Test
    void namesStayNames() {
        String text = MarkdownSummary.of(BuildPages.of(HostileBuild.data()), null);
        assertThat(text.replaceAll("(`+).*?[^`]\\1(?!`)", "code").replaceAll("\\\\.", ""))
                .as("outside of code")
                .doesNotContain("<script", "@all", "@everyone", "](javascript");
        assertThat(text.lines().filter(line -> line.startsWith("|")))
                .as("no cell or row of its own")
                .allSatisfy(line -> assertThat(line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isIn(5L, 6L));
        assertThat(text).as("the longest run of backticks decides the fence").contains("`` src/");
    }

    @Test
    void anUnmeasuredBuildIsNeverZero() {
        BuildData data = PaymentsBuild.data();
        BuildData unmeasured = BuildData.builder(
                        data.job(), Point.builder(121, data.point().time()).create(), Measurement.NONE)
                .create();
        assertThat(MarkdownSummary.of(BuildPages.of(unmeasured), null))
                .startsWith("## Unmeasured: no report was found in \\#121.\n")
                .doesNotContain("0 %", "0.00");
    }
}
