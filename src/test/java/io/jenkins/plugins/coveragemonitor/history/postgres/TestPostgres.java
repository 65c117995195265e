package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL for the tests: one server for all of them, started by the first that needs it, and a database of its
 * own for each that asks. It runs from binaries of Maven Central; as root in a user namespace of its own.
 *
 * <p>Where that cannot be, {@code -Dpostgres.url=jdbc:postgresql://HOST/DATABASE?user=…&password=…} names a server whose user
 * may create databases. Without either the tests are skipped, and say so.
 */
public final class TestPostgres {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static StoreAddress server;
    private static String why;

    private TestPostgres() {}

    /** An empty database. */
    public static StoreAddress database() {
        StoreAddress admin = server();
        String name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
        execute(admin, "create database " + name + " encoding 'UTF8' template template0");
        return new StoreAddress(admin.hosts(), name, admin.parameters(), admin.user(), admin.password());
    }

    /** The server, and a database of it from which others are created. */
    public static synchronized StoreAddress server() {
        if (server == null && why == null) {
            start();
        }
        Assumptions.assumeTrue(server != null, why);
        return server;
    }

    private static void start() {
        String given = System.getProperty("postgres.url", "");
        if (!given.isEmpty() && !given.startsWith("$")) {
            server = StoreAddress.of(given, null, null);
            return;
        }
        try {
            EmbeddedPostgres started = builder().start();
            server = of(started);
        } catch (IOException | RuntimeException e) {
            why = "NOT TESTED: PostgreSQL cannot be started here (" + e.getMessage()
                    + "); give a server with -Dpostgres.url=jdbc:postgresql://…";
        }
    }

    /** How servers of the tests are started: what is committed is durable, as outside tests. */
    static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder().toFile())
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "60");
    }

    static StoreAddress of(EmbeddedPostgres started) {
        return StoreAddress.of(
                "jdbc:postgresql://127.0.0.1:" + started.getPort() + "/postgres?sslmode=disable",
                "postgres",
                "postgres");
    }

    private static Path folder() {
        return Path.of(System.getProperty("build.dir", "target"))
                .toAbsolutePath()
                .resolve("postgres");
    }

    /** Does something as the one who may everything. */
    public static void execute(StoreAddress address, String sql) {
        try (Connection connection = Database.source(address).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
