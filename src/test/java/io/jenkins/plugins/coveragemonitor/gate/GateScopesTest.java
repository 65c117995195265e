package io.jenkins.plugins.coveragemonitor.gate;

import static io.jenkins.plugins.coveragemonitor.gate.Builds.component;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.judge;
import static io.jenkins.plugins.coveragemonitor.gate.Builds.source;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.FAILED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.PASSED;
import static io.jenkins.plugins.coveragemonitor.history.Outcome.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.gate.rule.Scope;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule in each scope: just below its limit, at it and just above, beside code that would tip it if it were counted. */
class GateScopesTest {
    /** What is judged is {@code web/a}; everything else only stands beside it. */
    private static final String JUDGED = "web/a";

    private static final String BESIDE = "---+------";

    private static String lines(String counter) {
        String[] parts = counter.split("/");
        return "+".repeat(Integer.parseInt(parts[0])) + "-".repeat(Integer.parseInt(parts[1]));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** A build in which what the scope looks at has so many covered and missed lines. */
    private static Measurement build(Scope scope, String counter) {
        FileCoverage judged = source(JUDGED, lines(counter));
        List<Component> components = new ArrayList<>();
        switch (scope) {
            case PROJECT -> components.add(component("web", judged));
            case PATCH -> components.add(component("web", source(JUDGED, lines(counter) + BESIDE)));
            case FILES -> {
                components.add(component("web", judged, source("web/untouched", BESIDE)));
                components.add(component("api", source("api/c", BESIDE)));
            }
            case COMPONENT -> {
                components.add(component("web", judged));
                components.add(component("api", source("web/c", BESIDE)));
            }
            case PATH -> components.add(component("web", judged, source("other/b", BESIDE)));
        }
        return Measurement.of(components, TestTotals.NONE);
    }

    private static GateResult judged(GateRuleBuilder rule, Scope scope, String before, String now) {
        Measurement baseline = scope == Scope.PATCH && before != null
                // What is changed is compared with the whole project.
                ? Measurement.of(List.of(component("web", source(JUDGED, lines(before)))), TestTotals.NONE)
                : before == null ? null : build(scope, before);
        Builds builds = baseline == null ? new Builds() : new Builds().add(baseline, PASSED);
        Integer[] changed =
                IntStream.rangeClosed(1, lines(now).length()).boxed().toArray(Integer[]::new);
        GateContext context = builds.add(build(scope, now)).newest().changing(Builds.change(JUDGED, changed));
        return judge(
                context,
                switch (scope) {
                    case COMPONENT -> rule.component("web");
                    case PATH -> rule.path("web/**");
                    default -> rule.scope(scope.name());
                });
    }

    private record Case(Supplier<GateRuleBuilder> rule, String before, String now, Outcome outcome) {}

    private static Stream<Case> cases(Scope scope) {
        Supplier<GateRuleBuilder> least = () -> GateRule.on(Metric.LINE).atLeast(number("66.67"));
        Supplier<GateRuleBuilder> most = () -> GateRule.on(Metric.LINE).atMost(number("66.66"));
        Supplier<GateRuleBuilder> band =
                () -> GateRule.on(Metric.LINE).atLeast(number("66.66")).atMost(number("66.67"));
        Supplier<GateRuleBuilder> drop =
                () -> GateRule.on(Metric.LINE).maxDrop(number("0.5")).removedCode("KEEP");
        Supplier<GateRuleBuilder> drops =
                () -> GateRule.on(Metric.LINE).maxDrop(number("0.5")).failAbove(number("10"));
        Supplier<GateRuleBuilder> ratchet = () -> GateRule.on(Metric.LINE).ratchet(true);
        Supplier<GateRuleBuilder> tolerant =
                () -> GateRule.on(Metric.LINE).ratchet(true).tolerance(2);
        Supplier<GateRuleBuilder> gaps = () -> new GateRuleBuilder().newUncoveredLines(3);
        Stream<Case> everywhere = Stream.of(
                new Case(least, null, "6666/3334", WARNING),
                new Case(least, null, "6667/3333", PASSED),
                new Case(least, null, "6668/3332", PASSED),
                new Case(least, null, "2/1", WARNING),
                new Case(most, null, "6665/3335", PASSED),
                new Case(most, null, "6666/3334", PASSED),
                new Case(most, null, "6667/3333", WARNING),
                new Case(most, null, "2/1", WARNING),
                new Case(band, null, "6665/3335", WARNING),
                new Case(band, null, "2/1", PASSED),
                new Case(band, null, "6668/3332", WARNING),
                new Case(drop, "800/200", "796/204", PASSED),
                new Case(drop, "800/200", "795/205", PASSED),
                new Case(drop, "800/200", "794/206", WARNING),
                new Case(drop, "2/1", "6617/3383", PASSED),
                new Case(drop, "2/1", "6616/3384", WARNING),
                new Case(drops, "800/200", "701/299", WARNING),
                new Case(drops, "800/200", "700/300", WARNING),
                new Case(drops, "800/200", "699/301", FAILED));
        Stream<Case> withPast = Stream.of(
                new Case(ratchet, "2/1", "6666/3334", WARNING),
                new Case(ratchet, "2/1", "20/10", PASSED),
                new Case(ratchet, "2/1", "6667/3333", PASSED),
                new Case(tolerant, "80/20", "79/21", PASSED),
                new Case(tolerant, "80/20", "78/22", PASSED),
                new Case(tolerant, "80/20", "77/23", WARNING),
                new Case(gaps, "10/5", "90/7", PASSED),
                new Case(gaps, "10/5", "90/8", PASSED),
                new Case(gaps, "10/5", "90/9", WARNING));
        Stream<Case> ofPatch = Stream.of(
                new Case(gaps, null, "90/2", PASSED),
                new Case(gaps, null, "90/3", PASSED),
                new Case(gaps, null, "90/4", WARNING));
        return Stream.concat(everywhere, scope == Scope.PATCH ? ofPatch : withPast);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EACH_FILE", "EACH_PACKAGE"})
    void decidesExactly(Scope scope) {
        assertThat(cases(scope)).allSatisfy(each -> {
            GateRuleBuilder rule = each.rule().get();
            assertThat(judged(rule, scope, each.before(), each.now()))
                    .as("%s of %s: %s after %s", rule.build().title(), scope, each.now(), each.before())
                    .returns(each.outcome(), GateResult::outcome);
        });
    }

    private static TestTotals run(long failed, long total, long millis) {
        return new TestTotals(total, failed, 0, Duration.ofMillis(millis));
    }

    /** Nothing worse, just short of the first level, missing it, just short of the second, missing that. */
    @ParameterizedTest
    @CsvSource({
        "gaps, 0 1 2 3 4",
        "failures, 0 1 2 3 4",
        "gone, 0 1 2 3 4",
        "time, 0 5999 6000 14999 15000",
    })
    void theSecondLevelOfARuleFails(String kind, String steps) {
        GateRuleBuilder rule =
                switch (kind) {
                    case "gaps" -> new GateRuleBuilder().newUncoveredLines(1).failAbove(number("3"));
                    case "failures" -> new GateRuleBuilder().testFailuresUp(2).failAbove(number("4"));
                    case "gone" -> new GateRuleBuilder().testsDisappeared(2).failAbove(number("4"));
                    default ->
                        new GateRuleBuilder().testTimeUpPercent(number("20")).failAbove(number("50"));
                };
        List<Outcome> outcomes = Stream.of(steps.split(" "))
                .map(Integer::parseInt)
                .map(worse -> new Builds()
                        .add(test("10/5", 100, 2, 30_000))
                        .add(
                                switch (kind) {
                                    case "gaps" -> test("10/" + (5 + worse), 100, 2, 30_000);
                                    case "failures" -> test("10/5", 100, 2 + worse, 30_000);
                                    case "gone" -> test("10/5", 100 - worse, 2, 30_000);
                                    default -> test("10/5", 100, 2, 30_000 + worse);
                                })
                        .judge(rule)
                        .outcome())
                .toList();

        assertThat(outcomes).containsExactly(PASSED, PASSED, WARNING, WARNING, FAILED);
    }

    private static Measurement test(String counter, long total, long failed, long millis) {
        return Measurement.of(List.of(component("", source("a", lines(counter)))), run(failed, total, millis));
    }

    @ParameterizedTest
    @CsvSource({
        "TESTS, 99, WARNING",
        "TESTS, 100, PASSED",
        "TESTS, 101, PASSED",
        "TEST_FAILURES, 99, WARNING",
        "TEST_FAILURES, 100, PASSED",
        "TEST_TIME, 99, WARNING",
        "TEST_TIME, 100, PASSED",
    })
    void testsHaveLimitsByThemselves(Metric metric, long value, Outcome outcome) {
        TestTotals tests =
                switch (metric) {
                    case TESTS -> run(0, value, 1);
                    case TEST_FAILURES -> run(value, 1000, 1);
                    default -> run(0, 1, value * 1000);
                };
        Builds builds = new Builds().add(Measurement.of(List.of(), tests));

        assertThat(builds.judge(GateRule.on(metric).atLeast(number("100"))).outcome())
                .isEqualTo(outcome);
        assertThat(builds.judge(GateRule.on(metric).atMost(BigDecimal.valueOf(value)))
                        .outcome())
                .isEqualTo(PASSED);
        assertThat(builds.judge(GateRule.on(metric).atMost(BigDecimal.valueOf(value - 1)))
                        .outcome())
                .isEqualTo(WARNING);
    }

    /** Tests are not known file by file: such a rule would never be judged, so it is refused. */
    @ParameterizedTest
    @EnumSource(
            value = Scope.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PROJECT", "COMPONENT"})
    void testsAreKnownForTheProjectAndForComponents(Scope scope) {
        for (GateRuleBuilder rule : List.of(
                new GateRuleBuilder().testFailuresUp(5),
                new GateRuleBuilder().testTimeUpPercent(number("20")),
                new GateRuleBuilder().testsDisappeared(1),
                GateRule.on(Metric.TEST_FAILURES).atMost(BigDecimal.ZERO))) {
            GateRuleBuilder scoped =
                    switch (scope) {
                        case PATH -> rule.path("web/**");
                        default -> rule.scope(scope.name());
                    };
            assertThatIllegalArgumentException()
                    .isThrownBy(scoped::build)
                    .withMessageEndingWith(
                            "is known for the whole project and for components: say scope PROJECT or COMPONENT");
        }
    }
}
