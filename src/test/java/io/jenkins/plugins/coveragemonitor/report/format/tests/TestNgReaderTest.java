package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestNgReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <class name="%1$s"><test-method status="PASS" name="setUp" is-config="true" duration-ms="9"/>
            <test-method status="PASS" name="adds" duration-ms="500"/><test-method status="FAIL" name="ends" duration-ms="250"><exception class="x"/></test-method>
            <test-method status="SKIP" name="later" duration-ms="0"/></class>
            """;

    @Override
    public String format() {
        return "TESTNG";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "", "<testng-results><suite name=\"s\"><test name=\"t\">", "</test></suite></testng-results>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<testng-results/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("duration-ms=\"500\"", "duration-ms=\"" + number + "\"");
    }

    @Test
    void countsTestsButNotWhatSetsThemUp() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void tellsOfASetupThatFailed() throws IOException {
        Report report = read(
                "<testng-results><suite><test><class name=\"shop.Cart\">"
                        + "<test-method status=\"FAIL\" name=\"setUp\" is-config=\"true\" duration-ms=\"3\"><exception><message>"
                        + "<![CDATA[no data]]></message></exception></test-method>"
                        + "<test-method status=\"SKIP\" name=\"adds\" duration-ms=\"0\"/></class></test></suite></testng-results>");

        assertThat(report.tests().skipped()).isEqualTo(1);
        assertThat(report.problems())
                .containsExactly("line 1: shop.Cart.setUp, which sets tests up or tears them down, failed (no data)");
    }

    @Test
    void passesATestOfWhichEnoughRunsPassed() throws IOException {
        assertThat(read("<testng-results><suite><test><class name='C'><test-method name='a'"
                                + " status='SUCCESS_PERCENTAGE_FAILURE'/></class></test></suite></testng-results>")
                        .tests())
                .returns(1L, TestTotals::total)
                .returns(0L, TestTotals::failed)
                .returns(0L, TestTotals::skipped);
    }
}
