package io.jenkins.plugins.coveragemonitor.cli.serve;

import io.jenkins.plugins.coveragemonitor.api.live.LiveHub;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The live stream over real sockets, with readers that do nothing but read. */
public final class LiveRoom implements AutoCloseable {
    private final LiveServer server;
    private final List<WebSocketClient> readers = new ArrayList<>();

    /** Serves a hub to the pages at an address. */
    public LiveRoom(LiveHub hub, URI pages) throws IOException, InterruptedException {
        server = LiveServer.start(hub);
        server.serve(pages);
    }

    /** Where to watch. */
    public String address() {
        return server.address();
    }

    /** Lets so many more readers watch. */
    public void fill(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            WebSocketClient reader = new Reader(URI.create(server.address()));
            reader.connectBlocking();
            readers.add(reader);
        }
    }

    @Override
    public void close() {
        readers.forEach(WebSocketClient::close);
        server.close();
    }

    private static final class Reader extends WebSocketClient {
        Reader(URI address) {
            super(address);
        }

        @Override
        public void onOpen(ServerHandshake answer) {
            // It only reads.
        }

        @Override
        public void onMessage(String message) {
            // It only reads.
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            // It is not needed any more.
        }

        @Override
        public void onError(Exception problem) {
            System.err.println(problem);
        }
    }
}
