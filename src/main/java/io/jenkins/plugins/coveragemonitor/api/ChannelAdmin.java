package io.jenkins.plugins.coveragemonitor.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.Delivery;
import io.jenkins.plugins.coveragemonitor.notify.outbox.ChannelStatus;
import io.jenkins.plugins.coveragemonitor.notify.outbox.DeliveryRecord;
import io.jenkins.plugins.coveragemonitor.notify.outbox.OutboxEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Manages the channels, wherever they are defined. No result contains a secret. */
public interface ChannelAdmin {
    /**
     * A channel as it may be shown.
     *
     * @param name its name
     * @param kind its kind, such as {@code webhook}
     * @param ratePerMinute the most messages a minute
     * @param filter which alerts it wants
     * @param status its status, or {@code null} if unknown
     */
    record Listed(
            String name,
            String kind,
            int ratePerMinute,
            @Nullable ChannelFilter filter,
            @Nullable ChannelStatus status) {}

    /** All channels. */
    List<Listed> channels() throws IOException;

    /** Whether any usable channel, among those that the alert's job chose if it did, wants an alert. */
    boolean wants(Alert alert, String monitor) throws IOException;

    /**
     * Adds a channel.
     *
     * @param kind its kind, such as {@code webhook}
     * @param settings its settings, including the name; the fields depend on the kind
     * @throws IllegalArgumentException if they are not valid; the message is one sentence without a secret
     * @throws IllegalStateException if the name is taken, or channels are defined elsewhere
     */
    void create(String kind, ObjectNode settings) throws IOException;

    /**
     * Deletes a channel. Returns whether it existed.
     *
     * @throws IllegalStateException if it is defined elsewhere
     */
    boolean delete(@Nullable String name) throws IOException;

    /** Sends a test message without the outbox; empty if there is no such channel. */
    Optional<Delivery> test(String name) throws IOException, InterruptedException;

    /** The delivery records, newest first. */
    List<DeliveryRecord> deliveries() throws IOException;

    /** The dead letters of a channel, oldest first; empty if there is no such channel. */
    List<OutboxEntry> deadLetters(String channel) throws IOException;

    /** Sends a dead letter again. Returns whether it existed. */
    boolean sendAgain(String channel, @Nullable String id) throws IOException;
}
