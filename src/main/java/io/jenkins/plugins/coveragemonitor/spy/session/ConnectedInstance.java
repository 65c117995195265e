package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoExecInput;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfo;
import org.jacoco.core.runtime.RemoteControlWriter;
import org.jspecify.annotations.Nullable;

/** A process that connected by itself. It sends all its data on each request and at its end. */
final class ConnectedInstance {
    private final String service;
    private final Socket socket;
    private final SpyFolder folder;
    private final KeptExecutions executions;
    private final Clock clock;
    private @Nullable RemoteControlWriter out;
    private String session = "";
    private int asked;
    private int answered;
    private boolean ended;
    private boolean isClosed;
    private long lastAnswer;

    ConnectedInstance(String service, Socket socket, SpyFolder folder, KeptExecutions executions, Clock clock) {
        this.service = service;
        this.socket = socket;
        this.folder = folder;
        this.executions = executions;
        this.clock = clock;
    }

    String service() {
        return service;
    }

    /** Its name: that of its session, which JaCoCo derives from the host's name, else its address. */
    synchronized String name() {
        return session.isEmpty() ? String.valueOf(socket.getRemoteSocketAddress()) : session;
    }

    /** Reads its data until it ends. */
    void read() {
        String failure = "";
        try (socket) {
            synchronized (this) {
                out = new RemoteControlWriter(socket.getOutputStream());
                if (asked > 0) {
                    asked = 1;
                    out.visitDumpCommand(true, false);
                }
            }
            ExecutionDataStore received = new ExecutionDataStore();
            JacocoExecInput in = JacocoExecInput.remote(socket.getInputStream(), received);
            in.setSessionInfoVisitor(this::named);
            in.setExecutionDataVisitor(received);
            while (in.read()) {
                synchronized (executions) {
                    executions.keep(service, fileName(), received);
                }
                answered();
            }
        } catch (IOException | RuntimeException lost) {
            failure = String.valueOf(lost.getMessage());
        }
        end(failure);
    }

    private synchronized void named(SessionInfo info) {
        session = info.getId();
    }

    private synchronized String fileName() {
        return name().replaceAll("[^A-Za-z0-9.-]", "_").replaceFirst("^(.{0,100}).*", "$1");
    }

    private synchronized void answered() {
        answered++;
        lastAnswer = clock.millis();
        notifyAll();
    }

    /** It sends once more at its end; a killed process does not. */
    private synchronized void end(String failure) {
        ended = true;
        notifyAll();
        boolean sentAtItsEnd = answered > asked;
        if (sentAtItsEnd || isClosed) {
            return;
        }
        String sentence = answered == 0
                ? name() + " connected and sent nothing that can be used"
                        + (failure.isEmpty() ? "" : " (" + failure + ")")
                : name() + " was killed, or lost its connection: what it ran since " + Instant.ofEpochMilli(lastAnswer)
                        + " is not counted";
        try {
            Path data = Files.createDirectories(folder.data(service, SpyLanguage.JAVA));
            Files.writeString(data.resolve(fileName() + (answered == 0 ? ".error" : ".note")), sentence);
        } catch (IOException full) {
            // Its data is there; if the sentence cannot be written, neither can the reports, which is reported.
        }
    }

    synchronized void close() throws IOException {
        isClosed = true;
        socket.close();
    }

    /** Requests its data; a lost connection is reported when reading ends. */
    synchronized void ask() {
        asked++;
        try {
            if (out != null) {
                out.visitDumpCommand(true, false);
            }
        } catch (IOException lost) {
            // Reading ends too.
        }
    }

    /** Waits until it has answered every request or ended; returns whether it did in time. */
    synchronized boolean answered(long end) throws InterruptedException {
        while (answered < asked && !ended) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
