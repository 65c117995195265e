package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.history.MeasurementCodec;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures everything with JMH and prints the tables of docs/performance.md. {@code --model-100} also has
 * coverage-model read the largest report, which takes it more than a minute a time.
 */
public final class BenchmarkCommand {
    private final Path folder;
    private final boolean modelReadsAll;
    private final List<String> table = new ArrayList<>();

    private BenchmarkCommand(Path folder, boolean modelReadsAll) {
        this.folder = folder;
        this.modelReadsAll = modelReadsAll;
    }

    /** Runs the benchmarks; progress goes to the error stream, the tables to the output. */
    public static void main(String[] arguments) throws IOException, RunnerException, InterruptedException {
        Path folder = Files.createTempDirectory("coverage-monitor-benchmark");
        try {
            List<String> options = Arrays.asList(arguments);
            BenchmarkCommand command = new BenchmarkCommand(folder, options.contains("--model-100"));
            if (!options.contains("--only-workspace")) {
                command.reading();
                command.formats();
                command.history();
            }
            command.workspace();
            command.table.forEach(System.out::println);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void reading() throws IOException, RunnerException, InterruptedException {
        table.add(
                "| JaCoCo XML | bytes | tokens (Aalto) | read | of tokens | ns a byte | coverage-model | faster | encoded | bytes a line"
                        + " | encode | decode | in -Xmx64m |");
        table.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
        Samples samples = Samples.in(folder);
        for (int copies : new int[] {1, 10, 100}) {
            Path file = samples.jacoco(copies);
            Map<String, Double> times = new TreeMap<>(run(file, "ReadingBenchmark.tokens", "ReadingBenchmark.read"));
            times.putAll(run(file, "CodecBenchmark"));
            boolean modelReads = copies < 100 || modelReadsAll;
            if (modelReads) {
                times.putAll(copies < 100 ? run(file, "ReadingBenchmark.model") : once(file, "ReadingBenchmark.model"));
            }
            long bytes = Files.size(file);
            Measurement measurement = CodecBenchmark.measure(file);
            Counter lines = measurement.counters().get(Metric.LINE);
            int encoded = MeasurementCodec.encode(measurement).length;
            double read = times.get("read");
            table.add(row(
                    copies + (copies == 1 ? " copy" : " copies"),
                    number(bytes),
                    millis(times.get("tokens")),
                    millis(read),
                    times(read / times.get("tokens")),
                    String.format(Locale.ROOT, "%.2f", read * 1e6 / bytes),
                    modelReads ? millis(times.get("model")) : "not run",
                    modelReads ? times(times.get("model") / read) : "–",
                    number(encoded),
                    String.format(Locale.ROOT, "%.2f", (double) encoded / lines.total()),
                    millis(times.get("encode")),
                    millis(times.get("decode")),
                    PeakMemory.of(file, 64)));
        }
    }

    private void formats() throws IOException, RunnerException {
        table.add("");
        table.add("| format | bytes | tokens | read | of tokens |");
        table.add("|---|--:|--:|--:|--:|");
        Samples samples = Samples.in(folder);
        Map<String, Path> files = new TreeMap<>(Map.of(
                "LCOV", samples.lcov(),
                "Cobertura", samples.cobertura(),
                "Istanbul JSON", samples.istanbul(),
                "coverage.py JSON", samples.coveragePy()));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Map<String, Double> times = run(file.getValue(), "ReadingBenchmark.tokens", "ReadingBenchmark.read");
            table.add(row(
                    file.getKey(),
                    number(Files.size(file.getValue())),
                    millis(times.get("tokens")),
                    millis(times.get("read")),
                    times(times.get("read") / times.get("tokens"))));
        }
    }

    private void history() throws IOException, RunnerException {
        Path file = folder.resolve("history.jsonl");
        Map<String, Double> times = run(file, "HistoryBenchmark");
        table.add("");
        table.add("| history of 10,000 builds | read from disk | read again | append |");
        table.add("|--:|--:|--:|--:|");
        table.add(row(
                number(Files.size(file)) + " bytes",
                millis(times.get("cold")),
                String.format(Locale.ROOT, "%.4f ms", times.get("warm")),
                millis(times.get("append"))));
    }

    private void workspace() throws IOException, RunnerException, InterruptedException {
        Path workspace = folder.resolve("workspace");
        CollectBenchmark.fill(workspace);
        Map<String, Double> times = results(options("CollectBenchmark").param("workspace", workspace.toString()));
        table.add("");
        table.add("| workspace of 100,000 files, 1,000 reports | time |");
        table.add("|---|--:|");
        table.add(row("the walk of the tree alone", millis(times.get("walk"))));
        table.add(row("found by a pattern, read, mapped and merged", millis(times.get("byPattern"))));
        table.add(row("found by content, read, mapped and merged", millis(times.get("byContent"))));
        table.add(row("the same in -Xmx256m", PeakMemory.of(workspace, 256)));
    }

    private static Map<String, Double> run(Path file, String... benchmarks) throws RunnerException {
        return results(options(benchmarks).param("file", file.toString()));
    }

    private static Map<String, Double> once(Path file, String benchmark) throws RunnerException {
        return results(options(benchmark)
                .param("file", file.toString())
                .warmupIterations(0)
                .measurementIterations(1));
    }

    private static ChainedOptionsBuilder options(String... benchmarks) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx2g")
                .verbosity(VerboseMode.SILENT);
        for (String benchmark : benchmarks) {
            options = options.include("\\." + benchmark.replace(".", "\\.") + "\\b");
        }
        return options;
    }

    private static Map<String, Double> results(ChainedOptionsBuilder builder) throws RunnerException {
        Options options = builder.build();
        System.err.println("measuring " + options.getIncludes() + " …");
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            times.put(result.getPrimaryResult().getLabel(), best(result));
        }
        return times;
    }

    /** The best iteration: what others do on the machine only ever adds to it. */
    private static double best(RunResult result) {
        return result.getPrimaryResult().getStatistics().getMin();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%,.0f ms", value);
    }

    private static String times(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f ×" : "%.0f ×", value);
    }
}
