package io.jenkins.plugins.coveragemonitor.api.live;

/** One open connection to a viewer. No method blocks. */
public interface LiveConnection {
    /**
     * Begins to send a text, after those before it. A connection that is not busy may be given several in a row.
     *
     * @throws java.io.UncheckedIOException if the connection is broken, which is then forgotten
     */
    void send(String text);

    /** Whether the last text is still being sent. */
    boolean isBusy();

    /** Closes the connection. */
    void end();
}
