package io.jenkins.plugins.coveragemonitor.history.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.postgresql.ds.PGSimpleDataSource;

/** The connections to a database: few, kept while they are used, given up when they do not answer. */
final class Database implements Closeable {
    /** Connections at a time; one writer and some readers need no more. */
    private static final int CONNECTIONS = 4;

    private static final int CONNECT_SECONDS = 5;

    /** So long may a server be silent before the connection counts as lost. */
    private static final int SILENT_SECONDS = 30;

    private final StoreAddress address;
    private final HikariDataSource pool;

    Database(StoreAddress address) {
        this.address = address;
        HikariConfig config = new HikariConfig();
        config.setDataSource(source(address));
        config.setPoolName("coverage-monitor");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(TimeUnit.MINUTES.toMillis(1));
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
        config.setValidationTimeout(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS) / 2);
        // A database that is away now may be there when it is asked.
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        this.pool = new HikariDataSource(config);
    }

    /** Connections outside the pool, for what needs its own. */
    static PGSimpleDataSource source(StoreAddress address) {
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
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(2 * CONNECT_SECONDS);
        source.setSocketTimeout(SILENT_SECONDS);
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

    /** What to do with a connection. */
    @FunctionalInterface
    @NullUnmarked
    interface Work<T> {
        /** Does it; a Receiver's own failure passes through. */
        T with(Connection connection) throws SQLException, IOException;
    }

    /**
     * Does something in one transaction: all of it is there afterwards, or none.
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
