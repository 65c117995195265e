package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small report of each text and JSON format and of each test format, as it is, packed, and in other encodings. */
public class SampleReportsTest {
    private static final Reports REPORTS = new Reports(ReportFormats.builtIn());

    public static byte[] sample(String name) throws IOException {
        try (var in = SampleReportsTest.class.getResourceAsStream("/reports/" + name)) {
            return in.readAllBytes();
        }
    }

    private static Report read(byte[] bytes) throws IOException {
        return REPORTS.read(() -> new ByteArrayInputStream(bytes), null, null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lcov.info           | LCOV       | LINE 3/4 BRANCH 2/3 FUNCTION 1/2",
                "cover.out           | GO         | LINE 6/9 INSTRUCTION 4/7",
                "coverage-final.json | ISTANBUL   | LINE 2/3 BRANCH 2/3 INSTRUCTION 2/4 FUNCTION 1/2",
                "coveragepy.json     | COVERAGEPY | LINE 4/6 BRANCH 3/4 FUNCTION 1/2",
                "resultset.json      | SIMPLECOV  | LINE 4/5 BRANCH 2/2",
                "llvm-cov.json       | LLVM_COV   | LINE 5/7 BRANCH 2/2 INSTRUCTION 3/4 FUNCTION 1/2",
                "gcov.json           | GCOV       | LINE 3/4 BRANCH 1/2 FUNCTION 2/3",
                "coveralls.json      | COVERALLS  | LINE 2/4 BRANCH 1/2",
                "stryker.json        | STRYKER    | MUTATION 2/4",
                "junit.xml           | JUNIT      | TESTS 5 2 1 PT2.5S",
                "nunit3.xml          | NUNIT      | TESTS 3 1 1 PT0.75S",
                "nunit2.xml          | NUNIT      | TESTS 4 1 1 PT1S",
                "xunit.xml           | XUNIT      | TESTS 3 1 1 PT0.75S",
                "results.trx         | TRX        | TESTS 3 1 1 PT1M0.75S",
            })
    void isReadAsItIsAndPackedAndInOtherEncodings(String name, String format, String expected) throws IOException {
        byte[] plain = sample(name);
        String text = new String(plain, StandardCharsets.UTF_8);

        for (byte[] bytes : new byte[][] {
            plain,
            gzip(plain),
            ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + utf16(text)).getBytes(StandardCharsets.UTF_16BE),
            ("\uFEFF" + utf16(text)).getBytes(Charset.forName("UTF-16LE")),
            text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)
        }) {
            Report report = read(bytes);
            assertThat(report.format()).isEqualTo(format);
            assertThat(text(report)).isEqualTo(expected);
        }
    }

    private static String utf16(String text) {
        return text.replaceFirst("encoding=\"[^\"]*\"", "encoding=\"UTF-16\"");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static String text(Report report) {
        StringBuilder text = new StringBuilder();
        for (Metric metric : Metric.values()) {
            if (report.totals().has(metric)) {
                var counter = report.totals().get(metric);
                text.append(' ')
                        .append(metric)
                        .append(' ')
                        .append(counter.covered())
                        .append('/')
                        .append(counter.total());
            }
        }
        var tests = report.tests();
        if (tests.isMeasured()) {
            text.append(" TESTS ").append(tests.total()).append(' ').append(tests.failed());
            text.append(' ').append(tests.skipped()).append(' ').append(tests.time());
        }
        return text.substring(1);
    }
}
