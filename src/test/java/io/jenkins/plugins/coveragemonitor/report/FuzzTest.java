package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportReaderContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever damage a report has, its reader ends in a report or in a sentence, and soon. Seeded, so that a failure can be
 * repeated; {@code -Dfuzz.seconds=60}, or {@code -Pnightly}, tries for longer with other seeds.
 */
public class FuzzTest {
    private static final double GIVEN = Double.parseDouble(System.getProperty("fuzz.seconds", "2"));

    /** A short run shares its time among the readers. */
    private static final double SECONDS = GIVEN < 10 ? GIVEN / 16 : GIVEN;

    /** Mutations that are tried even where the machine is too busy for more. */
    private static final int FEWEST = 50;

    /** Time of this thread alone, as other work on the machine is no fault of a reader. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** No mutation of a report of a few kilobytes may take longer. */
    private static final long MOST_MILLIS = 2000;

    static List<Arguments> readers() {
        return ReportContractsTest.all().stream()
                .map(contract -> Arguments.of(contract.getClass().getSimpleName(), contract))
                .toList();
    }

    /** What is done with a damaged report. */
    private interface Attempt {
        void on(byte[] damaged) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void aDamagedReportEndsInAReportOrASentence(String name, ReportReaderContract contract) throws IOException {
        ReportFormat format = contract.formats().named(contract.format()).orElseThrow();
        feed(name, SECONDS * 0.8, contract.sample(), damaged -> {
            ReportBuilder sink = new ReportBuilder();
            format.reader().get().read(new ByteArrayInputStream(damaged), sink);
            assertThat(sink.build(format.name()).problems())
                    .allMatch(problem -> problem.contains(": ") || problem.startsWith("and "));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readers")
    void theDoorTakesWhateverComes(String name, ReportReaderContract contract) throws IOException {
        Reports reports = new Reports(contract.formats());
        Attempt door = damaged -> reports.read(() -> new ByteArrayInputStream(damaged), null, null);
        feed(name, SECONDS * 0.1, contract.sample(), door);
        feed(name, SECONDS * 0.1, packed(contract.sample()), door);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void feed(String name, double seconds, byte[] sample, Attempt attempt) throws IOException {
        long seed = SECONDS < 1 ? 42 : System.nanoTime();
        Mutations mutations = new Mutations(new Random(seed));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int tried = 0;
        while (System.nanoTime() < end || tried < FEWEST) {
            byte[] damaged = mutations.of(sample);
            long start = CLOCK.getCurrentThreadCpuTime();
            try {
                attempt.on(damaged);
            } catch (UnreadableReportException e) {
                assertThat(e.getMessage())
                        .doesNotContain("Exception", "\n", "gave up")
                        .doesNotEndWith(".");
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail(name + " with seed " + seed + ": " + Base64.getEncoder().encodeToString(damaged), e);
            }
            assertThat((CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000).isLessThan(MOST_MILLIS);
            tried++;
        }
        if (SECONDS >= 1) {
            System.out.printf("%s: %,d damaged reports in %.0f s%n", name, tried, seconds);
        }
    }
}
