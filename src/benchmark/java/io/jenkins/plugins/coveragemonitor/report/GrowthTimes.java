package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How the time of the readers grows with the number of entries: each report of {@link GrowthSamples} with so many and with
 * twice as many. What takes about twice as long grows as it should. Prints a table.
 */
public final class GrowthTimes {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int SIZE = 30_000;
    private static final int ROUNDS = 5;

    private GrowthTimes() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        List<GrowthSamples.Sample> small = new GrowthSamples(SIZE).all().toList();
        List<GrowthSamples.Sample> large = new GrowthSamples(2 * SIZE).all().toList();
        System.out.printf("| much of one thing | %,d | %,d | grows |%n|---|--:|--:|--:|%n", SIZE, 2 * SIZE);
        for (int i = 0; i < small.size(); i++) {
            double one = millis(small.get(i).text().get());
            double two = millis(large.get(i).text().get());
            System.out.printf(
                    "| %s | %.1f ms | %.1f ms | %.1f × |%n", small.get(i).name(), one, two, two / one);
        }
    }

    private static double millis(String report) throws IOException {
        byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            try {
                new Reports(ReportFormats.builtIn()).read(() -> new ByteArrayInputStream(bytes), null, null);
            } catch (UnreadableReportException refused) {
                // A refusal takes its time, too.
            }
            best = Math.min(best, CLOCK.getCurrentThreadCpuTime() - start);
        }
        return best / 1e6;
    }
}
