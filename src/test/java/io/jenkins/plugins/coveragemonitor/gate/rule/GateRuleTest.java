package io.jenkins.plugins.coveragemonitor.gate.rule;

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
            {"scope":"PATCH","ratchet":true}        | ratchet has nothing to compare a patch with
            {"atLeast":80,"tolerance":3}            | tolerance belongs to a ratchet
            {"ratchet":true,"tolerance":-3}         | tolerance is -3
            {"maxDrop":1,"baseline":"JOB"}          | baseline JOB has no job: give baselineJob
            {"atLeast":80,"baseline":"PREVIOUS"}    | leave it out of atLeast
            {"testFailuresUp":0}                    | testFailuresUp is 0
            {"testFailuresUp":5,"metric":"BRANCH"}  | leave metric out
            {"metric":"TESTS","maxDrop":5}          | metric TESTS has no percentage
            {"atLeast":80,"ignorePatchBelow":-1}    | ignorePatchBelow is -1
            {"atLeast":80,"path":"/etc/**"}         | leaves the workspace
            {"maxDrop":100.5}                       | maxDrop is 100.5: give a number from 0 to 100
            {"atMost":-1}                           | atMost is -1: give a number from 0 to 100
            {"metric":"TESTS","atMost":-1}          | atMost is -1: give a number of 0 or more
            {"newUncoveredLines":-1}                | newUncoveredLines is -1: give a number of 0 or more
            {"usedButUntested":-1}                  | usedButUntested is -1: give a number of 0 or more
            {"usedButUntested":0,"scope":"PATCH"}   | changed or not: leave scope PATCH out
            {"usedButUntested":0,"scope":"FILES"}   | changed or not: leave scope FILES out
            {"usedButUntested":0,"metric":"BRANCH"} | metric BRANCH does not fit this gate, which judges LINE
            {"newUncoveredLines":0,"metric":"BRANCH"} | metric BRANCH does not fit this gate, which judges LINE
            {"usedButUntested":0,"baseline":"PREVIOUS"} | leave it out of atLeast
            {"ratchet":true,"baseline":"PREVIOUS"}  | leave it out of atLeast
            {"ratchet":true,"ratchetBuilds":-1}     | ratchetBuilds is -1: give a number of builds, or 0 for all
            {"ratchet":true,"metric":"TESTS"}       | metric TESTS has no percentage
            {"maxDrop":1,"ratchetBuilds":3}         | ratchetBuilds belongs to a ratchet
            {"testsDisappeared":0}                  | testsDisappeared is 0: give the number of lost tests
            {"testTimeUpPercent":0}                 | testTimeUpPercent is 0: give the per cent to stop at, above 0
            {"atLeast":80,"failBelow":-1}           | failBelow is -1: give a number of 0 or more
            {"atMost":80,"failAbove":-1}            | failAbove is -1: give a number of 0 or more
            {"atMost":80,"failAbove":90,"onMiss":"FAILED"} | leave out failAbove
            {"atLeast":80,"failAbove":90}           | failAbove has no limit to be above: give atMost
            {"maxDrop":1,"evaluatePartial":true}    | evaluatePartial belongs to a fixed limit
            {"ratchet":true,"evaluatePartial":true} | evaluatePartial belongs to a fixed limit
            {"atLeast":80,"onlyWorse":true}         | onlyWorse is about changed lines, and scope PROJECT is not
            {"maxDrop":1,"scope":"EACH_FILE"}       | scope EACH_FILE judges by a minimum or maximum
            {"newUncoveredLines":0,"scope":"EACH_PACKAGE"} | scope EACH_PACKAGE judges by a minimum or maximum
            {"atLeast":80,"ratchet":true}           | a gate has both atLeast and ratchet
            {"atMost":80,"newUncoveredLines":0}     | a gate has both atMost and newUncoveredLines
            {"usedButUntested":0,"testFailuresUp":1} | a gate has both usedButUntested and testFailuresUp
            {"testTimeUpPercent":9,"testsDisappeared":1} | a gate has both testTimeUpPercent and testsDisappeared
            {"usedButUntested":0,"flag":"unit"}     | flag and usedButUntested do not go together
            {"atLeast":80,"scope":"PROJECT","path":"a/**"} | scope PROJECT takes no path 'a/**': say scope PATH
            {"atLeast":80,"scope":"COMPONENT","component":"a","path":"b"} | scope COMPONENT takes no path 'b'
            {"metric":"TESTS","atMost":-1e39}       | atMost is -1000000000000000000000000000000000000000: give
            {"metric":"TESTS","atMost":-1e40}       | atMost is -1.0E+40: give a number of 0 or more
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

    /** A limit may be as low, as high or as equal to another as makes sense. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"atLeast":0}                        | Line at least 0 %                   | 0 %
            {"atLeast":100}                      | Line at least 100 %                 | 100 %
            {"atMost":100}                       | Line at most 100 %                  | at most 100 %
            {"atLeast":80,"atMost":80}           | Line between 80 % and 80 %          | between 80 % and 80 %
            {"metric":"MCDC_PAIR","atLeast":5}   | MC/DC pair at least 5 %             | 5 %
            {"metric":"TESTS","atLeast":1000}    | Tests at least 1000                 | 1000
            {"metric":"TEST_TIME","atMost":90}   | Test time at most 90 s              | at most 90 s
            {"maxDrop":0}                        | Line drop at most 0.00 points       | no drop
            {"maxDrop":100}                      | Line drop at most 100.00 points     | −100.00 points
            {"metric":"BRANCH","ratchet":true}   | Branch may only rise                | the best so far
            {"newUncoveredLines":0}              | New uncovered lines at most 0       | at most 0 lines
            {"newUncoveredLines":1}              | New uncovered lines at most 1       | at most 1 line
            {"usedButUntested":0}                | No line used but untested           | at most 0 lines
            {"usedButUntested":1}                | At most 1 line used but untested    | at most 1 line
            {"testFailuresUp":1}                 | No additional test failure          | no more
            {"testFailuresUp":2}                 | At most 1 additional test failure   | at most 1 more
            {"testsDisappeared":1}               | No test may disappear               | no fewer
            {"testsDisappeared":3}               | At most 2 tests may disappear       | at most 2 fewer
            {"testTimeUpPercent":0.5}            | Test time up by less than 0.5 %     | below +0.5 %
            """)
    void a_gate_without_a_name_says_what_it_wants(String json, String title, String expected) throws Exception {
        GateRule rule = read("[" + json + "]").get(0);

        assertThat(rule.title()).isEqualTo(title);
        assertThat(rule.expected()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"atLeast":80,"failBelow":80}
            {"atLeast":80,"failBelow":0}
            {"atMost":80,"failAbove":80}
            {"newUncoveredLines":0,"failAbove":0}
            {"atLeast":80,"evaluatePartial":true}
            {"usedButUntested":0,"evaluatePartial":true}
            {"newUncoveredLines":0,"scope":"PATCH","evaluatePartial":true}
            {"atLeast":80,"scope":"PATCH","onlyWorse":true}
            {"atMost":80,"scope":"EACH_PACKAGE"}
            {"ratchet":true,"tolerance":0,"ratchetBuilds":0}
            """)
    void limits_may_meet(String json) throws Exception {
        assertThat(read("[" + json + "]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"maxDrop":1}                            | true
            {"newUncoveredLines":0}                  | true
            {"testFailuresUp":1}                     | true
            {"newUncoveredLines":0,"scope":"PATCH"}  | false
            {"atLeast":80}                           | false
            {"ratchet":true}                         | false
            {"usedButUntested":0}                    | false
            """)
    void some_gates_need_a_build_to_compare_with(String json, boolean compares) throws Exception {
        assertThat(read("[" + json + "]").get(0).comparesWithBaseline()).isEqualTo(compares);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"atLeast":80}                                  | Line at least 80 %
            {"atLeast":80,"component":"web"}                | Line at least 80 % (component web)
            {"atLeast":80,"path":"src/**"}                  | Line at least 80 % (src/**)
            {"atLeast":80,"path":"src/**","component":"web"} | Line at least 80 % (src/** of web)
            {"atLeast":80,"scope":"PATCH"}                  | Line at least 80 % (the patch)
            {"atLeast":80,"scope":"PATCH","component":"web"} | Line at least 80 % (the patch of web)
            {"atLeast":80,"scope":"EACH_FILE","path":"src/**"} | Line at least 80 % (each file)
            {"atLeast":80,"name":"core","component":"web"}  | core (component web)
            """)
    void two_gates_of_two_things_have_two_names(String json, String name) throws Exception {
        assertThat(read("[" + json + "]").get(0).distinctName()).isEqualTo(name);
    }
}
