package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CppUnitReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <FailedTests><FailedTest id="3"><Name>%1$s::sum</Name><Message>not equal</Message></FailedTest></FailedTests>
            <SuccessfulTests><Test id="1"><Name>%1$s::a</Name></Test><Test id="2" elapsed="0.5"><Name>%1$s::b</Name></Test></SuccessfulTests>
            """;

    @Override
    public String format() {
        return "CPPUNIT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "", "<TestRun elapsed=\"1\">", "<Statistics><Tests>3</Tests></Statistics></TestRun>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<TestRun><FailedTests/><SuccessfulTests/></TestRun>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("elapsed=\"0.5\"", "elapsed=\"" + number + "\"");
    }

    @Test
    void countsFailedAndOtherTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.time().toMillis()).isEqualTo(500);
    }

    @Test
    void countsTestsThatAnOutputterSkips() throws IOException {
        assertThat(read("<TestRun><FailedTests/><SuccessfulTests><Test id=\"1\"><Name>a</Name></Test></SuccessfulTests>"
                                + "<SkippedTests><Test id=\"2\"><Name>b</Name></Test></SkippedTests></TestRun>")
                        .tests())
                .returns(2L, TestTotals::total)
                .returns(1L, TestTotals::skipped);
    }
}
