package io.jenkins.plugins.coveragemonitor.report.format.go;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportUnderTest;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import io.jenkins.plugins.coveragemonitor.report.Truth;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoCoverReaderTest extends TextReportContract {
    private static final String BLOCKS =
            """
            example.org/shop/%1$s.go:3.14,5.9 2 7
            example.org/shop/%1$s.go:6.9,6.30 1 0
            """;

    @Override
    public String format() {
        return "GO";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("cover.out");
    }

    @Override
    public String report(List<String> names) {
        return names.stream().map(BLOCKS::formatted).collect(Collectors.joining("", "mode: count\n", ""));
    }

    /** A profile over several packages repeats its blocks for each of them. */
    @Override
    public List<String> duplicates() {
        return List.of();
    }

    @Override
    public String nothing() {
        return "mode: set\n";
    }

    @Override
    public String stranger() {
        return "mode: set\nlevel: high\n";
    }

    @Override
    public String reordered(String report) {
        List<String> lines = new ArrayList<>(report.lines().toList());
        Collections.reverse(lines.subList(1, lines.size()));
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("6.30 1 0", "6.30 1 " + number);
    }

    private static Report readLines(String... lines) throws IOException {
        return ReportUnderTest.text(new GoCoverReader(), String.join("\n", lines));
    }

    @Test
    void countsStatementsAndTheLinesOfTheirBlocks() throws IOException {
        Report report = readLines(
                "mode: count", "e.org/a/a.go:3.14,5.9 2 7", "e.org/a/a.go:5.9,7.3 1 0", "C:\\b.go:1.1,1.9 1 1");

        assertThat(report.files()).extracting(file -> file.path()).containsExactly("e.org/a/a.go", "C:/b.go");
        assertThat(report.files().get(0).counters().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 3));
        assertThat(report.files().get(0).counters().get(Metric.LINE)).isEqualTo(covered(3, 5));
        assertThat(report.files().get(0).lines().hits(2)).isEqualTo(7);
    }

    @Test
    void joinsTheBlocksThatSeveralPackagesRepeat() throws IOException {
        Report report = readLines(
                "mode: set",
                "a.go:1.1,2.2 2 0",
                "a.go:3.1,4.2 1 0",
                "b.go:1.1,2.2 1 1",
                "mode: set",
                "a.go:1.1,2.2 2 1",
                "a.go:3.1,4.2 1 0");

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(3, 4));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void saysThatRepeatedBlocksContradictEachOther() throws IOException {
        Report report = readLines("mode: set", "a.go:1.1,2.2 2 1", "a.go:1.1,2.2 3 1");

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(3, 3));
        assertThat(report.problems()).singleElement().asString().startsWith("a.go: 1 repeated blocks differ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.go:3.1 2 1", "not a line", "a.go:9.1,4.2 1 1", "a.go:5.1,6.2 x 1", "a.go:1.1,2147483648.2 2 1",
                "a.go:3.1,4.2 99999999999 1", "a.go:5.1,6.2 1 -1", ":1.1,2.2 1 1", "a.go:0.1,2.2 1 1",
                        "a.go:1.1,2.2 1 nan"
            })
    void namesTheLineThatIsNoBlockAndReadsTheRest(String line) throws IOException {
        Report report = readLines("mode: count", "a.go:7.1,8.2 1 0", line, "a.go:8.3,9.2 1 1");

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(1, 2));
        assertThat(report.problems()).singleElement().asString().startsWith("line 3: ");
    }

    @Test
    void doesNotFillInARangeThatNoFileHas() throws IOException {
        Report report = readLines("mode: count", "a.go:1.1,2147483647.2 2 99999999999999999999");

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(covered(2, 2));
        assertThat(report.totals().has(Metric.LINE)).isFalse();
        assertThat(report.problems()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mode: sets\n", "package main\n", "{}"})
    void isNotRecognisedInAnythingElse(String text) {
        assertThat(GoCoverReader.recognises(new FilePrefix(text.getBytes(StandardCharsets.UTF_8))))
                .isFalse();
        assertThatThrownBy(() -> readLines(text)).isInstanceOf(UnreadableReportException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polyglot/go/set", "polyglot/go/count", "polyglot/go/atomic", "polyglot/go/coverpkg"})
    void comesToWhatTheToolPrinted(String folder) throws IOException {
        Report report = ReportUnderTest.file(
                new GoCoverReader(), SharedData.path(folder).resolve("cover.out"));

        Truth.compare(folder, report, "statements");
        assertThat(report.totals().get(Metric.LINE).isMeasured()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> comesToThePlainCountOfItsBlocks() throws IOException {
        return Truth.expected("reports/go").properties().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Report report = ReportUnderTest.file(
                            new GoCoverReader(), SharedData.path("reports/go").resolve(entry.getKey()));
                    JsonNode counted = entry.getValue().get("counted");
                    assertThat(report.files()).hasSize(counted.get("files").asInt());
                    assertThat(report.totals().get(Metric.INSTRUCTION))
                            .isEqualTo(new Counter(
                                    counted.at("/statements/covered").asLong(),
                                    counted.at("/statements/missed").asLong()));
                }));
    }

    @Test
    void readsAProfileBehindLinesOfTheConsole() throws IOException {
        String profile = "mode: set\nx/a.go:1.2,1.4 2 1\n";

        Report report = read("?   \tx/y\t[no test files]\n" + profile);

        assertThat(report.totals().get(Metric.INSTRUCTION)).isEqualTo(new Counter(2, 0));
        assertThat(report.problems()).containsExactly("line 1: stands before the mode and is left out");
        assertThat(recognised("x\n".repeat(11) + profile)).isFalse();
    }

    private static boolean recognised(String text) {
        return GoCoverReader.recognises(new FilePrefix(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void readsIndentedBlocksAndReturnsAlone() throws IOException {
        assertThat(read(minimal().replaceAll("(?m)^", "    "))).isEqualTo(read(minimal()));
        assertThat(read(minimal().replace('\n', '\r'))).isEqualTo(read(minimal()));
    }
}
