package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The report page answers first: what, how much, against what, where to begin. */
class BuildPagesTest {
    private static final BuildPage PAGE = BuildPages.of(PaymentsBuild.data());

    @Test
    void saysTheVerdictInOneSentence() {
        assertThat(PAGE.headline().state()).isEqualTo("FAILED");
        assertThat(PAGE.headline().sentence())
                .isEqualTo("Failed: line coverage fell 0.62 points against #119; 0.50 are allowed.");
        assertThat(PAGE.headline().remedy()).isEqualTo("23 more covered lines pass this gate.");
        assertThat(PAGE.headline().start())
                .extracting(gap -> gap.path().replaceFirst(".*/", "") + ":" + NumberWords.range(gap.from(), gap.to()))
                .containsExactly("refunds.py:203–221", "RefundPolicy.java:42–58");
        assertThat(PAGE.headline().reason()).isEqualTo("32 changed lines that no test covers.");
    }

    @Test
    void showsTheWorstGateFirst() {
        assertThat(PAGE.gates())
                .extracting(BuildPage.GateRow::outcome)
                .containsExactly(
                        Outcome.FAILED,
                        Outcome.WARNING,
                        Outcome.WARNING,
                        Outcome.PASSED,
                        Outcome.PASSED,
                        Outcome.NOT_EVALUATED);
        assertThat(PAGE.gateCount()).isEqualTo("1 failed · 2 warnings · 2 passed · 1 not evaluated");
    }

    @Test
    void putsNewGapsInTwoGroupsTheLargestFirst() {
        assertThat(PAGE.newGaps().text()).isEqualTo("138 lines in 9 gaps");
        assertThat(PAGE.newGaps().changedLines()).isEqualTo(64);
        assertThat(PAGE.newGaps().changed()).extracting(GapRow::lines).containsExactly(17, 15, 13, 12, 7);
        assertThat(PAGE.newGaps().lostLines()).isEqualTo(74);
        assertThat(PAGE.newGaps().lost()).extracting(GapRow::lines).containsExactly(33, 16, 14, 11);
        assertThat(PAGE.newGaps().lost().get(0).where()).isEqualTo("withRetry · web");
    }

    @Test
    void printsTheFiguresLarge() {
        assertThat(PAGE.tiles())
                .extracting(BuildPage.Tile::value)
                .containsExactly("83.47 %", "74.49 %", "61.90 %", "2,314");
        assertThat(PAGE.tiles().get(0).change().text()).isEqualTo("−0.62 points");
        assertThat(PAGE.tiles().get(1).detail()).isEqualTo("4,410 of 5,920 branches");
        assertThat(PAGE.tiles().get(2).note()).isEqualTo("90 % wanted");
        assertThat(PAGE.tiles().get(3).note()).isEqualTo("14 more skipped");
    }

    @Test
    void listsEveryFileWithItsChangeAndWhatToTestNext() {
        assertThat(PAGE.files().size()).isEqualTo(461);
        int retry = List.of(PAGE.files().paths()).indexOf("web/src/net/retry.ts");
        assertThat(PAGE.files().fresh()[retry]).isEqualTo(33);
        assertThat(PAGE.files().coveredBefore()[retry]).isEqualTo(54);
        List<BuildPage.CriticalFile> critical = BuildPages.of(
                        PaymentsBuild.data(), List.of(PaymentsBuild.data().before()), 5)
                .critical();
        assertThat(critical)
                .extracting(file -> file.path().replaceFirst(".*/", ""))
                .startsWith("CheckoutForm.tsx", "refunds.py");
        assertThat(critical.get(1).why())
                .isEqualTo("44 missed lines, 17 of them new, changed in this build, worth 0.24 points");
        assertThat(critical.get(1).gaps())
                .as("every range, the new ones of this build first")
                .extracting(gap -> gap.from() + "-" + gap.to())
                .startsWith(PAGE.newGaps().changed().stream()
                        .filter(gap -> gap.path().equals(critical.get(1).path()))
                        .map(gap -> gap.from() + "-" + gap.to())
                        .toArray(String[]::new));
        assertThat(critical.get(1).gaps().stream().mapToLong(GapRow::lines).sum())
                .isEqualTo(44);
        assertThat(BuildPages.of(PaymentsBuild.data(), List.of(), 2).critical()).hasSize(2);
        assertThat(PAGE.components())
                .extracting(BuildPage.ComponentRow::detail)
                .containsExactly("214 files", "151 files", "96 files");
    }

    @Test
    void saysWhichBuildAServiceWasAndWarnsWhereItsPartsDiffer() {
        ServiceRelease one = ServiceRelease.of("1.4.2", "sha256:0123456789abcdef");
        ServiceRelease two = ServiceRelease.of("7", "").and(ServiceRelease.of("8", ""));
        BuildPage page = BuildPages.of(BuildDataBuilder.builder(PaymentsBuild.data())
                .releases(Map.of("backend", one, "web", two, "gone", one))
                .create());

        assertThat(page.components())
                .extracting(BuildPage.ComponentRow::name, BuildPage.ComponentRow::release)
                .containsExactlyInAnyOrder(
                        tuple("backend", "build 1.4.2, image sha256:0123456789ab"),
                        tuple("web", "builds 7 and 8"),
                        tuple("worker", null));
        assertThat(page.notes())
                .containsExactly(new BuildPage.Note(
                        BuildPage.Tone.WARNING,
                        "The parts of web were not the same: builds 7 and 8.",
                        "Their coverage is counted together, so a line counts that only one of them ran."));
    }

    @Test
    void neverShowsAnUnmeasuredBuildAsZero() {
        Point unmeasured = PaymentsApi.points().get(PaymentsApi.UNMEASURED - 1);
        BuildPage page = BuildPages.of(BuildData.builder("payments-api", unmeasured, Measurement.NONE)
                .reports(List.of(new BuildPage.ReportRow("jacoco.xml", null, "the file is empty", false)))
                .create());
        assertThat(page.headline().state()).isEqualTo("UNMEASURED");
        assertThat(page.headline().sentence()).isEqualTo("Unmeasured: the report of #71 is not usable.");
        assertThat(page.headline().remedy())
                .endsWith("Gates are not evaluated. The reports below say why they were not used.");
        assertThat(page.tiles()).isEmpty();
        assertThat(page.reports().get(0).result()).isEqualTo("the file is empty");
    }

    @Test
    void saysWhatWasMeasuredLastAndWhatToDoWhereNothingOrAPartWasMeasured() {
        List<Point> points = PaymentsApi.points();
        Point last = points.get(PaymentsApi.UNMEASURED - 2);
        Point unmeasured = points.get(PaymentsApi.UNMEASURED - 1);
        String value = " Last measured: " + last.totals().get(Metric.LINE).percent(2) + " % at #70.";
        BuildPage nothing = BuildPages.of(BuildData.builder("payments-api", unmeasured, Measurement.NONE)
                .last(last)
                .create());
        assertThat(nothing.headline().remedy())
                .endsWith(value + " Check that the tests ran and wrote a report before the step.");
        BuildData whole = PaymentsBuild.data();
        Missing gone = new Missing("web", "lcov.info", "web: lcov.info is not there", 3);
        BuildPage part = BuildPages.of(BuildData.builder(
                        "payments-api", whole.point().with(Completeness.of(List.of(gone))), whole.measurement())
                .last(last)
                .create());
        assertThat(part.notes()).singleElement().satisfies(note -> assertThat(note.text())
                .contains("web: lcov.info is not there")
                .endsWith(value + " Run what is missing again, or take it out of the configuration."));
        assertThat(part.tiles().get(0).note()).isEqualTo("not compared");
    }

    @Test
    void saysThatAFirstBuildHasNothingToCompareWith() {
        BuildData data = PaymentsBuild.data();
        Point point = data.point();
        Point alone = Point.builder(1, point.time())
                .totals(point.totals())
                .tests(point.tests())
                .create();
        BuildPage page = BuildPages.of(
                BuildData.builder("app", alone, data.measurement()).create());
        assertThat(page.headline().sentence()).isEqualTo("Line coverage is 83.47 %.");
        assertThat(page.subtitle()).isEqualTo("Nothing to compare with");
        assertThat(page.newGaps().text()).isEqualTo("none");
    }
}
