package io.jenkins.plugins.coveragemonitor.notify.outbox;

import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import io.jenkins.plugins.coveragemonitor.notify.Comment;
import io.jenkins.plugins.coveragemonitor.notify.Message;
import io.jenkins.plugins.coveragemonitor.notify.MessageAlert;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event in the delivery of a message to a channel.
 *
 * @param v the version of the format, 1
 * @param at when
 * @param channel the channel's name
 * @param id the message's key
 * @param job the job it is about
 * @param title its title
 * @param result what happened
 * @param attempt the number of the attempt, 0 if there was none
 * @param why why it failed, or {@code null}
 * @param reference the receiver's id of the message, or {@code null}
 * @param begins the ids of the alerts whose beginning it announces
 * @param ends the ids of the alerts whose end it announces
 */
@WithBuilder
public record DeliveryRecord(
        int v,
        Instant at,
        String channel,
        String id,
        String job,
        String title,
        Result result,
        int attempt,
        @Nullable String why,
        @Nullable String reference,
        List<String> begins,
        List<String> ends) {
    /** What can happen to a message. */
    public enum Result {
        /** It is on disk, waiting. */
        QUEUED,
        /** The receiver has it. */
        DELIVERED,
        /** An attempt failed; there will be another. */
        FAILED,
        /** It was given up and is a dead letter. */
        DEAD,
        /** It was not sent, because it had become pointless. */
        DROPPED
    }

    /** Creates a record; {@code null} lists are empty. */
    public DeliveryRecord {
        begins = List.copyOf(Objects.requireNonNullElse(begins, List.of()));
        ends = List.copyOf(Objects.requireNonNullElse(ends, List.of()));
    }

    /** A copy under another name of the job. */
    public DeliveryRecord inJob(String name) {
        return about(name, title);
    }

    /** A copy without anything about the job, which was deleted: another job of this name must not inherit it. */
    public DeliveryRecord forgotten() {
        return about("", "");
    }

    private DeliveryRecord about(String name, String text) {
        return DeliveryRecordBuilder.builder(this).job(name).title(text).create();
    }

    public static DeliveryRecord of(
            OutboxEntry entry,
            Instant at,
            Result result,
            int attempt,
            @Nullable String why,
            @Nullable String reference) {
        Message message = entry.message();
        return DeliveryRecordBuilder.builder()
                .v(1)
                .at(at)
                .channel(entry.channel())
                .id(message.id())
                .job(message.job())
                .title(message.title())
                .result(result)
                .attempt(attempt)
                .why(why)
                .reference(reference)
                .begins(alertIds(message, false))
                .ends(alertIds(message, true))
                .create();
    }

    /** The ids of the alerts that a message begins or continues, or of those that it ends. */
    private static List<String> alertIds(Message message, boolean ended) {
        Comment comment = message.comment();
        if (comment != null) {
            return (comment.action() == Comment.Action.CLOSE) == ended ? message.alertIds() : List.of();
        }
        return message.items().stream()
                .filter(item -> item.isResolved() == ended)
                .map(MessageAlert::alertId)
                .toList();
    }
}
