package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is sent about one build or moment: everything that broke, got worse or is over, together.
 *
 * @param id the idempotency key: the same message has the same id however often it is sent
 * @param job the job's full name
 * @param build the build that caused it, 0 if none did
 * @param branch the branch, empty if the job has only one
 * @param commit the commit of the build, or {@code null}
 * @param time when it was found
 * @param severity the highest severity of firing alerts; {@code INFO} if all are over
 * @param title one line that suffices on a locked phone: job, build, what, how much
 * @param facts further facts, in the order in which readers ask for them
 * @param items its alerts, the most urgent first; none for a digest
 * @param link the page with more, or {@code null}
 * @param people the people concerned; {@link People#NONE} if unknown
 * @param comment the change of a comment on a change request; {@code null} if it is about alerts
 */
@WithBuilder
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

    /**
     * A builder of a message without content, for nobody.
     *
     * @param id the idempotency key
     * @param time when it was found
     */
    public static MessageBuilder builder(String id, Instant time) {
        return MessageBuilder.builder()
                .id(id)
                .job("")
                .build(0)
                .branch("")
                .commit(null)
                .time(time)
                .severity(Severity.INFO)
                .title("")
                .facts(List.of())
                .items(List.of())
                .link(null)
                .people(People.NONE)
                .comment(null);
    }

    /** A builder with these values. */
    public MessageBuilder toBuilder() {
        return MessageBuilder.builder(this);
    }

    /** Whether all its alerts are over; {@code false} without alerts. */
    public boolean isResolved() {
        return comment == null && !items.isEmpty() && items.stream().allMatch(MessageAlert::isResolved);
    }

    /** The thread it belongs to: the id of its most urgent alert, or of itself without alerts. */
    public String thread() {
        return alertIds().isEmpty() ? id : alertIds().get(0);
    }

    /** The ids of its alerts; that of its comment if it is about one. */
    public List<String> alertIds() {
        return comment != null
                ? List.of(comment.thread())
                : items.stream().map(MessageAlert::alertId).toList();
    }

    /** The message as plain text: title, facts and link, a line each. */
    public String text() {
        StringBuilder text = new StringBuilder(title);
        facts.forEach(fact -> text.append('\n').append(fact.name()).append(": ").append(fact.value()));
        return link == null ? text.toString() : text.append('\n').append(link).toString();
    }

    /**
     * A fact, such as <em>Since: #87, commit 4be07d2</em>.
     *
     * @param name a word such as {@code Since}
     * @param value its value
     * @param alertId the id of the alert whose end it announces, or {@code null} for none
     */
    public record Fact(String name, String value, @Nullable String alertId) {
        /** A fact that does not announce an end. */
        public Fact(String name, String value) {
            this(name, value, null);
        }
    }
}
