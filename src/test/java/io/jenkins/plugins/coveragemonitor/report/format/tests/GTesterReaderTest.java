package io.jenkins.plugins.coveragemonitor.report.format.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GTesterReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <testbinary path="%1$s"><binary file="%1$s"/><testcase path="/a/adds"><duration>0.5</duration><status exit-status="0" n-forks="0" result="success"/></testcase>
            <testcase path="/a/ends"><error>wrong</error><duration>0.25</duration><status exit-status="-256" n-forks="0" result="failed"/></testcase>
            <testcase path="/a/waits" skipped="1"/><testcase path="/a/breaks"/><duration>0.8</duration></testbinary>
            """;

    @Override
    public String format() {
        return "GTESTER";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining("", "<gtester>", "</gtester>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<gtester/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("0.5", number);
    }

    @Test
    void countsTests() throws IOException {
        TestTotals tests = read(minimal()).tests();

        assertThat(tests).returns(4L, TestTotals::total).returns(2L, TestTotals::failed);
        assertThat(tests.skipped()).isEqualTo(1);
        assertThat(tests.time().toMillis()).isEqualTo(750);
    }
}
