package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JUnitReaderTest {
    private static Report read(String xml) throws IOException {
        return ReadReport.text(new JUnitReader(), xml);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0, 0",
        "<failure/>, 1, 0",
        "<error/>, 1, 0",
        "<skipped/>, 0, 1",
        "<failure/><rerunFailure/>, 1, 0",
        "<flakyFailure/>, 0, 0",
        "<system-out><![CDATA[<failure/>]]></system-out>, 0, 0",
        "<properties><failure/></properties>, 0, 0",
    })
    void judgesACaseByItsOwnChildren(String children, long failed, long skipped) throws IOException {
        TestTotals tests =
                read("<testsuites><testsuite tests='0'><testsuite><testcase name='a' classname='B' time='0.5'>"
                                + children + "</testcase></testsuite></testsuite></testsuites>")
                        .tests();

        assertThat(tests).isEqualTo(new TestTotals(1, failed, skipped, Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @CsvSource({"'1,234.5', 1234500", "'0,25', 250", "-345345, 0", "NaN, 0", "1e-1, 100", "soon, 0", "'', 0"})
    void readsTimesAsRunnersWriteThem(String time, long millis) throws IOException {
        assertThat(read("<testsuite><testcase time='" + time + "'/></testsuite>")
                        .tests()
                        .time())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void saysThatASuiteListsNone() throws IOException {
        assertThat(read("<testsuite tests='6'/>").problems())
                .containsExactly("the report: states 6 tests but lists none, so none were counted");
    }

    @Test
    void countsNodesTestsThatHaveSubTestsOnlyWhereTheRunnerSaysSo() throws IOException {
        String cases = "<testsuites><testsuite name='s'><testcase/><testcase><failure/></testcase></testsuite>";

        assertThat(read(cases + "<!-- tests 3 --><!-- suites 0 --><!-- fail 2 --></testsuites>")
                        .tests())
                .isEqualTo(new TestTotals(3, 2, 0, Duration.ZERO));
        assertThat(read(cases + "<!-- tests 2 --><!-- suites 1 --><!-- fail 1 --></testsuites>")
                        .tests())
                .isEqualTo(new TestTotals(2, 1, 0, Duration.ZERO));
        assertThat(read(cases + "<!-- tests 9 --></testsuites>").tests())
                .isEqualTo(new TestTotals(2, 1, 0, Duration.ZERO));
    }
}
