package io.jenkins.plugins.coveragemonitor.report.format.coveragepy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReaderContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The data file itself is opaque; what its package makes of it is read as its JSON report is. */
class CoveragePyDataReaderTest extends ReportReaderContract {
    private static final String HEAD = "SQLite format 3\0CREATE TABLE coverage_schema (version integer)\0";

    @Override
    public String format() {
        return "COVERAGEPY_DATA";
    }

    /** A file whose rest is the report that is made of it. */
    @Override
    public byte[] bytes(List<String> names) {
        CoveragePyReaderTest json = new CoveragePyReaderTest();
        return (HEAD + json.report(names)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> duplicates() {
        return new CoveragePyReaderTest().duplicates();
    }

    @Override
    public ReportFormats formats() {
        return ReportFormats.builtIn().withCoveragePy((data, notes) -> {
            InputStream rest = new ByteArrayInputStream(data.readAllBytes());
            rest.skip(HEAD.length());
            return rest;
        });
    }

    @Test
    void saysWhatTheReportMayLack() throws Exception {
        byte[] report = bytes(List.of("Some"));
        ReportFormats noting = ReportFormats.builtIn().withCoveragePy((data, notes) -> {
            notes.accept("one source is not there");
            data.skip(HEAD.length());
            return data;
        });

        assertThat(new Reports(noting)
                        .read(() -> new ByteArrayInputStream(report), ".coverage", null)
                        .problems())
                .containsExactly("coverage.py: one source is not there");
    }

    @Test
    void isRefusedWhereNothingMayBeStarted() {
        byte[] report = bytes(List.of("Some"));

        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> new Reports(ReportFormats.builtIn())
                        .read(() -> new ByteArrayInputStream(report), ".coverage", null))
                .withMessage("is the data of coverage.py, which only coverage.py makes a report of; run coverage xml");
    }
}
