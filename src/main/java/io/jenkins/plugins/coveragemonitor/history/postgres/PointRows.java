package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes points in batches, and their summaries to the rows of the histories. */
final class PointRows {
    /** Rows of one statement. */
    private static final int BATCH = 1_000;

    private static final String UPSERT =
            """
            insert into point (history, build, started_at, comparable, totals, branch, line)
            select history, build, started_at, comparable, totals::bigint[], branch, line
            from unnest(?::bigint[], ?::int[], ?::timestamptz[], ?::boolean[], ?::text[], ?::text[], ?::text[])
                as new (history, build, started_at, comparable, totals, branch, line)
            on conflict (history, build) do update
            set started_at = excluded.started_at, comparable = excluded.comparable, totals = excluded.totals,
                branch = excluded.branch, line = excluded.line
            where point.line is distinct from excluded.line
            """;

    private static final String SUMMARY =
            """
            update history h
            set measured_build = newest.build, measured_at = newest.started_at, measured_totals = newest.totals
            from unnest(?::bigint[]) as changed (number)
            left join lateral (
                select build, started_at, totals from point
                where history = changed.number and comparable order by build desc limit 1) newest on true
            where h.number = changed.number
                and (h.measured_build, h.measured_at, h.measured_totals)
                    is distinct from (newest.build, newest.started_at, newest.totals)
            """;

    /** The first moment that is stored as a time; a build's own line keeps any. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Connection connection;

    PointRows(Connection connection) {
        this.connection = connection;
    }

    /** A point and the number of its history. */
    private record Row(long history, Point point) {}

    /** Adds or replaces points of each history. */
    void put(SortedMap<Long, ? extends Collection<Point>> points) throws SQLException {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Long, ? extends Collection<Point>> history : points.entrySet()) {
            // If a build occurs twice the last counts. The same order everywhere, so that writers never deadlock.
            TreeMap<Integer, Point> byBuild = new TreeMap<>();
            history.getValue().forEach(point -> byBuild.put(point.build(), point));
            byBuild.values().forEach(point -> rows.add(new Row(history.getKey(), point)));
        }
        for (int from = 0; from < rows.size(); from += BATCH) {
            upsert(rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        summarize(points.keySet());
    }

    private void upsert(List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            array(statement, 1, "bigint", rows.stream().map(Row::history).toArray());
            array(
                    statement,
                    2,
                    "int",
                    rows.stream().map(row -> row.point().build()).toArray());
            array(
                    statement,
                    3,
                    "text",
                    rows.stream()
                            .map(row -> moment(row.point().time()).toString())
                            .toArray());
            array(
                    statement,
                    4,
                    "boolean",
                    rows.stream().map(row -> isComparable(row.point())).toArray());
            array(
                    statement,
                    5,
                    "text",
                    rows.stream().map(row -> totals(row.point())).toArray());
            array(
                    statement,
                    6,
                    "text",
                    rows.stream().map(row -> branch(row.point())).toArray());
            array(
                    statement,
                    7,
                    "text",
                    rows.stream().map(row -> line(row.point())).toArray());
            statement.executeUpdate();
        }
    }

    private void array(PreparedStatement statement, int place, String type, Object[] values) throws SQLException {
        Array array = connection.createArrayOf(type, values);
        statement.setArray(place, array);
        array.free();
    }

    Map<Integer, String> digests(long history) throws SQLException {
        Map<Integer, String> digests = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select build, encode(sha256(convert_to(line, 'UTF8')), 'hex') from point where history = ?")) {
            statement.setLong(1, history);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    digests.put(rows.getInt(1), rows.getString(2));
                }
            }
        }
        return digests;
    }

    /** Updates the summaries of points in the rows of the histories. */
    void summarize(Collection<Long> histories) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUMMARY)) {
            array(statement, 1, "bigint", histories.toArray());
            statement.executeUpdate();
        }
    }

    void remove(long history, Collection<Integer> builds) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from point where history = ? and build = any(?::int[])")) {
            statement.setLong(1, history);
            array(statement, 2, "int", builds.toArray());
            statement.executeUpdate();
        }
        summarize(List.of(history));
    }

    /** Reads a point from its line. */
    static @Nullable Point point(@Nullable String line) throws IOException {
        return line == null ? null : Point.of(line.getBytes(StandardCharsets.UTF_8));
    }

    static OffsetDateTime moment(Instant time) {
        Instant kept = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        // The database would round, and a build would seem to have begun later.
        return kept.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static boolean isComparable(Point point) {
        return point.isComplete() && point.isMeasured();
    }

    private static @Nullable String totals(Point point) {
        return point.isMeasured() ? CounterColumns.array(point.totals()) : null;
    }

    /** Only for queries, which cannot hold every character; the line has the exact branch. */
    private static @Nullable String branch(Point point) {
        return point.branch() == null ? null : point.branch().replace('\0', '\uFFFD');
    }

    private static String line(Point point) {
        return new String(point.json(), StandardCharsets.UTF_8);
    }
}
