package io.jenkins.plugins.coveragemonitor.spy.session;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Live Java processes that connect by themselves (JaCoCo's agent with {@code output=tcpclient}): those in containers
 * and networks that can reach this process but cannot be reached. They are asked like those that listen, and send their
 * data when they end. JaCoCo's protocol has no password, so only a trusted network may reach the port.
 */
public final class ConnectedServices implements AutoCloseable {
    /** More at once are taken for an attack. */
    private static final int MOST = 1000;

    private final SpyFolder folder;
    private final KeptExecutions executions;
    private final Clock clock;
    private final List<ServerSocket> listening = new ArrayList<>();
    private final Set<ConnectedInstance> instances = ConcurrentHashMap.newKeySet();

    /** Stores the instances' data in a folder in which measuring has begun. */
    public ConnectedServices(SpyFolder folder, Clock clock) {
        this.folder = folder;
        this.executions = new KeptExecutions(folder, clock);
        this.clock = clock;
    }

    /**
     * Listens for the instances of a service.
     *
     * @param address the port may be 0 for any free one
     * @return the port
     * @throws IOException if it is not possible to listen there
     */
    public int listen(String service, InetSocketAddress address) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.bind(address);
        } catch (IOException taken) {
            server.close();
            throw new IOException(
                    address.getHostString() + ":" + address.getPort() + ": cannot be listened on (" + taken.getMessage()
                            + "); give another port, or end what uses it",
                    taken);
        }
        listening.add(server);
        Thread thread = new Thread(() -> accept(service, server), "coverage-listen-" + service);
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private void accept(String service, ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (instances.size() >= MOST) {
                    socket.close();
                    continue;
                }
                ConnectedInstance instance = new ConnectedInstance(service, socket, folder, executions, clock);
                instances.add(instance);
                Thread thread = new Thread(
                        () -> {
                            instance.read();
                            instances.remove(instance);
                        },
                        "coverage-instance-" + service);
                thread.setDaemon(true);
                thread.start();
            } catch (SocketException closed) {
                return;
            } catch (IOException failed) {
                // A connection was lost before it began; the next one may work.
            }
        }
    }

    /**
     * Requests the data of each connected instance, and waits for the answers.
     *
     * @param patience the time for all of them together
     * @return a sentence for each that did not answer
     */
    public List<String> ask(Duration patience) throws InterruptedException {
        List<ConnectedInstance> asked = new ArrayList<>(instances);
        asked.forEach(ConnectedInstance::ask);
        long end = System.nanoTime() + patience.toNanos();
        List<String> silent = new ArrayList<>();
        for (ConnectedInstance instance : asked) {
            if (!instance.answered(end)) {
                silent.add(
                        "service " + instance.service() + ": " + instance.name() + " is connected and did not answer");
            }
        }
        return silent;
    }

    /** How many instances are connected. */
    public int size() {
        return instances.size();
    }

    /** Accepts nothing more; connections are closed. */
    @Override
    public void close() throws IOException {
        for (ServerSocket server : listening) {
            server.close();
        }
        for (ConnectedInstance instance : instances) {
            instance.close();
        }
    }
}
