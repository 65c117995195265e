package io.jenkins.plugins.coveragemonitor.notify;

/**
 * Where notifications go; implement it to add a kind of channel.
 *
 * <p>A channel only tries: keeping the message until it is delivered, waiting, ordering and limiting the rate are the
 * outbox's. It is called by one thread at a time, never by a build's, and may block until its own timeout. It returns an
 * answer instead of throwing, and puts no secret into it. Every implementation passes {@code ChannelContract}.
 */
public interface Channel {
    /** The name administrators gave it and jobs choose it by. */
    String name();

    /** Which alerts it wants. */
    ChannelFilter filter();

    /** How many messages a minute it may be given, 1 or more. */
    int ratePerMinute();

    /**
     * Tries to deliver a message once.
     *
     * @param message what to tell
     * @param reference what the receiver called the first message of the first alert in it, empty if it is not known
     * @throws InterruptedException if the thread is interrupted while it waits; the message is then not delivered
     */
    Delivery deliver(Message message, String reference) throws InterruptedException;
}
