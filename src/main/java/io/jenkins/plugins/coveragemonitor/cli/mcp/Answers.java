package io.jenkins.plugins.coveragemonitor.cli.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The output for answers, one a line, each written at once whichever thread writes; it also counts the requests without
 * an answer. Thread-safe.
 */
final class Answers extends OutputStream {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN_TOOL = "Unknown tool";

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int waiting;

    Answers(OutputStream out) {
        this.out = out;
    }

    /** Counts a request that needs an answer. */
    synchronized void asked() {
        waiting++;
    }

    /** Writes an answer that does not come from the protocol's library. */
    synchronized void say(String message) throws IOException {
        out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Waits until every request is answered, but only for a while, because cancelled ones never are. */
    synchronized void awaitAll(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); waiting > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    /**
     * The protocol's library names an unknown tool only in the error's data, which many clients do not show. The
     * message gets the name, and those of the existing tools.
     */
    private static String named(String message) throws IOException {
        if (!message.contains(UNKNOWN_TOOL)) {
            return message;
        }
        JsonNode node = JSON.readTree(message);
        if (!(node.path("error") instanceof ObjectNode error)
                || !error.path("message").asText().startsWith(UNKNOWN_TOOL)) {
            return message;
        }
        String tools = AdviceTools.all().stream().map(Tool::name).collect(Collectors.joining(", "));
        error.put("message", error.path("data").asText(UNKNOWN_TOOL) + "; the tools are " + tools);
        return node + "\n";
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        line.write(bytes, offset, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        if (line.size() > 0) {
            out.write(named(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
            line.reset();
            out.flush();
            waiting = Math.max(0, waiting - 1);
            notifyAll();
        }
    }
}
