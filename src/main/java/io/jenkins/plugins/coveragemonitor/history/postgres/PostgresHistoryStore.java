package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerDescription;
import io.jenkins.plugins.coveragemonitor.history.store.ControllerLease;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlertQuery;
import io.jenkins.plugins.coveragemonitor.history.store.GroupTrendStep;
import io.jenkins.plugins.coveragemonitor.history.store.JobCounts;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobGroup;
import io.jenkins.plugins.coveragemonitor.history.store.JobGrouping;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.JournalBatch;
import io.jenkins.plugins.coveragemonitor.history.store.JournalPosition;
import io.jenkins.plugins.coveragemonitor.history.store.MetricSeries;
import io.jenkins.plugins.coveragemonitor.history.store.SharedHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.store.StoredAlert;
import io.jenkins.plugins.coveragemonitor.history.store.StoredJob;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The histories of many controllers in PostgreSQL 13 or later. The constructor does not connect; after a failure the
 * next call tries again.
 */
public final class PostgresHistoryStore implements SharedHistoryStore {
    private final Database database;

    /** The store at an address; {@link #prepare} creates its tables. */
    public PostgresHistoryStore(StoreAddress address) {
        this(address, Database.Patience.USUAL);
    }

    PostgresHistoryStore(StoreAddress address, Database.Patience patience) {
        this.database = new Database(address, patience);
    }

    /** Its address, without user and password. */
    public StoreAddress address() {
        return database.address();
    }

    Database database() {
        return database;
    }

    /**
     * The server that answers, such as {@code PostgreSQL 17.2}.
     *
     * @throws IOException if none does; the message is one sentence
     */
    public String server() throws IOException {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select current_setting('server_version')");
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return "PostgreSQL " + rows.getString(1);
            }
        });
    }

    @Override
    public void prepare() throws IOException {
        Schema.migrate(database.address());
    }

    @Override
    public void append(JobKey job, List<Point> points) throws IOException {
        database.transaction(connection -> {
            put(connection, Map.of(job, points));
            return null;
        });
    }

    private static Map<JobKey, Long> put(Connection connection, Map<JobKey, List<Point>> points) throws SQLException {
        Map<JobKey, Long> numbers = new HistoryRows(connection).numbers(points.keySet());
        TreeMap<Long, List<Point>> byNumber = new TreeMap<>();
        points.forEach((key, some) -> {
            Long number = numbers.get(key);
            if (number != null) {
                byNumber.put(number, some);
            }
        });
        new PointRows(connection).put(byNumber);
        return numbers;
    }

    @Override
    public void describe(JobKey job, JobDescription description) throws IOException {
        database.transaction(connection -> {
            HistoryRows rows = new HistoryRows(connection);
            rows.lockController(job.controller());
            for (long number : rows.numbers(List.of(job)).values()) {
                rows.describe(number, description);
            }
            return null;
        });
    }

    @Override
    public List<Point> read(JobKey job) throws IOException {
        return database.transaction(connection -> {
            OptionalLong number = new HistoryRows(connection).number(job);
            return number.isEmpty() ? List.<Point>of() : new PointSearch(connection).read(number.getAsLong());
        });
    }

    @Override
    public List<Point> readOthers(JobKey job, Collection<Integer> builds) throws IOException {
        return database.transaction(connection -> {
            OptionalLong number = new HistoryRows(connection).number(job);
            return number.isEmpty()
                    ? List.<Point>of()
                    : new PointSearch(connection).readOthers(number.getAsLong(), builds);
        });
    }

    @Override
    public Optional<StoredJob> find(JobKey job) throws IOException {
        return database.transaction(connection -> new JobSearch(connection).find(job));
    }

    @Override
    public List<JobKey> at(String address) throws IOException {
        return database.transaction(connection -> new JobSearch(connection).at(address));
    }

    @Override
    public Map<JobKey, List<Point>> latest(Collection<JobKey> jobs, int builds) throws IOException {
        return database.transaction(connection -> new PointSearch(connection).latest(jobs, builds));
    }

    @Override
    public void search(JobQuery query, Receiver<StoredJob> found) throws IOException {
        database.transaction(connection -> {
            new JobSearch(connection).search(query, found);
            return null;
        });
    }

    @Override
    public long count(JobQuery query) throws IOException {
        return database.transaction(connection -> new JobSearch(connection).count(query));
    }

    @Override
    public JobCounts counts(JobQuery query, Instant silentSince) throws IOException {
        return database.transaction(connection -> new JobSearch(connection).counts(query, silentSince));
    }

    @Override
    public Map<JobKey, MetricSeries> series(Collection<JobKey> jobs, Metric metric, int builds) throws IOException {
        return database.transaction(connection -> new PointSearch(connection).series(jobs, metric, builds));
    }

    @Override
    public List<JobGroup> groups(JobQuery query, JobGrouping by) throws IOException {
        return database.transaction(connection -> new JobGroupSearch(connection).groups(query, by));
    }

    @Override
    public List<GroupTrendStep> groupTrend(JobQuery query, Metric metric, List<Instant> moments) throws IOException {
        return database.transaction(connection -> new JobGroupSearch(connection).groupTrend(query, metric, moments));
    }

    @Override
    public void keepAlerts(JobKey job, AlertHistory alerts) throws IOException {
        database.transaction(connection -> {
            HistoryRows rows = new HistoryRows(connection);
            Collection<Long> numbers = alerts.ended().isEmpty()
                    ? rows.known(List.of(job)).values()
                    : rows.numbers(List.of(job)).values();
            for (long number : numbers) {
                new EndedAlertRows(connection).keep(number, alerts);
            }
            return null;
        });
    }

    @Override
    public List<EndedAlert> endedAlerts(JobKey job) throws IOException {
        return database.transaction(connection -> {
            OptionalLong number = new HistoryRows(connection).number(job);
            return number.isEmpty() ? List.<EndedAlert>of() : new EndedAlertRows(connection).read(number.getAsLong());
        });
    }

    @Override
    public void searchEnded(EndedAlertQuery query, Receiver<StoredAlert> found) throws IOException {
        database.transaction(connection -> {
            new EndedAlertRows(connection).search(query, found);
            return null;
        });
    }

    @Override
    public long countEnded(EndedAlertQuery query) throws IOException {
        return database.transaction(connection -> new EndedAlertRows(connection).count(query));
    }

    @Override
    public void remove(JobKey job, Collection<Integer> builds) throws IOException {
        database.transaction(connection -> {
            OptionalLong number = new HistoryRows(connection).number(job);
            if (number.isPresent()) {
                new PointRows(connection).remove(number.getAsLong(), builds);
            }
            return null;
        });
    }

    @Override
    public void delete(JobKey job) throws IOException {
        database.transaction(connection -> {
            new HistoryRows(connection).lockController(job.controller());
            try (PreparedStatement statement = connection.prepareStatement(
                    "delete from history where controller = ? and job = ? and monitor = ?")) {
                statement.setString(1, job.controller());
                statement.setString(2, job.job());
                statement.setString(3, job.monitor());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<ControllerDescription> controllers() throws IOException {
        return database.transaction(connection -> {
            List<ControllerDescription> controllers = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                            "select id, url, seen_at, histories from controller order by id");
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    OffsetDateTime seen = rows.getObject(3, OffsetDateTime.class);
                    controllers.add(new ControllerDescription(
                            rows.getString(1),
                            rows.getString(2),
                            seen == null ? null : seen.toInstant(),
                            rows.getInt(4)));
                }
            }
            return controllers;
        });
    }

    @Override
    public void deleteController(String id) throws IOException {
        database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("delete from controller where id = ?")) {
                statement.setString(1, id);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public ControllerLease claim(String controller, @Nullable String url, String holder, Duration silence)
            throws IOException {
        return database.transaction(
                connection -> new ControllerTurns(connection).claim(controller, url, holder, silence));
    }

    @Override
    public void release(String controller, String holder) throws IOException {
        database.transaction(connection -> new ControllerTurns(connection).release(controller, holder));
    }

    @Override
    public Map<JobKey, JournalPosition> positions(String controller) throws IOException {
        return database.transaction(connection -> new HistoryRows(connection).positions(controller));
    }

    @Override
    public Map<Integer, String> digests(JobKey job) throws IOException {
        return database.transaction(connection -> {
            OptionalLong number = new HistoryRows(connection).number(job);
            return number.isEmpty() ? Map.<Integer, String>of() : new PointRows(connection).digests(number.getAsLong());
        });
    }

    @Override
    public void take(String controller, String holder, List<JournalBatch> batches) throws IOException {
        database.transaction(connection -> {
            new ControllerTurns(connection).confirm(controller, holder);
            Map<JobKey, List<Point>> points = new TreeMap<>();
            batches.forEach(batch -> points.put(batch.job(), batch.points()));
            Map<JobKey, Long> numbers = put(connection, points);
            HistoryRows rows = new HistoryRows(connection);
            for (JournalBatch batch : batches) {
                rows.move(numbers.getOrDefault(batch.job(), -1L), batch);
            }
            return null;
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
