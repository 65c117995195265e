package io.jenkins.plugins.coveragemonitor.spy.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoExecInput;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfo;
import org.jacoco.core.runtime.RemoteControlWriter;

/**
 * Requests from JaCoCo's agent in a running Java process ({@code output=tcpserver}) what ran since it began, without
 * stopping it.
 *
 * @param host a name or address
 * @param port from 1 to 65535
 */
public record RemoteExecution(String host, int port) {
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^:\\[\\]\\s/@]+)):([0-9]{1,5})");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The most session names in an answer; a process has one. */
    private static final int SESSIONS = 100;

    /**
     * The answer of a process.
     *
     * @param probes the execution data
     * @param sessions the session names of the process
     */
    public record Dump(ExecutionDataStore probes, List<String> sessions) {}

    /**
     * Parses {@code HOST:PORT}, with an IPv6 address in brackets.
     *
     * @throws IllegalArgumentException if it is not valid; the message is one sentence that quotes it
     */
    public static RemoteExecution of(String text) {
        Matcher parts = ADDRESS.matcher(text.trim());
        if (parts.matches()) {
            int port = Integer.parseInt(parts.group(3));
            if (port > 0 && port <= 0xFFFF) {
                return new RemoteExecution(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not HOST:PORT, such as auth.internal:6300");
    }

    /** The address as text. */
    public String text() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    /**
     * Requests the data once.
     *
     * @param reset whether the process resets its counters; what it has reported is not reported again
     * @throws IOException if there is no answer of JaCoCo within ten seconds; the message is one sentence
     */
    public Dump dump(boolean reset) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException(text() + ": the host is not known; check its name");
        }
        ExecutionDataStore store = new ExecutionDataStore();
        List<String> sessions = new ArrayList<>();
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            RemoteControlWriter out = new RemoteControlWriter(socket.getOutputStream());
            JacocoExecInput in = JacocoExecInput.remote(socket.getInputStream(), store);
            in.setSessionInfoVisitor((SessionInfo info) -> {
                if (sessions.size() == SESSIONS) {
                    throw new ReportTooLargeException(
                            "names more than " + SESSIONS + " sessions, as no process does; check what listens there");
                }
                sessions.add(info.getId());
            });
            in.setExecutionDataVisitor(store);
            out.visitDumpCommand(true, reset);
            if (!in.read()) {
                throw new EOFException("the connection ended");
            }
            return new Dump(store, List.copyOf(sessions));
        } catch (UnreadableReportException | ReportTooLargeException refused) {
            throw new IOException(text() + ": what it sent " + refused.getMessage(), refused);
        } catch (ConnectException refused) {
            throw new IOException(
                    text() + ": nothing listens there; start the process with JaCoCo's agent and output=tcpserver",
                    refused);
        } catch (SocketTimeoutException silent) {
            throw new IOException(
                    text() + ": no answer within " + Plurals.count(PATIENCE.toSeconds(), "second"), silent);
        } catch (IOException | IllegalStateException other) {
            throw new IOException(text() + ": no answer of JaCoCo's agent (" + other.getMessage() + ")", other);
        }
    }
}
