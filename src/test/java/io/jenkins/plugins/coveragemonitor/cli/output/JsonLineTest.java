package io.jenkins.plugins.coveragemonitor.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonLineTest {
    private record At(List<Instant> moments) {}

    private static String line(Record record) throws IOException {
        StringWriter text = new StringWriter();
        JsonLine.print(new PrintWriter(text), record);
        return text.toString().strip();
    }

    @Test
    void momentsAreWrittenAsJavaPrintsThem() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        List<Instant> moments = Stream.concat(
                        Stream.of(
                                Instant.EPOCH,
                                Instant.parse("2024-02-29T23:59:59Z"),
                                Instant.parse("0000-01-01T00:00:00Z"),
                                Instant.parse("9999-12-31T23:59:59Z"),
                                Instant.parse("1969-12-31T23:59:59.5Z"),
                                Instant.parse("2026-01-01T00:00:00.000000001Z"),
                                Instant.MIN,
                                Instant.MAX),
                        Stream.generate(() -> Instant.ofEpochSecond(
                                        random.nextLong(-63_000_000_000L, 260_000_000_000L),
                                        random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0))
                                .limit(2_000))
                .toList();

        assertThat(line(new At(moments)))
                .isEqualTo(moments.stream()
                        .map(Instant::toString)
                        .collect(Collectors.joining("\",\"", "{\"moments\":[\"", "\"]}")));
    }
}
