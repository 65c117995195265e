package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody's tool writes ends in one sentence, before it takes memory or time. */
@Timeout(120)
class HostileReportsTest {
    private static final String REPORT = "TN:\nSF:a.c\nDA:1,1\nend_of_record\n";
    private static final String COBERTURA = "<coverage line-rate=\"1\"><packages>";

    private static Report read(byte[] bytes) throws IOException {
        return read(() -> new ByteArrayInputStream(bytes));
    }

    private static Report read(Reports.Source source) throws IOException {
        return new Reports(ReportFormats.builtIn()).read(source, null, null);
    }

    private static Report read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuses(Reports.Source source, String why) {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(source))
                .withMessageContaining(why)
                .withMessageNotContaining("\n");
    }

    private static void refuses(String text, String why) {
        refuses(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), why);
    }

    /** A text with something in it that often, which is made only as it is read. */
    private static Reports.Source repeated(String before, String unit, int times, String after) {
        int block = 10_000;
        byte[] units = unit.repeat(block).getBytes(StandardCharsets.UTF_8);
        return () -> new SequenceInputStream(Collections.enumeration(IntStream.rangeClosed(0, times / block + 1)
                .mapToObj(i -> i == 0
                        ? new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8))
                        : i <= times / block
                                ? new ByteArrayInputStream(units)
                                : (InputStream) new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8)))
                .toList()));
    }

    @Test
    void gzipMembersAreReadOneAfterTheOther() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(REPORT));
        byte[] empty = gzip("");
        for (int i = 0; i < 20_000; i++) {
            members.write(empty);
        }
        members.write(gzip("SF:b.c\nDA:1,0\nend_of_record\n"));
        members.write("what stands behind is nobody's business".getBytes(StandardCharsets.UTF_8));

        assertThat(read(members.toByteArray()).files()).hasSize(2);
    }

    @Test
    void aGzipMemberWithEveryPartOfAHeaderIsRead() throws IOException {
        byte[] plain = gzip(REPORT);
        ByteArrayOutputStream full = new ByteArrayOutputStream();
        full.write(plain, 0, 3);
        full.write(2 | 4 | 8 | 16);
        full.write(plain, 4, 6);
        full.write(new byte[] {3, 0, 'x', 'y', 'z'});
        full.write("lcov.info\0a comment\0".getBytes(StandardCharsets.ISO_8859_1));
        full.write(new byte[] {0, 0});
        full.write(plain, 10, plain.length - 10);

        assertThat(read(full.toByteArray()).files()).hasSize(1);
        byte[] damaged = plain.clone();
        damaged[plain.length - 6] ^= 1;
        refuses(() -> new ByteArrayInputStream(damaged), "is packed and damaged");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void limitsHoldForAllEntriesOfAnArchiveTogether() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int i = 0; i < 40; i++) {
                out.putNextEntry(new ZipEntry("a" + i + ".bin"));
                out.write(new byte[1_000_000]);
            }
            out.putNextEntry(new ZipEntry("lcov.info"));
            out.write(REPORT.getBytes(StandardCharsets.UTF_8));
        }

        refuses(() -> new ByteArrayInputStream(packed.toByteArray()), "unpacks to more than 250 times its size");
    }

    @Test
    void oneTagHasNoThousandsOfAttributes() {
        String attributes = many(100_000, i -> "a" + i + "=\"1\"");

        refuses(
                COBERTURA + "<class " + attributes + "/></packages></coverage>",
                "has a tag of more than 1000 attributes");
    }

    @Test
    void noReportHasThousandsOfNames() {
        String tooMany = "has more than 10000 different names of elements and attributes at line 1";

        refuses(COBERTURA + many(100_000, i -> "<a" + i + "/>") + "</packages></coverage>", tooMany);
        refuses(COBERTURA + many(100_000, i -> "<a b" + i + "=\"\"/>") + "</packages></coverage>", tooMany);
        refuses(COBERTURA + many(100_000, i -> "<?a" + i + "?>") + "</packages></coverage>", tooMany);
        refuses(COBERTURA + many(100_000, i -> "<a xmlns:b" + i + "=\"x\"/>") + "</packages></coverage>", tooMany);
    }

    private static String many(int count, IntFunction<String> unit) {
        return IntStream.range(0, count).mapToObj(unit).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`SF:a.c~` | `DA:1,1~` | `end_of_record~`",
                "`SF:a.c~` | `DA:1,1~DA:2,0~` | `end_of_record~`",
                "`SF:a.c~DA:1,1~` | `BRDA:1,0,0,1~BRDA:1,0,1,0~` | `end_of_record~`",
                "`{\"RSpec\":{\"coverage\":{\"a.rb\":[1` | `,null` | `]},\"timestamp\":1}}`",
                "`{\"source_files\":[{\"name\":\"a.c\",\"coverage\":[1` | `,null` | `]}]}`",
                "`{\"meta\":{\"version\":\"7\",\"branch_coverage\":true},\"files\":{\"a.py\":{\"executed_lines\":[1` | `,1` | `]}}}`",
                "`<coverage line-rate=\"1\"><packages><package><classes><class filename=\"a\"><lines>` |"
                        + " `<line number=\"1\" hits=\"1\"/>` | `</lines></class></classes></package></packages></coverage>`",
                "`<coverage version=\"1\"><file path=\"a.c\">` | `<lineToCover lineNumber=\"1\" covered=\"true\"/>` |"
                        + " `</file></coverage>`",
                "`-:0:Source:a.c~` | `function a called 1 returned 1%~` | `1:1:x~`",
                "`{\"meta\":{\"version\":\"7\",\"branch_coverage\":true},\"files\":{\"a.py\":{\"functions\":{\"f\":{}` |"
                        + " `,\"f\":{\"missing_lines\":[1]}` | `}}}}`",
                "`<report name=\"a\"><package name=\"a\"><class name=\"a/A\">` |"
                        + " `<method name=\"m\"><counter type=\"METHOD\" missed=\"0\" covered=\"1\"/></method>` |"
                        + " `</class></package></report>`",
            })
    void oneFileHasNoMillionsOfEntries(String before, String unit, String after) {
        refuses(repeated(lines(before), lines(unit), 5_000_000, lines(after)), "more ");
    }

    private static String lines(String text) {
        return text.replace('~', '\n');
    }

    @Test
    void whatStandsAMillionTimesIsJoinedOnTheWay() throws IOException {
        Report report = read(repeated("SF:a.c\n", "DA:1,1\nDA:2,0\n", 500_000, "DA:3,1\nend_of_record\n"));

        assertThat(report.files().get(0).lines().size()).isEqualTo(3);
        assertThat(report.problems())
                .containsExactly("a.c: lines of one record that stand more than once were merged (999998)");
    }

    @Test
    void aPathIsNoLongerThanAnyThatIsMet() throws IOException {
        Report report = read("SF:" + "a/".repeat(30_000) + "x.c\nDA:1,1\nend_of_record\n" + REPORT);

        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("a.c"));
        assertThat(report.problems())
                .singleElement()
                .asString()
                .endsWith("has a path of more than 32768 characters, as no file has, and is left out");
    }

    @Test
    void whateverAReaderThrowsIsItsReportsOwn() {
        for (Error thrown : List.of(new StackOverflowError(), new OutOfMemoryError("x"), new AssertionError("odd"))) {
            ReportFormat odd = new ReportFormat("ODD", "odd", "**/*.odd", head -> true, () -> (in, sink) -> {
                throw thrown;
            });
            Reports reports = new Reports(ReportFormats.builtIn().with(List.of(odd)));

            assertThatExceptionOfType(UnreadableReportException.class)
                    .isThrownBy(() -> reports.read(() -> new ByteArrayInputStream(new byte[] {1}), null, "ODD"))
                    .withMessageMatching("needs more memory .*|cannot be read as odd: its reader gave up .*"
                            + "|is packed or nested more deeply than it can be read; let the tool write it again");
        }
    }
}
