package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <suite><title>%1$s</title><test result="success"><path>.</path><fn>t.c:3</fn><id>adds</id><iteration>0</iteration><duration>0.5</duration><description>Core</description><message>Passed</message></test>
            <test result="failure"><id>ends</id><duration>0.25</duration><message>not equal</message></test><test result="error"><id>breaks</id><duration>-1.000000</duration></test></suite>
            """;

    @Override
    public String format() {
        return "CHECK";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<testsuites xmlns=\"http://check.sourceforge.net/ns\"><datetime>2024-01-01 00:00:00</datetime>",
                        "<duration>1.0</duration></testsuites>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<testsuites><datetime>2024-01-01</datetime></testsuites>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("<duration>0.5<", "<duration>" + number + "<");
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(0);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void knowsThatATestHasNoTimeInEachLanguage() throws IOException {
        Report report =
                read("<testsuites><datetime>2024</datetime><suite><title>S</title><test result=\"error\"><id>a</id>"
                        + "<duration>-1,000000</duration></test><test result=\"success\"><id>b</id><duration>0,25</duration></test>"
                        + "</suite></testsuites>");

        assertThat(report.tests().time().toMillis()).isEqualTo(250);
        assertThat(report.problems()).isEmpty();
    }
}
