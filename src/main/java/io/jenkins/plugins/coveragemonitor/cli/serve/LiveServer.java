package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.api.live.LiveConnection;
import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import io.jenkins.plugins.coveragemonitor.api.live.LiveOrigin;
import io.jenkins.plugins.coveragemonitor.api.live.LiveQuestion;
import io.jenkins.plugins.coveragemonitor.api.live.LiveViewer;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/**
 * Sends live events to the open pages of the preview, over WebSocket on a loopback port of its own. Only pages of the
 * preview and programs of this machine may connect; pings detect broken connections.
 */
final class LiveServer extends WebSocketServer implements Closeable {
    private static final int PING_SECONDS = 20;
    private static final int STOP_MILLIS = 1_000;

    /** Whoever reaches the loopback address may see everything and change nothing. */
    private static final LiveViewer ANYBODY = new LiveViewer() {
        @Override
        public boolean maySee(String job) {
            return true;
        }

        @Override
        public boolean mayChange(String job) {
            return false;
        }
    };

    private final LiveHub hub;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private volatile String pages = "";

    private LiveServer(LiveHub hub) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.hub = hub;
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(PING_SECONDS);
    }

    /**
     * Listens on any free port.
     *
     * @throws IOException if there is none
     */
    static LiveServer start(LiveHub hub) throws IOException, InterruptedException {
        LiveServer server = new LiveServer(hub);
        server.start();
        try {
            server.port.get();
        } catch (ExecutionException e) {
            throw new IOException("the live updates could not start: " + FailureText.reason(e), e);
        }
        return server;
    }

    /** Admits the pages at an address. */
    void serve(URI address) {
        pages = address.toString();
    }

    /** The address for pages. */
    String address() {
        return "ws://127.0.0.1:" + getPort() + "/";
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
        String origin = request.hasFieldValue("Origin") ? request.getFieldValue("Origin") : null;
        boolean host = request.getFieldValue("Host").matches("(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d+)?");
        String here = pages.replaceFirst("127\\.0\\.0\\.1", "localhost");
        boolean ours = LiveOrigin.accepts(origin, null, pages) || LiveOrigin.accepts(origin, null, here);
        if (!host || !ours) {
            throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "this page may not watch");
        }
        return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {
        Query query = Query.of(URI.create(request.getResourceDescriptor()));
        LiveQuestion question =
                LiveQuestion.of(query.metric(), query.text("job"), query.text("stream"), query.text("after"));
        Connection connection = new Connection(socket);
        socket.setAttachment(connection);
        if (!hub.open(connection, ANYBODY, question)) {
            socket.close(CloseFrame.TRY_AGAIN_LATER);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        if (socket.<Object>getAttachment() instanceof Connection connection) {
            hub.forget(connection);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        // Messages from viewers are ignored.
    }

    @Override
    public void onError(WebSocket socket, Exception problem) {
        if (socket == null) {
            port.completeExceptionally(problem);
        }
    }

    @Override
    public void onStart() {
        port.complete(getPort());
    }

    @Override
    public void close() {
        try {
            stop(STOP_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * An open page.
     *
     * @param socket its connection
     */
    private record Connection(WebSocket socket) implements LiveConnection {
        @Override
        public void send(String text) {
            if (socket.isOpen()) {
                socket.send(text);
            }
        }

        @Override
        public boolean isBusy() {
            return socket.hasBufferedData();
        }

        @Override
        public void end() {
            socket.close(CloseFrame.TRY_AGAIN_LATER);
        }
    }
}
