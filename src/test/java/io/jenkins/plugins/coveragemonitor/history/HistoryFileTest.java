package io.jenkins.plugins.coveragemonitor.history;

import static io.jenkins.plugins.coveragemonitor.history.Histories.START;
import static io.jenkins.plugins.coveragemonitor.history.Histories.point;
import static io.jenkins.plugins.coveragemonitor.history.Histories.unmeasured;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded stays recorded. */
class HistoryFileTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("job/coverage-monitor/coverage/history.jsonl");
    }

    private HistoryFile history() {
        return history(Retention.DEFAULT, START);
    }

    private HistoryFile history(Retention retention, java.time.Instant now) {
        return new HistoryFile(file, () -> retention, Set::of, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aJobWithoutFileHasNoPoints() throws IOException {
        assertThat(history().points()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatIsAppendedIsReadInTheOrderOfBuilds() throws IOException {
        history().append(point(2));
        history().append(unmeasured(1));
        history().append(point(3));

        assertThat(history().points()).containsExactly(unmeasured(1), point(2), point(3));
        assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.startsWith("{\"v\":1,\"build\":"));
    }

    @Test
    void aLaterLineForABuildReplacesTheEarlierOne() throws IOException {
        history().append(point(1, 10));
        history().append(point(2, 20));
        history().append(point(1, 30));

        assertThat(history().points()).containsExactly(point(1, 30), point(2, 20));
    }

    /** Killed at any byte while appending: what was recorded before is read, and the next append works. */
    @Tag("large")
    @Test
    void aLineCutOffAtAnyByteIsRepaired() throws IOException {
        history().append(point(1));
        history().append(point(2));
        long sound = Files.size(file);
        history().append(point(3));
        byte[] whole = Files.readAllBytes(file);

        for (int end = (int) sound; end < whole.length; end++) {
            Files.write(file, Arrays.copyOf(whole, end));

            boolean complete = end == whole.length - 1;
            assertThat(history().points())
                    .as("cut at byte %d of %d", end, whole.length)
                    .isEqualTo(complete ? List.of(point(1), point(2), point(3)) : List.of(point(1), point(2)));
            assertThat(history().problems()).isEmpty();

            history().append(point(4));
            assertThat(history().points())
                    .isEqualTo(
                            complete
                                    ? List.of(point(1), point(2), point(3), point(4))
                                    : List.of(point(1), point(2), point(4)));
            assertThat(Files.readAllLines(file)).hasSize(complete ? 4 : 3);
        }
    }

    /** Of so many damaged lines most are not even tried, but points before, among and behind them are read. */
    @Test
    void pointsAmongVeryManyDamagedLinesAreRead() throws IOException {
        history().append(point(1));
        String damaged = "{x}\n".repeat(120_000);
        Files.writeString(file, damaged, java.nio.file.StandardOpenOption.APPEND);
        history().append(point(2));
        Files.writeString(file, damaged, java.nio.file.StandardOpenOption.APPEND);
        history().append(point(3));
        String spaced = new String(point(4).json(), StandardCharsets.UTF_8).replace(",", ", ");
        Files.writeString(file, spaced + "\n", java.nio.file.StandardOpenOption.APPEND);

        assertThat(history().points()).containsExactly(point(1), point(2), point(3), point(4));
        assertThat(history().problems())
                .singleElement()
                .asString()
                .contains("240000 lines cannot be read and are skipped (lines 2, 3, 4, 5, 6, …");
        assertThat(Files.readAllLines(file)).as("nothing is lost").hasSize(240_004);
    }

    @Test
    void aDamagedLineIsSkippedNamedAndKept() throws IOException {
        for (int build = 1; build <= 3; build++) {
            history().append(point(build));
        }
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(1, lines.get(1).replace("totals", "to\"tals"));
        Files.write(file, lines);

        assertThat(history().points()).containsExactly(point(1), point(3));
        assertThat(history().problems())
                .containsExactly(
                        file + ": line 2 is not a complete JSON object and is skipped; the other points are used");

        history().append(point(4));
        assertThat(history().points()).containsExactly(point(1), point(3), point(4));
        assertThat(Files.readAllLines(file)).contains(lines.get(1));
    }

    @Test
    void aLineOfALaterVersionSurvivesACompaction() throws IOException {
        Files.createDirectories(file.getParent());
        String later = "{\"v\":2,\"build\":1,\"shape\":\"unknown\"}";
        Files.writeString(file, later + "\n");
        for (int build = 2; build < 60; build++) {
            history(new Retention(3, 0, null, null, null), START).append(point(build));
        }

        assertThat(Files.readAllLines(file)).contains(later).hasSizeLessThan(25);
        assertThat(history().problems())
                .containsExactly(file + ": line 1 is written by version 2 and is skipped; the other points are used");
    }

    @Test
    void oldPointsGoButTheNewestMeasuredOneStays() throws IOException {
        history().append(point(1));
        history().append(point(2));
        history().append(unmeasured(3));

        history(new Retention(1, 0, null, null, null), START).append(unmeasured(4));

        assertThat(history().points()).containsExactly(point(2), unmeasured(4));
        assertThat(Files.readAllLines(file))
                .as("what is dropped is gone from the disk")
                .hasSize(2);
    }

    @Test
    void anotherProcessesAppendIsSeen() throws IOException {
        HistoryFile reader = history();
        reader.append(point(1));
        assertThat(reader.points()).hasSize(1);

        Files.write(
                file,
                (new String(PointCodec.write(point(2)), StandardCharsets.UTF_8) + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);

        assertThat(reader.points()).containsExactly(point(1), point(2));
    }

    @Tag("large")
    @Test
    void fiftyBuildsAtOnceAndOneBuildFromFourThreadsLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int build = 1; build <= 50; build++) {
                Point point = point(build);
                running.add(threads.submit(() -> {
                    history().append(point);
                    return null;
                }));
            }
            for (int thread = 0; thread < 4; thread++) {
                Point point = point(51, thread);
                running.add(threads.submit(() -> {
                    history().append(point);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(history().points())
                .extracting(Point::build)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 51).boxed().toList());
        assertThat(history().problems()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(54);
    }

    @Tag("large")
    @Test
    void tenThousandBuildsTakeLessThanFiveMegabytes() throws IOException {
        long bytes = 0;
        for (int build = 1; build <= 10_000; build++) {
            bytes += PointCodec.write(point(build)).length + 1;
        }
        assertThat(bytes).isLessThan(5_000_000);
    }
}
