package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every XML report of the sample data comes to what its tool printed, to the totals that it states where they follow
 * from its own details, and else to a plain count of its details.
 */
class XmlTruthTest {
    private final Reports reports = new Reports(ReportFormats.builtIn());

    @ParameterizedTest
    @CsvSource({
        "polyglot/java/jacoco, jacoco.xml, lines branches functions instructions complexity classes",
        "polyglot/python, coverage.xml, lines branches",
        "polyglot/python/coverage7, coverage.xml, lines branches",
        "polyglot/c/gcovr, cobertura.xml, lines branches",
        "polyglot/javascript/nyc, cobertura-coverage.xml, lines branches functions",
        "polyglot/javascript/c8, cobertura-coverage.xml, lines branches functions",
    })
    void comesToWhatTheToolPrinted(String folder, String file, String words) throws IOException {
        Report report = reports.read(SharedData.path(folder).resolve(file), null);

        Truth.compare(folder, report, words.split(" "));
    }

    @TestFactory
    Stream<DynamicTest> jacocoComesToItsRootCounters() throws IOException {
        Map<String, Metric> metrics = Map.of(
                "LINE", Metric.LINE,
                "BRANCH", Metric.BRANCH,
                "INSTRUCTION", Metric.INSTRUCTION,
                "COMPLEXITY", Metric.COMPLEXITY,
                "METHOD", Metric.FUNCTION,
                "CLASS", Metric.CLASS);
        return tests(
                "jacoco",
                (expected, totals) -> metrics.forEach((word, metric) -> {
                    JsonNode truth = expected.at("/reportCounters/" + word);
                    JsonNode details = expected.at("/totalsDifferFromDetails/" + word + "/details");
                    // gcovr writes no methods, so the counter of the source file is all there is to METHOD.
                    JsonNode number = details.path("covered").asInt()
                                            + details.path("missed").asInt()
                                    > 0
                            ? details
                            : truth;
                    if (!number.isMissingNode()) {
                        totals.put(metric, counter(number));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> coberturaComesToItsLines() throws IOException {
        return Stream.concat(cobertura("cobertura"), cobertura("vectorcast"));
    }

    private Stream<DynamicTest> cobertura(String folder) throws IOException {
        return tests(folder, (expected, totals) -> {
            totals.put(Metric.LINE, counter(expected.at("/counted/LINE")));
            JsonNode stated = expected.path("reportTotals");
            if (stated.path("branches-valid").asInt() > 0
                    && expected.at("/totalsDifferFromDetails/BRANCH").isMissingNode()
                    && expected.at("/BRANCH/covered").asInt()
                            == stated.path("branches-covered").asInt()) {
                totals.put(
                        Metric.BRANCH,
                        ReadReport.covered(
                                stated.path("branches-covered").asLong(),
                                stated.path("branches-valid").asLong()));
            }
        });
    }

    private interface Expected {
        void into(JsonNode expected, Map<Metric, Counter> totals);
    }

    private Stream<DynamicTest> tests(String format, Expected expected) throws IOException {
        return Truth.expected("reports/" + format).properties().stream()
                .filter(entry -> entry.getValue().isObject())
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Report report =
                            reports.read(SharedData.path("reports/" + format).resolve(entry.getKey()), null);
                    Map<Metric, Counter> totals = new LinkedHashMap<>();
                    expected.into(entry.getValue(), totals);
                    totals.forEach(
                            (metric, counter) -> assertThat(report.totals().get(metric))
                                    .as("%s of %s", metric, entry.getKey())
                                    .isEqualTo(counter));
                }));
    }

    private static Counter counter(JsonNode number) {
        return new Counter(
                number.path("covered").asLong(), number.path("missed").asLong());
    }
}
