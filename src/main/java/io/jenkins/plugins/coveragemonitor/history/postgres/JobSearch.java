package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.DescriptionJson;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobCounts;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queries for histories, as SQL. */
final class JobSearch {
    /** Rows that are fetched at a time. */
    private static final int FETCH = 500;

    private final Connection connection;

    JobSearch(Connection connection) {
        this.connection = connection;
    }

    /** Selects a page of a search: few rows of histories, and for each the lines of three points. */
    static String searchSql(JobConditions conditions) {
        return """
                select h.controller, h.job, h.monitor, h.name, h.url, h.owners, h.labels, h.alerts,
                    newest.line, measured.line, earlier.line
                from (
                    select * from history h where %s
                    order by name, controller, job, monitor offset ? limit ?) h
                left join lateral (
                    select line from point where history = h.number order by build desc limit 1) newest on true
                left join point measured on measured.history = h.number and measured.build = h.measured_build
                left join lateral (
                    select line from point where history = h.number and comparable and build < h.measured_build
                    order by build desc limit 1) earlier on true
                order by h.name, h.controller, h.job, h.monitor
                """
                .formatted(conditions.sql());
    }

    void search(JobQuery query, HistoryStore.Receiver<StoredJob> found) throws SQLException, IOException {
        search(new JobConditions(query), query.offset(), query.limit(), found);
    }

    private void search(JobConditions conditions, long offset, long limit, HistoryStore.Receiver<StoredJob> found)
            throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(searchSql(conditions))) {
            statement.setFetchSize(FETCH);
            int next = conditions.set(connection, statement, 1);
            statement.setLong(next, offset);
            statement.setLong(next + 1, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.take(new StoredJob(
                            new JobKey(rows.getString(1), rows.getString(2), rows.getString(3)),
                            new JobDescription(
                                    rows.getString(4),
                                    rows.getString(5),
                                    texts(rows.getArray(6)),
                                    texts(rows.getArray(7)),
                                    DescriptionJson.readAlerts(rows.getString(8).getBytes(StandardCharsets.UTF_8))),
                            PointRows.point(rows.getString(9)),
                            PointRows.point(rows.getString(10)),
                            PointRows.point(rows.getString(11))));
                }
            }
        }
    }

    /** One pass over the matching histories. */
    static String countsSql(JobConditions conditions) {
        return "select count(*), count(*) filter (where h.open_alerts > 0),"
                + " count(*) filter (where h.measured_at is null or h.measured_at < ?) from history h where "
                + conditions.sql();
    }

    /** Without a condition the controllers' rows have the number, and an index has the rest. */
    static final String COUNTS_OF_ALL =
            """
            select coalesce(sum(histories), 0)::bigint, coalesce(sum(alerting), 0)::bigint,
                (select count(*) from history where measured_at is null)
                    + (select count(*) from history where measured_at < ?)
            from controller
            """;

    JobCounts counts(JobQuery query, Instant silentSince) throws SQLException {
        JobConditions conditions = new JobConditions(query);
        String sql = conditions.isNone() ? COUNTS_OF_ALL : countsSql(conditions);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, PointRows.moment(silentSince));
            conditions.set(connection, statement, 2);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new JobCounts(rows.getLong(1), rows.getLong(2), rows.getLong(3));
            }
        }
    }

    Optional<StoredJob> find(JobKey job) throws SQLException, IOException {
        List<StoredJob> found = new ArrayList<>();
        search(JobConditions.of(job), 0, 1, found::add);
        return found.stream().findFirst();
    }

    List<JobKey> at(String address) throws SQLException {
        List<JobKey> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select controller, job, monitor from history where starts_with(url, ?) order by controller, job, monitor")) {
            statement.setString(1, address);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new JobKey(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return found;
    }

    long count(JobQuery query) throws SQLException {
        JobConditions conditions = new JobConditions(query);
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from history h where " + conditions.sql())) {
            conditions.set(connection, statement, 1);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
