package io.jenkins.plugins.coveragemonitor.history.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.store.JournalForwarder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed while twenty controllers write: nothing that jobs recorded is lost, and nothing is there twice.
 * {@code -Dpostgres.kills=50} kills it fifty times instead of twice.
 */
class KilledServerTest {
    private static final int WRITERS = 20;
    private static final int KILLS = Integer.getInteger("postgres.kills", 2);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostAndNothingIsThereTwice() throws Exception {
        TestPostgres.server();
        Assumptions.assumeTrue(
                System.getProperty("postgres.url", "").isEmpty(), "NOT TESTED: a server that was given is not killed");
        Path data = folder.resolve("data");
        try (EmbeddedPostgres started = TestPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            StoreAddress address = TestPostgres.of(started);
            Server server = new Server(data, started.getPort());
            try (PostgresHistoryStore store = new PostgresHistoryStore(
                    address, new Database.Patience(Duration.ofSeconds(1), Duration.ofSeconds(5)))) {
                store.prepare();
                killWhileWriting(server, store);
            } finally {
                server.kill();
            }
        }
    }

    private void killWhileWriting(Server server, PostgresHistoryStore store) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        AtomicBoolean last = new AtomicBoolean();
        Semaphore written = new Semaphore(0);
        List<Writer> writers = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer(new RecordedJobs(folder.resolve("home" + i), "ctrl-" + i), store, i);
                writers.add(writer);
                running.add(threads.submit(() -> writer.write(last, written)));
            }
            SplittableRandom random = new SplittableRandom(15);
            for (int kill = 0; kill < KILLS; kill++) {
                // As many successful writes as chance says, wherever the writers then are.
                assertThat(written.tryAcquire(WRITERS + random.nextInt(WRITERS), 2, TimeUnit.MINUTES))
                        .isTrue();
                server.kill();
                server.start();
            }
            last.set(true);
            for (Future<?> one : running) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            last.set(true);
            threads.shutdownNow();
        }
        for (Writer writer : writers) {
            writer.jobs().assertAllIsIn(store);
        }
    }

    private record Writer(RecordedJobs jobs, PostgresHistoryStore store, int number) {
        /** Records builds and hands them over until the last, then until all are in the database. */
        Void write(AtomicBoolean last, Semaphore written) throws IOException {
            JournalForwarder forwarder = jobs.forwarder(store, "holder-" + number);
            for (int build = 1; !last.get(); build++) {
                forwarder.changed(jobs.record("app", build, build));
                forwarder.changed(jobs.record("web", build, build));
                if (forwarder.step()) {
                    written.release();
                }
            }
            while (!forwarder.step()) {
                Thread.onSpinWait();
            }
            return null;
        }
    }

    /** The server's process, which the test may end and begin. */
    private record Server(Path data, int port, Path programs) {
        Server(Path data, int port) throws IOException {
            this(data, port, Path.of("/proc/" + pid(data) + "/exe").toRealPath().getParent());
        }

        private static long pid(Path data) throws IOException {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        }

        void kill() throws IOException, InterruptedException {
            long pid = pid(data);
            assertThat(new ProcessBuilder("kill", "-9", Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        }

        void start() throws IOException, InterruptedException {
            boolean root = System.getProperty("user.name").equals("root");
            List<String> command = new ArrayList<>(root ? List.of("unshare", "-U") : List.of());
            command.addAll(List.of(
                    programs.resolve("pg_ctl").toString(),
                    "-D",
                    data.toString(),
                    "-l",
                    data.resolve("restarted.log").toString(),
                    "-o",
                    "-p " + port + " -F -c max_connections=60",
                    "-w",
                    "-t",
                    "60",
                    "start"));
            Process start = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("pg_ctl.log").toFile())
                    .start();
            assertThat(start.waitFor()).as(() -> "pg_ctl start: " + log()).isZero();
        }

        private String log() {
            try {
                return Files.readString(data.resolve("restarted.log"));
            } catch (IOException none) {
                return none.getMessage();
            }
        }
    }
}
