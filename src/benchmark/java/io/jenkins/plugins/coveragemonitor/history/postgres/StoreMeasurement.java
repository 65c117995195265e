package io.jenkins.plugins.coveragemonitor.history.postgres;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.EndedAlert;
import io.jenkins.plugins.coveragemonitor.history.store.JobGrouping;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.JobQuery;
import io.jenkins.plugins.coveragemonitor.history.store.JobVisibility;
import io.jenkins.plugins.coveragemonitor.history.store.JournalBatch;
import io.jenkins.plugins.coveragemonitor.history.store.JournalPosition;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersPages;
import io.jenkins.plugins.coveragemonitor.view.controllers.AllControllersQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures the store with many points: how fast they are appended, what they take, how long the questions of the pages take. */
public final class StoreMeasurement {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int RUNS = 15;

    private final PostgresHistoryStore store;
    private final PrintStream out;
    private final int controllers;
    private final int jobs;
    private final int builds;

    /** A measurement with controllers × jobs × builds points. */
    public StoreMeasurement(PostgresHistoryStore store, PrintStream out, int controllers, int jobs, int builds) {
        this.store = store;
        this.out = out;
        this.controllers = controllers;
        this.jobs = jobs;
        this.builds = builds;
    }

    private static Point point(int build, int of) {
        Map<Metric, Counter> counters = new HashMap<>();
        counters.put(Metric.LINE, new Counter(5_000 + build, 900));
        counters.put(Metric.BRANCH, new Counter(2_000, 166));
        return Point.builder(build, NOW.minus(Duration.ofHours(365L * 24 * (of - build) / of)))
                .totals(Counters.of(counters))
                .components(
                        Map.of("backend", Counters.of(counters), "web", Counters.of(Metric.LINE, new Counter(300, 20))))
                .commit("0123456789abcdef0123456789abcdef01234567")
                .branch("main")
                .create();
    }

    /**
     * Everything, as lines of a table; what is filled already is kept.
     *
     * @param seconds how long to fill; what is missing then is left for the next run, which measures when all is there
     */
    public void run(int seconds) throws IOException, SQLException {
        store.prepare();
        if (!fill(seconds)) {
            return;
        }
        endedAlerts();
        sizes();
        questions();
        plans();
        appendRate();
    }

    private void appendRate() throws IOException {
        store.claim("rate", null, "holder", Duration.ofMinutes(1));
        int batches = 40;
        long begun = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            List<JournalBatch> parts = new ArrayList<>();
            for (int job = 0; job < 50; job++) {
                List<Point> points = new ArrayList<>();
                for (int build = 1; build <= 20; build++) {
                    points.add(point(batch * 20 + build, batches * 20));
                }
                parts.add(new JournalBatch(
                        new JobKey("rate", "job-" + job, "coverage"),
                        new JournalPosition(batch, batch),
                        new JournalPosition(batch + 1L, batch + 1L),
                        points));
            }
            store.take("rate", "holder", parts);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf("append, batches of 1000: %.0f points a second%n", batches * 1_000 / seconds);
        store.deleteController("rate");
    }

    private void longTrend() throws IOException {
        JobKey key = new JobKey("long", "job", "coverage");
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 10_000; build++) {
            points.add(point(build, 10_000));
        }
        store.append(key, points);
    }

    /**
     * Many histories alike: written by the database itself, as only their number matters. A controller is there whole or not
     * at all.
     *
     * @return whether all are there
     */
    private boolean fill(int seconds) throws IOException, SQLException {
        if (number("select count(*) from history where controller = 'long'") == 0) {
            longTrend();
        }
        store.append(new JobKey("model", "model", "coverage"), List.of(point(1, 1)));
        execute("insert into controller (id, url, seen_at) select 'c' || lpad(c::text, 4, '0'), 'http://c' || c, now()"
                + " from generate_series(1, " + controllers + ") c on conflict do nothing");
        long begun = System.nanoTime();
        boolean more = false;
        for (int controller = 1; controller <= controllers; controller++) {
            String id = "c" + four(controller);
            if (number("select histories from controller where id = '" + id + "'") == 0) {
                if ((System.nanoTime() - begun) / 1e9 > seconds) {
                    out.printf("filled up to %s in %d s; run again to go on%n", id, seconds);
                    return false;
                }
                more = true;
                fill(controller, id);
            }
        }
        if (more) {
            execute("vacuum analyze");
            out.printf("filled in %.0f s%n", (System.nanoTime() - begun) / 1e9);
        }
        return true;
    }

    private void fill(int controller, String id) throws SQLException {
        execute(
                "insert into history (controller, job, monitor, name, search_name, folder, owners, labels, measured_build,"
                        + " measured_at, measured_totals, open_alerts)"
                        + " select '" + id + "', 'j' || j, 'coverage', 'team-' || j % 100 || '/service-" + controller
                        + "-' || j,"
                        + " 'team-' || j % 100 || '/service-" + controller + "-' || j, 'team-' || j % 100,"
                        + " array['@team-' || j % 100], array['tier-' || j % 5], " + builds
                        + ", now() - interval '1 day' * (j % 40), array[5000 + " + builds + ", 900, 2000, 166],"
                        + " (j % 50 = 0)::int from generate_series(1, " + jobs + ") j;"
                        + " insert into point (history, build, started_at, comparable, totals, branch, line)"
                        + " select h.number, b, now() - interval '365 days' * (" + builds + " - b) / " + builds
                        + ", true, array[5000 + b, 900, 2000, 166], 'main', replace(m.line, '\"build\":1,', '\"build\":' || b || ',')"
                        + " from history h, generate_series(1, " + builds + ") b,"
                        + " (select line from point p join history x on x.number = p.history where x.controller = 'model') m"
                        + " where h.controller = '" + id + "'");
    }

    /** Five alerts that are over of each history, spread over the last year. */
    private void endedAlerts() throws IOException, SQLException {
        if (number("select count(*) from (select 1 from ended_alert limit 2) some") > 1) {
            return;
        }
        JobKey model = new JobKey("model", "model", "coverage");
        EndedAlert alert = new EndedAlert(
                "model",
                "REGRESSION",
                "WARNING",
                40,
                NOW,
                "RECOVERED",
                41,
                NOW,
                null,
                "line coverage fell 1.20 points from 85.40 % to 84.20 %",
                "http://controller-17.example.org/coverage-monitor/alerts?job=team-17%2Fservice",
                "{" + "\"alertId\":\"0123456789abcdef\",".repeat(40) + "\"v\":1}");
        store.keepAlerts(model, new AlertHistory(List.of(alert), Set.of(), Instant.MIN));
        execute("insert into ended_alert (history, id, ended_at, line)"
                + " select h.number, 'a' || a, now() - interval '1 hour' * ((h.number * 7 + a * 1752) % 8760), m.line"
                + " from history h, generate_series(1, 5) a, (select line from ended_alert limit 1) m");
        execute("vacuum analyze ended_alert");
    }

    private static String four(int number) {
        return String.format(java.util.Locale.ROOT, "%04d", number);
    }

    private void sizes() throws SQLException {
        long points = number("select count(*) from point");
        long table = number("select pg_table_size('point')");
        long indexes = number("select pg_indexes_size('point')");
        out.printf(
                "%d alerts that are over: %.0f bytes each%n",
                number("select count(*) from ended_alert"),
                number("select pg_total_relation_size('ended_alert')")
                        / (double) number("select count(*) from ended_alert"));
        out.printf(
                "%d points in %d histories: %.0f bytes a point, of these %.0f of indexes%n",
                points,
                number("select count(*) from history"),
                (table + indexes) / (double) points,
                indexes / (double) points);
    }

    /** A question, and what it asks. */
    private interface Question {
        void ask() throws IOException;
    }

    private void questions() throws IOException {
        AllControllersPages pages = new AllControllersPages(store);
        Instant now = Instant.now();
        AllControllersQuery first = AllControllersQuery.of(name -> null, JobVisibility.ALL, now);
        AllControllersQuery found =
                AllControllersQuery.of(name -> name.equals("find") ? "service-17-" : null, JobVisibility.ALL, now);
        Map<String, String> group = Map.of("by", "CONTROLLER", "group", "c0007");
        AllControllersQuery fiveHundred = AllControllersQuery.of(group::get, JobVisibility.ALL, now);
        measure("first page of all jobs", () -> pages.jobs(first, now));
        measure("a page of a search", () -> pages.jobs(found, now));
        measure("groups by owner", () -> store.groups(JobQuery.ALL, JobGrouping.OWNER));
        measure("trend of a group of " + jobs + " jobs, a year by weeks", () -> pages.trend(fiveHundred, now));
        measure("alerts that ended in the last month", () -> pages.ended(first, now));
        measure("alerts that ended in the last month, of " + jobs + " jobs", () -> pages.ended(fiveHundred, now));
        JobKey longest = new JobKey("long", "job", "coverage");
        measure(
                "the trend of a job of 10,000 builds",
                () -> store.series(List.of(longest), Metric.LINE, Integer.MAX_VALUE));
        measure("all that is known of 10,000 builds", () -> store.read(longest));
        measure(
                "the newest 40 points of 50 jobs",
                () -> store.latest(
                        java.util.stream.IntStream.rangeClosed(1, 50)
                                .mapToObj(job -> new JobKey("c0003", "j" + job, "coverage"))
                                .toList(),
                        40));
    }

    private void measure(String what, Question question) throws IOException {
        double[] millis = new double[RUNS];
        for (int run = -3; run < RUNS; run++) {
            long begun = System.nanoTime();
            question.ask();
            if (run >= 0) {
                millis[run] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf("%s: median %.0f ms, slowest %.0f ms%n", what, millis[RUNS / 2], millis[RUNS - 1]);
    }

    private void plans() throws SQLException {
        JobConditions all = new JobConditions(JobQuery.ALL);
        explain("a page of jobs", JobSearch.searchSql(all), 0L, 50L);
        explain("groups by owner", JobGroupSearch.groupsSql(all, JobGrouping.OWNER));
        explain(
                "trend of a group",
                JobGroupSearch.groupTrendSql(new JobConditions(JobQuery.ALL))
                        .replace("where true", "where h.controller = 'c0007'"),
                weeks(),
                1,
                2,
                1,
                2);
        explain(
                "the counts of a page",
                JobSearch.COUNTS_OF_ALL,
                NOW.minus(Duration.ofDays(30)).atOffset(java.time.ZoneOffset.UTC));
        Object from = NOW.minus(Duration.ofDays(30)).atOffset(java.time.ZoneOffset.UTC);
        Object to = NOW.plus(Duration.ofDays(1)).atOffset(java.time.ZoneOffset.UTC);
        explain("the alerts that ended in a month", EndedAlertRows.searchSql(all), from, to, 0L, 50L);
        explain(
                "those of 500 jobs",
                EndedAlertRows.searchSql(all).replace("and true", "and h.controller = 'c0007'"),
                from,
                to,
                0L,
                50L);
        explain("their number", EndedAlertRows.countSql(all), from, to);
        explain(
                "trend of a job",
                PointSearch.SERIES,
                new String[] {"long"},
                new String[] {"job"},
                new String[] {"coverage"},
                1,
                2,
                Integer.MAX_VALUE);
        explain(
                "the newest points of jobs",
                PointSearch.LATEST,
                new String[] {"c0003", "c0003"},
                new String[] {"j1", "j2"},
                new String[] {"coverage", "coverage"},
                40);
    }

    private static String[] weeks() {
        String[] weeks = new String[53];
        for (int i = 0; i < weeks.length; i++) {
            weeks[i] = NOW.minus(Duration.ofDays(7L * (52 - i))).toString();
        }
        return weeks;
    }

    private void explain(String what, String sql, Object... values) throws SQLException {
        out.println("EXPLAIN of " + what + ":");
        try (Connection connection = Database.source(store.address()).getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("explain (analyze, buffers, timing off) " + sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    out.println("  " + rows.getString(1));
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = Database.source(store.address()).getConnection();
                Statement statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, 0);
            statement.execute("set synchronous_commit = off");
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = Database.source(store.address()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
