package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.measurement;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.patch.FileChange;
import io.jenkins.plugins.coveragemonitor.collect.patch.Hunk;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.MovedLines;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What alerts take out of the build before, as its code is gone. */
class RemovedSincePreviousTest {
    private static final List<Metric> LINES = List.of(Metric.LINE, Metric.BRANCH);

    private static Map<String, Counters> removed(Measurement before, Measurement now) {
        return RemovedSincePrevious.of(new Builds().add(before).add(now).newest(), LINES);
    }

    private static Map<String, Counters> removed(Measurement before, Measurement now, Patch since) {
        GateContext context = new Builds().add(before).of("base").add(now).newest();
        return RemovedSincePrevious.of(
                context.from(new Lineage("head", null, List.of(), Map.of("base", since), Set.of(), null)), LINES);
    }

    private static Counters lines(long covered, long missed) {
        return Counters.of(Metric.LINE, new Counter(covered, missed));
    }

    @Test
    void coveredCodeThatIsGone() {
        assertThat(removed(measurement(source("f", "++++--"), source("g", "++")), measurement(source("f", "++++--"))))
                .isEqualTo(Map.of("", lines(2, 0)));
        assertThat(removed(
                        measurement(source("f", "++++----"), source("g", "+++-")),
                        measurement(source("f", "++++----"))))
                .as("and what of it was missed")
                .isEqualTo(Map.of("", lines(3, 1)));
    }

    @Test
    void ofEachComponentByItself() {
        Measurement before = Measurement.of(
                List.of(component("api", source("f", "+++-"), source("g", "++")), component("web", source("h", "+-"))),
                TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(component("api", source("f", "+++-")), component("web", source("h", "+-"))), TestTotals.NONE);

        assertThat(removed(before, now)).isEqualTo(Map.of("", lines(2, 0), "api", lines(2, 0)));
    }

    @Test
    void eachMetricThatFell() {
        Measurement before = measurement(Builds.file("f", 5, 5), Builds.file("g", 2, 0));

        assertThat(removed(before, measurement(Builds.file("f", 5, 5))))
                .isEqualTo(Map.of(
                        "", Counters.of(Map.of(Metric.LINE, new Counter(2, 0), Metric.BRANCH, new Counter(2, 0)))));
    }

    /** Five covered lines are replaced by as many: the share stays, so that nobody has to be told why it fell. */
    @Test
    void nothingWhereTheShareDidNotFall() {
        Measurement files = measurement(source("f", "++++++++--"));
        Patch replacing = new Patch(
                Map.of("f", new FileChange("f", List.of(), List.of(new Hunk(1, 5, 1, 5)))), Set.of(), List.of());

        assertThat(removed(files, files, replacing)).isEmpty();
        assertThat(removed(measurement(source("f", "+---")), measurement(source("f", "+"))))
                .isEmpty();
    }

    @Test
    void nothingWhereATestWasLostAndNoCode() {
        assertThat(removed(measurement(source("f", "++++")), measurement(source("f", "+++-"))))
                .isEmpty();
    }

    @Test
    void nothingOfABuildThatMeasuredNothingOrHasNoneBefore() {
        Measurement files = measurement(source("f", "++"), source("g", "--"));

        assertThat(RemovedSincePrevious.of(new Builds().add(files).newest(), LINES))
                .isEmpty();
        assertThat(removed(files, Measurement.NONE)).isEmpty();
        assertThat(removed(Measurement.NONE, files)).isEmpty();
    }

    /** Three missed lines moved from another component: the one that has them now did not lose them. */
    @Test
    void nothingWhereCodeCameInFromElsewhere() {
        Measurement before = Measurement.of(
                List.of(component("api", source("f", "++++")), component("web", source("g", "+++---"))),
                TestTotals.NONE);
        Measurement now = Measurement.of(
                List.of(component("api", source("f", "++++---")), component("web", source("g", "+++"))),
                TestTotals.NONE);
        Patch moving = new Patch(
                Map.of(
                        "f",
                        new FileChange(
                                "f", List.of(), List.of(new Hunk(4, 0, 5, 3)), List.of(new MovedLines(5, 3, "g", 4))),
                        "g",
                        new FileChange("g", List.of(), List.of(new Hunk(4, 3, 3, 0)))),
                Set.of(),
                List.of());

        assertThat(removed(before, now, moving)).isEmpty();
    }
}
