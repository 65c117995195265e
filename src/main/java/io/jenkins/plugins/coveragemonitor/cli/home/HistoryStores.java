package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.store.FileHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stores in a command line: a folder, or the address of a database. */
public final class HistoryStores {
    private HistoryStores() {}

    /** Creates the store; it is connected to when it is first used. */
    public static HistoryStore open(String option, String text) {
        if (StoreAddress.isMeant(text)) {
            return database(text);
        }
        Path folder = Path.of(text);
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CommandFailure.usage(
                    option + " is '" + text + "', which is a file: give a folder, or jdbc:postgresql://…");
        }
        return new FileHistoryStore(folder, new HomeFacts(folder));
    }

    /**
     * A database. User and password come from the address, else from {@code PGUSER} and {@code PGPASSWORD}, the
     * password else from the password file of PostgreSQL's own programs.
     */
    public static PostgresHistoryStore database(String address) {
        try {
            return new PostgresHistoryStore(
                    StoreAddress.of(address, System.getenv("PGUSER"), System.getenv("PGPASSWORD")));
        } catch (IllegalArgumentException wrong) {
            throw CommandFailure.usage(wrong);
        }
    }
}
