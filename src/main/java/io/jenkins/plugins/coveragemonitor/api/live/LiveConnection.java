package io.jenkins.plugins.coveragemonitor.api.live;

/** One open connection to one who watches. No method blocks. */
public interface LiveConnection {
    /**
     * Begins to send a text, after those before it. A connection that is not busy may be given several, one after the
     * other.
     *
     * @throws java.io.UncheckedIOException if the connection is broken; it is forgotten then
     */
    void send(String text);

    /** Whether what was sent last is still on its way. */
    boolean isBusy();

    /** Ends the connection. */
    void end();
}
