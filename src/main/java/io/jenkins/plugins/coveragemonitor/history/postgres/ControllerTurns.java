package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.ControllerLease;
import io.jenkins.plugins.coveragemonitor.history.store.LostTurnException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides which process writes for a controller. The database's clock counts, so that a controller whose clock is set
 * back changes nothing.
 */
final class ControllerTurns {
    /** How long another process that asked for the lease is remembered. */
    private static final int CONTENDED_SECONDS = 300;

    private static final String CLAIM =
            """
            insert into controller as c (id, url, holder, seen_at) values (?, ?, ?, clock_timestamp())
            on conflict (id) do update set url = excluded.url, holder = excluded.holder, seen_at = excluded.seen_at,
                contender = case when c.holder = excluded.holder then c.contender end
            where c.holder is null or c.holder = excluded.holder
                or c.seen_at < clock_timestamp() - make_interval(secs => ?)
            returning case when contended_at > clock_timestamp() - make_interval(secs => ?) then contender end
            """;

    private final Connection connection;

    ControllerTurns(Connection connection) {
        this.connection = connection;
    }

    ControllerLease claim(String controller, @Nullable String url, String holder, Duration silence)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, controller);
            statement.setString(2, url);
            statement.setString(3, holder);
            statement.setDouble(4, silence.toMillis() / 1000.0);
            statement.setDouble(5, CONTENDED_SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    return new ControllerLease(true, rows.getString(1), 0);
                }
            }
        }
        return refused(controller, url);
    }

    /** Records that another process asked, so that the holder can report it too. */
    private ControllerLease refused(String controller, @Nullable String url) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update controller set contender = ?, contended_at = clock_timestamp() where id = ?"
                        + " returning url, extract(epoch from seen_at) * 1000000")) {
            statement.setString(1, url == null ? "a controller without an address" : url);
            statement.setString(2, controller);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return new ControllerLease(false, null, 0);
                }
                String other = rows.getString(1);
                return new ControllerLease(
                        false, other == null ? "a controller without an address" : other, rows.getLong(2));
            }
        }
    }

    /** Renews the lease within a transaction, and keeps others from taking it until the transaction ends. */
    void confirm(String controller, String holder) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update controller set seen_at = clock_timestamp() where id = ? and holder = ?")) {
            statement.setString(1, controller);
            statement.setString(2, holder);
            if (statement.executeUpdate() != 1) {
                throw new LostTurnException("another process writes under the id " + controller);
            }
        }
    }

    int release(String controller, String holder) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update controller set holder = null where id = ? and holder = ?")) {
            statement.setString(1, controller);
            statement.setString(2, holder);
            return statement.executeUpdate();
        }
    }
}
