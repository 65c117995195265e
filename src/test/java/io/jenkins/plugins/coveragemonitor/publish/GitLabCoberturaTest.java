package io.jenkins.plugins.coveragemonitor.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.FunctionTable;
import io.jenkins.plugins.coveragemonitor.model.LineTable;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.view.PaymentsBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written for GitLab is what was measured: our own reader of the format reads it back. */
class GitLabCoberturaTest {
    @TempDir
    Path folder;

    private Report read(Measurement measurement) throws IOException {
        Path file = Files.writeString(folder.resolve("cobertura.xml"), GitLabCobertura.of(measurement, Instant.EPOCH));
        return new Reports(ReportFormats.builtIn()).read(file, "COBERTURA");
    }

    @Test
    void linesAndBranchesComeBack() throws IOException {
        FileCoverage file = new FileCoverage(
                "src/a b/x&y.js",
                new LineTable(new int[] {1, 4, 9}, new int[] {3, 0, 1}, new int[] {0, 0, 1}, new int[] {0, 2, 1}),
                FunctionTable.EMPTY,
                Counters.NONE);
        Report report = read(Measurement.of(List.of(Component.of("web", List.of(file))), TestTotals.NONE));
        assertThat(report.files()).hasSize(1);
        assertThat(report.files().get(0).path()).isEqualTo("src/a b/x&y.js");
        assertThat(report.files().get(0).lines()).isEqualTo(file.lines());
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void aWholeProjectComesBack() throws IOException {
        Measurement measurement = PaymentsBuild.data().measurement();
        long lines = measurement.components().values().stream()
                .flatMap(component -> component.files().stream())
                .mapToLong(each -> each.lines().lines().total())
                .sum();
        assertThat(read(measurement).totals().get(Metric.LINE).total()).isEqualTo(lines);
    }

    @Test
    void whatXmlCannotHoldIsReplaced() throws IOException {
        FileCoverage odd = new FileCoverage(
                "a\u0000\u001b\"<b>.js",
                new LineTable(new int[] {1}, new int[] {1}),
                FunctionTable.EMPTY,
                Counters.NONE);
        assertThat(read(Measurement.of(List.of(Component.of("", List.of(odd))), TestTotals.NONE))
                        .files())
                .extracting(FileCoverage::path)
                .containsExactly("a\uFFFD\uFFFD\"<b>.js");
    }
}
