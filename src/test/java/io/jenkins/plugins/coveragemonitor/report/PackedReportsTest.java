package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a report may be packed and encoded, and what is said of a packing that is not unpacked. */
class PackedReportsTest {
    private static final String LCOV = "SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n";

    private static Report read(byte[] bytes, String name) throws IOException {
        return new Reports(ReportFormats.builtIn()).read(() -> new ByteArrayInputStream(bytes), name, null);
    }

    private static void refuses(byte[] bytes, String sentence) {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(bytes, "report.zip"))
                .withMessage(sentence);
    }

    private static byte[] zip(String name, Charset names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(LCOV.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Two files, the first of which begins like LCOV behind a line of something else. */
    private static byte[] tar() {
        byte[] bytes = new byte[2048];
        put(bytes, 0, "a.info");
        put(bytes, 257, "ustar");
        put(bytes, 512, LCOV);
        put(bytes, 1024, "b.info");
        put(bytes, 1536, LCOV);
        return bytes;
    }

    private static void put(byte[] bytes, int place, String text) {
        byte[] more = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(more, 0, bytes, place, more.length);
    }

    @Test
    void ofATarArchiveNothingIsTaken() throws IOException {
        String sentence =
                "is a tar archive, which is not unpacked here; give the report itself, or pack it with gzip or zip";
        refuses(tar(), sentence);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(tar());
        }
        refuses(packed.toByteArray(), sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "425A6839314159, packed with bzip2",
        "FD377A585A0000, packed with xz",
        "28B52FFD04006A, packed with Zstandard",
        "04224D18644070, packed with LZ4",
        "377ABCAF271C00, a 7z archive",
        "526172211A0700, a RAR archive",
        "504B0506000000, an empty zip archive"
    })
    void anotherPackingIsNamed(String hex, String what) {
        refuses(
                java.util.HexFormat.of().parseHex(hex),
                "is " + what + ", which is not unpacked here; give the report itself, or pack it with gzip or zip");
    }

    @Test
    void aZipArchiveMayHaveNamesOfAnyCodePage() throws IOException {
        Report report = read(zip("f\u00FCr/lcov.info", Charset.forName("IBM850")), "report.zip");

        assertThat(report.totals().get(Metric.LINE).total()).isEqualTo(2);
    }

    @Test
    void whyAZipArchiveIsNotReadIsTold() throws IOException {
        byte[] encrypted = zip("lcov.info", StandardCharsets.UTF_8);
        encrypted[6] |= 1;
        refuses(encrypted, "is an encrypted zip archive; pack it without a password");
        byte[] other = zip("lcov.info", StandardCharsets.UTF_8);
        other[8] = 9;
        refuses(other, "is a zip archive packed in a way that is not unpacked here; pack it with the method deflate");
    }

    @ParameterizedTest
    @CsvSource({
        "utf-16, UTF-8",
        "UTF-16LE, UTF-8",
        "unicode, UTF-8",
        "utf-32, UTF-8",
        "utf-32, UTF-32",
        "utf-16, UTF-16"
    })
    void xmlIsReadByWhatItsBytesAreWhereTheDeclarationCannotBe(String declared, String written) throws IOException {
        String xml =
                "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><coverage version=\"1\"><file path=\"\u00FC.c\">"
                        + "<lineToCover lineNumber=\"1\" covered=\"true\"/></file></coverage>";
        String marked = written.equals("UTF-32") ? "\uFEFF" + xml : xml;

        Report report = read(marked.getBytes(Charset.forName(written)), "sonar.xml");

        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("\u00FC.c"));
    }
}
