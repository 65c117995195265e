package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.DescriptionJson;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertQuery;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.StoredAlert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of ended alerts. */
final class EndedAlertRows {
    /** Rows that are fetched at a time. */
    private static final int FETCH = 500;

    private static final String DROP =
            """
            delete from ended_alert
            where history = ? and (id = any(?) or ended_at < ? and not id = any(?))
            """;

    private static final String UPSERT =
            """
            insert into ended_alert (history, id, ended_at, line)
            select ?, id, ended_at, line from unnest(?::text[], ?::timestamptz[], ?::text[]) as new (id, ended_at, line)
            order by id
            on conflict (history, id) do update set ended_at = excluded.ended_at, line = excluded.line
            where ended_alert.line is distinct from excluded.line
            """;

    private final Connection connection;

    EndedAlertRows(Connection connection) {
        this.connection = connection;
    }

    void keep(long history, AlertHistory alerts) throws SQLException {
        // If an id occurs twice the last counts.
        Map<String, EndedAlert> byId = new TreeMap<>();
        alerts.ended().forEach(alert -> byId.put(alert.id(), alert));
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
            statement.setLong(1, history);
            statement.setArray(2, texts(alerts.open()));
            statement.setObject(3, PointRows.moment(alerts.forgotten()));
            statement.setArray(4, texts(byId.keySet()));
            statement.executeUpdate();
        }
        if (byId.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            statement.setLong(1, history);
            statement.setArray(2, texts(byId.keySet()));
            statement.setArray(
                    3,
                    texts(byId.values().stream()
                            .map(alert -> PointRows.moment(alert.ended()).toString())
                            .toList()));
            statement.setArray(
                    4, texts(byId.values().stream().map(DescriptionJson::write).toList()));
            statement.executeUpdate();
        }
    }

    List<EndedAlert> read(long history) throws SQLException, IOException {
        List<EndedAlert> alerts = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select line from ended_alert where history = ? order by ended_at, id")) {
            statement.setLong(1, history);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    alerts.add(alert(rows.getString(1)));
                }
            }
        }
        return List.copyOf(alerts);
    }

    /** Selects those of a period by when they ended; few wanted jobs of many are looked up one by one. */
    static String searchSql(JobConditions conditions) {
        return """
                select h.controller, h.job, h.monitor, h.name, a.line
                from ended_alert a join history h on h.number = a.history
                where a.ended_at >= ? and a.ended_at < ? and %s
                order by a.ended_at desc, h.name, h.controller, h.job, h.monitor, a.id offset ? limit ?
                """
                .formatted(conditions.sql());
    }

    void search(EndedAlertQuery query, HistoryStore.Receiver<StoredAlert> found) throws SQLException, IOException {
        JobConditions conditions = new JobConditions(query.jobs());
        try (PreparedStatement statement = connection.prepareStatement(searchSql(conditions))) {
            statement.setFetchSize(FETCH);
            int next = set(statement, conditions, query);
            statement.setLong(next, query.offset());
            statement.setLong(next + 1, query.limit());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.take(new StoredAlert(
                            new JobKey(rows.getString(1), rows.getString(2), rows.getString(3)),
                            rows.getString(4),
                            alert(rows.getString(5))));
                }
            }
        }
    }

    /** Counts those of a period. */
    static String countSql(JobConditions conditions) {
        String jobs = conditions.isNone() ? "" : " join history h on h.number = a.history";
        return "select count(*) from ended_alert a" + jobs + " where a.ended_at >= ? and a.ended_at < ? and "
                + conditions.sql();
    }

    long count(EndedAlertQuery query) throws SQLException {
        JobConditions conditions = new JobConditions(query.jobs());
        try (PreparedStatement statement = connection.prepareStatement(countSql(conditions))) {
            set(statement, conditions, query);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private int set(PreparedStatement statement, JobConditions conditions, EndedAlertQuery query) throws SQLException {
        statement.setObject(1, PointRows.moment(query.from()));
        statement.setObject(2, PointRows.moment(query.to()));
        return conditions.set(connection, statement, 3);
    }

    private static EndedAlert alert(String line) throws IOException {
        return DescriptionJson.readEnded(line.getBytes(StandardCharsets.UTF_8));
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
