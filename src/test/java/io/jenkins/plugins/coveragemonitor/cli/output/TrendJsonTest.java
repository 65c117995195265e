package io.jenkins.plugins.coveragemonitor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.PointBuilder;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.trend.TrendAnalysis;
import io.jenkins.plugins.coveragemonitor.trend.TrendSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The builds of a trend as JSON, character by character. */
class TrendJsonTest {
    private static PointBuilder at(int build, String time) {
        return Point.builder(build, Instant.parse(time));
    }

    private static Counters lines(int covered, int missed) {
        return Counters.of(Metric.LINE, new Counter(covered, missed));
    }

    private static String points(Metric metric, String component, Point... builds) throws IOException {
        List<Point> points = List.of(builds);
        StringWriter text = new StringWriter();
        JsonLine.print(
                new PrintWriter(text),
                TrendJson.of(
                        "app",
                        points,
                        TrendAnalysis.of(points, metric, component, TrendSettings.DEFAULT),
                        Set.of(2, 99)));
        String json = text.toString();
        assertThat(json).startsWith("{\"job\":\"app\",\"points\":[").contains("],\"metric\":\"" + metric + "\"");
        return json.substring(json.indexOf('['), json.indexOf(",\"metric\":"));
    }

    @Test
    void coverage() throws IOException {
        assertThat(points(
                        Metric.LINE,
                        "",
                        at(1, "2026-03-01T23:59:59Z")
                                .totals(lines(4_000_000, 0))
                                .create(),
                        at(2, "2026-03-02T00:00:00Z").create(),
                        at(3, "2026-03-02T01:02:03Z").totals(lines(0, 7)).create()))
                .isEqualTo(
                        """
                        [{"build":1,"time":"2026-03-01T23:59:59Z","measured":true,"covered":4000000,"missed":0,"completeness":"COMPLETE","missing":[]},\
                        {"build":2,"time":"2026-03-02T00:00:00Z","measured":false,"completeness":"UNMEASURED","missing":[],"kept":true},\
                        {"build":3,"time":"2026-03-02T01:02:03Z","measured":true,"covered":0,"missed":7,"completeness":"COMPLETE","missing":[]}]""");
    }

    @Test
    void aComponentThatOnlySomeBuildsHave() throws IOException {
        assertThat(points(
                        Metric.LINE,
                        "api",
                        at(0, "2026-03-01T00:00:00Z").totals(lines(1, 1)).create(),
                        at(1, "2026-03-01T00:00:00Z")
                                .totals(lines(1, 1))
                                .components(Map.of("api", lines(3, 2)))
                                .create()))
                .isEqualTo(
                        """
                        [{"build":0,"time":"2026-03-01T00:00:00Z","measured":false,"completeness":"COMPLETE","missing":[]},\
                        {"build":1,"time":"2026-03-01T00:00:00Z","measured":true,"covered":3,"missed":2,"completeness":"COMPLETE","missing":[]}]""");
    }

    @Test
    void whatABuildLacks() throws IOException {
        Point partial = at(2, "2026-03-01T00:00:00Z")
                .totals(lines(1, 1))
                .completeness(new Completeness(List.of(new Missing("api", "a\"\u001b.xml", "it is gone", 1))))
                .buildState(BuildState.ABORTED)
                .create();

        assertThat(points(Metric.LINE, "", partial))
                .isEqualTo(
                        """
                        [{"build":2,"time":"2026-03-01T00:00:00Z","measured":true,"covered":1,"missed":1,"buildState":"ABORTED","completeness":"PARTIAL","missing":[\
                        {"component":"","report":null,"why":"the build was aborted"},\
                        {"component":"api","report":"a\\"\\u001B.xml","why":"it is gone","lastBuild":1}],"kept":true}]""");
    }

    @Test
    void tests() throws IOException {
        Point[] builds = {
            at(1, "2026-03-01T00:00:00Z")
                    .tests(new TestTotals(30, 2, 1, Duration.ofMillis(1_250).plusNanos(999_999)))
                    .create(),
            at(3, "2026-03-01T00:00:00Z").totals(lines(1, 1)).create()
        };
        String rest =
                """
                ,"completeness":"UNMEASURED","missing":[]},\
                {"build":3,"time":"2026-03-01T00:00:00Z","measured":false,"completeness":"COMPLETE","missing":[]}]""";
        String first = "[{\"build\":1,\"time\":\"2026-03-01T00:00:00Z\",\"measured\":true,\"value\":";

        assertThat(points(Metric.TESTS, "", builds)).isEqualTo(first + "30" + rest);
        assertThat(points(Metric.TEST_FAILURES, "", builds)).isEqualTo(first + "2" + rest);
        assertThat(points(Metric.TEST_TIME, "", builds)).isEqualTo(first + "1.25" + rest);
    }

    /** The text of a day is kept for the next build. */
    @Test
    void times() throws IOException {
        List<String> times = List.of(
                "1969-12-31T23:59:59Z",
                "1970-01-01T00:00:00Z",
                "1969-12-31T00:00:00Z",
                "2024-02-29T12:34:56Z",
                "2024-02-29T12:34:56.789Z",
                "-0001-12-31T00:00:00Z",
                "2024-02-29T23:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z");
        Point[] builds = times.stream()
                .map(time -> at(times.indexOf(time), time).create())
                .toArray(Point[]::new);

        assertThat(points(Metric.LINE, "", builds).split("\"time\":\""))
                .hasSize(times.size() + 1)
                .satisfies(parts -> {
                    for (int i = 0; i < times.size(); i++) {
                        assertThat(parts[i + 1]).startsWith(times.get(i) + "\",");
                    }
                });
    }

    @Test
    void noBuild() throws IOException {
        assertThat(points(Metric.LINE, "")).isEqualTo("[]");
    }
}
