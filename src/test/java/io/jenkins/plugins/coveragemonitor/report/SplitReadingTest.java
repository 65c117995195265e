package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** A report that is read in parts comes out as it does when it is read in one go, or is left to that. */
class SplitReadingTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);

    private Path file;

    @BeforeProperty
    void create() throws IOException {
        file = Files.createTempFile("split", ".report");
    }

    @AfterProperty
    void delete() throws IOException {
        Files.delete(file);
    }

    @AfterContainer
    static void stop() {
        THREADS.shutdown();
    }

    @Property(tries = 300)
    void wholeReportsAreReadInParts(
            @ForAll long seed, @ForAll @IntRange(min = 100, max = 3000) int share, @ForAll boolean lcov)
            throws IOException {
        LargeReport report = new LargeReport(new Random(seed));
        byte[] bytes = (lcov ? report.lcov() : report.jacoco()).getBytes(StandardCharsets.UTF_8);

        Report whole = inOneGo(bytes, lcov ? "LCOV" : "JACOCO");
        // A report without files says so itself, so it is left to be read in one go.
        assertThat(inParts(bytes, lcov ? "LCOV" : "JACOCO", share))
                .isEqualTo(whole.files().isEmpty() ? Optional.empty() : Optional.of(whole));
    }

    @Property(tries = 600)
    void oddReportsAreReadTheSameOrNotInParts(
            @ForAll long seed, @ForAll @IntRange(min = 50, max = 2000) int share, @ForAll boolean lcov)
            throws IOException {
        Random random = new Random(seed);
        LargeReport report = new LargeReport(random).withOddities();
        byte[] bytes = (lcov ? report.lcov() : report.jacoco())
                .getBytes(random.nextInt(10) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0) {
            bytes = new Mutations(random).of(bytes);
        }

        Optional<Report> inParts = inParts(bytes, lcov ? "LCOV" : "JACOCO", share);

        if (inParts.isPresent()) {
            assertThat(inParts).contains(inOneGo(bytes, lcov ? "LCOV" : "JACOCO"));
        }
    }

    @Example
    void aReportThatIsBrokenNearItsEndIsToldAsAWhole() throws IOException {
        String report = new LargeReport(new Random(1)).jacoco();
        Files.writeString(file, report.replace("</report>", "") + " ".repeat((int) SplitReading.LARGE));

        assertThat(Files.size(file)).isGreaterThan(SplitReading.LARGE);
        long lines = report.lines().count();
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() ->
                        new Reports(ReportFormats.builtIn(), new WorkerPool(THREADS, 1, () -> 1)).read(file, null))
                .withMessageStartingWith("ends inside <report> at line " + lines);
    }

    @Example
    void onlyALargeReportIsCutForThoseWhoMayComeLater() {
        WorkerPool busy = new WorkerPool(THREADS, 3, () -> 0);

        assertThat(SplitReading.share(SplitReading.LARGE, busy)).isEqualTo(SplitReading.SHARE);
        assertThat(SplitReading.share(SplitReading.LARGE - 1, busy)).isZero();
    }

    @Example
    void aSmallerOneIsCutForThoseWhoAreIdle() {
        assertThat(SplitReading.share(SplitReading.SMALLEST - 1, idle(3))).isZero();
        assertThat(SplitReading.share(SplitReading.SMALLEST, idle(1))).isEqualTo(256 * 1024 + 1);
        assertThat(SplitReading.share(1_146_479, idle(1))).isEqualTo(573_240);
        assertThat(SplitReading.share(1_146_479, idle(7))).isEqualTo(SplitReading.SMALLEST_SHARE);
        assertThat(SplitReading.share(SplitReading.LARGE - 1, idle(1))).isEqualTo(SplitReading.SHARE);
    }

    @Example
    void aReportOfHalfAMegabyteIsToldAsInOneGo() throws IOException {
        StringBuilder records = new StringBuilder("TN:\n");
        for (int i = 0; records.length() < SplitReading.SMALLEST; i++) {
            records.append("SF:src/f").append(i).append(".c\nDA:1,1\nDA:2,0\nend_of_record\n");
        }
        for (String end : List.of("", "SF:src/f1.c\nDA:3,1\nend_of_record\n", "SF:odd.c\nDA:x,1\nend_of_record\n")) {
            Files.writeString(file, records + end);

            assertThat(new Reports(ReportFormats.builtIn(), idle(1)).read(file, null))
                    .isEqualTo(new Reports(ReportFormats.builtIn()).read(file, null));
        }
    }

    private static WorkerPool idle(int count) {
        return new WorkerPool(THREADS, 3, () -> count);
    }

    @Example
    void nobodyHasToHelp() throws IOException {
        byte[] bytes = new LargeReport(new Random(1)).jacoco().getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        WorkerPool neverComing = new WorkerPool(work -> {}, 3, () -> 3);

        assertThat(read("JACOCO", bytes, neverComing, 500)).contains(inOneGo(bytes, "JACOCO"));
    }

    @Example
    void aPartWithoutEndIsNotKeptInMemory() throws IOException {
        byte[] bytes = new LargeReport(new Random(1)).jacoco().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + PartBytes.LARGEST);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        Files.write(file, padded);

        assertThat(read("JACOCO", padded, WorkerPool.NONE, 1000)).isEmpty();
        assertThat(new Reports(ReportFormats.builtIn()).read(file, null)).isEqualTo(inOneGo(bytes, "JACOCO"));
    }

    private Optional<Report> inParts(byte[] bytes, String format, int share) throws IOException {
        Files.write(file, bytes);
        return read(format, bytes, new WorkerPool(THREADS, 2, () -> 2), share);
    }

    private Optional<Report> read(String name, byte[] bytes, WorkerPool workers, int share) throws IOException {
        ReportFormat format = ReportFormats.builtIn().named(name).orElseThrow();
        return SplitReading.read(file, new FilePrefix(bytes), format, workers, share);
    }

    private static Report inOneGo(byte[] bytes, String name) throws IOException {
        ReportFormat format = ReportFormats.builtIn().named(name).orElseThrow();
        ReportBuilder sink = new ReportBuilder();
        format.reader().get().read(new ByteArrayInputStream(bytes), sink);
        return sink.build(name);
    }
}
