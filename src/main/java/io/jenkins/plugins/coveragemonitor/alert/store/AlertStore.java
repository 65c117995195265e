package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.Inhibition;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of one job. Every change is on disk before the method that made it returns; only then may its notices be
 * sent. Safe for several threads and several processes.
 *
 * <p>To send: pass every {@linkplain #waiting() waiting} event to something that stores it on disk itself, then mark it
 * as {@linkplain #dispatched dispatched}. After a crash between the two the event waits again, with the same number.
 */
public final class AlertStore {
    private final AlertLogFile file;
    private final String job;
    private final Clock clock;
    private final Duration kept;

    /**
     * The alerts in a file, which need not exist.
     *
     * @param job the current full name of the job; a renamed job keeps its alerts
     */
    public AlertStore(Path file, String job, Clock clock) {
        this(new AlertLogFile(file), job, clock, Retention.DEFAULT.ofAlerts());
    }

    private AlertStore(AlertLogFile file, String job, Clock clock, Duration kept) {
        this.file = file;
        this.job = job;
        this.clock = clock;
        this.kept = kept;
    }

    /** A copy that keeps alerts for another time after their end. */
    public AlertStore keeping(Duration afterEnd) {
        return new AlertStore(file, job, clock, afterEnd);
    }

    /** The alert store of a job. */
    public static AlertStore of(JobHome home, String job, Clock clock) {
        return new AlertStore(home.alerts(), job, clock);
    }

    /** All stored alerts, in the order in which they began. */
    public List<Alert> alerts() throws IOException {
        return List.copyOf(state().alerts());
    }

    /** All stored alerts, or why they are not known. */
    public KnownAlerts known() {
        try {
            return new KnownAlerts(alerts(), null);
        } catch (IOException unreadable) {
            return new KnownAlerts(List.of(), FailureText.sentence(unreadable));
        }
    }

    /** The alerts that are not over: pending, active and acknowledged. */
    public List<Alert> open() throws IOException {
        return alerts().stream().filter(Alert::isOpen).toList();
    }

    /** Whether builds of several branches were evaluated and one of these has an open alert. */
    public boolean hasAlertsOfSeveralBranches() throws IOException {
        AlertState state = state();
        return state.branches().size() > 1
                && state.alerts().stream()
                        .anyMatch(
                                alert -> alert.isOpen() && !alert.key().branch().isEmpty());
    }

    /** The newest alert of a cause. */
    public Optional<Alert> find(AlertKey key) throws IOException {
        return Optional.ofNullable(state().newest(key));
    }

    /** The alert that mutes another one. */
    public Optional<Alert> muter(Alert alert) throws IOException {
        return Optional.ofNullable(Inhibition.muter(alert, alerts()));
    }

    /** Sentences about unreadable lines of the file; empty if there are none. */
    public List<String> problems() throws IOException {
        return file.problems();
    }

    /** The events whose notices have yet to be dispatched. */
    public List<AlertEvent> waiting() throws IOException {
        return state().waiting();
    }

    /**
     * Records that an event's notices are stored elsewhere. If a crash of the machine loses this, the event waits again
     * with the same number, so that the receiver can recognise it.
     */
    public void dispatched(AlertEvent event) throws IOException {
        file.remark(state -> AlertLogRecord.dispatched(state.number(), event.number()));
    }

    /**
     * Evaluates a build that has ended. Builds between the last evaluated one and this one are evaluated first, if the
     * history has them; an older build changes nothing, and the same build is not counted twice. Unfinished builds are
     * neither evaluated nor compared with; partial ones are evaluated, and not compared with.
     *
     * @param point the build
     * @param history all points of the job, in ascending order of builds; may hold the build itself and newer ones
     * @param gates the outcomes of the gates, or {@code null} if unknown
     * @return what happened; its notices also wait in {@link #waiting()}
     */
    public AlertEvent evaluate(
            Point point, List<Point> history, List<GateOutcome> gates, AlertSettings settings, Silences silences)
            throws IOException {
        return evaluate(point, history, gates, settings, silences, People.NONE);
    }

    /**
     * Evaluates a build that has ended, as above.
     *
     * @param people the people concerned by its change of coverage
     */
    public AlertEvent evaluate(
            Point point,
            List<Point> history,
            @Nullable List<GateOutcome> gates,
            AlertSettings settings,
            Silences silences,
            People people)
            throws IOException {
        String branch = point.branch() == null ? "" : point.branch();
        List<Point> same = history.stream()
                .filter(other ->
                        other.build() < point.build() && other.hasEnded() && AlertContext.sameBranch(other, branch))
                .toList();
        return change(settings, silences, decision -> {
            int last = decision.state().evaluated(branch).orElse(Integer.MAX_VALUE);
            if (last != Integer.MAX_VALUE && point.build() < last) {
                return;
            }
            for (int i = 0; i < same.size(); i++) {
                if (same.get(i).build() > last) {
                    decision.build(same.get(i), same.subList(0, i), null);
                }
            }
            decision.build(point, same, gates);
            decision.concerns(people);
        });
    }

    /** Evaluates a build that has ended, and the outcomes of its gates. */
    public AlertEvent evaluate(
            Point point, List<Point> history, Verdict verdict, AlertSettings settings, Silences silences)
            throws IOException {
        return evaluate(point, history, GateOutcome.of(verdict, point), settings, silences);
    }

    /** A change of the store. */
    @FunctionalInterface
    interface Work {
        void with(Evaluation decision) throws IOException;
    }

    AlertEvent change(AlertSettings settings, Silences silences, Work work) throws IOException {
        Instant now = clock.instant();
        AlertEvent[] event = new AlertEvent[1];
        file.write(now.minus(kept), before -> {
            Evaluation decision = new Evaluation(before.inJob(job), job, settings, silences, now);
            work.with(decision);
            Evaluation.Outcome outcome = decision.done();
            event[0] = outcome.event();
            return decision.isIdle(outcome) ? null : outcome.entry();
        });
        return event[0];
    }

    Instant now() {
        return clock.instant();
    }

    String job() {
        return job;
    }

    /** How long alerts are kept after their end. */
    Duration kept() {
        return kept;
    }

    private AlertState state() throws IOException {
        return file.read().inJob(job);
    }
}
