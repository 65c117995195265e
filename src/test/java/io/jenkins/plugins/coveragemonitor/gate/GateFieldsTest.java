package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateFieldsTest {
    private static GateFields fields(String name, String actual, String expected) {
        return GateFields.of(GateResult.builder(name, Metric.LINE, Scope.PROJECT)
                .actual(actual)
                .expected(expected)
                .create());
    }

    @ParameterizedTest
    @CsvSource({
        "Line at least 80 %,                  80 %,                        LINE at least 80%",
        "Line at most 40.5 %,                 at most 40.5 %,              LINE at most 40.5%",
        "Line between 10 % and 40.5 %,        between 10 % and 40.5 %,     LINE between 10% and 40.5%",
        "Line drop at most 0.50 points,       −0.50 points,                LINE drop at most 0.50 points",
        "Line drop at most 0.00 points,       no drop,                     LINE drop at most 0.00 points",
        "Line may only rise,                  100.00 %,                    LINE may only rise",
    })
    void nameMadeOfTheRuleHasTheMetricAsOptionsWriteIt(String name, String expected, String promised) {
        assertThat(fields(name, "79.87 %", expected).name()).isEqualTo(promised);
    }

    @ParameterizedTest
    @CsvSource({
        "Line coverage of the core",
        "Line at least 90 %",
        "Line drop at most a little",
        "100 % of lines",
        "Lines",
        "Line ",
    })
    void nameThatSomebodyGaveStaysAsItIs(String name) {
        assertThat(fields(name, "79.87 %", "80 %").name()).isEqualTo(name);
    }

    @Test
    void percentagesHaveNoBlank() {
        GateFields fields = fields("core", "79.87 %", "between 10 % and 40.5 %");

        assertThat(fields.actual()).isEqualTo("79.87%");
        assertThat(fields.expected()).isEqualTo("between 10% and 40.5%");
    }

    @Test
    void otherValuesStayAsTheyAre() {
        assertThat(fields("core", "−0.62 points", "at most 10 lines"))
                .isEqualTo(new GateFields("core", "−0.62 points", "at most 10 lines"));
    }
}
