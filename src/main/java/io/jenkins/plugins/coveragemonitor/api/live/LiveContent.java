package io.jenkins.plugins.coveragemonitor.api.live;

import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can happen. */
public sealed interface LiveContent {
    /**
     * A build was recorded or has ended, or an alert changed: the state of a monitor of the job now. A later one of the same
     * monitor takes the place of an earlier one.
     *
     * @param monitor the id of the monitor
     * @param summary its state
     */
    record Changed(String monitor, JobSummary summary) implements LiveContent {}

    /** A job was renamed or deleted: subscribers reload everything, and no name is revealed. */
    record Look() implements LiveContent {}

    /**
     * A message of a live channel.
     *
     * @param id the same message has the same id however often it is sent
     * @param title what happened, in one line
     * @param text more of it; may be empty
     * @param severity such as {@code WARNING}
     * @param url the page that shows it, or {@code null}
     */
    record Message(String id, String title, String text, String severity, @Nullable String url) implements LiveContent {
        /** A message of a channel as open pages show it. */
        public static Message of(io.jenkins.plugins.coveragemonitor.notify.Message told) {
            String facts = told.facts().stream()
                    .map(fact -> fact.name() + ": " + fact.value())
                    .collect(Collectors.joining(" · "));
            String severity = told.isResolved() ? "RESOLVED" : told.severity().name();
            return new Message(told.id(), told.title(), facts, severity, told.link());
        }
    }
}
