package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The content of an event. */
public sealed interface LiveContent {
    /**
     * The new state of a job's monitor, because a build was recorded or has ended, or an alert changed. It replaces
     * earlier ones of the same monitor.
     *
     * @param monitor the id of the monitor
     * @param summary its state
     */
    record Changed(String monitor, JobSummary summary) implements LiveContent {}

    /** A job was renamed or deleted: viewers reload everything, and no name is revealed. */
    record Look() implements LiveContent {}

    /**
     * A message of a live channel.
     *
     * @param id the same whenever the message is sent again
     * @param title what happened, in one line
     * @param text the details; may be empty
     * @param severity such as {@code WARNING}
     * @param url the page with more, or {@code null}
     */
    record Message(String id, String title, String text, String severity, @Nullable String url) implements LiveContent {
        /** A channel's message as open pages show it. */
        public static Message of(io.jenkins.plugins.coveragemonitor.notify.Message message) {
            String facts = message.facts().stream()
                    .map(fact -> fact.name() + ": " + fact.value())
                    .collect(Collectors.joining(" · "));
            String severity =
                    message.isResolved() ? "RESOLVED" : message.severity().name();
            return new Message(message.id(), message.title(), facts, severity, message.link());
        }
    }
}
