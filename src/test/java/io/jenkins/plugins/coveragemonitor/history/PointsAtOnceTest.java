package io.jenkins.plugins.coveragemonitor.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sound history is read at once; one with anything odd in it line by line, where each odd line is told. */
class PointsAtOnceTest {
    private static final Counters LINES = Counters.of(Metric.LINE, new Counter(70, 30));

    private static String line(int build) {
        Point point = Point.builder(build, Instant.ofEpochSecond(build * 60L))
                .totals(LINES.with(Metric.BRANCH, new Counter(1, 2)))
                .components(Map.of("bäckend", LINES))
                .commit("c" + build)
                .build();
        return new String(PointCodec.write(point), StandardCharsets.UTF_8);
    }

    private static List<Point> atOnce(String lines) {
        return PointReader.all(lines.getBytes(StandardCharsets.UTF_8), new NamesOfHistory());
    }

    @Test
    void aSoundHistoryComesToTheSameAsLineByLine() throws IOException {
        List<Point> points = atOnce(line(1) + "\n\n" + line(2) + "\n" + line(3) + "\n");

        assertThat(points)
                .containsExactly(
                        PointReader.read(line(1).getBytes(StandardCharsets.UTF_8)),
                        PointReader.read(line(2).getBytes(StandardCharsets.UTF_8)),
                        PointReader.read(line(3).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%1$s", "%1$s %1$s\n", "%1$s\r\n", "%1$s\n{\n}\n", "%1$s\nx\n", "%1$s\n{\"v\":9}\n", "%1$s\n\0\0"
            })
    void anythingOddIsLeftToEachLine(String lines) {
        assertThat(atOnce(lines.formatted(line(1)))).isNull();
    }

    @Test
    void anObjectOverTwoLinesIsNoPoint() {
        assertThat(atOnce(line(1).replaceFirst(",", ",\n") + "\n")).isNull();
    }
}
