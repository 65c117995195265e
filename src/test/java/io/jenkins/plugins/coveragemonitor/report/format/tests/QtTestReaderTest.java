package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QtTestReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <TestFunction name="%1$s"><Incident type="pass" file="" line="0"><DataTag><![CDATA[one]]></DataTag></Incident>
            <Incident type="fail" file="t.cpp" line="7"><DataTag><![CDATA[two]]></DataTag><Description><![CDATA[not equal]]></Description></Incident>
            <Message type="skip" file="t.cpp" line="9"><DataTag><![CDATA[three]]></DataTag></Message>
            <Incident type="xfail" file="t.cpp" line="8"><DataTag><![CDATA[four]]></DataTag></Incident>
            <Incident type="pass" file="" line="0"><DataTag><![CDATA[four]]></DataTag></Incident>
            <Duration msecs="500"/></TestFunction>
            """;

    @Override
    public String format() {
        return "QT_TEST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<TestCase name=\"tst\"><Environment><QtVersion>6.5.0</QtVersion></Environment>",
                        "<Duration msecs=\"9\"/></TestCase>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<TestCase name=\"tst\"><Environment/></TestCase>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("500", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(1L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(500);
    }

    private static final String LIGHT =
            """
            <Environment>
                <QtVersion>6.5.0</QtVersion>
                <QtBuild>x86_64</QtBuild>
                <QTestVersion>6.5.0</QTestVersion>
            </Environment>
            """;

    @Test
    void readsTheFormWithoutARoot() throws IOException {
        Report report = read(LIGHT + UNIT.formatted("a") + UNIT.formatted("b") + "<Duration msecs=\"9\"/>\n");

        assertThat(report.problems()).isEmpty();
        assertThat(report.format()).isEqualTo("QT_TEST");
        assertThat(report.tests())
                .returns(8L, TestTotals::total)
                .returns(2L, TestTotals::failed)
                .returns(2L, TestTotals::skipped);
        assertThat(report.tests().time().toMillis()).isEqualTo(1000);
        assertThat(read(LIGHT).tests()).isEqualTo(read(nothing()).tests());
    }

    @Test
    void saysThatAFormWithoutARootMayBeCutOff() throws IOException {
        assertThat(read(LIGHT + UNIT.formatted("a")).problems())
                .singleElement()
                .asString()
                .contains("ends without the duration of all tests, it may be cut off");
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read(LIGHT + "<TestFunction name=\"a\">\n"))
                .withMessageContaining("line 7");
    }

    @Test
    void otherEnvironmentsAreNone() {
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> read("<Environment><Variable/></Environment>"));
    }

    @Test
    void takesAFunctionWithoutRowsForOneTest() throws IOException {
        TestTotals tests =
                read("<TestCase name='t'><Environment/><TestFunction name='initTestCase'><Incident type='pass'/>"
                                + "</TestFunction><TestFunction name='a'><Message type='qdebug'><Description>hi</Description></Message>"
                                + "<Incident type='fail'/><Incident type='fail'/></TestFunction>"
                                + "<TestFunction name='b'><Incident type='skip'/></TestFunction>"
                                + "<TestFunction name='c'><Incident type='xpass'/></TestFunction>"
                                + "<TestFunction name='d'><Incident type='bfail'/></TestFunction>"
                                + "<TestFunction name='e'><Incident type='bpass'/></TestFunction></TestCase>")
                        .tests();

        assertThat(tests)
                .returns(6L, TestTotals::total)
                .returns(2L, TestTotals::failed)
                .returns(2L, TestTotals::skipped);
    }

    @Test
    void countsRowsThatHaveOneTag() throws IOException {
        String row = "<Incident type='%s'><DataTag>a</DataTag></Incident>";
        TestTotals tests = read("<TestCase name='t'><Environment/><TestFunction name='f'>" + row.formatted("pass")
                        + row.formatted("pass") + row.formatted("fail") + row.formatted("fail") + row.formatted("xfail")
                        + row.formatted("pass") + "</TestFunction></TestCase>")
                .tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(1L, TestTotals::failed);
    }

    @Test
    void readsDurationsWithAComma() throws IOException {
        assertThat(read(minimal().replace("500", "1,5")).tests().time().toNanos())
                .isEqualTo(1_500_000);
    }
}
