package io.jenkins.plugins.coveragemonitor.history.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a controller and its database that can be cut in several ways. */
final class TestProxy implements Closeable {
    enum Network {
        /** All bytes pass. */
        GOOD,
        /** What is connected is reset, and so is whoever connects. */
        RESET,
        /** Connections are there, and nothing comes through them. */
        HALF_OPEN
    }

    private final InetSocketAddress server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Network network = Network.GOOD;
    private volatile long delayMillis;

    TestProxy(StoreAddress address) throws IOException {
        StoreAddress.Host host = address.hosts().get(0);
        this.server = new InetSocketAddress(host.name(), host.port());
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        begin(this::accept);
    }

    /** The same database, through here. */
    StoreAddress of(StoreAddress address) {
        return new StoreAddress(
                List.of(new StoreAddress.Host("127.0.0.1", door.getLocalPort())),
                address.database(),
                address.parameters(),
                address.user(),
                address.password());
    }

    void become(Network other) throws IOException {
        network = other;
        if (other == Network.RESET) {
            for (Socket socket : open) {
                reset(socket);
            }
        }
    }

    /** Lets every part of an answer wait. */
    void delay(long millis) {
        delayMillis = millis;
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "test proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (network == Network.RESET) {
                    reset(client);
                    continue;
                }
                Socket onward = new Socket();
                onward.connect(server);
                open.add(client);
                open.add(onward);
                begin(() -> pump(client, onward, 0));
                begin(() -> pump(onward, client, 1));
            } catch (IOException closed) {
                // The next one, unless the door is closed.
            }
        }
    }

    private void pump(Socket from, Socket to, int answers) {
        byte[] part = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                if (network == Network.GOOD) {
                    if (answers * delayMillis > 0) {
                        Thread.sleep(delayMillis);
                    }
                    to.getOutputStream().write(part, 0, length);
                }
            }
        } catch (IOException | InterruptedException cut) {
            // Both ends are closed.
        }
        open.remove(from);
        open.remove(to);
    }

    private static void reset(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            // Its other end was faster.
        }
        socket.close();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
