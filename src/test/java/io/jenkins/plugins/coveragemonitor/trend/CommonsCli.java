package io.jenkins.plugins.coveragemonitor.trend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The history of Commons CLI as its reports' own root counters tell it. */
final class CommonsCli {
    private CommonsCli() {}

    static List<Point> points() throws IOException {
        List<Path> builds;
        try (Stream<Path> all = Files.list(SharedData.path("history/commons-cli"))) {
            builds = all.filter(Files::isDirectory).sorted().toList();
        }
        JsonMapper json = JsonMapper.builder().build();
        List<Point> points = new ArrayList<>();
        for (Path build : builds) {
            JsonNode commit = json.readTree(build.resolve("commit.json").toFile());
            JsonNode tests = json.readTree(build.resolve("tests.json").toFile());
            String report;
            try (InputStream in = new GZIPInputStream(Files.newInputStream(build.resolve("jacoco.xml.gz")))) {
                report = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            points.add(Point.builder(
                            points.size() + 1,
                            OffsetDateTime.parse(commit.get("date").asText()).toInstant())
                    .totals(Counters.of(
                            Map.of(Metric.LINE, root(report, Metric.LINE), Metric.BRANCH, root(report, Metric.BRANCH))))
                    .tests(new TestTotals(
                            tests.get("tests").asLong(),
                            tests.get("failures").asLong() + tests.get("errors").asLong(),
                            tests.get("skipped").asLong(),
                            Duration.ofMillis(
                                    Math.round(1000 * tests.get("seconds").asDouble()))))
                    .commit(commit.get("sha").asText())
                    .create());
        }
        return points;
    }

    /** The report's own counter is the last of its kind. */
    private static Counter root(String report, Metric metric) {
        Matcher counters = Pattern.compile("<counter type=\"" + metric + "\" missed=\"(\\d+)\" covered=\"(\\d+)\"/>")
                .matcher(report);
        Counter last = Counter.NONE;
        while (counters.find()) {
            last = new Counter(Long.parseLong(counters.group(2)), Long.parseLong(counters.group(1)));
        }
        return last;
    }
}
