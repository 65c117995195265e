package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of JSON that cannot be read: the place, and what to do. */
class DamagedJsonTest {
    private static final String FILE =
            """
            {"src/a%s.js": {"path": "src/a.js", "statementMap": {"0": {"start": {"line": 1}, "end": {"line": 1}}},
             "fnMap": {}, "branchMap": {}, "s": {"0": 1}, "f": {}, "b": {}}}
            """;

    private static Report read(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Reports(ReportFormats.builtIn()).read(() -> new ByteArrayInputStream(bytes), null, null);
    }

    @Test
    void aControlCharacterIsReadAsAnEscape() throws IOException {
        assertThat(read(FILE.formatted("\\u001b")).files()).hasSize(1);
    }

    @Test
    void aRawOneIsNamedWithItsPlace() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(FILE.formatted((char) 27)))
                .withMessage("has a control character in a text at line 1, column 8, which JSON allows only as \\u001b;"
                        + " let the tool escape it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9 | has a control character in a text at line 3, column 8, which JSON allows only as \\u0009; let the tool escape it",
                "0 | has a zero byte in a text at line 3, column 8, so it is damaged; check the disk, and let the tool write it again"
            })
    void soIsOneBehindTheBeginning(int code, String sentence) {
        String first = FILE.formatted("").strip();
        String text = first.substring(0, first.length() - 1) + ",\n"
                + FILE.formatted((char) code).replace("{\"src", " \"src");

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(text))
                .withMessage(sentence);
    }

    @Test
    void whatIsNoJsonOrEndsEarlyIsSaidToBeThat() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("{\"a\": 1,, }"))
                .withMessageStartingWith("is not valid JSON at line 1, column ");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("{\"a\": {\"b\": 1"))
                .withMessageMatching("ends at line 1, column \\d+ inside a value; the file is truncated");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("{\"a\": 1}"))
                .withMessage("is JSON, but not a report of a known format");
    }
}
