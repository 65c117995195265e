package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However many parts a history is read in, and however much its builds share, it says what each line alone says. */
class HistoryPartTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(5);

    private Counters counters() {
        return Counters.of(Map.of(
                Metric.LINE, new Counter(random.nextInt(3), random.nextInt(3)),
                Metric.BRANCH, new Counter(random.nextInt(2), 10)));
    }

    /** Of few values, so that a build often has those of the one before. */
    private Point point(int build) {
        PointBuilder point = Point.builder(build, START.plusSeconds(random.nextInt(100)));
        if (random.nextInt(8) > 0) {
            point.totals(counters());
        }
        if (random.nextInt(4) > 0) {
            point.components(
                    random.nextBoolean() ? Map.of("api", counters(), "web", counters()) : Map.of("api", counters()));
        }
        if (random.nextInt(4) == 0) {
            point.patch(counters()).owners(Map.of("@team", counters()));
        }
        if (random.nextBoolean()) {
            point.gates(Map.of(random.nextBoolean() ? Outcome.PASSED : Outcome.FAILED, 1 + random.nextInt(2)));
        }
        if (random.nextBoolean()) {
            point.tests(new TestTotals(3 + random.nextInt(2), random.nextInt(2), 0, Duration.ofSeconds(1)));
        }
        if (random.nextInt(4) == 0) {
            point.best(Map.of("LINE", new RatchetBest(new Counter(1 + random.nextInt(2), 4), 5)));
        }
        return random.nextInt(10) == 0 ? point.create().with(BuildState.RUNNING) : point.create();
    }

    private byte[] line(int build) {
        byte[] line = point(build).json();
        if (random.nextInt(12) == 0) {
            line[random.nextInt(line.length)] = (byte) "0123456789,:[]{}\"x".charAt(random.nextInt(18));
        }
        return random.nextInt(30) == 0 ? new byte[0] : line;
    }

    @Test
    void readsWhatEachLineAloneSays() throws IOException {
        for (int round = 0; round < 60; round++) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            List<Point> points = new ArrayList<>();
            List<Integer> unreadable = new ArrayList<>();
            int size = random.nextInt(1, 60);
            for (int build = 1; build <= size; build++) {
                byte[] line = line(build);
                file.writeBytes(line);
                file.write('\n');
                if (line.length > 0) {
                    try {
                        points.add(PointReader.read(line));
                    } catch (IOException damaged) {
                        unreadable.add(build);
                    }
                }
            }

            for (int count = 1; count <= 5; count++) {
                List<HistoryPart> parts = HistoryPart.inParts(JournalBytes.of(file.toByteArray()), count);

                List<Integer> told = new ArrayList<>();
                int before = 0;
                for (HistoryPart part : parts) {
                    for (HistoryPart.Problem problem : part.problems()) {
                        told.add(before + problem.line());
                    }
                    assertThat(part.unreadable()).isEqualTo(part.problems().size());
                    before += part.lines();
                }
                assertThat(before).isEqualTo(size);
                assertThat(parts.stream()
                                .flatMap(part -> part.points().stream())
                                .toList())
                        .as("%d parts", count)
                        .isEqualTo(points);
                assertThat(told).isEqualTo(unreadable);
            }
        }
    }

    @Test
    void hasFewerPartsWhereLinesAreLonger() throws IOException {
        byte[] one = point(1).json();

        List<HistoryPart> parts = HistoryPart.inParts(JournalBytes.of(one), 3);

        assertThat(parts.stream().mapToInt(HistoryPart::lines)).containsExactly(1, 0, 0);
        assertThat(HistoryPart.all(JournalBytes.of(new byte[0])))
                .containsExactly(new HistoryPart(List.of(), true, List.of(), 0, 0));
        assertThat(HistoryPart.all(JournalBytes.of("\n\nx".getBytes(StandardCharsets.UTF_8)))
                        .get(0)
                        .lines())
                .isEqualTo(3);
    }

    @Test
    void equalPartsOfNeighboursAreOneObject() throws IOException {
        Point first = Point.builder(1, START)
                .totals(Counters.of(Metric.LINE, new Counter(7, 1)))
                .components(Map.of("api", Counters.of(Metric.LINE, new Counter(7, 1))))
                .gates(Map.of(Outcome.PASSED, 2))
                .create();
        Point second = first.toBuilder().commit("c").create();
        String lines = new String(first.json(), StandardCharsets.UTF_8) + "\n"
                + new String(second.json(), StandardCharsets.UTF_8) + "\n";

        List<Point> read = HistoryPart.all(JournalBytes.of(lines.getBytes(StandardCharsets.UTF_8)))
                .get(0)
                .points();

        assertThat(read).containsExactly(first, second);
        assertThat(read.get(1).totals()).isSameAs(read.get(0).totals());
        assertThat(read.get(1).components()).isSameAs(read.get(0).components());
        assertThat(read.get(1).gates()).isSameAs(read.get(0).gates());
    }

    /** More parts than bytes. */
    @Test
    void aShortHistoryInManyPartsIsReadOnce() throws IOException {
        byte[] bytes = (new String(Point.builder(7, START).create().json(), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        List<HistoryPart> parts = HistoryPart.inParts(JournalBytes.of(bytes), bytes.length + 3);
        assertThat(parts).hasSize(bytes.length + 3);
        assertThat(parts.stream().flatMap(part -> part.points().stream()))
                .extracting(Point::build)
                .containsExactly(7);
        assertThat(parts.stream().mapToInt(HistoryPart::lines).sum()).isEqualTo(1);
    }
}
