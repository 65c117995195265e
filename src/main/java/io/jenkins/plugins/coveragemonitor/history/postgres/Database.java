package io.jenkins.plugins.coveragemonitor.history.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections to a database: few, kept while they are used, and dropped when they do not answer. */
final class Database implements Closeable {
    /** Connections at a time; one writer and some readers need no more. */
    private static final int CONNECTIONS = 4;

    /** Timeouts. */
    record Patience(Duration connect, Duration silent) {
        /**
         * Fifteen seconds to connect, as machines may be busy; thirty for an answer, before the connection counts as
         * lost.
         */
        static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    private final StoreAddress address;
    private final HikariDataSource pool;

    Database(StoreAddress address, Patience patience) {
        this.address = address;
        HikariConfig config = new HikariConfig();
        config.setDataSource(source(address, patience));
        config.setPoolName("coverage-monitor");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(1));
        config.setConnectionTimeout(patience.connect().toMillis());
        config.setValidationTimeout(patience.connect().toMillis() / 2);
        // A database that is away now may be back when it is needed.
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
    }

    /** Connections outside the pool, for callers that need their own. */
    static PGSimpleDataSource source(StoreAddress address) {
        return source(address, Patience.USUAL);
    }

    private static PGSimpleDataSource source(StoreAddress address, Patience patience) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(
                address.hosts().stream().map(StoreAddress.Host::name).toArray(String[]::new));
        source.setPortNumbers(
                address.hosts().stream().mapToInt(StoreAddress.Host::port).toArray());
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName("coverage-monitor");
        source.setCurrentSchema(address.schema());
        source.setConnectTimeout((int) patience.connect().toSeconds());
        source.setLoginTimeout((int) patience.connect().toSeconds());
        source.setSocketTimeout((int) patience.silent().toSeconds());
        source.setTcpKeepAlive(true);
        Map<String, String> parameters = address.parameters();
        try {
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                if (!parameter.getKey().equals("currentSchema")) {
                    source.setProperty(parameter.getKey(), parameter.getValue());
                }
            }
        } catch (SQLException unknown) {
            throw new IllegalArgumentException(
                    "the address of the store is not understood: " + unknown.getMessage(), unknown);
        }
        return source;
    }

    StoreAddress address() {
        return address;
    }

    DataSource pool() {
        return pool;
    }

    /** Work with a connection. */
    @FunctionalInterface
    @NullUnmarked
    interface Work<T> {
        /** Does the work; a Receiver's own exception passes through. */
        T with(Connection connection) throws SQLException, IOException;
    }

    /**
     * Does the work in one transaction, all or nothing.
     *
     * @throws DatabaseTrouble if the database refused
     */
    @NullUnmarked
    <T> T transaction(Work<T> work) throws IOException {
        try (Connection connection = pool.getConnection()) {
            try {
                T done = work.with(connection);
                connection.commit();
                return done;
            } catch (SQLException | IOException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
        } catch (SQLException refused) {
            throw DatabaseTrouble.of(address, refused);
        }
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            failed.addSuppressed(gone);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
