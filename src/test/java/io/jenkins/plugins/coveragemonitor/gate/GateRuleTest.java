package io.jenkins.plugins.coveragemonitor.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.config.ConfigDocument;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateRuleTest {
    private static List<GateRule> read(String json) throws Exception {
        byte[] document = ("{\"gates\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        return ConfigDocument.read("coverage.json", document).monitor().gates();
    }

    @Test
    void reads_the_names_that_a_configuration_uses() throws Exception {
        List<GateRule> rules = read(
                """
                [{"metric":"LINE","scope":"PROJECT","atLeast":80.0,"onMiss":"WARNING"},
                 {"metric":"LINE","scope":"PROJECT","maxDrop":0.5,"onMiss":"FAILED"},
                 {"metric":"LINE","scope":"PATCH","atLeast":90.0},
                 {"metric":"BRANCH","scope":"PROJECT","ratchet":true},
                 {"metric":"LINE","component":"python","atLeast":60.0},
                 {"path":"src/**","newUncoveredLines":0,"name":"nothing new","informational":true},
                 {"testFailuresUp":5},{"testTimeUpPercent":20},{"testsDisappeared":1}]""");

        assertThat(rules)
                .extracting(GateRule::title)
                .containsExactly(
                        "Line at least 80 %",
                        "Line drop at most 0.50 points",
                        "Line at least 90 %",
                        "Branch may only rise",
                        "Line at least 60 %",
                        "nothing new",
                        "At most 4 additional test failures",
                        "Test time up by less than 20 %",
                        "No test may disappear");
        assertThat(rules)
                .extracting(GateRule::scope)
                .startsWith(Scope.PROJECT, Scope.PROJECT, Scope.PATCH, Scope.PROJECT, Scope.COMPONENT, Scope.PATH);
        assertThat(rules.get(1).levels().onMiss()).isEqualTo(OnMiss.FAILED);
        assertThat(rules.get(6).metric()).isEqualTo(Metric.TEST_FAILURES);
        assertThat(read("null")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"atLeast":-1}                          | atLeast is -1: give a number from 0 to 100
            {"atLeast":101}                         | atLeast is 101: give a number from 0 to 100
            {"maxDrop":-0.5}                        | maxDrop is -0.5: give a number from 0 to 100
            {"metric":"LINES","atLeast":80}         | unknown metric 'LINES': use one of LINE, BRANCH
            {"scope":"PATH","atLeast":80}           | scope PATH has no path: give path a glob
            {"scope":"COMPONENT","atLeast":80}      | scope COMPONENT has no component
            {"scope":"PROJECT","component":"a","atLeast":80} | say scope COMPONENT, or leave scope out
            {"metric":"LINE"}                       | a gate has no limit: give one of atLeast
            {"atLeast":80,"maxDrop":1}              | a gate has both atLeast and maxDrop
            {"atLeast":80,"atMost":70}              | no value can be in that band
            {"atLeast":80,"failBelow":90}           | failBelow is 90, above atLeast
            {"atLeast":80,"failBelow":70,"onMiss":"FAILED"} | leave out failBelow
            {"maxDrop":1,"failBelow":1}             | failBelow has no atLeast
            {"maxDrop":1,"failAbove":0.5}           | failAbove is 0.5, below the gate's own limit
            {"scope":"PATCH","ratchet":true}        | ratchet has nothing to hold a patch to
            {"atLeast":80,"tolerance":3}            | tolerance belongs to a ratchet
            {"ratchet":true,"tolerance":-3}         | tolerance is -3
            {"maxDrop":1,"baseline":"JOB"}          | baseline JOB has no job: give baselineJob
            {"atLeast":80,"baseline":"PREVIOUS"}    | leave it out of atLeast
            {"testFailuresUp":0}                    | testFailuresUp is 0
            {"testFailuresUp":5,"metric":"BRANCH"}  | leave metric out
            {"metric":"TESTS","maxDrop":5}          | metric TESTS has no percentage
            {"atLeast":80,"ignorePatchBelow":-1}    | ignorePatchBelow is -1
            {"atLeast":80,"path":"/etc/**"}         | leaves the workspace
            {"atLeest":80}                          | there is no option 'atLeest': use one of atLeast
            {"atLeast":"much"}                      | atLeast: this value is of the wrong kind
            """)
    void refuses_what_makes_no_sense_in_one_sentence(String json, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("[" + json + "]"))
                .withMessageStartingWith("coverage.json: gates[0]")
                .withMessageContaining(sentence)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void a_rule_that_is_written_down_is_read_as_the_same_rule() throws Exception {
        JsonMapper json = JsonMapper.builder().build();
        for (GateRule rule : List.of(
                GateRule.on(Metric.LINE)
                        .atLeast(new BigDecimal("80.5"))
                        .failBelow(BigDecimal.ONE)
                        .path("a/**")
                        .build(),
                GateRule.on(Metric.BRANCH)
                        .ratchet(true)
                        .tolerance(2)
                        .ratchetBuilds(9)
                        .build(),
                GateRule.on(Metric.LINE)
                        .maxDrop(BigDecimal.ONE)
                        .baseline("JOB")
                        .baselineJob("x")
                        .build(),
                new GateRuleBuilder().testFailuresUp(5).build())) {
            assertThat(json.readValue(json.writeValueAsString(rule), GateRule.class))
                    .isEqualTo(rule);
        }
    }

    @Test
    void a_form_that_sends_defaults_and_blanks_makes_the_same_rule() {
        GateRule fromForm = new GateRuleBuilder()
                .name(" ")
                .metric("line")
                .scope("")
                .component("")
                .path("")
                .atLeast(new BigDecimal("80.0"))
                .ratchet(null)
                .tolerance(null)
                .onMiss("warning")
                .build();

        assertThat(fromForm)
                .isEqualTo(
                        GateRule.on(Metric.LINE).atLeast(new BigDecimal("80.0")).build());
    }
}
