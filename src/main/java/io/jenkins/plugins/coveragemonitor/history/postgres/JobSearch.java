package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.DescriptionJson;
import io.jenkins.plugins.coveragemonitor.history.store.GroupTrendStep;
import io.jenkins.plugins.coveragemonitor.history.store.HistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.JobCounts;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobGroup;
import io.jenkins.plugins.coveragemonitor.history.store.JobGrouping;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.MetricSeries;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The queries over many histories, as SQL. */
final class JobSearch {
    /** Rows that are fetched at a time. */
    private static final int FETCH = 500;

    /** Rows of a few numbers each that are fetched at a time. */
    private static final int ROWS = 5_000;

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

    static String groupsSql(JobConditions conditions, JobGrouping by) {
        String names =
                switch (by) {
                    case FOLDER -> "array[h.folder]";
                    case CONTROLLER -> "array[h.controller]";
                    case OWNER -> "case when h.owners = '{}' then array[''] else h.owners end";
                    case LABEL -> "case when h.labels = '{}' then array[''] else h.labels end";
                };
        StringBuilder sums = new StringBuilder();
        for (int i = 1; i <= 2 * CounterColumns.METRICS.size(); i++) {
            sums.append(", sum(h.measured_totals[").append(i).append("])");
        }
        return "select g.name, count(*), count(h.measured_build)" + sums
                + " from history h cross join lateral unnest(" + names + ") as g (name) where " + conditions.sql()
                + " group by g.name";
    }

    List<JobGroup> groups(JobQuery query, JobGrouping by) throws SQLException {
        JobConditions conditions = new JobConditions(query);
        Map<String, JobGroup> groups = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(groupsSql(conditions, by))) {
            conditions.set(connection, statement, 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<Metric, Counter> sums = new EnumMap<>(Metric.class);
                    int column = 4;
                    for (Metric metric : CounterColumns.METRICS) {
                        sums.put(metric, new Counter(rows.getLong(column), rows.getLong(column + 1)));
                        column += 2;
                    }
                    groups.put(
                            rows.getString(1),
                            new JobGroup(rows.getString(1), rows.getInt(2), rows.getInt(3), Counters.of(sums)));
                }
            }
        }
        return List.copyOf(groups.values());
    }

    /** One index lookup for each history and moment, however many points it has. */
    static String groupTrendSql(JobConditions conditions) {
        return """
                select moment.i, count(last.covered), sum(last.covered), sum(last.missed)
                from unnest(?::timestamptz[]) with ordinality as moment (at, i)
                cross join (select number from history h where %s) h
                cross join lateral (
                    select coalesce(totals[?], 0) as covered, coalesce(totals[?], 0) as missed from point
                    where history = h.number and comparable and started_at <= moment.at
                        and coalesce(totals[?], 0) + coalesce(totals[?], 0) > 0
                    order by started_at desc, build desc limit 1) last
                group by moment.i
                """
                .formatted(conditions.sql());
    }

    List<GroupTrendStep> groupTrend(JobQuery query, Metric metric, List<Instant> moments) throws SQLException {
        JobConditions conditions = new JobConditions(query);
        GroupTrendStep[] steps = new GroupTrendStep[moments.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new GroupTrendStep(moments.get(i), 0, Counter.NONE);
        }
        if (!CounterColumns.METRICS.contains(metric)) {
            return List.of(steps);
        }
        try (PreparedStatement statement = connection.prepareStatement(groupTrendSql(conditions))) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            moments.stream()
                                    .map(moment -> PointRows.moment(moment).toString())
                                    .toArray()));
            int next = conditions.set(connection, statement, 2);
            int covered = CounterColumns.place(metric);
            statement.setInt(next, covered);
            statement.setInt(next + 1, covered + 1);
            statement.setInt(next + 2, covered);
            statement.setInt(next + 3, covered + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    int step = rows.getInt(1) - 1;
                    steps[step] = new GroupTrendStep(
                            moments.get(step), rows.getInt(2), new Counter(rows.getLong(3), rows.getLong(4)));
                }
            }
        }
        return List.of(steps);
    }

    static final String READ = "select line from point where history = ? order by build";

    static final String READ_OTHERS =
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
            statement.setArray(1, column(asked.stream().map(JobKey::controller).toArray()));
            statement.setArray(2, column(asked.stream().map(JobKey::job).toArray()));
            statement.setArray(3, column(asked.stream().map(JobKey::monitor).toArray()));
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
            statement.setArray(1, column(asked.stream().map(JobKey::controller).toArray()));
            statement.setArray(2, column(asked.stream().map(JobKey::job).toArray()));
            statement.setArray(3, column(asked.stream().map(JobKey::monitor).toArray()));
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

    private Array column(Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
