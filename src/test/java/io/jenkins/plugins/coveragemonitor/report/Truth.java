package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Map;

/** What a tool printed about its run ({@code expected.json} of the sample programs), compared with what a reader read. */
public final class Truth {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Metric> METRICS = Map.of(
            "lines", Metric.LINE,
            "branches", Metric.BRANCH,
            "functions", Metric.FUNCTION,
            "statements", Metric.INSTRUCTION,
            "instructions", Metric.INSTRUCTION,
            "classes", Metric.CLASS,
            "complexity", Metric.COMPLEXITY);

    private Truth() {}

    public static JsonNode json(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    public static JsonNode expected(String folder) throws IOException {
        return json(SharedData.path(folder).resolve("expected.json"));
    }

    /** Compares the whole and each file, for the metrics given by their words. */
    public static void compare(String folder, Report report, String... words) throws IOException {
        JsonNode expected = expected(folder);
        compare(folder, expected, report.totals(), words);
        expected.path("files").properties().forEach(entry -> {
            FileCoverage file = report.files().stream()
                    .filter(candidate -> candidate.path().endsWith(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(entry.getKey() + " is not among " + report.files()));
            compare(entry.getKey(), entry.getValue(), file.counters(), words);
        });
    }

    private static void compare(String what, JsonNode expected, Counters read, String... words) {
        for (String word : words) {
            JsonNode number = expected.path(word);
            Counter counter = read.get(METRICS.get(word));
            if (number.has("covered")) {
                assertThat(counter)
                        .as("%s %s", what, word)
                        .isEqualTo(ReportUnderTest.covered(
                                number.get("covered").asLong(),
                                number.get("total").asLong()));
                continue;
            }
            if (number.has("total")) {
                assertThat(counter.total())
                        .as("%s %s", what, word)
                        .isEqualTo(number.get("total").asLong());
            }
            if (number.path("percent").isNumber()) {
                BigDecimal percent = number.get("percent").decimalValue();
                BigDecimal digits = BigDecimal.valueOf(counter.covered())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(counter.total()), percent.scale(), RoundingMode.HALF_UP);
                assertThat(digits).as("%s %s", what, word).isEqualByComparingTo(percent);
            }
        }
    }
}
