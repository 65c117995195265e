package io.jenkins.plugins.coveragemonitor.alert;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one build, person or periodic check changed in an alert store. It is written as one line, all or
 * nothing.
 *
 * @param number the event's number in its alert store, from 1
 * @param when when it was written
 * @param firstSeen the build that caused it, or {@code null} if none did
 * @param branch the branch it is about, empty if the job has only one
 * @param who the person who caused it, or {@code null}
 * @param transitions what happened to alerts
 * @param notices the notifications to send
 * @param muted active alerts of this build that are covered by the notices or silenced
 * @param people whom the build's change of coverage concerns; {@link People#NONE} if unknown
 */
@WithBuilder
public record AlertEvent(
        long number,
        Instant when,
        @Nullable FirstSeen firstSeen,
        String branch,
        @Nullable String who,
        List<Transition> transitions,
        List<AlertNotice> notices,
        List<Alert> muted,
        People people) {
    /** Creates an event; the lists are copied. */
    public AlertEvent {
        transitions = List.copyOf(transitions);
        notices = List.copyOf(notices);
        muted = List.copyOf(muted);
        people = people == null ? People.NONE : people;
    }

    /** This event under the new name of a renamed job. */
    public AlertEvent inJob(String job) {
        return AlertEventBuilder.builder(this)
                .transitions(transitions.stream()
                        .map(transition -> new Transition(
                                transition.kind(), transition.alert().inJob(job)))
                        .toList())
                .notices(notices.stream()
                        .map(notice ->
                                new AlertNotice(notice.kind(), notice.alert().inJob(job)))
                        .toList())
                .muted(muted.stream().map(alert -> alert.inJob(job)).toList())
                .create();
    }

    /** Whether anything happened at all. */
    public boolean isEmpty() {
        return transitions.isEmpty() && notices.isEmpty();
    }
}
