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

/** The channels, wherever they are defined. Nothing that it returns holds a secret. */
public interface ChannelAdmin {
    /**
     * A channel as it may be shown.
     *
     * @param name its name
     * @param kind what it is, such as {@code webhook}
     * @param ratePerMinute how many messages a minute it gets at most
     * @param filter which alerts it wants
     * @param status how it does, or {@code null} if that is not known
     */
    record Listed(
            String name,
            String kind,
            int ratePerMinute,
            @Nullable ChannelFilter filter,
            @Nullable ChannelStatus status) {}

    /** The channels there are. */
    List<Listed> channels() throws IOException;

    /** Whether a channel that can be used, and that the alert's job chose if it did, wants notifications of an alert. */
    boolean wants(Alert alert, String monitor) throws IOException;

    /**
     * Adds a channel.
     *
     * @param kind what it is, such as {@code webhook}
     * @param settings its settings, the name included; the fields depend on the kind
     * @throws IllegalArgumentException if they are not right, in one sentence without a secret
     * @throws IllegalStateException if there is one of this name, or channels are defined elsewhere
     */
    void create(String kind, ObjectNode settings) throws IOException;

    /**
     * Takes a channel away. Returns whether there was one.
     *
     * @throws IllegalStateException if it is defined elsewhere
     */
    boolean delete(@Nullable String name) throws IOException;

    /** Sends a test message, past the outbox; absent if there is no such channel. */
    Optional<Delivery> test(String name) throws IOException, InterruptedException;

    /** What happened to messages, the newest first. */
    List<DeliveryRecord> deliveries() throws IOException;

    /** The messages of a channel that were given up, the oldest first; none if there is no such channel. */
    List<OutboxEntry> deadLetters(String channel) throws IOException;

    /** Sends a message again that was given up. Returns whether there was one. */
    boolean sendAgain(String channel, @Nullable String id) throws IOException;
}
