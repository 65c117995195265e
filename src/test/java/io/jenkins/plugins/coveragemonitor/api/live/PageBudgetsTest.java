package io.jenkins.plugins.coveragemonitor.api.live;

import static io.jenkins.plugins.coveragemonitor.Awaiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.JobCardFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.view.DashboardPages;
import io.jenkins.plugins.coveragemonitor.view.EntityTag;
import io.jenkins.plugins.coveragemonitor.view.JobCards;
import io.jenkins.plugins.coveragemonitor.view.JobData;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what pages cost the server, and prints the table of docs/performance.md: {@code mvn test
 * -Dtest=PageBudgetsTest -Dpage.budgets=true}.
 */
@EnabledIfSystemProperty(named = "page.budgets", matches = ".+")
class PageBudgetsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final int CONNECTIONS = 500;
    private static final int BUILDS = 50;

    private static JobData job(String name, int builds) {
        List<Point> points = new ArrayList<>();
        Random noise = new Random(name.hashCode());
        for (int i = 1; i <= builds; i++) {
            Map<Metric, Counter> totals = Map.of(
                    Metric.LINE, new Counter(8_000 + i % 900 + noise.nextInt(40), 2_000),
                    Metric.BRANCH, new Counter(3_000 + i % 500, 1_000));
            points.add(Point.builder(i, NOW.minusSeconds(3_600L * (builds - i)))
                    .totals(Counters.of(totals))
                    .create());
        }
        return new JobData(name, points, List.of(), List.of());
    }

    /** One row: the median of CPU milliseconds of a page made again and again, and its bytes. */
    private static void row(String page, Supplier<Record> made) {
        measured(page, () -> ViewJson.bytes(made.get()));
    }

    private static void measured(String page, Supplier<byte[]> made) {
        var threads = ManagementFactory.getThreadMXBean();
        List<Long> times = new ArrayList<>();
        int bytes = 0;
        for (int i = 0; i < 40; i++) {
            long begun = threads.getCurrentThreadCpuTime();
            byte[] json = made.get();
            EntityTag.of(json);
            times.add(threads.getCurrentThreadCpuTime() - begun);
            bytes = json.length;
        }
        List<Long> warm = times.subList(10, 40).stream().sorted().toList();
        System.out.printf("| %s | %.1f ms | %,d kB |%n", page, warm.get(15) / 1e6, bytes / 1000);
    }

    private static byte[] card(JobCardFile kept, JobData job) {
        try {
            return kept.current(() -> new JobCardFile.Made(ViewJson.bytes(JobCards.of(job)), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void pages(@TempDir Path folder) {
        Map<JobMonitor, JobSummary> summaries = new TreeMap<>();
        for (int i = 0; i < 3_000; i++) {
            String name = "folder-" + i / 100 + "/service-" + i;
            summaries.put(JobMonitor.usual(name), JobSummary.of(job(name, 60), NOW));
        }
        JobData large = job("large", 10_000);
        System.out.println("| page | server CPU | JSON |\n|---|---|---|");
        row("dashboard of 3,000 jobs", () -> new DashboardPages(
                        Metric.LINE, name -> "/job/" + name + "/coverage-trend/")
                .page(summaries, name -> true, 0, NOW));
        row("job card, 10,000 builds, made when a build ends", () -> JobCards.of(large));
        JobHome home = JobHome.below(folder, "large");
        JobCardFile kept = new JobCardFile(home, "large", folder.resolve("thresholds.json"), "");
        measured("job card, 10,000 builds, asked for", () -> card(kept, large));
        row("trend, 10,000 builds", () -> TrendPages.of(large));
        assertThat(summaries).hasSize(3_000);
    }

    /** A page that notes when it was told. */
    private static final class Reader implements LiveConnection, LiveViewer {
        private final Queue<Long> told = new ConcurrentLinkedQueue<>();

        @Override
        public void send(String text) {
            told.add(System.nanoTime());
        }

        @Override
        public boolean isBusy() {
            return false;
        }

        @Override
        public void end() {
            // nothing is open
        }

        @Override
        public boolean maySee(String job) {
            return true;
        }

        @Override
        public boolean mayChange(String job) {
            return false;
        }
    }

    @Test
    void live() throws Exception {
        try (LiveHub hub = new LiveHub(Clock.systemUTC(), new Random(1), name -> "/job/" + name + "/")) {
            List<Reader> readers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Reader reader = new Reader();
                readers.add(reader);
                hub.open(reader, reader, LiveQuestion.ALL);
            }
            until(() -> readers.stream().allMatch(reader -> reader.told.size() == 1));
            JobSummary summary = JobSummary.of(job("app", 60), NOW);
            assertThat(summary.outcome()).isEqualTo(Outcome.NOT_EVALUATED);
            long begun = System.nanoTime();
            for (int i = 0; i < BUILDS; i++) {
                hub.publish("job-" + i, new LiveContent.Changed("coverage", summary));
            }
            until(() -> readers.stream().allMatch(reader -> reader.told.size() == 1 + BUILDS));
            List<Long> delays = readers.stream()
                    .flatMap(reader -> reader.told.stream().skip(1))
                    .map(told -> told - begun)
                    .sorted()
                    .toList();
            System.out.printf(
                    "| live: %d builds at once to %d connections, p99 | %.0f ms | |%n",
                    BUILDS, CONNECTIONS, delays.get(delays.size() * 99 / 100) / 1e6);
        }
    }
}
