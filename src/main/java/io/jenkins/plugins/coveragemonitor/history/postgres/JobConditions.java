package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.store.JobFilter;
import io.jenkins.plugins.coveragemonitor.history.store.JobGrouping;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A query as an SQL condition on the table {@code history}, alias {@code h}. */
final class JobConditions {
    private final StringBuilder sql = new StringBuilder("true");
    private final List<Object> values = new ArrayList<>();

    JobConditions(JobQuery query) {
        if (!query.filter().text().isEmpty()) {
            // strpos and no pattern: the text may hold any character.
            and(
                    "strpos(h.search_name, ?) > 0",
                    query.filter().text().toLowerCase(Locale.ROOT).replace('\0', '\uFFFD'));
        }
        if (!query.filter().controller().isEmpty()) {
            and("h.controller = ?", query.filter().controller());
        }
        JobFilter.Group group = query.filter().group();
        if (group != null) {
            group(group.by(), group.name());
        }
        if (query.filter().alerting()) {
            sql.append(" and h.open_alerts > 0");
        }
        if (query.filter().silentSince() != null) {
            and(
                    "(h.measured_at is null or h.measured_at < ?)",
                    PointRows.moment(query.filter().silentSince()));
        }
        if (query.visible().controller() != null) {
            and("(h.controller <> ? or h.job = any(?))", query.visible().controller());
            values.add(query.visible().jobs().toArray(String[]::new));
        }
    }

    private JobConditions(JobKey job) {
        and("h.controller = ?", job.controller());
        and("h.job = ?", job.job());
        and("h.monitor = ?", job.monitor());
    }

    /** One history. */
    static JobConditions of(JobKey job) {
        return new JobConditions(job);
    }

    private void group(JobGrouping by, String group) {
        switch (by) {
            case FOLDER -> and("h.folder = ?", group);
            case CONTROLLER -> and("h.controller = ?", group);
            case OWNER -> listed("owners", group);
            case LABEL -> listed("labels", group);
        }
    }

    private void listed(String column, String group) {
        if (group.isEmpty()) {
            sql.append(" and h.").append(column).append(" = '{}'");
        } else {
            and("? = any(h." + column + ")", group);
        }
    }

    private void and(String condition, Object value) {
        sql.append(" and ").append(condition);
        values.add(value);
    }

    /** Whether there is no condition. */
    boolean isNone() {
        return sql.toString().equals("true");
    }

    String sql() {
        return sql.toString();
    }

    /** Sets the parameters of the condition, and returns the index of the next. */
    int set(Connection connection, PreparedStatement statement, int first) throws SQLException {
        int place = first;
        for (Object value : values) {
            if (value instanceof String[] texts) {
                statement.setArray(place++, connection.createArrayOf("text", texts));
            } else {
                statement.setObject(place++, value);
            }
        }
        return place;
    }
}
