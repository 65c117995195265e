package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BullseyeReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <src name="%1$s.cpp" mtime="1" fn_cov="1" fn_total="2" cd_cov="4" cd_total="6" d_cov="2" d_total="4"><fn name="Cart::add(int)" fn_cov="1" fn_total="1" cd_cov="4" cd_total="6" d_cov="2" d_total="4">
            <probe line="3" column="4" kind="function" event="full" /><probe line="5" kind="decision" event="true" /><probe line="5" column="9" kind="condition" event="full" /><probe line="8" kind="switch-label" event="full" /><probe line="10" kind="catch" event="none" />
            <block line="4" entered="7" /><block line="6" entered="1" /><block line="11" entered="0" /></fn><fn name="Cart::drop()" fn_cov="0" fn_total="1" cd_cov="0" cd_total="0"><probe line="20" kind="function" event="none" /></fn></src>
            """;

    @Override
    public String format() {
        return "BULLSEYE";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<BullseyeCoverage name=\"test.cov\" dir=\"/w/\" version=\"6\" xmlns=\"https://www.bullseye.com/covxml\"><folder name=\"calc\">",
                        "</folder></BullseyeCoverage>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of("calc/Some.cpp: functions that stand more than once were merged (2)");
    }

    @Override
    public String nothing() {
        return "<BullseyeCoverage name=\"test.cov\" dir=\"/w/\"/>";
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("entered=\"7\"", "entered=\"" + number + "\"");
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(4, 2));
        assertThat(report.totals().get(Metric.FUNCTION)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("calc/Some.cpp"));
    }

    @Test
    void takesTheCountersWhereNoProbeIsListed() throws IOException {
        Report report = read(minimal().replaceAll("<probe[^>]*kind=\"(?!function)[^>]*>", ""));

        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(4, 2));
    }

    @Test
    void countsNoOutcomeOfAConditionThatNeverChanges() throws IOException {
        String constant = "<probe line=\"8\" kind=\"constant\" event=\"%s\" /><block line=\"4\"";

        for (String event : List.of("none", "full", "true")) {
            assertThat(read(minimal().replace("<block line=\"4\"", constant.formatted(event)))
                            .totals()
                            .get(Metric.BRANCH))
                    .isEqualTo(new Counter(4, 2));
        }
    }

    @Test
    void refusesNamesInEachOtherThatNoPathHas() {
        String name = "n".repeat(20_000);
        String report = "<BullseyeCoverage><folder name=\"" + name + "\"><folder name=\"" + name
                + "\"/></folder></BullseyeCoverage>";

        assertThatThrownBy(() -> read(report))
                .isInstanceOf(UnreadableReportException.class)
                .hasMessageContaining("nested names of more than");
    }
}
