package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.trend.Trend;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The card, the trend page and the dashboard come from history and alerts alone. */
class JobPagesTest {
    @Test
    void theCardTellsValueChangeGatesAndAlerts() {
        JobCard card = JobCards.of(SamplePages.job(120));
        assertThat(card.state()).isEqualTo(JobCard.State.MEASURED);
        assertThat(card.counter()).isEqualTo(new Counter(15_543, 3_077));
        assertThat(card.change().text()).isEqualTo("−0.62 points");
        assertThat(card.verdict()).isEqualTo("Gate failed");
        assertThat(card.gates()).isEqualTo(new JobCard.Gates("1 failed, 2 warnings", "2 passed, 1 not evaluated"));
        assertThat(card.limit()).isEqualByComparingTo("80");
        assertThat(card.series().size()).isEqualTo(60);
        assertThat(card.regression().build()).isEqualTo(120);
        assertThat(card.regression().more()).isEqualTo("before: #87, back at #94");
        assertThat(card.alerts()).isEqualTo(new JobCard.Alerts(1, 1, 0));
    }

    @Test
    void theCardHasAMoodForEveryBeginning() {
        assertThat(JobCards.of(SamplePages.job(0)).state()).isEqualTo(JobCard.State.EMPTY);
        JobCard first = JobCards.of(SamplePages.job(1));
        assertThat(first.state()).isEqualTo(JobCard.State.FIRST);
        assertThat(first.change()).isNull();
        JobCard few = JobCards.of(SamplePages.job(2));
        assertThat(few.direction().way()).isEqualTo(JobCard.Way.UNKNOWN);
        JobCard unmeasured = JobCards.of(SamplePages.job(71));
        assertThat(unmeasured.state()).isEqualTo(JobCard.State.UNMEASURED);
        assertThat(unmeasured.counter()).isNull();
        assertThat(unmeasured.note()).startsWith("#71 has no usable report. Last measured: 81.");
    }

    @Test
    void theTrendPageOffersWhatWasMeasuredAndShowsWhatIsAskedFor() {
        TrendPage page = TrendPages.of(SamplePages.job(120), Metric.BRANCH, "worker");
        assertThat(page.metrics()).containsExactly(Metric.LINE, Metric.BRANCH);
        assertThat(page.components()).containsExactly("backend", "web", "worker");
        assertThat(page.counter()).isEqualTo(new Counter(807, 249));
        assertThat(TrendPages.of(SamplePages.job(120), Metric.MUTATION, "nowhere"))
                .extracting(TrendPage::metric, TrendPage::component)
                .containsExactly(Metric.LINE, "");
    }

    @Test
    void cardAndTrendShowThePreferredMetricWhereTheJobHasIt() {
        JobData job = SamplePages.job(120);
        assertThat(JobCards.of(job, Metric.BRANCH).metric()).isEqualTo(Metric.BRANCH);
        assertThat(JobCards.of(job, Metric.BRANCH).counter())
                .isEqualTo(job.points().get(119).totals().get(Metric.BRANCH));
        assertThat(JobCards.of(job, Metric.MUTATION).metric()).isEqualTo(Metric.LINE);
        assertThat(TrendPages.of(job, null, Metric.BRANCH, null).metric()).isEqualTo(Metric.BRANCH);
        assertThat(TrendPages.of(job, Metric.LINE, Metric.BRANCH, null).metric())
                .as("what was asked for")
                .isEqualTo(Metric.LINE);
        assertThat(TrendPages.of(job, null, Metric.MUTATION, null).metric()).isEqualTo(Metric.LINE);
    }

    @Test
    void anUnmeasuredBuildIsAHoleInEveryColumn() {
        TrendPage page = TrendPages.of(SamplePages.job(120));
        assertThat(page.series().covered()[70] + page.series().missed()[70]).isZero();
        assertThat(page.failures()[70]).isEqualTo(-1);
        assertThat(page.seconds()[70]).isEqualTo(-1);
        assertThat(page.events()).anyMatch(event -> event.build() == 71 && "UNMEASURED".equals(event.status()));
    }

    @Test
    void aBuildThatDidNotComeToItsEndIsShownBesideTheLineAndNothingIsJudgedWithIt() {
        JobData data = SamplePages.with(120, BuildState.ABORTED);
        TrendPage page = TrendPages.of(data);
        TrendPage without = TrendPages.of(SamplePages.job(119));

        assertThat(page.series().covered()[119] + page.series().missed()[119]).isZero();
        assertThat(page.series().aside()).containsExactly(new ChartSeries.Aside(120, "ABORTED", 15543, 3077));
        assertThat(page.events().get(0))
                .isEqualTo(new TrendPage.Event(
                        120, PaymentsApi.NEWEST, "ABORTED", "nothing is evaluated with it", "", 0, null));
        assertThat(page)
                .returns(119, TrendPage::build)
                .returns(without.counter(), TrendPage::counter)
                .returns(without.sentence(), TrendPage::sentence);
        JobCard card = JobCards.of(data);
        assertThat(card)
                .returns(119, JobCard::build)
                .returns("#120 was aborted; nothing is evaluated with it.", JobCard::note);
        assertThat(JobCards.of(SamplePages.with(120, BuildState.RUNNING)).note())
                .isEqualTo("#120 has not come to its end yet.");
    }

    @Test
    void theTrendPageShowsEverythingThatWasComputed() {
        TrendPage page = TrendPages.of(SamplePages.job(120));
        Trend trend = TrendAnalysis.of(SamplePages.POINTS, Metric.LINE, "", SamplePages.SETTINGS);

        assertThat(page.figures())
                .extracting(TrendPage.Fact::name)
                .containsExactly(
                        "Slope a build (Theil–Sen)",
                        "Slope a day (Theil–Sen)",
                        "Direction (Mann–Kendall)",
                        "Velocity",
                        "Least squares",
                        "Next milestone 100 %",
                        "Target 85 %");
        assertThat(page.figures().get(0).more()).startsWith("95 %: +0.0").contains(" to +0.0");
        assertThat(page.figures().get(2).value())
                .isEqualTo("p = " + String.format(java.util.Locale.ROOT, "%.4f", trend.pValue()));
        assertThat(page.figures().get(4).more()).startsWith("R² = 0.");
        assertThat(page.milestones().phase()).isEqualTo("75 to 100 %");
        assertThat(page.milestones().within()).isEqualTo(trend.progress().within());
        assertThat(page.milestones().steps())
                .containsExactly(
                        new TrendPage.Fact("25 %", "reached", "first by #1"),
                        new TrendPage.Fact("50 %", "reached", "first by #1"),
                        new TrendPage.Fact("75 %", "reached", "first by #1"),
                        new TrendPage.Fact("100 %", "not at this pace", ""));
        assertThat(page.milestones().target())
                .isEqualTo(new TrendPage.Fact("Target 85 %", "approaching", "from 80.75 % on"));
        assertThat(page.tests()).hasSize(3).anyMatch(text -> text.startsWith("Test time "));
        assertThat(TrendPages.of(SamplePages.job(120), Metric.BRANCH, "worker"))
                .satisfies(worker -> assertThat(worker.figures()).isNotEmpty())
                .satisfies(worker -> assertThat(worker.milestones().phase()).isEqualTo("75 to 100 %"))
                .returns(List.of(), TrendPage::tests);
    }

    @Test
    void theTrendPageGivesTheFiguresBehindItsSentence() {
        TrendPage page = TrendPages.of(SamplePages.job(120));
        assertThat(page.facts()).extracting(TrendPage.Fact::name).contains("First build", "Best", "Pace", "Gate");
        assertThat(page.facts()).contains(new TrendPage.Fact("Gate", "3.47 points above", "80 %"));
        assertThat(page.alerts()).extracting(TrendPage.AlertMark::build).containsExactly(120);
        assertThat(page.events())
                .anyMatch(event -> event.build() == 112 && event.more().contains("Mira Okafor"));
    }

    @Test
    void theRowOfAnAlertThatIsOverTellsTheDropAndNotTheRecovery() {
        assertThat(TrendPages.of(SamplePages.job(120)).events())
                .filteredOn(event -> "RESOLVED".equals(event.status()))
                .singleElement()
                .returns("line coverage fell 2.58 points against #86", TrendPage.Event::title)
                .returns("−2.58", TrendPage.Event::points)
                .satisfies(event -> assertThat(event.more()).contains("over since #94"));
    }

    @Test
    void aDirectionThatIsSureButTinyIsNotCalledNoise() {
        assertThat(TrendPages.of(SamplePages.longHistory(10_000)).doubt())
                .startsWith("200 builds show a direction (p < 0.001), but one too small to count.");
    }

    @Test
    void aBuildWithSeveralDropsIsNotItsOwnRegressionBefore() {
        JobData job = SamplePages.job(120);
        List<Alert> alerts = new ArrayList<>(job.alerts());
        alerts.add(alerts.get(alerts.size() - 1));
        JobCard card = JobCards.of(new JobData("payments-api", job.points(), job.rules(), alerts, job.trend()));
        assertThat(Objects.requireNonNull(card.regression()).more()).isEqualTo("before: #87, back at #94");
    }

    @Test
    void theDashboardPutsWhatNeedsAttentionFirst() {
        DashboardPage dashboard = SamplePages.dashboard();
        assertThat(dashboard.jobs())
                .extracting(DashboardPage.JobRow::name)
                .containsExactly("payments-api", "docs-site", "checkout-web");
        assertThat(dashboard.jobs().get(1).was()).startsWith("was 81.");
        assertThat(dashboard.alerts())
                .extracting(DashboardPage.AlertRow::status)
                .containsExactly("ACTIVE", "ACKNOWLEDGED");
        assertThat(dashboard.alerts().get(0).title())
                .isEqualTo("payments-api: line coverage fell 0.62 points against #119");
        assertThat(dashboard.silences()).isEqualTo(1);
        assertThat(dashboard.jobs().get(0).spark()).hasSize(60).endsWith(8409, 8347);
    }

    @Test
    void aSourcePageWalksNewGapsFirst() {
        SourcePage page = SamplePages.source();
        assertThat(page.gaps())
                .extracting(SourcePage.SourceGap::kind)
                .containsExactly(SourcePage.Kind.CHANGED, SourcePage.Kind.CHANGED, SourcePage.Kind.OLD);
        assertThat(page.gaps().get(0).text()).isEqualTo("12 changed lines that no test covers. Missing since #120.");
        assertThat(page.patch()).isEqualTo("patch 22 of 41 lines");
        assertThat(page.change().text()).isEqualTo("−11.22 points");
        assertThat(SourcePages.of(PaymentsBuild.data(), "no/such/file", null, SourcePages.notFound()))
                .isEmpty();
        assertThat(SourcePages.of(PaymentsBuild.data(), page.path(), null, SourcePages.notFound())
                        .orElseThrow()
                        .absence())
                .isEqualTo(SourcePages.notFound());
    }

    @Test
    void jsonHoldsTheComponentsOfARecordAndNothingElse() {
        String json =
                new String(ViewJson.bytes(JobCards.of(SamplePages.job(1))), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json).contains("\"counter\":{\"covered\":", "\"time\":1").doesNotContain("measured\":true", "share");
        assertThat(List.of(json.split(","))).noneMatch(part -> part.startsWith("\"total\""));
    }
}
