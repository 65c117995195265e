package io.jenkins.plugins.coveragemonitor.alert.store;

import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertChange;
import io.jenkins.plugins.coveragemonitor.alert.AlertContext;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertEventBuilder;
import io.jenkins.plugins.coveragemonitor.alert.AlertKey;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.Finding;
import io.jenkins.plugins.coveragemonitor.alert.FirstSeen;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.LastNotification;
import io.jenkins.plugins.coveragemonitor.alert.LifeCycle;
import io.jenkins.plugins.coveragemonitor.alert.NotificationPolicy;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.alert.rule.AlertRules;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the transitions that one cause makes in an alert store, then decides who is notified of them. Pure. */
public final class Evaluation {
    private final String job;
    private final AlertSettings settings;
    private final Silences silences;
    private final Instant now;
    private final List<Transition> transitions = new ArrayList<>();
    private final Map<String, Integer> evaluated = new LinkedHashMap<>();
    private AlertState state;
    private @Nullable FirstSeen firstSeen;
    private String branch = "";
    private @Nullable String who;
    private People people = People.NONE;

    public Evaluation(AlertState state, String job, AlertSettings settings, Silences silences, Instant now) {
        this.state = state;
        this.job = job;
        this.settings = settings;
        this.silences = silences;
        this.now = now;
    }

    AlertState state() {
        return state;
    }

    /** Evaluates a build. */
    public void build(Point point, List<Point> earlier, @Nullable List<GateOutcome> gates) {
        branch = point.branch() == null ? "" : point.branch();
        firstSeen = FirstSeen.of(point);
        List<Finding> findings = AlertRules.findings(
                new AlertContext(point, earlier, gates, settings, state.open(branch), state.accepted(branch)));
        LifeCycle life = new LifeCycle(settings, point, now);
        for (Finding finding : findings) {
            AlertKey key = new AlertKey(job, branch, finding.rule(), finding.metric(), finding.component());
            life.next(key, state.newest(key), finding).ifPresent(this::took);
        }
        evaluated.put(branch, point.build());
    }

    /** Sets the people concerned by the newest evaluated build. */
    void concerns(People concerned) {
        people = concerned;
    }

    /** Adds a transition that a person or the clock caused. */
    public void took(Transition transition) {
        transitions.add(transition);
        state = state.with(List.of(transition));
    }

    void by(String person, AlertKey key) {
        who = person;
        branch = key.branch();
    }

    /** The line for the disk, and the event for its reader. */
    public Outcome done() {
        Set<String> unbroken = unbroken();
        NotificationPolicy policy = new NotificationPolicy(settings, silences, now);
        policy.announce(
                state.alerts(),
                transitions.stream()
                        .filter(transition ->
                                !unbroken.contains(transition.alert().alertId()))
                        .toList());
        long number = state.number() + 1;
        AlertEvent event = AlertEventBuilder.builder()
                .number(number)
                .when(now)
                .firstSeen(firstSeen)
                .branch(branch)
                .who(who)
                .transitions(transitions)
                .notices(policy.notices())
                .muted(policy.muted())
                .people(people)
                .create();
        Set<String> changed = new LinkedHashSet<>();
        Set<String> gone = new LinkedHashSet<>();
        for (Transition transition : transitions) {
            (transition.kind() == AlertChange.Kind.DISCARDED ? gone : changed)
                    .add(transition.alert().alertId());
        }
        for (AlertNotice notice : policy.notices()) {
            state = state.with(List.of(new Transition(AlertChange.Kind.UPDATED, notice.alert())));
            changed.add(notice.alert().alertId());
        }
        List<Alert> alerts = state.alerts().stream()
                .filter(alert -> changed.contains(alert.alertId()))
                .toList();
        List<AlertEvent> waiting = event.notices().isEmpty() ? List.of() : List.of(event);
        AlertLogRecord entry = AlertLogRecordBuilder.builder()
                .v(AlertLogRecord.VERSION)
                .n(number)
                .evaluated(evaluated)
                .alerts(alerts)
                .gone(List.copyOf(gone))
                .steps(waiting)
                .dispatched(List.of())
                .create();
        return new Outcome(entry, event);
    }

    /**
     * Alerts known to receivers that ended and came back while several builds were evaluated together: for the
     * receivers they never ended.
     */
    private Set<String> unbroken() {
        Map<String, LastNotification> notified = new LinkedHashMap<>();
        for (Transition transition : transitions) {
            if (transition.kind() == AlertChange.Kind.RESOLVED
                    && transition.alert().lastNotification() != null) {
                notified.put(transition.alert().alertId(), transition.alert().lastNotification());
            }
        }
        Set<String> unbroken = new LinkedHashSet<>();
        for (Alert alert : state.alerts()) {
            if (alert.isFiring() && alert.lastNotification() == null && notified.containsKey(alert.alertId())) {
                Alert known = alert.draft()
                        .lastNotification(notified.get(alert.alertId()))
                        .done();
                state = state.with(List.of(new Transition(AlertChange.Kind.UPDATED, known)));
                unbroken.add(alert.alertId());
            }
        }
        return unbroken;
    }

    /** Whether there is anything to write. */
    boolean isIdle(Outcome outcome) {
        return outcome.event().isEmpty() && evaluated.isEmpty();
    }

    /** The result: the line for the disk, and the event for people. */
    public record Outcome(AlertLogRecord entry, AlertEvent event) {}
}
