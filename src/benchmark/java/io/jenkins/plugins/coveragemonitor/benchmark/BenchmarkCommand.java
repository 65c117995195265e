package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.history.MeasurementCodec;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures everything and prints the tables of docs/performance.md, each row as soon as it is there.
 *
 * <p>{@code --quick} measures for a shorter time. {@code --model-100} also has coverage-model read the largest report, which
 * takes it a minute or two. {@code --only=reading,cpu,formats,history,trend,workspace} picks tables.
 */
public final class BenchmarkCommand {
    private static final List<String> TABLES = List.of("reading", "formats", "cpu", "history", "trend", "workspace");

    /** Bytes of a report from which on a second core is worth a column. */
    private static final long SHARED = 100_000_000;

    private final Path folder;
    private final Samples samples;
    private final Measuring measuring;
    private final boolean quick;
    private final boolean modelReadsAll;

    private BenchmarkCommand(Path folder, boolean quick, boolean modelReadsAll) throws IOException {
        this.folder = folder;
        this.samples = Samples.in(folder);
        this.measuring = quick ? Measuring.QUICK : Measuring.FULL;
        this.quick = quick;
        this.modelReadsAll = modelReadsAll;
    }

    /** Runs the benchmarks and prints their tables. */
    public static void main(String[] arguments) throws IOException, RunnerException, InterruptedException {
        boolean quick = false;
        boolean modelReadsAll = false;
        Set<String> tables = Set.copyOf(TABLES);
        for (String argument : arguments) {
            if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.equals("--model-100")) {
                modelReadsAll = true;
            } else if (argument.startsWith("--only=")
                    && TABLES.containsAll(List.of(argument.substring(7).split(",")))) {
                tables = Set.of(argument.substring(7).split(","));
            } else {
                System.err.println("Unknown option " + argument
                        + ": give --quick, --model-100, or --only= with some of " + String.join(",", TABLES));
                System.exit(2);
            }
        }
        Path folder = Files.createTempDirectory("coverage-monitor-benchmark");
        try {
            new BenchmarkCommand(folder, quick, modelReadsAll).run(tables);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** What is compared, as its archives are called: {@code coverage-model-0.66.0} and the parsers. */
    private static String versions() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(name -> name.matches("(coverage-model|aalto-xml|jackson-core|jmh-core)-[0-9].*\\.jar"))
                .map(name -> name.substring(0, name.length() - ".jar".length()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void run(Set<String> tables) throws IOException, RunnerException, InterruptedException {
        System.out.println(Runtime.getRuntime().availableProcessors() + " cores, Java "
                + System.getProperty("java.version") + ", " + versions() + ", " + (quick ? "quick" : "full"));
        for (String table : TABLES) {
            if (tables.contains(table)) {
                switch (table) {
                    case "reading" -> reading();
                    case "formats" -> formats();
                    case "cpu" -> cpu();
                    case "history" -> history();
                    case "trend" -> trend();
                    default -> workspace();
                }
            }
        }
    }

    private void reading() throws IOException, RunnerException, InterruptedException {
        Table table = new Table(
                "JaCoCo XML",
                "bytes",
                "tokens (Aalto)",
                "read on one core",
                "of tokens",
                "ns a byte",
                "on all cores",
                "of tokens",
                "ns a byte",
                "coverage-model",
                "faster (one core)",
                "faster (all cores)");
        for (int copies : new int[] {1, 10, 100}) {
            Path file = samples.jacoco(copies);
            Map<String, Double> times = measuring.run(
                    "file", file, "ReadingBenchmark.tokens", "ReadingBenchmark.alone", "ReadingBenchmark.together");
            double model = Double.NaN;
            if (copies < 100 || modelReadsAll) {
                Measuring calls = copies < 100 ? measuring : measuring.once();
                model = calls.run("file", file, "ReadingBenchmark.model").get("model");
            }
            long bytes = Files.size(file);
            double tokens = times.get("tokens");
            double alone = times.get("alone");
            double together = times.get("together");
            table.row(
                    copies + (copies == 1 ? " copy" : " copies"),
                    Table.number(bytes),
                    Table.millis(tokens),
                    Table.millis(alone),
                    Table.times(alone / tokens),
                    Table.decimal(alone * 1e6 / bytes),
                    Table.millis(together),
                    Table.times(together / tokens),
                    Table.decimal(together * 1e6 / bytes),
                    Table.millis(model),
                    Table.times(model / alone),
                    Table.times(model / together));
        }
        measurements();
    }

    private void measurements() throws IOException, RunnerException, InterruptedException {
        Table table = new Table(
                "the measurement of", "lines", "encoded", "bytes a line", "encode", "decode", "read in -Xmx64m");
        for (int copies : new int[] {1, 10, 100}) {
            Path file = samples.jacoco(copies);
            Map<String, Double> times = measuring.run("file", file, "CodecBenchmark");
            Measurement measurement = CodecBenchmark.measure(file);
            Counter lines = measurement.counters().get(Metric.LINE);
            int encoded = MeasurementCodec.encode(measurement).length;
            table.row(
                    copies + (copies == 1 ? " copy" : " copies"),
                    Table.number(lines.total()),
                    Table.number(encoded) + " bytes",
                    Table.decimal((double) encoded / lines.total()),
                    Table.millis(times.get("encode")),
                    Table.millis(times.get("decode")),
                    PeakMemory.of(file, 64));
        }
    }

    private Map<String, Path> formatSamples() throws IOException {
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("Cobertura", samples.cobertura());
        files.put("Istanbul JSON", samples.istanbul());
        files.put("coverage.py JSON", samples.coveragePy());
        files.put("LCOV", samples.lcov(1));
        files.put("LCOV, 100 copies", samples.lcov(100));
        return files;
    }

    private void formats() throws IOException, RunnerException {
        Table table =
                new Table("format", "bytes", "tokens", "read on one core", "of tokens", "on all cores", "of tokens");
        for (Map.Entry<String, Path> file : formatSamples().entrySet()) {
            long bytes = Files.size(file.getValue());
            Map<String, Double> times =
                    measuring.run("file", file.getValue(), "ReadingBenchmark.tokens", "ReadingBenchmark.alone");
            double tokens = times.get("tokens");
            double alone = times.get("alone");
            double together = bytes < SHARED
                    ? Double.NaN
                    : measuring
                            .run("file", file.getValue(), "ReadingBenchmark.together")
                            .get("together");
            table.row(
                    file.getKey(),
                    Table.number(bytes),
                    Table.millis(tokens),
                    Table.millis(alone),
                    Table.times(alone / tokens),
                    Table.millis(together),
                    Table.times(together / tokens));
        }
    }

    private void cpu() throws IOException, InterruptedException {
        Table table = new Table(
                "processor time of the reading threads",
                "tokens",
                "one thread",
                "of tokens",
                "all threads together",
                "coverage-model, first read",
                "times one thread");
        Map<String, Path> files = new LinkedHashMap<>();
        files.put("JaCoCo, 1 copy", samples.jacoco(1));
        files.put("JaCoCo, 10 copies", samples.jacoco(10));
        files.put("JaCoCo, 100 copies", samples.jacoco(100));
        int jacoco = files.size();
        files.putAll(formatSamples());
        int row = 0;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            row++;
            boolean modelReads = row < jacoco || row == jacoco && modelReadsAll;
            List<Long> nanos = CpuTimes.of(file.getValue(), quick ? 4 : 12);
            double alone = nanos.get(1);
            double model = modelReads ? CpuTimes.ofModel(file.getValue()) : Double.NaN;
            table.row(
                    file.getKey(),
                    Table.millis(nanos.get(0) / 1e6),
                    Table.millis(alone / 1e6),
                    Table.times(alone / nanos.get(0)),
                    Table.millis(nanos.get(2) / 1e6),
                    Table.millis(model / 1e6),
                    Table.times(model / alone));
        }
    }

    private void history() throws IOException, RunnerException {
        Path file = folder.resolve("history.jsonl");
        Table table = new Table("history of", "bytes", "read from disk", "read again", "append");
        Map<String, Double> times = measuring.run("file", file, "HistoryBenchmark");
        table.row(
                Table.number(HistoryBenchmark.BUILDS) + " builds",
                Table.number(Files.size(file)),
                Table.millis(times.get("cold")),
                Table.millis(times.get("warm")),
                Table.millis(times.get("append")));
    }

    private void trend() throws RunnerException {
        Table table = new Table("trend analysis of", "time", "µs a build");
        for (int builds : new int[] {100, 1_000, 10_000}) {
            double millis = measuring.run("builds", builds, "TrendBenchmark").get("analysis");
            table.row(Table.number(builds) + " builds", Table.millis(millis), Table.decimal(millis * 1000 / builds));
        }
    }

    private void workspace() throws IOException, RunnerException, InterruptedException {
        Path workspace = folder.resolve("workspace");
        CollectBenchmark.fill(workspace);
        Table table = new Table("workspace of 100,000 files, 1,000 reports", "time");
        Map<String, Double> times = measuring.run("workspace", workspace, "CollectBenchmark");
        table.row("the walk of the tree alone", Table.millis(times.get("walk")));
        table.row("found by a pattern, read, mapped and merged", Table.millis(times.get("byPattern")));
        table.row("found by content, read, mapped and merged", Table.millis(times.get("byContent")));
        table.row("the same in -Xmx256m", PeakMemory.of(workspace, 256));
    }
}
