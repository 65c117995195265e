package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every XML report of the sample data comes to what its tool printed, to the totals that it states where they follow
 * from its own details, and else to a plain count of its details.
 */
class XmlTruthTest {
    /** VectorCAST's own report: it has counters of test environments, and no source files. */
    private static final Set<String> OTHER_ROOTS = Set.of("vectorcast-plugin-coverageh.xml");

    private final Reports reports = new Reports(ReportFormats.builtIn());

    @ParameterizedTest
    @CsvSource({
        "polyglot/java/jacoco, jacoco.xml, lines branches functions instructions complexity classes",
        "polyglot/python, coverage.xml, lines branches",
        "polyglot/python/coverage7, coverage.xml, lines branches",
        "polyglot/c/gcovr, cobertura.xml, lines branches",
        "polyglot/javascript/nyc, cobertura-coverage.xml, lines branches functions",
        "polyglot/javascript/c8, cobertura-coverage.xml, lines branches functions",
        "polyglot/javascript/nyc, clover.xml, lines branches functions",
        "polyglot/javascript/c8, clover.xml, lines branches functions",
        "polyglot/c/gcovr, sonarqube.xml, lines branches",
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
                        ReportUnderTest.covered(
                                stated.path("branches-covered").asLong(),
                                stated.path("branches-valid").asLong()));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> cloverComesToItsMetrics() throws IOException {
        return tests("clover", (expected, totals) -> {
            JsonNode stated = expected.path("reportTotals");
            JsonNode cut = expected.path("totalsDifferFromDetails");
            if (cut.isMissingNode() && stated.has("statements")) {
                totals.put(Metric.BRANCH, stated(stated, "coveredconditionals", "conditionals"));
                totals.put(Metric.FUNCTION, stated(stated, "coveredmethods", "methods"));
                // Istanbul's statements are its lines; others may have two on a line.
                boolean istanbul = stated.has("ncloc")
                        && stated.get("loc").asInt() == stated.get("statements").asInt();
                totals.put(
                        istanbul ? Metric.LINE : Metric.INSTRUCTION, stated(stated, "coveredstatements", "statements"));
            }
            if (expected.has("LINE")) {
                totals.put(Metric.LINE, counter(expected.get("LINE")));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> openCoverComesToItsPoints() throws IOException {
        return tests("opencover", (expected, totals) -> {
            JsonNode stated = expected.path("reportTotals");
            JsonNode details = expected.path("totalsDifferFromDetails");
            if (stated.has("numSequencePoints")) {
                totals.put(
                        Metric.INSTRUCTION,
                        details.has("sequence points")
                                ? of(details.at("/sequence points/details").asText())
                                : stated(stated, "visitedSequencePoints", "numSequencePoints"));
                totals.put(
                        Metric.BRANCH,
                        details.has("branch points")
                                ? of(details.at("/branch points/details").asText())
                                : stated(stated, "visitedBranchPoints", "numBranchPoints"));
            }
            if (stated.has("numMethods") && totals.get(Metric.INSTRUCTION).isMeasured()) {
                totals.put(Metric.FUNCTION, stated(stated, "visitedMethods", "numMethods"));
                totals.put(Metric.CLASS, stated(stated, "visitedClasses", "numClasses"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> dotCoverComesToItsStatements() throws IOException {
        return tests("dotcover", (expected, totals) -> {
            JsonNode stated = expected.path("reportTotals");
            if (stated.has("TotalStatements")) {
                totals.put(Metric.INSTRUCTION, stated(stated, "CoveredStatements", "TotalStatements"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> sonarComesToItsLines() throws IOException {
        return tests("sonar-generic", (expected, totals) -> {
            totals.put(Metric.LINE, counter(expected.at("/counted/LINE")));
            totals.put(Metric.BRANCH, counter(expected.at("/counted/BRANCH")));
        });
    }

    @TestFactory
    Stream<DynamicTest> pitComesToItsMutants() throws IOException {
        return tests("pit", (expected, totals) -> {
            JsonNode detected = expected.at("/counted/byDetected");
            totals.put(
                    Metric.MUTATION,
                    new Counter(
                            detected.path("true").asLong(),
                            detected.path("false").asLong()));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"broken/real-not-jacoco.xml", "../polyglot/java/pit/linecoverage.xml", "../polyglot/java/pom.xml"
            })
    void takesNoOtherXmlForAReport(String file) {
        Path report = SharedData.path("reports").resolve(file);
        assertThatExceptionOfType(UnreadableReportException.class)
                .isThrownBy(() -> reports.read(report, null))
                .withMessageContaining("root element <");
    }

    @Test
    void pitComesToWhatItPrinted() throws IOException {
        Report report = reports.read(SharedData.path("polyglot/java/pit/mutations.xml"), null);

        assertThat(report.totals().get(Metric.MUTATION)).isEqualTo(ReportUnderTest.covered(15, 27));
    }

    private static Counter of(String details) {
        String[] numbers = details.split(" of ");
        return ReportUnderTest.covered(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    private static Counter stated(JsonNode stated, String covered, String all) {
        return ReportUnderTest.covered(
                stated.path(covered).asLong(), stated.path(all).asLong());
    }

    private interface Expected {
        void into(JsonNode expected, Map<Metric, Counter> totals);
    }

    private Stream<DynamicTest> tests(String format, Expected expected) throws IOException {
        return Truth.expected("reports/" + format).properties().stream()
                .filter(entry -> !OTHER_ROOTS.contains(entry.getKey()))
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
