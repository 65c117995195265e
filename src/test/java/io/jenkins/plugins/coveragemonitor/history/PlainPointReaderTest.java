package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it reads is what the reader of all lines reads, and it leaves the rest to that one. */
class PlainPointReaderTest {
    private static final Counters LINES = Counters.of(Metric.LINE, new Counter(70, 30));
    private static final Instant TIME = Instant.parse("2026-11-28T20:25:01.869729959Z");

    private static Point usual(int build) {
        return Point.builder(build, TIME.plusSeconds(build))
                .totals(LINES.with(Metric.BRANCH, new Counter(1, 2)))
                .components(Map.of("bäckend", LINES, "api", LINES, "web", Counters.NONE))
                .commit("c" + build)
                .branch("main")
                .tests(new TestTotals(9, 1, 2, Duration.ofMillis(3_723_004)))
                .create();
    }

    private static List<Point> points() {
        Point full = usual(7).toBuilder()
                .owners(Map.of("@team", LINES))
                .removed(Map.of("", LINES))
                .carried(Map.of("web", new Carried(3, TIME)))
                .componentTests(Map.of("api", new TestTotals(1, 0, 0, Duration.ZERO)))
                .best(Map.of("LINE", new RatchetBest(new Counter(3, 4), 5)))
                .flags(Map.of(
                        "unit",
                        new FlagCounters(
                                LINES,
                                Map.of("api", LINES),
                                Map.of("web", new Carried(3, TIME)),
                                new TestTotals(2, 0, 0, Duration.ofHours(30)))))
                .create();
        return List.of(usual(1), full, Histories.point(3), Histories.unmeasured(4), usual(1).with(BuildState.ABORTED));
    }

    private static @Nullable Point plainly(byte[] line) {
        PlainPointReader reader = new PlainPointReader();
        reader.over(line);
        return reader.line(0, line.length);
    }

    private static @Nullable Point byTheOther(byte[] line) {
        try {
            return PointReader.read(line);
        } catch (IOException none) {
            return null;
        }
    }

    @Test
    void readsWhatMostBuildsHave() {
        for (Point point : points().subList(0, 4)) {
            Point read = plainly(point.json());

            assertThat(read).isEqualTo(point);
            assertThat(read.json()).isEqualTo(point.json());
            assertThat(read.hashCode()).isEqualTo(point.hashCode());
        }
    }

    @Test
    void readsAllMetricsAndLeavesMoreThanThereAreToTheOther() {
        Point all = Point.builder(1, TIME)
                .totals(LINES.with(Metric.FUNCTION_CALL, new Counter(1, 2)))
                .create();

        assertThat(plainly(all.json())).isEqualTo(all);
        String later = new String(all.json(), StandardCharsets.UTF_8).replace("1,2]", "1,2,3,4]");
        assertThat(plainly(later.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void leavesWhatIsRareToTheOther() {
        Point part = usual(1).with(new Completeness(List.of(new Missing("web", null, "it was not built", 3))));

        assertThat(plainly(part.json())).isNull();
        assertThat(plainly(usual(1).with(BuildState.RUNNING).json())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"build\":01,\"time\":\"2026-01-01T00:00:00Z\"}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T24:00:00Z\"}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-02-30T00:00:00Z\"}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00.Z\"}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"tests\":[1,1,1,\"PT1S\"]}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"tests\":[1,0,0,\"PT\"]}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"tests\":[1,0,0,\"PT1S2M\"]}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"gates\":{\"NONE\":1}}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"components\":{\"b\":[1,1],\"a\":[1,1]}}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"later\":1}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\",\"commit\":\"\\u0041\"}",
                "{\"v\":1,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\"} ",
                "{\"v\":2,\"build\":1,\"time\":\"2026-01-01T00:00:00Z\"}",
                "{\"v\":1,\"build\":1}",
                "{}"
            })
    void leavesWhatIsWrittenInAnotherWayToTheOther(String line) {
        assertThat(plainly(line.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void isNeverOfAnotherMindThanTheOther() {
        Random random = new Random(11);
        int read = 0;
        for (int round = 0; round < 6_000; round++) {
            byte[] line = points().get(random.nextInt(5)).json();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int at = random.nextInt(line.length);
                switch (random.nextInt(4)) {
                    case 0 -> line[at] = (byte) random.nextInt(256);
                    case 1 -> line[at] = line[random.nextInt(line.length)];
                    case 2 -> line = Arrays.copyOf(line, Math.max(1, at));
                    default -> line[at] = (byte) "0123456789,:\"[]{}".charAt(random.nextInt(17));
                }
            }
            Point point = plainly(line);
            if (point != null) {
                read++;
                assertThat(point).isEqualTo(byTheOther(line));
            }
        }
        assertThat(read).isGreaterThan(150);
    }

    @Test
    void givesEachOtherLineWithItsNumber() throws IOException {
        String lines = new String(usual(1).json(), StandardCharsets.UTF_8) + "\n\nx\n"
                + new String(usual(2).json(), StandardCharsets.UTF_8) + "\n{}";
        List<Point> plain = new ArrayList<>();
        List<String> others = new ArrayList<>();

        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        int count = PlainPointReader.forEach(
                new LineWindow(JournalBytes.of(bytes), 0, bytes.length),
                plain::add,
                (number, line, ended) -> others.add(number + " " + new String(line, StandardCharsets.UTF_8) + ended));

        assertThat(count).isEqualTo(5);
        assertThat(plain).containsExactly(usual(1), usual(2));
        assertThat(others).containsExactly("3 xtrue", "5 {}false");
    }

    @Test
    void buildsOfTheSameComponentsShareTheirNames() throws IOException {
        byte[] lines = (new String(usual(1).json(), StandardCharsets.UTF_8) + "\n"
                        + new String(usual(2).json(), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        List<Point> plain = new ArrayList<>();

        PlainPointReader.forEach(
                new LineWindow(JournalBytes.of(lines), 0, lines.length), plain::add, (number, line, ended) -> {});

        Map<String, Counters> components = plain.get(0).components();
        assertThat(components).isEqualTo(new TreeMap<>(usual(1).components()));
        assertThat(components.get("api")).isEqualTo(LINES);
        assertThat(components.get("other")).isNull();
        assertThat(components.containsKey("web")).isTrue();
        List<String> names = List.copyOf(components.keySet());
        List<String> again = List.copyOf(plain.get(1).components().keySet());
        assertThat(names).containsExactly("api", "bäckend", "web");
        for (int i = 0; i < names.size(); i++) {
            assertThat(again.get(i)).isSameAs(names.get(i));
        }
    }
}
