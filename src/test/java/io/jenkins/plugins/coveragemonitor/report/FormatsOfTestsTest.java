package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.format.tests.JUnitReader;
import org.junit.jupiter.api.Test;

/** A report of tests that cannot be read makes no coverage partial, whatever its format. */
class FormatsOfTestsTest {
    @Test
    void are_those_whose_readers_read_nothing_else() {
        assertThat(ReportFormats.OF_TESTS)
                .containsExactlyInAnyOrderElementsOf(ReportFormats.builtIn().all().stream()
                        .filter(format ->
                                format.reader().get().getClass().getPackage().equals(JUnitReader.class.getPackage()))
                        .map(ReportFormat::name)
                        .toList());
    }

    @Test
    void are_known_in_any_case() {
        assertThat(ReportFormats.isOfTests("boost")).isTrue();
        assertThat(ReportFormats.isOfTests("LCOV")).isFalse();
        assertThat(ReportFormats.isOfTests(null)).isFalse();
    }
}
