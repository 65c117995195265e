package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is sent about one build (or one moment): everything that broke, got worse or is over, together.
 *
 * @param id the idempotency key: the same message has the same id however often it is sent
 * @param job the job's full name
 * @param build the build that caused it, 0 if none did
 * @param branch the branch, empty if the job knows only one
 * @param commit the commit of the build, or {@code null}
 * @param time when it was found
 * @param severity the highest severity of what fires; {@code INFO} if all is over
 * @param title alone enough on a locked phone: job, build, what, how much
 * @param facts what else there is to know, in the order of the questions
 * @param items the alerts it is about, the most urgent first; none for a digest
 * @param link where to read on, or {@code null}
 * @param people whom it concerns; {@link People#NONE} if that is not known
 * @param comment what it does to a comment on a change request; {@code null} if it is about alerts
 */
public record Message(
        String id,
        String job,
        int build,
        String branch,
        @Nullable String commit,
        Instant time,
        Severity severity,
        String title,
        List<Fact> facts,
        List<MessageAlert> items,
        @Nullable String link,
        People people,
        @Nullable Comment comment) {
    /** Creates a message; the lists are copied. */
    public Message {
        Objects.requireNonNull(id);
        Objects.requireNonNull(job);
        Objects.requireNonNull(branch);
        Objects.requireNonNull(time);
        Objects.requireNonNull(severity);
        Objects.requireNonNull(title);
        facts = List.copyOf(facts);
        items = List.copyOf(items);
        people = people == null ? People.NONE : people;
    }

    /** A copy to change. */
    public MessageDraft toDraft() {
        return new MessageDraft(this);
    }

    /** Whether everything it is about is over; a message about no alert announces no end. */
    public boolean isResolved() {
        return comment == null && !items.isEmpty() && items.stream().allMatch(MessageAlert::isResolved);
    }

    /** Names the thread that it belongs to: the life of its most urgent alert, or itself if it is about none. */
    public String thread() {
        return alertIds().isEmpty() ? id : alertIds().get(0);
    }

    /** The lives of alerts it speaks of; that of its comment if it is about one. */
    public List<String> alertIds() {
        return comment != null
                ? List.of(comment.thread())
                : items.stream().map(MessageAlert::alertId).toList();
    }

    /** The message as plain text: title, facts, link; a line each. */
    public String text() {
        StringBuilder text = new StringBuilder(title);
        facts.forEach(fact -> text.append('\n').append(fact.name()).append(": ").append(fact.value()));
        return link == null ? text.toString() : text.append('\n').append(link).toString();
    }

    /**
     * Something to know, such as <em>Since: #87, commit 4be07d2</em>.
     *
     * @param name the question in a word
     * @param value the answer
     * @param alertId the id of the alert whose end it announces, or {@code null} if it announces none
     */
    public record Fact(String name, String value, @Nullable String alertId) {
        /** A fact that announces no end. */
        public Fact(String name, String value) {
            this(name, value, null);
        }
    }
}
