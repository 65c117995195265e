package io.jenkins.plugins.coveragemonitor.alert;

import java.time.Instant;
import java.util.List;

/**
 * Everything one build, one person or one tick of the clock did to a book: written as one line, so all of it or nothing.
 *
 * @param number counts the steps of a book, from 1
 * @param when when it was written
 * @param firstSeen the build that caused it, or {@code null} if none did
 * @param branch the branch it is about, empty if the job knows only one
 * @param who the person who caused it, or {@code null}
 * @param transitions what happened to alerts
 * @param notices what the receivers should hear
 * @param muted active alerts of this build that say nothing new beside the notices, or that someone silenced
 * @param people whom the build's change of coverage concerns; {@link People#NONE} if that is not known
 */
public record AlertEvent(
        long number,
        Instant when,
        FirstSeen firstSeen,
        String branch,
        String who,
        List<Transition> transitions,
        List<AlertNotice> notices,
        List<Alert> muted,
        People people) {
    /** Creates a step; the lists are copied. */
    public AlertEvent {
        transitions = List.copyOf(transitions);
        notices = List.copyOf(notices);
        muted = List.copyOf(muted);
        people = people == null ? People.NONE : people;
    }

    /** The same step of a job that was renamed. */
    public AlertEvent inJob(String job) {
        return new AlertEvent(
                number,
                when,
                firstSeen,
                branch,
                who,
                transitions.stream()
                        .map(step -> new Transition(step.kind(), step.alert().inJob(job)))
                        .toList(),
                notices.stream()
                        .map(notice ->
                                new AlertNotice(notice.kind(), notice.alert().inJob(job)))
                        .toList(),
                muted.stream().map(alert -> alert.inJob(job)).toList(),
                people);
    }

    /** Whether anything happened at all. */
    public boolean isEmpty() {
        return transitions.isEmpty() && notices.isEmpty();
    }
}
