package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.FlagCounters;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of one kind lose, of which the union of all kinds shows nothing. */
class FlagAlertsTest {
    @TempDir
    Path folder;

    private Job job;

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    private Point point(int project, Map<String, Integer> flags) {
        return point(project, flags, Map.of());
    }

    private Point point(int project, Map<String, Integer> flags, Map<String, Carried> carried) {
        Map<String, FlagCounters> counters = new TreeMap<>();
        flags.forEach((flag, lines) -> counters.put(
                flag,
                new FlagCounters(
                        Job.counters(lines), Map.of(), flag.equals("unit") ? carried : Map.of(), TestTotals.NONE)));
        return job.point(job.history.size() + 1, project).toBuilder()
                .flags(counters)
                .create();
    }

    private List<String> notified(Point point) throws IOException {
        return Job.notified(job.build(point));
    }

    @Test
    void aDropOfOneKindOfTestsIsTheAlertOfTheFlag() throws IOException {
        notified(point(9000, Map.of("unit", 7000, "integration", 6000)));
        assertThat(notified(point(9000, Map.of("unit", 6500, "integration", 6000))))
                .containsExactly("FIRING REGRESSION flag unit: line coverage fell 5.00 points from 70.00 % to 65.00 %");
        Alert alert = job.book.open().get(0);
        assertThat(alert.key()).hasToString("app:-:regression:LINE:flag%3Aunit");
        assertThat(wants("flag:*", alert)).isTrue();
        assertThat(wants("flag:integration", alert)).isFalse();
        assertThat(notified(point(9000, Map.of("unit", 7000, "integration", 6000))))
                .containsExactly(
                        "RESOLVED REGRESSION flag unit: line coverage is back at 70.00 % (70.00 % before the drop)");
    }

    private static boolean wants(String component, Alert alert) {
        return new ChannelFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(component), null).wants(alert);
    }

    @Test
    void whatTheWholeProjectLosesIsToldOnce() throws IOException {
        notified(point(9000, Map.of("unit", 7000, "integration", 6000)));
        AlertEvent event = job.build(point(8000, Map.of("unit", 6000, "integration", 6000)));
        assertThat(event.notices())
                .extracting(notice -> notice.alert().key().component())
                .containsExactly("");
        assertThat(event.muted()).extracting(alert -> alert.key().component()).containsExactly("flag:unit");
    }

    @Test
    void aFlagThatAllReportsHaveSaysNothingNew() throws IOException {
        notified(point(9000, Map.of("unit", 9000)));
        AlertEvent event = job.build(point(8000, Map.of("unit", 8000)));
        assertThat(event.muted()).isEmpty();
        assertThat(job.book.open()).extracting(alert -> alert.key().component()).containsExactly("");
    }

    @Test
    void whatWasOnlyCarriedForwardOrIsAPartFellNot() throws IOException {
        notified(point(9000, Map.of("unit", 7000, "integration", 6000)));
        Point before = job.history.get(0);
        assertThat(notified(point(
                        9000, Map.of("unit", 6000, "integration", 6000), Map.of("web", new Carried(1, before.time())))))
                .isEmpty();
        Missing report = new Missing("", "unit/jacoco.xml", "the report unit/jacoco.xml is missing", 1, false, "unit");
        Point part = point(9000, Map.of("unit", 5000, "integration", 5000)).with(Completeness.of(List.of(report)));
        assertThat(job.build(part).notices())
                .extracting(notice -> notice.alert().key().component())
                .contains("flag:integration")
                .doesNotContain("flag:unit");
    }

    @Test
    void deletingCoveredCodeLosesNothing() throws IOException {
        notified(point(9000, Map.of("unit", 7000, "integration", 6000)));
        Point after = point(9000, Map.of("unit", 6800, "integration", 6000))
                .without(Map.of("flag:unit", Counters.of(Metric.LINE, new Counter(700, 0))));
        assertThat(notified(after)).isEmpty();
    }
}
