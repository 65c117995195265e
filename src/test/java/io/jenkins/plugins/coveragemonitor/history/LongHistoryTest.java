package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A history that is longer than all that a cache keeps: it is read once, and what repeats in it is kept once. */
class LongHistoryTest {
    private static Point point(int build) {
        return Point.builder(build, Instant.ofEpochSecond(build))
                .totals(Counters.of(Metric.LINE, new Counter(build, 1)))
                .components(Map.of("backend", Counters.of(Metric.LINE, new Counter(build, 1))))
                .branch("main")
                .create();
    }

    @Test
    void isReadOnceHoweverLongItIs() {
        HistoryCache cache = new HistoryCache(10);
        Path longer = Path.of("longer");
        Path other = Path.of("other");
        HistorySnapshot snapshot = new HistorySnapshot(
                null, IntStream.range(1, 100).mapToObj(LongHistoryTest::point).toList(), 99, List.of(), 0);

        cache.put(longer, snapshot);

        assertThat(cache.get(longer)).isSameAs(snapshot);

        cache.put(other, snapshot);

        assertThat(cache.get(longer)).isNull();
        assertThat(cache.get(other)).isSameAs(snapshot);
    }

    @Test
    void keepsTheLastPointOfABuildInTheOrderOfBuilds(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int build : new int[] {1, 3, 2, 3, 5}) {
            lines.append(new String(PointCodec.write(point(build)), StandardCharsets.UTF_8))
                    .append('\n');
        }
        Files.writeString(file, lines);
        HistoryFile history = new HistoryFile(file, () -> Retention.DEFAULT, Set::of, Clock.systemUTC());

        assertThat(history.points().stream().map(Point::build)).containsExactly(1, 2, 3, 5);

        history.append(List.of(point(4)));

        assertThat(history.points().stream().map(Point::build)).containsExactly(1, 2, 3, 4, 5);
        assertThat(history.points()).isEqualTo(List.of(point(1), point(2), point(3), point(4), point(5)));
    }

    /** The builds of a history, 700,000 bytes each, so that it is read in two parts if there are two cores. */
    private static HistorySnapshot ofLongLines(Path folder, int... builds) throws IOException {
        Path file = folder.resolve("history.jsonl");
        String branch = "b".repeat(700_000);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < builds.length; i++) {
                Point point = Point.builder(builds[i], Instant.ofEpochSecond(i))
                        .branch(branch)
                        .create();
                writer.write(new String(point.json(), StandardCharsets.UTF_8) + "\n");
            }
        }
        assertThat(Files.size(file)).isGreaterThan(2L * HistoryPart.LEAST_BYTES);
        return HistorySnapshot.read(new Journal(file, line -> true));
    }

    @ParameterizedTest
    @CsvSource({
        "1 2 3 4 5 6 7 8, 1 2 3 4 5 6 7 8",
        "0 1 2 3 4 5 6 7, 0 1 2 3 4 5 6 7",
        // Each part is in order, but not both together.
        "1 2 3 4 4 5 6 7, 1 2 3 4 5 6 7",
        "5 6 7 8 1 2 3 9, 1 2 3 5 6 7 8 9",
        // Out of order in one part.
        "1 2 3 2 5 6 7 8, 1 2 3 5 6 7 8",
        "1 2 3 4 5 7 6 8, 1 2 3 4 5 6 7 8"
    })
    void isInOrderHoweverItsPartsAre(String written, String read, @TempDir Path folder) throws IOException {
        int[] builds = numbers(written);

        HistorySnapshot snapshot = ofLongLines(folder, builds);

        assertThat(snapshot.points().stream().mapToInt(Point::build).toArray()).containsExactly(numbers(read));
        for (int i = 0; i < builds.length; i++) {
            int build = builds[i];
            int last = IntStream.range(0, builds.length)
                    .filter(at -> builds[at] == build)
                    .max()
                    .orElseThrow();
            assertThat(snapshot.points())
                    .filteredOn(point -> point.build() == build)
                    .singleElement()
                    .extracting(Point::time)
                    .isEqualTo(Instant.ofEpochSecond(last));
        }
        assertThat(snapshot.lines()).isEqualTo(8);
    }

    private static int[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest
    @CsvSource({"3 4, 1 2 3 4", "2, 1 2", "0 2 1 5, 0 1 2 5", "2 2 3, 1 2 3", "'', 1 2"})
    void appendedPointsAreInOrder(String added, String all) {
        HistorySnapshot snapshot =
                new HistorySnapshot(FileVersion.ABSENT, List.of(point(1), point(2)), 2, List.of(), 0);
        List<Point> more = added.isEmpty()
                ? List.of()
                : IntStream.of(numbers(added))
                        .mapToObj(
                                build -> point(build).toBuilder().commit("new").create())
                        .toList();

        HistorySnapshot after = snapshot.with(more, FileVersion.ABSENT);

        assertThat(after.points().stream().mapToInt(Point::build).toArray()).containsExactly(numbers(all));
        assertThat(after.points())
                .filteredOn(point -> "new".equals(point.commit()))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(more));
        assertThat(after.lines()).isEqualTo(2 + more.size());
    }

    @Test
    void sharesTheNamesOfItsPoints(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("history.jsonl");
        HistoryFile history = new HistoryFile(file, () -> Retention.DEFAULT, Set::of, Clock.systemUTC());
        history.append(List.of(point(1), point(2)));

        List<Point> read = HistorySnapshot.read(new Journal(file, line -> true)).points();

        assertThat(read.get(0).branch()).isSameAs(read.get(1).branch());
        assertThat(read.get(0).components().keySet().iterator().next())
                .isSameAs(read.get(1).components().keySet().iterator().next());
        assertThat(read.get(0).gates()).isSameAs(Map.of());
    }

    @Test
    void aNameWithADamagedByteCostsNoBuild() throws IOException {
        byte[] line = point(7).json();
        int at = new String(line, StandardCharsets.ISO_8859_1).indexOf("main");
        line[at] = (byte) 0xFF;

        assertThat(PointReader.read(line).branch()).isEqualTo("\uFFFDain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "1970-01-01T00:00:00.1Z",
                "2026-11-28T20:25:01.869729959Z",
                "2026-11-28T20:25:01.869Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z"
            })
    void readsEveryTimeThatItWrites(String time) throws IOException {
        assertThat(PointReader.read(lineOf(time)).time()).isEqualTo(Instant.parse(time));
    }

    private static byte[] lineOf(String time) {
        return ("{\"v\":1,\"build\":1,\"time\":\"" + time + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2024-02-30T00:00:00Z",
                "2024-02-29T24:00:01Z",
                "2024-02-29 00:00:00Z",
                "x024-02-29T00:00:00Z"
            })
    void takesNothingElseForATime(String text) {
        assertThatThrownBy(() -> PointReader.read(lineOf(text))).hasMessageStartingWith("has an impossible value (");
    }

    /** Many who ask at the same time would each hold a history of their own in memory. */
    @Test
    void isReadOnceHoweverManyAskAtTheSameTime(@TempDir Path folder) throws Exception {
        HistoryFile history = HistoryFile.at(folder.resolve("history.jsonl"));
        history.append(IntStream.range(1, 500).mapToObj(LongHistoryTest::point).toList());
        Files.writeString(folder.resolve("history.jsonl"), "{}\n", StandardOpenOption.APPEND);

        List<Callable<List<Point>>> asking = Collections.nCopies(16, history::points);
        ExecutorService threads = Executors.newFixedThreadPool(asking.size());
        try {
            List<Future<List<Point>>> reads = threads.invokeAll(asking);
            List<Point> first = history.points();
            for (Future<List<Point>> read : reads) {
                assertThat(read.get()).isSameAs(first);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
