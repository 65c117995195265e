package io.jenkins.plugins.coveragemonitor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.BuildData;
import io.jenkins.plugins.coveragemonitor.view.JobFigure;
import io.jenkins.plugins.coveragemonitor.view.PaymentsBuild;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** One figure of a job or build, in the places that hold no more. */
class BadgeTest {
    private static Point point(int build, int covered, int missed, Outcome outcome) {
        Counters totals =
                covered + missed == 0 ? Counters.NONE : Counters.of(Metric.LINE, new Counter(covered, missed));
        return Point.builder(build, Instant.EPOCH.plusSeconds(build))
                .totals(totals)
                .components(Map.of("api", totals))
                .gates(Map.of(outcome, 1))
                .create();
    }

    private static Badge badge(Point... points) {
        return Badge.of(JobFigure.of(List.of(points), null, "").orElseThrow());
    }

    private static Element svg(Badge badge) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(badge.svg().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @Test
    void aBadgeSaysTheValueInTheColourOfTheVerdict() throws Exception {
        assertThat(badge(point(1, 2, 1, Outcome.PASSED)))
                .isEqualTo(new Badge("line coverage", "66.66 %", "brightgreen", "flat"));
        assertThat(badge(point(1, 2, 1, Outcome.FAILED)).color()).isEqualTo("red");
        assertThat(badge(point(1, 0, 0, Outcome.NOT_EVALUATED)))
                .isEqualTo(new Badge("line coverage", "unmeasured", "lightgrey", "flat"));
        assertThat(svg(badge(point(1, 2, 1, Outcome.PASSED))).getAttribute("aria-label"))
                .isEqualTo("line coverage: 66.66 %");
    }

    @Test
    void aReaderMayAskForOtherWordsAndNothingElse() throws Exception {
        Badge asked = badge(point(1, 2, 1, Outcome.PASSED)).with("<script>", "red\" onload=\"alert(1)", "flat-square");
        assertThat(asked.svg())
                .doesNotContain("<script", "onload")
                .contains("rx=\"0\"")
                .contains("#9f9f9f");
        assertThat(svg(asked).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<script>: 66.66 %");
        assertThat(badge(point(1, 2, 1, Outcome.PASSED))
                        .with(null, "ff00aa", "")
                        .svg())
                .contains("fill=\"#ff00aa\"");
        assertThat(new Badge("x".repeat(500), "y", "red", "flat").subject()).hasSize(80);
    }

    @Test
    void aGateHasABadge() {
        GateResult gate = PaymentsBuild.data().gates().stream()
                .filter(result -> result.outcome() == Outcome.WARNING)
                .findFirst()
                .orElseThrow();
        assertThat(Badge.of(gate).status()).isEqualTo("warning");
        assertThat(Badge.of(gate).color()).isEqualTo("yellow");
    }

    @Test
    void aFigureKnowsItsChangeAndTheBuildsBefore() {
        List<Point> points = List.of(
                point(1, 8, 2, Outcome.PASSED),
                point(2, 0, 0, Outcome.NOT_EVALUATED),
                point(3, 7, 3, Outcome.PASSED),
                point(4, 9, 1, Outcome.PASSED));
        JobFigure figure = JobFigure.of(points, Metric.LINE, "api").orElseThrow();
        assertThat(figure.value()).isEqualTo("90.00 %");
        assertThat(figure.change().text()).isEqualTo("+20.00 points");
        assertThat(Sparkline.pieces(figure.series(), 80, 20))
                .as("a hole where a build was not measured")
                .containsExactly("1.0,10.0", "53.0,19.0 79.0,1.0");
        assertThat(JobFigure.of(List.of(), null, "")).isEmpty();
        assertThat(JobFigure.of(points, Metric.LINE, "web").orElseThrow().value())
                .isEqualTo("unmeasured");
    }

    @Test
    void aTokenStandsForAValueAChangeOrTheVerdict() {
        BuildData build = PaymentsBuild.data();
        assertThat(CoverageToken.of("LINE", "PROJECT", "", "VALUE").of(build)).isEqualTo("83.47%");
        assertThat(CoverageToken.of("branch", "project", "", "change").of(build))
                .isEqualTo("−0.28 points");
        assertThat(CoverageToken.of("LINE", "PATCH", "", "COUNT").of(build)).isEqualTo("104/168");
        assertThat(CoverageToken.of("LINE", "PROJECT", "worker", "VALUE").of(build))
                .isEqualTo("82.76%");
        assertThat(CoverageToken.of("MUTATION", "PROJECT", "", "VALUE").of(build))
                .isEqualTo("unmeasured");
        assertThat(CoverageToken.of("LINE", "PROJECT", "", "VERDICT").of(build))
                .startsWith("Failed: line coverage fell");
        assertThatThrownBy(() -> CoverageToken.of("LINES", "PROJECT", "", "VALUE"))
                .hasMessageStartingWith("metric is 'LINES': give one of [LINE, BRANCH");
    }
}
