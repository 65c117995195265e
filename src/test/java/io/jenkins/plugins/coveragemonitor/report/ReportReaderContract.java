package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every reader owes, whatever its format. The test of a reader extends this, says its format's name and writes
 * small reports; everything goes through the door, so recognition is part of it.
 */
abstract class ReportReaderContract {
    private final Reports reports = new Reports(ReportFormats.builtIn());

    /** The format's name. */
    abstract String format();

    /** A small report of so many files (or test classes) with these names, each of which is measured. */
    abstract String report(List<String> names);

    /** A report that says nothing: no file, no test; {@code null} where the format has none. */
    abstract String nothing();

    /** Text that is of the same language, but no report. */
    abstract String stranger();

    final Report read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    final Report read(byte[] bytes) throws IOException {
        return reports.read(new ByteArrayInputStream(bytes), null, null);
    }

    final String minimal() {
        return report(List.of("Some"));
    }

    @Test
    void readsAMinimalReport() throws IOException {
        Report report = read(minimal());

        assertThat(report.format()).isEqualTo(format());
        assertThat(report.totals().isEmpty() && !report.tests().isMeasured()).isFalse();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void readsAReportOfNothingAsUnmeasured() throws IOException {
        if (nothing() == null) {
            return;
        }
        Report report = read(nothing());

        assertThat(report.format()).isEqualTo(format());
        assertThat(report.totals().isEmpty()).isTrue();
        assertThat(report.tests().isMeasured()).isFalse();
    }

    @Test
    void readsAHugeReportInFull() throws IOException {
        List<String> names = IntStream.range(0, 2000).mapToObj(i -> "Some" + i).toList();

        Report one = read(minimal());
        Report many = read(report(names));

        assertThat(many.files()).hasSize(one.files().size() * names.size());
        one.totals().asMap().forEach((metric, counter) -> assertThat(
                        many.totals().get(metric).total())
                .isEqualTo(counter.total() * names.size()));
        assertThat(many.tests().total()).isEqualTo(one.tests().total() * names.size());
    }

    @Test
    void endsInASentenceOrAReportWhereverItIsCutOff() {
        byte[] whole = minimal().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            readOrRefuse(java.util.Arrays.copyOf(whole, length));
        }
    }

    @Test
    void endsInASentenceOrAReportWhateverByteIsWrong() {
        byte[] whole = minimal().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < whole.length; i++) {
            for (byte wrong : new byte[] {0, '<', '"', '-', '9', (byte) 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[i] = wrong;
                readOrRefuse(damaged);
            }
        }
    }

    private void readOrRefuse(byte[] bytes) {
        try {
            assertThat(read(bytes)).isNotNull();
        } catch (UnreadableReportException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception", "\n");
        } catch (IOException e) {
            throw new AssertionError("not a sentence: " + e, e);
        }
    }

    @Test
    void refusesEmptyAndOtherContent() {
        for (String other : List.of("", " \n", stranger(), "<!DOCTYPE html><html></html>", "plain text")) {
            assertThatExceptionOfType(UnreadableReportException.class)
                    .isThrownBy(() -> read(other))
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
                "a;b,c:d|e"
            })
    void keepsHostileNamesAsData(String name) throws IOException {
        Report plain = read(minimal());
        Report hostile = read(report(List.of(name)));

        assertThat(hostile.totals()).isEqualTo(plain.totals());
        assertThat(hostile.files()).hasSameSizeAs(plain.files());
        assertThat(hostile.tests()).isEqualTo(plain.tests());
    }

    @Test
    void mergesAFileThatStandsTwice() throws IOException {
        Report once = read(minimal());
        Report twice = read(report(List.of("Some", "Some")));

        assertThat(twice.files().stream().map(FileCoverage::path))
                .isEqualTo(once.files().stream().map(FileCoverage::path).toList());
        assertThat(twice.files().stream().map(file -> file.lines().lines()))
                .isEqualTo(
                        once.files().stream().map(file -> file.lines().lines()).toList());
    }

    @Test
    void readsAByteOrderMarkAndCarriageReturnsAsIfTheyWereNotThere() throws IOException {
        Report plain = read(minimal());

        assertThat(read("\uFEFF" + minimal())).isEqualTo(plain);
        assertThat(read(minimal().replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(read(minimal() + "\n\n")).isEqualTo(plain);
    }

    @Test
    void readsUtf16ByItsMark() throws IOException {
        Report plain = read(minimal());

        assertThat(read(("\uFEFF" + minimal()).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(plain);
        assertThat(read(("\uFEFF" + minimal()).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(plain);
    }

    @Test
    void readsPackedReportsAsTheyAre() throws IOException {
        Report plain = read(minimal());
        byte[] bytes = minimal().getBytes(StandardCharsets.UTF_8);

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
