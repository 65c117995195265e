package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DoctestReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <TestCase name="%1$s adds" filename="t.cpp" line="3"><OverallResultsAsserts successes="2" failures="0" test_case_success="true" duration="0.5"/></TestCase>
            <TestCase name="%1$s ends"><Expression success="false" type="CHECK"/><OverallResultsAsserts successes="0" failures="1" test_case_success="false"/></TestCase>
            <TestCase name="%1$s may"><OverallResultsAsserts successes="0" failures="1" test_case_success="true"/></TestCase>
            <TestCase name="%1$s waits" skipped="true"/>
            """;

    @Override
    public String format() {
        return "DOCTEST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<doctest binary=\"t\"><Options/><TestSuite>",
                        "</TestSuite><OverallResultsTestCases successes=\"2\" failures=\"1\"/></doctest>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<doctest binary=\"t\"><Options/></doctest>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("0.5", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(500);
    }

    @Test
    void judgesTestCasesOfEarlierVersionsByTheirAssertions() throws IOException {
        TestTotals tests =
                read("<doctest binary='t'><TestSuite><TestCase name='a'><OverallResultsAsserts successes='1' failures='0'/>"
                                + "</TestCase><TestCase name='b'><OverallResultsAsserts successes='1' failures='1'/></TestCase>"
                                + "<TestCase name='c'><Exception crash='true'>SIGSEGV</Exception></TestCase><TestCase name='listed'/></TestSuite></doctest>")
                        .tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(2L, TestTotals::failed);
    }
}
