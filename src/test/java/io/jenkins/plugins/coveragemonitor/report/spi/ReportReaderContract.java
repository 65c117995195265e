package io.jenkins.plugins.coveragemonitor.report.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every reader owes, whatever its format. The test of a reader extends this (most by way of
 * {@link TextReportContract}), says its format's name and writes small reports; everything goes through the door, so
 * recognition is part of it. {@code ReportContractsTest} sees to it that no format is without one.
 */
public abstract class ReportReaderContract {
    /** The format's name. */
    public abstract String format();

    /** A small report of so many files (or test classes) with these names, each of which is measured. */
    public abstract byte[] bytes(List<String> names) throws IOException;

    /** What the door tells of a report in which "Some" stands twice; nothing where the format repeats as it goes. */
    public abstract List<String> duplicates();

    /** The formats that are tried. */
    public ReportFormats formats() {
        return ReportFormats.builtIn();
    }

    /** A report to damage; richer than the small one, where there is one. */
    public byte[] sample() throws IOException {
        return bytes(List.of("Some", "Other"));
    }

    public final Report read(byte[] bytes) throws IOException {
        return new Reports(formats()).read(() -> new ByteArrayInputStream(bytes), null, null);
    }

    public final byte[] minimalBytes() throws IOException {
        return bytes(List.of("Some"));
    }

    @Test
    public void readsAMinimalReport() throws IOException {
        Report report = read(minimalBytes());

        assertThat(report.format()).isEqualTo(format());
        assertThat(report.totals().isEmpty() && !report.tests().isMeasured()).isFalse();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    public void readsAHugeReportInFull() throws IOException {
        List<String> names = IntStream.range(0, 2000).mapToObj(i -> "Some" + i).toList();

        Report one = read(minimalBytes());
        Report many = read(bytes(names));

        assertThat(many.files()).hasSize(one.files().size() * names.size());
        one.totals().asMap().forEach((metric, counter) -> assertThat(
                        many.totals().get(metric).total())
                .isEqualTo(counter.total() * names.size()));
        assertThat(many.tests().total()).isEqualTo(one.tests().total() * names.size());
    }

    @Test
    public void endsInASentenceOrAReportWhereverItIsCutOff() throws IOException {
        byte[] whole = minimalBytes();
        for (int length = 0; length < whole.length; length++) {
            readOrRefuse(Arrays.copyOf(whole, length));
        }
    }

    @Test
    public void endsInASentenceOrAReportWhateverByteIsWrong() throws IOException {
        byte[] wrong = {0, '<', '"', '-', '9', (byte) 0xFF};
        byte[] whole = minimalBytes();
        for (int i = 0; i < whole.length; i++) {
            // Two of them at each place, each of them everywhere around; FuzzTest tries the rest.
            for (int kind : new int[] {i % wrong.length, (i * 5 + 3) % wrong.length}) {
                byte[] damaged = whole.clone();
                damaged[i] = wrong[kind];
                readOrRefuse(damaged);
            }
        }
    }

    /** Reads what may be a report or not; {@code null} if it is refused, which must be in one sentence. */
    public final Report readOrRefuse(byte[] bytes) {
        try {
            return read(bytes);
        } catch (UnreadableReportException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "\n", "gave up");
            return null;
        } catch (IOException e) {
            throw new AssertionError("not a sentence: " + e, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "<!DOCTYPE html><html></html>",
                "<other/>",
                "{\"other\":1}",
                "[]",
                "null",
                "plain text",
                "\0\0\0\0"
            })
    public void refusesEmptyAndOtherContent(String other) {
        for (String asked : Arrays.asList(format(), null)) {
            assertThatExceptionOfType(UnreadableReportException.class)
                    .isThrownBy(() -> new Reports(formats())
                            .read(() -> new ByteArrayInputStream(other.getBytes(StandardCharsets.UTF_8)), null, asked))
                    .withMessageMatching("(?s)[^\n]{10,300}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd",
                "/etc/passwd",
                "C:\\Windows\\win.ini",
                "<script>alert(1)</script>",
                "a&b \"c\" 'd'",
                "ünï/文件",
                " spaced ",
                "a;b,c:d|e",
                "\u202Etxt.exe"
            })
    public void keepsHostileNamesAsData(String name) throws IOException {
        Report plain = read(minimalBytes());
        Report hostile = read(bytes(List.of(name)));

        assertThat(hostile.totals()).isEqualTo(plain.totals());
        assertThat(hostile.files()).hasSameSizeAs(plain.files());
        assertThat(hostile.tests()).isEqualTo(plain.tests());
    }

    @Test
    public void mergesWhatStandsMoreThanOnceAndSaysSoOnce() throws IOException {
        Report once = read(minimalBytes());
        Report twice = read(bytes(List.of("Some", "Some")));
        Report often = read(bytes(List.of("Some", "Other", "Some", "Other", "Third", "Some")));

        assertThat(twice.files().stream().map(FileCoverage::path))
                .isEqualTo(once.files().stream().map(FileCoverage::path).toList());
        assertThat(twice.files().stream().map(file -> file.lines().lines()))
                .isEqualTo(
                        once.files().stream().map(file -> file.lines().lines()).toList());
        assertThat(twice.problems()).isEqualTo(duplicates());
        assertThat(often.files()).hasSize(3 * once.files().size());
        assertThat(often.problems()).hasSameSizeAs(duplicates());
    }

    @Test
    public void readsPackedReportsAsTheyAre() throws IOException {
        Report plain = read(minimalBytes());
        byte[] bytes = minimalBytes();

        assertThat(read(gzip(bytes))).isEqualTo(plain);
        assertThat(read(zip(bytes))).isEqualTo(plain);
        assertThat(read(zip(gzip(bytes)))).isEqualTo(plain);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("site/"));
            out.putNextEntry(new ZipEntry("site/read.me"));
            out.write("no report".getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("site/report"));
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
