package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.DescriptionJson;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JournalBatch;
import io.jenkins.plugins.coveragemonitor.history.store.JournalPosition;
import io.jenkins.plugins.coveragemonitor.history.store.LostTurnException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** The rows of histories: the number of each, the description of its job, and how much of its file was copied. */
final class HistoryRows {
    private static final String KNOWN =
            """
            select h.number, h.controller, h.job, h.monitor
            from unnest(?::text[], ?::text[], ?::text[]) as asked (controller, job, monitor)
            join history h using (controller, job, monitor)
            """;

    private static final String BEGIN =
            """
            insert into history (controller, job, monitor, name, search_name, folder) values (?, ?, ?, ?, ?, '')
            on conflict (controller, job, monitor) do nothing
            """;

    private static final String DESCRIBE =
            """
            update history h
            set name = new.name, search_name = new.search_name, folder = new.folder, url = new.url, owners = new.owners,
                labels = new.labels, alerts = new.alerts, open_alerts = new.open_alerts
            from (values (?, ?, ?, ?::text, ?::text[], ?::text[], ?, ?::integer))
                as new (name, search_name, folder, url, owners, labels, alerts, open_alerts)
            where number = ? and (h.name, h.folder, h.url, h.owners, h.labels, h.alerts)
                is distinct from (new.name, new.folder, new.url, new.owners, new.labels, new.alerts)
            """;

    private final Connection connection;

    HistoryRows(Connection connection) {
        this.connection = connection;
    }

    /** The numbers of the existing histories among some. */
    Map<JobKey, Long> known(Collection<JobKey> keys) throws SQLException {
        Map<JobKey, Long> numbers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, texts(keys.stream().map(JobKey::controller).toArray()));
            statement.setArray(2, texts(keys.stream().map(JobKey::job).toArray()));
            statement.setArray(3, texts(keys.stream().map(JobKey::monitor).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.put(new JobKey(rows.getString(2), rows.getString(3), rows.getString(4)), rows.getLong(1));
                }
            }
        }
        return numbers;
    }

    /** The numbers of histories; missing ones are created. */
    Map<JobKey, Long> numbers(Collection<JobKey> keys) throws SQLException {
        Map<JobKey, Long> numbers = known(keys);
        SortedSet<JobKey> missing = new TreeSet<>(keys);
        missing.removeAll(numbers.keySet());
        if (missing.isEmpty()) {
            return numbers;
        }
        try (PreparedStatement controller = connection.prepareStatement(
                        "insert into controller (id) values (?) on conflict (id) do nothing");
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            for (JobKey key : missing) {
                controller.setString(1, key.controller());
                controller.addBatch();
                begin.setString(1, key.controller());
                begin.setString(2, key.job());
                begin.setString(3, key.monitor());
                begin.setString(4, key.job());
                begin.setString(5, key.job().toLowerCase(Locale.ROOT));
                begin.addBatch();
            }
            controller.executeBatch();
            begin.executeBatch();
        }
        return known(keys);
    }

    /**
     * Makes other transactions that count the controller's histories wait. All lock the controller before its
     * histories, so that no two deadlock.
     */
    void lockController(String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from controller where id = ? for no key update")) {
            statement.setString(1, id);
            statement.executeQuery().close();
        }
    }

    OptionalLong number(JobKey key) throws SQLException {
        return known(List.of(key)).values().stream().mapToLong(Long::longValue).findFirst();
    }

    void describe(long number, JobDescription job) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DESCRIBE)) {
            statement.setString(1, job.name());
            statement.setString(2, job.name().toLowerCase(Locale.ROOT));
            statement.setString(3, job.folder());
            statement.setString(4, job.url());
            statement.setArray(5, texts(job.owners().toArray()));
            statement.setArray(6, texts(job.labels().toArray()));
            statement.setString(7, DescriptionJson.alerts(job.alerts()).toString());
            statement.setInt(8, job.alerts().size());
            statement.setLong(9, number);
            statement.executeUpdate();
        }
    }

    /** Records how much of a file was copied, unless somebody else recorded something meanwhile. */
    void move(long number, JournalBatch batch) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update history set journal_bytes = ?, journal_check = ? where number = ? and journal_bytes = ? and journal_check = ?")) {
            statement.setLong(1, batch.to().bytes());
            statement.setLong(2, batch.to().check());
            statement.setLong(3, number);
            statement.setLong(4, batch.from().bytes());
            statement.setLong(5, batch.from().check());
            if (statement.executeUpdate() != 1) {
                throw new LostTurnException("the history of the job "
                        + batch.job().job() + " has changed meanwhile; it will be read again");
            }
        }
    }

    Map<JobKey, JournalPosition> positions(String controller) throws SQLException {
        Map<JobKey, JournalPosition> positions = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select job, monitor, journal_bytes, journal_check from history where controller = ?")) {
            statement.setString(1, controller);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    positions.put(
                            new JobKey(controller, rows.getString(1), rows.getString(2)),
                            new JournalPosition(rows.getLong(3), rows.getLong(4)));
                }
            }
        }
        return positions;
    }

    private java.sql.Array texts(Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}
