package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.coveragemonitor.SharedData;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every broken, odd and hostile file of the sample data ends in a report or in one sentence, within two seconds, in a
 * process of its own that has 256 MB.
 */
class BrokenReportsTest {
    private static final long MOST_MILLIS = 2000;

    /** Time of this thread alone, as other work on the machine is no fault of a reader. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** What the notes in the index say of files that are not variants of another one: covered and missed lines, files. */
    private static final Map<String, List<Long>> NOTED = Map.of(
            "latin1-declared.xml", List.of(1L, 1L, 1L),
            "duplicates-cobertura.xml", List.of(2L, 1L, 1L),
            "duplicates-lcov.info", List.of(3L, 1L, 2L),
            "hostile-paths-cobertura.xml", List.of(18L, 0L, 18L),
            "hostile-paths-lcov.info", List.of(18L, 0L, 18L),
            "five-megabytes-on-one-line.xml", List.of(72498L, 36249L, 1L),
            "zero-length-names-jacoco.xml", List.of(1L, 0L, 1L),
            "nan-rates-cobertura.xml", List.of(1L, 1L, 1L));

    private record Outcome(long millis, String error, List<Long> lines) {}

    @TestFactory
    Stream<DynamicTest> endInAReportOrASentence() throws Exception {
        Path folder = SharedData.path("reports/broken");
        JsonNode index = Truth.json(folder.resolve("index.json"));
        List<Path> files = new ArrayList<>();
        index.forEach(entry -> {
            files.add(folder.resolve(entry.get("file").asText()));
            if (entry.has("base")) {
                files.add(folder.resolveSibling(entry.get("base").asText()));
            }
        });
        Map<Path, Outcome> outcomes = readInASmallProcess(files);

        List<DynamicTest> tests = new ArrayList<>();
        index.forEach(entry -> tests.add(DynamicTest.dynamicTest(
                entry.get("expect").asText() + " " + entry.get("file").asText(),
                () -> check(
                        entry,
                        outcomes.get(folder.resolve(entry.get("file").asText())),
                        entry.has("base")
                                ? outcomes.get(
                                        folder.resolveSibling(entry.get("base").asText()))
                                : null))));
        return tests.stream();
    }

    private static void check(JsonNode entry, Outcome outcome, Outcome base) {
        assertThat(outcome).as("the process ended before it came to this file").isNotNull();
        assertThat(outcome.millis).isLessThan(MOST_MILLIS);
        switch (entry.get("expect").asText()) {
            case "reject" -> assertThat(outcome.error).isNotEmpty();
            case "accept" -> assertThat(outcome.error).isEmpty();
            default -> assertThat(entry.get("expect").asText()).isEqualTo("either");
        }
        if (!outcome.error.isEmpty()) {
            assertThat(outcome.error)
                    .doesNotContain("Exception", "\tat ", "gave up", "root:")
                    .doesNotEndWith(".");
            return;
        }
        List<Long> noted = NOTED.get(entry.get("file").asText());
        if (noted != null) {
            assertThat(outcome.lines).isEqualTo(noted);
        } else if (entry.get("expect").asText().equals("accept") && base != null) {
            assertThat(outcome.lines).isEqualTo(base.lines);
        }
    }

    private static Map<Path, Outcome> readInASmallProcess(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokenReportsTest.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        Map<Path, Outcome> outcomes = new HashMap<>();
        try (var lines = new java.io.BufferedReader(
                new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", -1);
                outcomes.put(
                        Path.of(parts[0]),
                        new Outcome(
                                Long.parseLong(parts[1]),
                                parts[2],
                                Stream.of(parts[3].split(" "))
                                        .map(Long::valueOf)
                                        .toList()));
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return outcomes;
    }

    /** Reads files one after the other and prints a line for each: path, milliseconds, error, lines and files. */
    public static void main(String[] files) throws IOException {
        Reports reports = new Reports(ReportFormats.builtIn());
        java.io.PrintStream out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String file : files) {
            long start = CLOCK.getCurrentThreadCpuTime();
            String error = "";
            String lines = "0 0 0";
            try {
                Report report = reports.read(Path.of(file), null);
                lines = String.format(
                        Locale.ROOT,
                        "%d %d %d",
                        report.totals().get(Metric.LINE).covered(),
                        report.totals().get(Metric.LINE).missed(),
                        report.files().size());
            } catch (UnreadableReportException e) {
                error = e.getMessage().replace('\n', '|').replace('\t', '|');
            }
            out.printf("%s\t%d\t%s\t%s%n", file, (CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000, error, lines);
        }
    }
}
