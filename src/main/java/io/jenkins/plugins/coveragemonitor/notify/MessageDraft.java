package io.jenkins.plugins.coveragemonitor.notify;

import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Message}; values that are not set are empty. */
public final class MessageDraft {
    private final String id;
    private String job = "";
    private int build;
    private String branch = "";
    private @Nullable String commit;
    private final Instant time;
    private Severity severity = Severity.INFO;
    private String title = "";
    private List<Message.Fact> facts = List.of();
    private List<MessageAlert> items = List.of();
    private @Nullable String link;
    private People people = People.NONE;
    private @Nullable Comment comment;

    /**
     * A message about nothing yet.
     *
     * @param id the idempotency key
     * @param time when it was found
     */
    public MessageDraft(String id, Instant time) {
        this.id = id;
        this.time = time;
    }

    MessageDraft(Message message) {
        this(message.id(), message.time());
        job = message.job();
        build = message.build();
        branch = message.branch();
        commit = message.commit();
        severity = message.severity();
        title = message.title();
        facts = message.facts();
        items = message.items();
        link = message.link();
        people = message.people();
        comment = message.comment();
    }

    /** The job's full name. */
    public MessageDraft job(String value) {
        job = value;
        return this;
    }

    /** The build that caused it; 0, the default, for none. */
    public MessageDraft build(int value) {
        build = value;
        return this;
    }

    /** The branch; empty, the default, if the job has only one. */
    public MessageDraft branch(String value) {
        branch = value;
        return this;
    }

    /** The commit of the build. */
    public MessageDraft commit(@Nullable String value) {
        commit = value;
        return this;
    }

    /** The highest severity of firing alerts; {@code INFO} by default. */
    public MessageDraft severity(Severity value) {
        severity = value;
        return this;
    }

    /** The message in one line. */
    public MessageDraft title(String value) {
        title = value;
        return this;
    }

    /** Further facts. */
    public MessageDraft facts(List<Message.Fact> value) {
        facts = value;
        return this;
    }

    /** Its alerts, the most urgent first. */
    public MessageDraft items(List<MessageAlert> value) {
        items = value;
        return this;
    }

    /** The page with more. */
    public MessageDraft link(@Nullable String value) {
        link = value;
        return this;
    }

    /** The people concerned. */
    public MessageDraft people(People value) {
        people = value;
        return this;
    }

    /** The change of a comment on a change request. */
    public MessageDraft comment(@Nullable Comment value) {
        comment = value;
        return this;
    }

    /** The message. */
    public Message done() {
        return new Message(id, job, build, branch, commit, time, severity, title, facts, items, link, people, comment);
    }
}
