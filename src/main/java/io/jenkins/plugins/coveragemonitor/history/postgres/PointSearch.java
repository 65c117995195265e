package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.MetricSeries;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The queries for the points of histories, as SQL. */
final class PointSearch {
    /** Rows of a few numbers each that are fetched at a time. */
    private static final int ROWS = 5_000;

    private final Connection connection;

    PointSearch(Connection connection) {
        this.connection = connection;
    }

    private static final String READ = "select line from point where history = ? order by build";

    private static final String READ_OTHERS =
            """
            select line from point left join unnest(?::int[]) as known (build) using (build)
            where history = ? and known.build is null order by build
            """;

    List<Point> read(long history) throws SQLException, IOException {
        return lines(READ, history, null);
    }

    List<Point> readOthers(long history, Collection<Integer> builds) throws SQLException, IOException {
        return lines(READ_OTHERS, history, connection.createArrayOf("int", builds.toArray()));
    }

    private List<Point> lines(String sql, long history, @Nullable Array builds) throws SQLException, IOException {
        List<Point> points = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (builds != null) {
                statement.setArray(1, builds);
            }
            statement.setLong(builds == null ? 1 : 2, history);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    add(points, rows.getString(1));
                }
            }
        }
        return List.copyOf(points);
    }

    static final String LATEST =
            """
            select asked.place, last.line
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (controller, job, monitor, place)
            join history h using (controller, job, monitor)
            cross join lateral (
                select build, line from point where history = h.number order by build desc limit ?) last
            order by asked.place, last.build
            """;

    Map<JobKey, List<Point>> latest(Collection<JobKey> jobs, int builds) throws SQLException, IOException {
        List<JobKey> asked = List.copyOf(jobs);
        Map<JobKey, List<Point>> latest = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            ask(statement, asked);
            statement.setInt(4, builds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    JobKey key = asked.get(rows.getInt(1) - 1);
                    add(latest.computeIfAbsent(key, none -> new ArrayList<>()), rows.getString(2));
                }
            }
        }
        return latest;
    }

    /**
     * Only numbers, and the line of what is not a complete measurement. Half a microsecond is added because the
     * database returns seconds as a floating-point number, which may be a little less.
     */
    static final String SERIES =
            """
            select asked.place, last.build, last.millis,
                last.covered, last.missed, last.line
            from unnest(?::text[], ?::text[], ?::text[]) with ordinality as asked (controller, job, monitor, place)
            join history h using (controller, job, monitor)
            cross join lateral (
                select build, floor(date_part('epoch', started_at) * 1000 + 0.0005)::bigint as millis,
                    case when comparable then totals[?] end as covered, case when comparable then totals[?] end as missed,
                    case when comparable then null else line end as line
                from point where history = h.number order by build desc limit ?) last
            order by asked.place, last.build
            """;

    Map<JobKey, MetricSeries> series(Collection<JobKey> jobs, Metric metric, int builds)
            throws SQLException, IOException {
        List<JobKey> asked = List.copyOf(jobs);
        Map<JobKey, MetricSeries.Columns> columns = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SERIES)) {
            // Counters that the database does not know are not in its arrays, and read as none.
            int covered = CounterColumns.METRICS.contains(metric) ? CounterColumns.place(metric) : 0;
            statement.setFetchSize(ROWS);
            ask(statement, asked);
            statement.setInt(4, covered);
            statement.setInt(5, covered == 0 ? 0 : covered + 1);
            statement.setInt(6, builds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    MetricSeries.Columns one =
                            columns.computeIfAbsent(asked.get(rows.getInt(1) - 1), none -> new MetricSeries.Columns());
                    one.add(rows.getInt(2), rows.getLong(3), rows.getLong(4), rows.getLong(5));
                    Point aside = PointRows.point(rows.getString(6));
                    if (aside != null) {
                        one.aside(aside);
                    }
                }
            }
        }
        Map<JobKey, MetricSeries> series = new TreeMap<>();
        columns.forEach((job, one) -> series.put(job, one.series()));
        return series;
    }

    private static void add(List<Point> points, String line) throws IOException {
        Point point = PointRows.point(line);
        if (point != null) {
            points.add(point);
        }
    }

    /** Sets the requested histories, each with its index in the list. */
    private void ask(PreparedStatement statement, List<JobKey> asked) throws SQLException {
        statement.setArray(1, column(asked, JobKey::controller));
        statement.setArray(2, column(asked, JobKey::job));
        statement.setArray(3, column(asked, JobKey::monitor));
    }

    private Array column(List<JobKey> asked, Function<JobKey, String> part) throws SQLException {
        return connection.createArrayOf("text", asked.stream().map(part).toArray());
    }
}
