package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.history.postgres.PostgresHistoryStore;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreAddress;
import io.jenkins.plugins.coveragemonitor.history.postgres.StoreMeasurement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The table of docs/forty-controllers.md: {@code mvn -Pbenchmark test-compile exec:exec -Dbenchmark.main=StoreBenchmark
 * -Dbenchmark.options="200 500 100"} for so many controllers, jobs of each, and builds of each job. Without a server of its own
 * ({@code -Dpostgres.url}) it starts one. A server that keeps its data can be filled in several runs, of 200 seconds or as many as
 * a fourth option says.
 */
public final class StoreBenchmark {
    private StoreBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int controllers = Integer.parseInt(arguments[0]);
        int jobs = Integer.parseInt(arguments[1]);
        int builds = Integer.parseInt(arguments[2]);
        int seconds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 200;
        String given = System.getProperty("postgres.url", "");
        if (!given.isEmpty()) {
            measure(StoreAddress.of(given, null, null), controllers, jobs, builds, seconds);
            return;
        }
        try (EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .start()) {
            measure(
                    StoreAddress.of(
                            "jdbc:postgresql://127.0.0.1:" + started.getPort() + "/postgres?sslmode=disable",
                            "postgres",
                            "postgres"),
                    controllers,
                    jobs,
                    builds,
                    seconds);
        }
    }

    private static void measure(StoreAddress address, int controllers, int jobs, int builds, int seconds)
            throws Exception {
        try (PostgresHistoryStore store = new PostgresHistoryStore(address)) {
            new StoreMeasurement(store, System.out, controllers, jobs, builds).run(seconds);
        }
    }
}
