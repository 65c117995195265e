package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FpcUnitReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <TestSuite Name="%1$s" NumberOfRunTests="3"><Test Name="Adds" Result="OK" ElapsedTime="00:00:00.500"/>
            <Test Name="Ends" Result="Failed" ElapsedTime="00:00:00.250"><Message>wrong</Message></Test>
            <Test Name="Breaks" Result="Error"><Message>no memory</Message></Test><Test Name="Waits" Result="Ignored"/></TestSuite>
            """;

    @Override
    public String format() {
        return "FPCUNIT";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining("", "<TestResults><TestListing>", "</TestListing></TestResults>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<TestResults><TestListing/></TestResults>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("00:00:00.500", "00:00:" + number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }
}
