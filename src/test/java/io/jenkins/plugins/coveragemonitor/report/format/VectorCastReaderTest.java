package io.jenkins.plugins.coveragemonitor.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VectorCastReaderTest extends XmlReportContract {
    private static final String UNIT =
            """
            <unit name="%1$s"><coverage type="statement, %%" value="60%% (3 / 5)"/><coverage type="branch, %%" value="25%% (1 / 4)"/><coverage type="mcdc, %%" value="50%% (1 / 2)"/><coverage type="functioncall, %%" value="50%% (1 / 2)"/><coverage type="complexity, %%" value="0%% (19 / 0)"/>
            <subprogram name="add"><coverage type="statement, %%" value="60%% (3 / 5)"/></subprogram></unit>
            """;

    @Override
    public String format() {
        return "VECTORCAST";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> UNIT.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<report><version value=\"3\"/><stats><environments value=\"1\"/></stats><data><all name=\"all environments\"><environment name=\"Env\"><coverage type=\"statement, %\" value=\"60% (3 / 5)\"/>",
                        "</environment></all></data></report>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "<report><version value=\"3\"/><stats><environments value=\"0\"/></stats><data/></report>";
    }

    @Override
    public String withNumber(String number) {
        return null;
    }

    @Test
    void takesCounters() throws IOException {
        Report report = read(minimal());

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(3, 2));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(1, 3));
        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.FUNCTION_CALL)).isEqualTo(new Counter(1, 1));
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo("Env/Some"));
    }
}
