package io.jenkins.plugins.coveragemonitor.spy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceManifest;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpyLanguage;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.ExecutionMerge;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RemoteExecution;
import io.jenkins.plugins.coveragemonitor.spy.jacoco.RetriedDump;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jacoco.agent.AgentJar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live services with JaCoCo's own agent, asked over TCP. */
class LiveServicesTest {
    private static final Instant NOW = Instant.parse("2026-05-04T08:30:00Z");

    @TempDir
    Path workspace;

    private final List<RunningService> started = new ArrayList<>();
    private Path agent;
    private SpySession session;
    private LiveServices live;

    @BeforeEach
    void begin() throws IOException {
        SampleServices.write(workspace);
        agent = workspace.resolve("jacocoagent.jar");
        AgentJar.extractTo(agent.toFile());
        session = SpySession.begin(
                new SpyFolder(workspace.resolve(".coverage-spy")),
                new SpySettings(Set.of(SpyLanguage.JAVA), List.of("shop"), List.of(), List.of(), 1),
                workspace);
        live = new LiveServices(session.folder(), new RetriedDump(0, Duration.ZERO), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void end() {
        started.forEach(RunningService::close);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Starts an instance whose agent listens; it is up when the service is. */
    private RunningService shop(int port) throws Exception {
        return shop(port, "shop.jar");
    }

    private RunningService shop(int port, String jar) throws Exception {
        RunningService service = RunningService.start(
                workspace,
                Map.of(),
                workspace.resolve(started.size() + ".port"),
                RunningService.java(),
                "-javaagent:" + agent + "=output=tcpserver,address=127.0.0.1,port=" + port + ",includes=com.acme.*",
                "-jar",
                jar);
        started.add(service);
        service.port();
        return service;
    }

    private static LiveServices.Instance instance(int port) {
        return new LiveServices.Instance("shop", RemoteExecution.of("127.0.0.1:" + port));
    }

    private int hits(int line) throws IOException, InterruptedException {
        session.collect();
        FileCoverage shop = new Collector(ReportFormats.builtIn())
                .collect(workspace, List.of())
                .measurement()
                .component("shop")
                .orElseThrow()
                .filesByPath()
                .get("src/com/acme/Shop.java");
        LineTable lines = shop.lines();
        return lines.hits(lines.indexOf(line));
    }

    private ServiceManifest.Service collected() throws IOException, InterruptedException {
        return session.collect().services().get(0);
    }

    @Test
    void threeInstancesAreOneServiceAndOneThatIsKilledLosesOnlyWhatItRanSince() throws Exception {
        List<LiveServices.Instance> instances =
                List.of(instance(freePort()), instance(freePort()), instance(freePort()));
        List<RunningService> services = new ArrayList<>();
        for (LiveServices.Instance one : instances) {
            services.add(shop(one.address().port()));
        }
        services.get(0).get("/?a");
        services.get(1).get("/?b");

        assertThat(live.ask(instances, false)).isEmpty();
        services.get(1).kill();
        List<String> missed = live.ask(instances, false);

        assertThat(missed)
                .singleElement()
                .asString()
                .startsWith(instances.get(1).address().text() + ": nothing listens there")
                .endsWith(
                        "it has been missing since 2026-05-04T08:30:00Z, and what it ran since 2026-05-04T08:30:00Z is not counted");
        assertThat(hits(30)).isPositive();
        assertThat(hits(33)).as("what the killed one told before").isPositive();
        assertThat(hits(35)).isZero();
        assertThat(collected().missing()).isEmpty();
        assertThat(collected().problems()).isEqualTo(missed);

        // It is back, as another process, and was never told of the first answer.
        RunningService again = shop(instances.get(1).address().port());
        assertThat(again.get("/?c")).isEqualTo("none");
        assertThat(live.ask(instances, false)).singleElement().asString().contains("was restarted since");
        assertThat(hits(33)).isPositive();
        assertThat(hits(35)).isPositive();
    }

    @Test
    void tenDumpsUnderLoadWithResetLoseNothing() throws Exception {
        int port = freePort();
        RunningService shop = shop(port);
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            shop.get("/?a");
            Future<?> load = pool.submit(() -> {
                while (!enough.get()) {
                    shop.get("/?b");
                }
                return null;
            });
            for (int dump = 0; dump < 10; dump++) {
                assertThat(live.ask(List.of(instance(port)), true)).isEmpty();
            }
            enough.set(true);
            load.get();
            assertThat(live.ask(List.of(instance(port)), true)).isEmpty();
        } finally {
            pool.shutdownNow();
        }

        // Line 30 ran once, before the first dump, and each dump reset the process.
        assertThat(hits(30)).isPositive();
        assertThat(hits(33)).isPositive();
        assertThat(hits(35)).isZero();
    }

    @Test
    void anInstanceThatNeverAnsweredMakesTheServicePartial() throws Exception {
        LiveServices.Instance nobody = instance(freePort());

        live.ask(List.of(nobody), false);

        assertThat(collected().missing()).anyMatch(why -> why.contains("nothing listens there"));
    }

    /** Starts an instance that connects by itself. */
    private RunningService client(int port, String jar) throws Exception {
        RunningService service = RunningService.start(
                workspace,
                Map.of(),
                workspace.resolve(started.size() + ".port"),
                RunningService.java(),
                "-javaagent:" + agent + "=output=tcpclient,address=127.0.0.1,port=" + port + ",includes=com.acme.*",
                "-jar",
                jar);
        started.add(service);
        service.port();
        return service;
    }

    @Test
    void instancesThatConnectAreAskedAndSendWhatTheyRanAtTheirEnd() throws Exception {
        try (ConnectedServices connected = new ConnectedServices(session.folder(), Clock.fixed(NOW, ZoneOffset.UTC))) {
            int port = connected.listen("shop", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            RunningService ended = client(port, "shop.jar");
            RunningService killed = client(port, "shop.jar");
            RunningService.until(() -> connected.size() == 2);
            killed.get("/?b");

            assertThat(connected.ask(Duration.ofSeconds(60))).isEmpty();
            assertThat(hits(33)).isPositive();
            assertThat(hits(30)).isZero();

            killed.get("/?c");
            killed.kill();
            ended.get("/?a");
            ended.terminate();
            RunningService.until(() -> connected.size() == 0);
        }

        assertThat(hits(30)).as("what was sent at the end").isPositive();
        assertThat(hits(35)).as("what ran between the last dump and the kill").isZero();
        assertThat(collected().processes()).isEqualTo(2);
        assertThat(collected().missing()).isEmpty();
        assertThat(collected().problems())
                .singleElement()
                .asString()
                .endsWith(" was killed, or lost its connection: what it ran since 2026-05-04T08:30:00Z is not counted");
    }

    @Test
    void whoConnectsAndSendsSomethingElseIsNamed() throws Exception {
        try (ConnectedServices connected = new ConnectedServices(session.folder(), Clock.systemUTC())) {
            int port = connected.listen("shop", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes());
                RunningService.until(() -> problem("connected and sent nothing that can be used"));
            }
        }
    }

    private boolean problem(String text) {
        try {
            return collected().missing().toString().contains(text);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void twoBuildsInOneServiceAreCountedAndNamed() throws Exception {
        Path source = workspace.resolve("src/com/acme/Shop.java");
        Files.writeString(source, Files.readString(source).replace("\"none\"", "\"other\""));
        SampleServices.jar(workspace.resolve("src/com/acme"), workspace.resolve("new.jar"));
        int old = freePort();
        int next = freePort();
        shop(old).get("/?a");
        shop(next, "new.jar").get("/?b");

        assertThat(live.ask(List.of(instance(old), instance(next)), false)).isEmpty();

        assertThat(collected().missing())
                .singleElement()
                .asString()
                .contains(
                        "1 class ran in two versions (com.acme.Shop)", "processes of the service ran different builds");
    }

    @Test
    void aRestartOfTheWatchForgetsNothing() throws Exception {
        int port = freePort();
        RunningService shop = shop(port);
        shop.get("/?a");
        live.ask(List.of(instance(port)), true);
        shop.get("/?b");

        LiveServices again = new LiveServices(
                session.folder(), new RetriedDump(0, Duration.ZERO), Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
        session = SpySession.open(session.folder());
        assertThat(again.ask(List.of(instance(port)), true)).isEmpty();
        shop.kill();

        assertThat(again.ask(List.of(instance(port)), false))
                .singleElement()
                .asString()
                .contains("what it ran since 2026-05-04T08:31:00Z is not counted");
        assertThat(hits(30)).isPositive();
        assertThat(hits(33)).isPositive();
    }

    @Test
    void whoIsNotJacocoIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (var socket = other.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                } catch (IOException ended) {
                    // The test says what it saw.
                }
            });
            answering.start();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> RemoteExecution.of("127.0.0.1:" + other.getLocalPort())
                            .dump(false))
                    .withMessageContaining("no answer of JaCoCo's agent");
            answering.join();
        }
    }

    @Test
    void aNewBuildBeginsAnewAndTheOldOneIsKept() throws Exception {
        LiveServices.Instance one = instance(freePort());
        RunningService shop = shop(one.address().port());
        live.ask(List.of(one), false);
        session.collect();
        Path exec = session.folder()
                .data("shop", SpyLanguage.JAVA)
                .resolve("127.0.0.1_" + one.address().port() + ".exec");
        // What was told before is that of another class file of the same name.
        ExecutionMerge other = new ExecutionMerge();
        var store = new org.jacoco.core.data.ExecutionDataStore();
        store.put(new org.jacoco.core.data.ExecutionData(1, "com/acme/Shop", new boolean[] {true}));
        other.add(store);
        other.write(exec);

        live.ask(List.of(one), false);
        shop.terminate();

        assertThat(session.folder().root().resolve("builds/shop"))
                .isDirectoryContaining(file -> file.toString().endsWith(NOW.toEpochMilli() + ".exec"))
                .isDirectoryContaining(file -> file.toString().endsWith(NOW.toEpochMilli() + ".classes.jar"));
        assertThat(collected().missing()).isEmpty();
    }
}
