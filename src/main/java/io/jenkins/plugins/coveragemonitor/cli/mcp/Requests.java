package io.jenkins.plugins.coveragemonitor.cli.mcp;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The incoming messages, one a line. A line that is not a message is answered with the error of JSON-RPC and affects no
 * other. The end is only reported when every request is answered, so that none is lost.
 *
 * <p>A client must announce that it is initialized, but a request that comes before that, or instead of it, is answered
 * all the same: the specification only restricts what a server may send until then. The protocol's library would keep it
 * waiting for ever.
 */
final class Requests extends InputStream {
    /** The longest message; a question of a coding agent has a few hundred bytes. */
    private static final int LONGEST = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INITIALIZED = "notifications/initialized";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream in;
    private final Answers answers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean initialized;
    private byte[] line = new byte[0];
    private int next;

    Requests(InputStream in, Answers answers) {
        this.in = new BufferedInputStream(in);
        this.answers = answers;
    }

    /** Waits until nothing more comes. */
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public int read() throws IOException {
        return more() ? line[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, line.length - next);
        System.arraycopy(line, next, bytes, offset, count);
        next += count;
        return count;
    }

    private boolean more() throws IOException {
        try {
            while (next == line.length && ended.getCount() > 0) {
                nextLine();
            }
        } catch (IOException e) {
            ended.countDown();
            throw e;
        }
        return next < line.length;
    }

    private void nextLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int b = in.read();
        while (b >= 0 && b != '\n') {
            if (bytes.size() < LONGEST) {
                bytes.write(b);
            } else {
                tooLong = true;
            }
            b = in.read();
        }
        if (b < 0 && bytes.size() == 0) {
            end();
        } else if (tooLong) {
            refuse(-32600, "a message has at most " + LONGEST + " bytes");
        } else {
            take(bytes.toByteArray());
        }
    }

    private void take(byte[] message) throws IOException {
        if (new String(message, StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        JsonNode node;
        try {
            node = JSON.readTree(message);
        } catch (JacksonException e) {
            refuse(-32700, "this line is not JSON");
            return;
        }
        if (!node.isObject() || !"2.0".equals(node.path("jsonrpc").asText())) {
            refuse(-32600, "this line is not one message of JSON-RPC 2.0");
            return;
        }
        if (node.has("method") && node.has("id")) {
            // The protocol's library ends the whole session at an invalid id.
            JsonNode id = node.get("id");
            if (!id.isTextual() && !(id.isIntegralNumber() && id.canConvertToLong())) {
                refuse(-32600, "an id is a text or a whole number of 64 bits");
                return;
            }
            String wrong = node.path("method").asText().equals("tools/call") ? wrongCall(node.path("params")) : null;
            if (wrong != null) {
                answers.say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32602,\"message\":\"" + wrong
                        + "\"}}");
                return;
            }
            answers.asked();
        }
        pass(node);
    }

    private void pass(JsonNode node) {
        String method = node.path("method").asText();
        StringBuilder lines = new StringBuilder();
        if (method.equals(INITIALIZED)) {
            if (initialized) {
                return;
            }
            initialized = true;
        } else if (!initialized && node.has("id") && node.has("method") && !method.equals("initialize")) {
            lines.append("{\"jsonrpc\":\"2.0\",\"method\":\"" + INITIALIZED + "\"}\n");
            initialized = true;
        }
        line = lines.append(node).append('\n').toString().getBytes(StandardCharsets.UTF_8);
        next = 0;
    }

    private void refuse(int code, String why) throws IOException {
        answers.say("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":" + code + ",\"message\":\"" + why + "\"}}");
    }

    private void end() throws IOException {
        try {
            answers.awaitAll(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            ended.countDown();
        }
    }

    /** The fault in the parameters of a tool call, {@code null} if none; the library's own answer names Java types. */
    private static @Nullable String wrongCall(JsonNode parameters) {
        if (!parameters.path("name").isTextual()) {
            return "a call of a tool has params with its name";
        }
        JsonNode arguments = parameters.path("arguments");
        return arguments.isMissingNode() || arguments.isNull() || arguments.isObject()
                ? null
                : "the arguments of a tool are an object of their names and values";
    }
}
