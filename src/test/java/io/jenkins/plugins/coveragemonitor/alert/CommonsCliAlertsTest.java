package io.jenkins.plugins.coveragemonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 45 builds of a real project over 13 years: what a person who reads the chart would tell the others, and no more. */
class CommonsCliAlertsTest {
    private static final Pattern COUNTER =
            Pattern.compile("<counter type=\"(LINE|BRANCH)\" missed=\"(\\d+)\" covered=\"(\\d+)\"");

    @TempDir
    Path folder;

    private final List<String> urgent = new ArrayList<>();
    private final List<String> good = new ArrayList<>();

    @BeforeEach
    void recordAllBuilds() throws IOException {
        Path data = SharedData.path("history/commons-cli");
        Job job = new Job(folder);
        for (int build = 1; build <= 45; build++) {
            Point point = point(data.resolve("%03d".formatted(build)), build);
            job.now = point.time();
            for (AlertNotice notice : job.build(point).notices()) {
                Alert alert = notice.alert();
                (alert.severity() == Severity.INFO ? good : urgent)
                        .add("#" + build + " " + notice.kind() + " " + alert.type() + ": " + alert.message());
            }
        }
    }

    @Test
    void oneRegressionAndItsEndDeserveAMessage() {
        assertThat(urgent)
                .containsExactly(
                        "#16 FIRING REGRESSION: line coverage fell 1.22 points from 96.19 % to 94.97 %",
                        "#21 RESOLVED REGRESSION: line coverage is back at 96.15 % (96.19 % before the drop)");
    }

    @Test
    void whatRoseIsNotedForThoseWhoAsk() {
        assertThat(good)
                .containsExactly(
                        "#5 EVENT IMPROVEMENT: branch coverage rose 0.98 points to 94.47 %",
                        "#22 EVENT IMPROVEMENT: line coverage rose 0.65 points to 96.79 %",
                        "#24 EVENT IMPROVEMENT: line coverage rose 0.61 points to 98.00 %",
                        "#25 EVENT IMPROVEMENT: branch coverage rose 0.51 points to 95.05 %",
                        "#25 EVENT TARGET_APPROACHING: branch coverage is at 95.05 %, near its target of 100 %",
                        "#30 EVENT IMPROVEMENT: branch coverage rose 0.64 points to 96.42 %");
    }

    private static Point point(Path folder, int build) throws IOException {
        JsonNode commit =
                new ObjectMapper().readTree(folder.resolve("commit.json").toFile());
        JsonNode tests =
                new ObjectMapper().readTree(folder.resolve("tests.json").toFile());
        long failed = tests.get("failures").asLong() + tests.get("errors").asLong();
        Duration time = Duration.ofMillis(Math.round(tests.get("seconds").asDouble() * 1000));
        return Point.builder(
                        build, OffsetDateTime.parse(commit.get("date").asText()).toInstant())
                .totals(totals(folder.resolve("jacoco.xml.gz")))
                .tests(new TestTotals(
                        tests.get("tests").asLong(),
                        failed,
                        tests.get("skipped").asLong(),
                        time))
                .commit(commit.get("sha").asText())
                .create();
    }

    /** The counters of the report's root, which come last. */
    private static Counters totals(Path report) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(report))) {
            String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<Metric, Counter> totals = new EnumMap<>(Metric.class);
            Matcher counter = COUNTER.matcher(xml.substring(xml.lastIndexOf("</package>")));
            while (counter.find()) {
                totals.put(
                        Metric.valueOf(counter.group(1)),
                        new Counter(Long.parseLong(counter.group(3)), Long.parseLong(counter.group(2))));
            }
            return Counters.of(totals);
        }
    }
}
