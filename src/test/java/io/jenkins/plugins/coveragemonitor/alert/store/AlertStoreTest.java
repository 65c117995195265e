package io.jenkins.plugins.coveragemonitor.alert.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.Job;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of a job on disk: what builds and time write, and what readers are told. */
class AlertStoreTest {
    private static final People ANN = new People(List.of("@core"), List.of(new People.Author("ann", null)));

    @TempDir
    Path folder;

    private Job job;

    @BeforeEach
    void newJob() {
        job = new Job(folder);
    }

    private AlertEvent evaluate(Point point) throws IOException {
        job.history.add(point);
        return job.book.evaluate(point, job.history, List.of(), job.settings, Silences.NONE, ANN);
    }

    @Test
    void anEventSaysWhichBuildOfWhichBranchItIsAboutAndWhomItConcerns() throws IOException {
        job.branch = "main";
        evaluate(job.point(1, 9000));
        AlertEvent event = evaluate(job.point(2, 8900));
        assertThat(event.firstSeen()).isEqualTo(new FirstSeen(2, job.instant(), "c2"));
        assertThat(event.branch()).isEqualTo("main");
        assertThat(event.when()).isEqualTo(job.instant());
        assertThat(event.who()).isNull();
        assertThat(event.people()).isEqualTo(ANN);
        assertThat(event.number()).isEqualTo(2);
    }

    @Test
    void aVerdictIsLookedAtByItsGates() throws IOException {
        GateResult missed = GateResult.builder("g", Metric.LINE, Scope.PROJECT)
                .outcome(Outcome.FAILED)
                .actual("90.00 %")
                .expected("95 %")
                .create();
        Verdict verdict = new Verdict(List.of(missed), Outcome.FAILED, null, Map.of(), FileRatchetBests.NONE);
        Point point = job.point(1, 9000);
        AlertEvent event = job.book.evaluate(point, List.of(), verdict, job.settings, Silences.NONE);
        assertThat(event.notices())
                .extracting(notice -> notice.alert().message())
                .containsExactly("gate g is missed: 90.00 %, wanted 95 %");
    }

    @Test
    void onlyEndedBuildsOfTheSameBranchBeforeAreComparedWith() throws IOException {
        job.history.add(job.point(1, 9000).with(BuildState.ABORTED));
        job.history.add(job.point(3, 9000));
        job.branch = "main";
        assertThat(evaluate(job.point(2, 8000)).transitions()).isEmpty();
    }

    @Test
    void aBuildBeforeTheNewestThatWasLookedAtChangesNothing() throws IOException {
        evaluate(job.point(1, 9000));
        evaluate(job.point(3, 9000));
        assertThat(evaluate(job.point(2, 8000)).isEmpty()).isTrue();
        assertThat(job.book
                        .evaluate(job.point(3, 7000), job.history, List.of(), job.settings, Silences.NONE)
                        .isEmpty())
                .as("the same one again may")
                .isFalse();
    }

    @Test
    void aSkippedBuildIsLookedAtWithoutItsGates() throws IOException {
        evaluate(job.point(1, 9000));
        job.history.add(job.point(2, 8900));
        evaluate(job.point(3, 8900));
        assertThat(job.book.open()).extracting(alert -> alert.since().build()).containsExactly(2);
        Job first = new Job(Files.createDirectory(folder.resolve("first")));
        first.history.addAll(List.of(first.point(1, 9000), first.point(2, 8900)));
        first.build(3, 8900);
        assertThat(first.book.alerts())
                .as("nothing was looked at before: no old news")
                .isEmpty();
    }

    @Test
    void theAlertOfACauseIsFoundByItsKey() throws IOException {
        evaluate(job.point(1, 9000));
        evaluate(job.point(2, 8900));
        Alert open = job.book.open().get(0);
        assertThat(job.book.find(open.key())).contains(open);
        assertThat(job.book.find(new AlertKey("app", "", "regression", Metric.BRANCH, "")))
                .isEmpty();
        evaluate(job.point(3, 9000));
        assertThat(job.book.open()).isEmpty();
        assertThat(job.book.alerts()).hasSize(1);
    }

    @Test
    void whatCoversAnAlertIsNamed() throws IOException {
        evaluate(job.point(1, 9000, Map.of("a", 9000), TestTotals.NONE));
        evaluate(job.point(2, 8900, Map.of("a", 8900), TestTotals.NONE));
        Alert project = job.book.open().get(0);
        Alert component = job.book.open().get(1);
        assertThat(component.key().component()).isEqualTo("a");
        assertThat(job.book.muter(component)).contains(project);
        assertThat(job.book.muter(project)).isEmpty();
    }

    @Test
    void alertsOfSeveralBranchesAreThoseOfAJobThatBuildsSeveral() throws IOException {
        job.branch = "main";
        evaluate(job.point(1, 9000));
        evaluate(job.point(2, 8900));
        assertThat(job.book.hasAlertsOfSeveralBranches()).as("one branch").isFalse();
        job.branch = "feature";
        evaluate(job.point(3, 9000));
        assertThat(job.book.hasAlertsOfSeveralBranches()).isTrue();
        job.branch = "main";
        evaluate(job.point(4, 9000));
        assertThat(job.book.hasAlertsOfSeveralBranches()).as("none is open").isFalse();
        job.branch = null;
        evaluate(job.point(5, 9000));
        evaluate(job.point(6, 8900));
        assertThat(job.book.hasAlertsOfSeveralBranches())
                .as("its branch is not known")
                .isFalse();
    }

    @Test
    void theAlertsOfAJobAreInItsHome() throws IOException {
        JobHome home = JobHome.below(folder, "team/app");
        AlertStore store = AlertStore.of(home, "team/app", job);
        store.evaluate(job.point(1, 9000), List.of(), List.of(), job.settings, Silences.NONE);
        assertThat(home.alerts()).exists();
        assertThat(store.problems()).isEmpty();
    }

    @Test
    void whatNothingHappenedInIsNotWritten() throws IOException {
        AlertEvent event = new TimeBasedRules(job.settings, Silences.NONE, alert -> Set.of())
                .evaluate(job.book, List.of(), Set.of());
        assertThat(event.isEmpty()).isTrue();
        assertThat(folder.resolve("alerts.jsonl")).doesNotExist();
    }

    @Test
    void alertsAreForgottenWhenTheirTimeIsOver() throws IOException {
        evaluate(job.point(1, 9000));
        evaluate(job.point(2, 8900));
        evaluate(job.point(3, 9000));
        AlertStore briefly = job.book.keeping(Duration.ZERO);
        TimeBasedRules time = new TimeBasedRules(job.settings, Silences.NONE, alert -> Set.of());
        time.evaluate(briefly, List.of(), Set.of());
        assertThat(job.book.alerts()).as("it ended at this very moment").hasSize(1);
        AlertStore later = new AlertStore(
                        folder.resolve("alerts.jsonl"), "app", Clock.offset(job, Duration.ofMillis(1)))
                .keeping(Duration.ZERO);
        time.evaluate(later, List.of(), Set.of());
        assertThat(job.book.alerts()).isEmpty();
    }
}
