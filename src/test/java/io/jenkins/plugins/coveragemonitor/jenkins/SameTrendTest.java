package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.coveragemonitor.JobViews;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.cli.CommandLineRun;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.view.TrendPage;
import io.jenkins.plugins.coveragemonitor.view.TrendPages;
import io.jenkins.plugins.coveragemonitor.view.ViewJson;
import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Everything that the analysis of a trend says, of metrics and components, by each way to it: the trend page, {@code trend --json}, a
 * program's {@code GET trend}, and a person's terminal.
 */
class SameTrendTest {
    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private RunningJenkins jenkins;
    private HttpInterface http;

    /** A target of 90, set for all; one and the same history in both homes. */
    @BeforeEach
    void history() throws IOException {
        jenkins = new RunningJenkins(folder.resolve("jobs"), folder);
        MonitorState state =
                MonitorState.in(folder.resolve("state"), Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT);
        jenkins.keepsIn(state);
        http = new HttpInterface(jenkins, state);
        http.ask("PUT", null, "thresholds", "{\"target\":90}");
        Files.writeString(
                Files.createDirectories(folder.resolve("home/coverage-monitor")).resolve("thresholds.json"),
                "{\"v\":1,\"all\":{\"target\":90},\"jobs\":{}}\n");
        List<Point> points = points();
        jenkins.monitor("app").history().append(points);
        HistoryFile.of(JobHome.below(folder.resolve("home"), "app")).append(points);
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    /**
     * {@code web}: a step down at #16, an odd build at #31, unmeasured at #10, then a rise of 0.1 points a build. {@code api}
     * stands still. {@code old} leaves at #41. Branches fall. Tests grow slowly more and slower.
     */
    private static List<Point> points() {
        Random noise = new Random(7);
        List<Point> points = new ArrayList<>();
        for (int build = 1; build <= 80; build++) {
            Map<String, Counters> components = new TreeMap<>();
            double lines = build < 16 ? 78 : build == 31 ? 50 : 70 + 0.1 * Math.max(0, build - 31);
            double branches = 80 - 0.08 * build;
            components.put("api", counters(5_000, 60, 55));
            components.put(
                    "web",
                    counters(20_000, lines + 0.02 * noise.nextGaussian(), branches + 0.02 * noise.nextGaussian()));
            if (build < 41) {
                components.put("old", counters(15_000, 30, 20));
            }
            boolean measured = build != 10;
            Counters totals = components.values().stream().reduce(Counters.NONE, Counters::plus);
            points.add(Point.builder(build, START.plus(Duration.ofHours(8L * build)))
                    .totals(measured ? totals : Counters.NONE)
                    .components(measured ? components : Map.of())
                    .tests(new TestTotals(100 + build / 2, build % 3, 0, Duration.ofMillis(60_000 + 500L * build)))
                    .commit(String.format("%040x", 0xabcdef00L + build))
                    .create());
        }
        return points;
    }

    private static Counters counters(long size, double lines, double branches) {
        return Counters.of(Map.of(Metric.LINE, counter(size, lines), Metric.BRANCH, counter(size / 2, branches)));
    }

    private static Counter counter(long size, double percent) {
        long covered = Math.round(size * percent / 100);
        return new Counter(covered, size - covered);
    }

    private CommandLineRun terminal(Metric metric, String component, String... more) {
        List<Object> words = new ArrayList<>(List.of(
                "trend",
                "--home",
                folder.resolve("home"),
                "--job",
                "app",
                "--metric",
                metric,
                "--component",
                component));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray());
    }

    /** What is absent, empty or unknown is the same; numbers are numbers. */
    private static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                JsonNode value = plain(field.getValue());
                if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                    plain.set(field.getKey(), value);
                }
            });
            return plain;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> plain.add(plain(each)));
            return plain;
        }
        return node.isNumber() ? JsonNodeFactory.instance.numberNode(node.doubleValue()) : node;
    }

    @ParameterizedTest
    @CsvSource({"LINE,''", "BRANCH,''", "LINE,web", "BRANCH,web", "LINE,api", "LINE,old", "TESTS,''", "TEST_TIME,''"})
    void everyWayToATrendSaysTheSame(Metric metric, String component) throws Exception {
        ObjectNode printed = (ObjectNode) terminal(metric, component, "--json").json();
        printed.remove(List.of("job", "points"));
        ObjectNode answered =
                (ObjectNode) http.ask("GET", "app/app", "trend?metric=" + metric + "&component=" + component, "")
                        .get("trend");
        assertThat(plain(answered)).isEqualTo(plain(printed));
        assertThat(answered.properties().stream().map(Map.Entry::getKey))
                .contains(
                        "slopePerBuild",
                        "slopePerBuildInterval",
                        "slopePerDay",
                        "slopePerDayInterval",
                        "pValue",
                        "direction",
                        "significant",
                        "degrading",
                        "velocity",
                        "acceleration",
                        "regression",
                        "changePoints",
                        "anomalies",
                        "forecast",
                        "milestone",
                        "progress",
                        "recommendation");

        String shown = terminal(metric, component).out();
        assertThat(shown)
                .contains(
                        number("%+.4f a build, ", printed, "/slopePerBuildInterval/1")
                                .replace(" a build, ", ") a build, "),
                        number("%+.4f (95", printed, "/slopePerBuild"),
                        number("%+.4f (95", printed, "/slopePerDay"),
                        number("p = %.4f", printed, "/pValue"),
                        number("velocity %+.4f a build", printed, "/velocity"),
                        number("least squares %+.4f a build", printed, "/regression/slope"),
                        printed.get("recommendation").asText());
        for (JsonNode change : printed.get("changePoints")) {
            assertThat(shown)
                    .contains("#" + change.get("build") + ", commit "
                            + change.get("commit").asText().substring(0, 7) + ": from "
                            + level(metric, change, "before")
                            + " to " + level(metric, change, "after"));
        }
        for (JsonNode odd : printed.get("anomalies")) {
            assertThat(shown).contains("#" + odd.get("build") + ": " + level(metric, odd, "value") + ", far off");
        }
        if (metric.isCoverage()) {
            assertThat(shown)
                    .contains("milestones: " + printed.at("/progress/within") + " % of the way from "
                            + printed.at("/progress/from") + " % to " + printed.at("/progress/to") + " %");
            page(metric, component, printed);
        }
    }

    private static String number(String pattern, JsonNode printed, String place) {
        return String.format(Locale.ROOT, pattern, printed.at(place).asDouble());
    }

    private static String level(Metric metric, JsonNode node, String field) {
        return metric.isCoverage()
                ? node.get(field).decimalValue().setScale(2, RoundingMode.FLOOR) + " %"
                : String.format(Locale.ROOT, "%.2f", node.get(field).asDouble());
    }

    private void page(Metric metric, String component, JsonNode printed) throws Exception {
        TrendPage made = TrendPages.of(
                new JobViews(jenkins.monitor("app"), new JenkinsJobContext("app/app", "coverage")).job(),
                metric,
                component);
        JsonNode page = JSON.readTree(ViewJson.bytes(made));
        assertThat(page.get("figures").findValuesAsText("name"))
                .contains(
                        "Slope a build (Theil–Sen)",
                        "Slope a day (Theil–Sen)",
                        "Direction (Mann–Kendall)",
                        "Velocity",
                        "Least squares");
        assertThat(page.get("figures").findValuesAsText("name").contains("Acceleration"))
                .isEqualTo(!printed.get("acceleration").isNull());
        assertThat(page.at("/figures/2/value").asText()).isEqualTo(number("p = %.4f", printed, "/pValue"));
        assertThat(page.get("changePoints").findValuesAsText("build"))
                .isEqualTo(printed.get("changePoints").findValuesAsText("build"));
        assertThat(page.get("anomalies").toString())
                .isEqualTo(printed.get("anomalies").findValuesAsText("build").toString());
        for (JsonNode change : printed.get("changePoints")) {
            assertThat(made.events()).anySatisfy(event -> {
                assertThat(event.build()).isEqualTo(change.get("build").asInt());
                assertThat(event.more())
                        .contains("commit " + change.get("commit").asText().substring(0, 10));
                assertThat(event.more().contains("what is counted changed"))
                        .isEqualTo(change.get("byComponents").asBoolean());
            });
        }
        assertThat(page.at("/milestones/within").asInt())
                .isEqualTo(printed.at("/progress/within").asInt());
        assertThat(page.at("/milestones/target/name").asText()).isEqualTo("Target 90 %");
        assertThat(page.at("/milestones/target/value").asText().toUpperCase(Locale.ROOT))
                .isEqualTo(printed.at("/progress/target").asText());
        String words = printed.get("recommendation").asText();
        if (words.contains("look there first") || words.contains("cover new code")) {
            assertThat(made.recommendation().title() + " "
                            + made.recommendation().text())
                    .isEqualTo(words);
        } else {
            assertThat(made.recommendation()).isNull();
        }
        if (!printed.at("/forecast/at").isNull()) {
            assertThat(made.forecast().target()).isEqualByComparingTo("90");
        }
    }

    /** The history has what it says: otherwise everything above could agree on nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            LINE   | web | RISING  | false | 16    | 31
            BRANCH | web | FALLING | true  |       |
            LINE   | api | NONE    | false |       |
            LINE   | ''  | RISING  | false | 16 41 | 31
            """)
    void theHistoryHasWhatItSays(
            Metric metric, String component, String direction, boolean degrading, String steps, String odd)
            throws Exception {
        JsonNode printed = terminal(metric, component, "--json").json();
        assertThat(printed.get("direction").asText()).isEqualTo(direction);
        assertThat(printed.get("degrading").asBoolean()).isEqualTo(degrading);
        assertThat(printed.get("measured").asInt()).isEqualTo(79);
        assertThat(builds(printed.get("changePoints"))).isEqualTo(steps);
        assertThat(builds(printed.get("anomalies"))).isEqualTo(odd);
        if (component.isEmpty()) {
            assertThat(printed.at("/changePoints/1/removed/0").asText()).isEqualTo("old");
            assertThat(printed.at("/changePoints/1/byComponents").asBoolean()).isTrue();
            assertThat(terminal(metric, component).out())
                    .contains("25,000 counted instead of 40,000 (what is counted changed: old left, not how well it is"
                            + " covered)");
        }
    }

    private static String builds(JsonNode list) {
        return list.isEmpty() ? null : String.join(" ", list.findValuesAsText("build"));
    }
}
