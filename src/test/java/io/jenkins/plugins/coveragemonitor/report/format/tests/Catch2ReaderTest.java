package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Catch2ReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <TestCase name="%1$s adds" tags="[a]" filename="t.cpp" line="3"><OverallResult success="true" skips="0" durationInSeconds="0.5"/></TestCase>
            <TestCase name="%1$s ends"><Section name="s"><Expression success="false" type="CHECK"><Original>a == b</Original></Expression>
            <OverallResults successes="0" failures="1" expectedFailures="0"/></Section><OverallResult success="false" durationInSeconds="0.25"/></TestCase>
            <TestCase name="%1$s waits"><Skip filename="t.cpp" line="9"/><OverallResult success="true" skips="1"/></TestCase>
            """;

    @Override
    public String format() {
        return "CATCH2";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(
                        Collectors.joining(
                                "",
                                "<Catch2TestRun name=\"t\" rng-seed=\"1\">",
                                "<OverallResultsCases successes=\"1\" failures=\"1\" expectedFailures=\"0\"/></Catch2TestRun>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<Catch2TestRun name=\"t\"/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("0.5", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void readsTheGroupsOfVersion2() throws IOException {
        TestTotals tests =
                read("<Catch name='t'><Group name='t'><TestCase name='a'><OverallResult success='true'/></TestCase>"
                                + "<TestCase name='b'><FatalErrorCondition>SIGSEGV</FatalErrorCondition></TestCase><TestCase name='listed'/>"
                                + "<OverallResults successes='1' failures='1' expectedFailures='0'/></Group></Catch>")
                        .tests();

        assertThat(tests).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
    }
}
