package io.jenkins.plugins.coveragemonitor.notify;

/**
 * Where notifications go; implement it to add a kind of channel.
 *
 * <p>A channel only tries: keeping the message until it is delivered, waiting, ordering and limiting the rate are the
 * outbox's. It is never called by a build's thread, by as many others as it says, and may block until its own timeout. It
 * returns an answer instead of throwing, and puts no secret into it. Every implementation passes {@code ChannelContract}.
 */
public interface Channel {
    /** The name administrators gave it and jobs choose it by. */
    String name();

    /** Which alerts it wants. */
    ChannelFilter filter();

    /** How many messages a minute it may be given, 1 or more. */
    int ratePerMinute();

    /**
     * How many messages it takes at the same time, 1 or more. Those about one alert never come at the same time and come
     * in their order; others overtake each other where it is more than 1.
     */
    default int atOnce() {
        return 1;
    }

    /**
     * Whether it gets the result of each build of a change request, as a {@link Comment}, instead of alerts;
     * {@code false} by default.
     */
    default boolean comments() {
        return false;
    }

    /**
     * Whether the code host says that a change request was merged, declined or closed, and the channel has something to do
     * then; not if it does not say so, or cannot be asked now.
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
     * @param reference what the receiver called the first message of the first alert in it, empty if it is not known
     * @throws InterruptedException if the thread is interrupted while it waits; the message is then not delivered
     */
    Delivery deliver(Message message, String reference) throws InterruptedException;
}
