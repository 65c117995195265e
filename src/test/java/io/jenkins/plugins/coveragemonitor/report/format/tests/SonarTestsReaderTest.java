package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SonarTestsReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <file path="test/%1$s.js"><testCase name="adds" duration="500"/><testCase name="ends" duration="250"><failure message="no">x</failure></testCase>
            <testCase name="later" duration="0"><skipped message="todo"/></testCase></file>
            """;

    @Override
    public String format() {
        return "SONAR_TESTS";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining("", "<testExecutions version=\"1\">", "</testExecutions>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<testExecutions version=\"1\"/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("duration=\"500\"", "duration=\"" + number + "\"");
    }

    @Test
    void countsByOutcomeAndMilliseconds() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(3L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void readsTheRootOfEarlierVersions() throws IOException {
        assertThat(
                        read("<unitTest version=\"1\"><file path=\"a\"><testCase name=\"b\" duration=\"2\"/></file></unitTest>")
                                .tests()
                                .total())
                .isEqualTo(1);
    }
}
