package io.jenkins.plugins.coveragemonitor.notify;

/**
 * A destination of notifications; implement it to add a kind of channel.
 *
 * <p>A channel only sends: storing the message until it is delivered, waiting, ordering and limiting the rate are up to
 * the outbox. It is never called by a build's thread, by as many others as it allows, and may block until its own
 * timeout. It returns an answer instead of throwing, and puts no secret into it. Every implementation passes {@code
 * ChannelContract}.
 */
public interface Channel {
    /** The name that administrators gave it and jobs refer to. */
    String name();

    /** Which alerts it wants. */
    ChannelFilter filter();

    /** The most messages a minute, 1 or more. */
    int ratePerMinute();

    /**
     * The most messages at a time, 1 or more. Messages about one alert never come at the same time and stay in order;
     * others may overtake each other if this is more than 1.
     */
    default int atOnce() {
        return 1;
    }

    /**
     * Whether it gets the result of each build of a change request, as a {@link Comment}, instead of alerts; {@code
     * false} by default.
     */
    default boolean comments() {
        return false;
    }

    /**
     * Whether the code host says that a change request was merged, declined or closed and the channel has something to
     * do then; {@code false} if the host does not say so or cannot be reached.
     *
     * @param request the address of the change request
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    default boolean isOver(String request) throws InterruptedException {
        return false;
    }

    /**
     * Tries to deliver a message once.
     *
     * @param message the message to send
     * @param reference the receiver's id of the first message about the first alert in it, empty if unknown
     * @throws InterruptedException if the thread is interrupted while it waits; the message is then not delivered
     */
    Delivery deliver(Message message, String reference) throws InterruptedException;
}
