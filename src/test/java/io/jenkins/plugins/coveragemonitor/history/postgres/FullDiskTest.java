package io.jenkins.plugins.coveragemonitor.history.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.store.JournalForwarder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose disk is full: its tables lie on a small file system of their own. */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void whatDoesNotFitWaitsAndGoesWhenThereIsRoom() throws Exception {
        StoreAddress address = TestPostgres.database();
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                System.getProperty("postgres.url", "").isEmpty()
                        && run("mount", "-t", "tmpfs", "-o", "size=12m,mode=777", "tmpfs", disk.toString()),
                "NOT TESTED: a full disk needs the right to mount a file system");
        String space = "small_" + address.database();
        try {
            Path place = Files.createDirectory(disk.resolve("space"));
            TestPostgres.execute(address, "create tablespace " + space + " location '" + place + "'");
            TestPostgres.execute(
                    TestPostgres.server(),
                    "alter database " + address.database() + " set default_tablespace = " + space);
            RecordedJobs jobs = new RecordedJobs(folder.resolve("home"), "ctrl");
            try (PostgresHistoryStore store = new PostgresHistoryStore(address)) {
                JournalForwarder forwarder = jobs.forwarder(store, "a");
                jobs.record("small", 1, 5);
                assertThat(forwarder.step()).isTrue();
                forwarder.changed(jobs.record("large", 1, 60_000));
                assertThat(forwarder.step()).isFalse();
                assertThat(forwarder.status().sentence()).isEqualTo(address + ": its disk is full; free some space");
                assertThat(forwarder.status().waiting()).isEqualTo(1);
                assertThat(run("mount", "-o", "remount,size=64m", disk.toString()))
                        .isTrue();
                assertThat(forwarder.step()).isTrue();
                jobs.assertAllIsIn(store);
            }
        } finally {
            TestPostgres.execute(TestPostgres.server(), "drop database " + address.database() + " with (force)");
            TestPostgres.execute(TestPostgres.server(), "drop tablespace " + space);
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
