package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.GroupTrendStep;
import io.jenkins.plugins.coveragemonitor.history.store.JobGroup;
import io.jenkins.plugins.coveragemonitor.history.store.JobGrouping;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The queries for the sums of many histories, as SQL. */
final class JobGroupSearch {
    private final Connection connection;

    JobGroupSearch(Connection connection) {
        this.connection = connection;
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
}
