package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnitTestCppReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <test suite="%1$s" name="Adds" time="0.5"/><test suite="%1$s" name="Ends" time="0.25"><failure message="t.cpp(3) : a"/><failure message="t.cpp(4) : b"/></test>
            """;

    @Override
    public String format() {
        return "UNITTEST_CPP";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<unittest-results tests=\"2\" failedtests=\"1\" failures=\"2\" time=\"0.8\">",
                        "</unittest-results>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<unittest-results tests=\"0\" failedtests=\"0\" failures=\"0\" time=\"0\"/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("time=\"0.5\"", "time=\"" + number + "\"");
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(2L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(0);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }

    @Test
    void saysThatItListsNone() throws IOException {
        assertThat(read("<unittest-results tests='3' failedtests='1' failures='1' time='1'/>")
                        .problems())
                .containsExactly("the report: states 3 tests but lists none, so none was counted; "
                        + "let the reporter write its tests too");
    }
}
