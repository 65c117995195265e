package io.jenkins.plugins.coveragemonitor.report;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A format that is added to the table; docs/formats.md shows one as an extension of another plugin. */
class AddedFormatTest {
    private static final class PlainReader implements ReportReader {
        static final ReportFormat FORMAT =
                new ReportFormat("PLAIN", "plain text", "**/*.plain", PlainReader::recognises, PlainReader::new);

        private static boolean recognises(FilePrefix head) {
            return head.text().startsWith("#plain\n");
        }

        @Override
        public void read(InputStream in, CoverageSink sink) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String line = lines.readLine();
            for (int number = 2; (line = lines.readLine()) != null; number++) {
                String[] parts = line.split(" ");
                if (parts.length != 3) {
                    sink.problem("line " + number, "has not three parts and is left out");
                    continue;
                }
                sink.file(parts[0]);
                sink.line(Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
            }
        }
    }

    private final Reports reports = new Reports(ReportFormats.builtIn().with(List.of(PlainReader.FORMAT)));

    private Report read(String text, String format) throws IOException {
        return reports.read(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null, format);
    }

    @Test
    void isRecognisedAndRead() throws IOException {
        Report report = read("#plain\na.x 1 2\na.x 2 0\nodd\n", null);

        assertThat(report.format()).isEqualTo("PLAIN");
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(report.problems()).containsExactly("line 4: has not three parts and is left out");
    }

    @Test
    void endsInASentenceWhereItsReaderBreaks() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("#plain\na.x one 2\n", null))
                .withMessageContaining("cannot be read as plain text");
    }

    @Test
    void isNotTakenForAnotherThatWasAskedFor() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("#plain\na.x 1 2\n", "jacoco"))
                .withMessage("is a report of the format PLAIN, not JACOCO; leave the format out or name the right one");
    }

    @Test
    void saysWhichFormatsThereAreWhenOneIsUnknown() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("#plain\n", "JACOCCO"))
                .withMessageContaining("JACOCCO, which is not a known format; known are PLAIN, ");
    }

    @Test
    void needsANameOfItsOwn() {
        ReportFormat taken = new ReportFormat("Lcov", "mine", "**/*", head -> false, PlainReader::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFormats.builtIn().with(List.of(taken)))
                .withMessageContaining("two report formats have one name");
    }
}
