package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A workspace of 100,000 files, a thousand of them reports of a hundred sources each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CollectBenchmark {
    private static final int MODULES = 1_000;
    private static final int FILES_OF_A_MODULE = 99;

    /** The workspace; set by the command. */
    @Param("")
    public String workspace;

    static void fill(Path workspace) throws IOException {
        for (int module = 0; module < MODULES; module++) {
            Path sources =
                    Files.createDirectories(workspace.resolve("m" + module + "/src/main/java/org/example/m" + module));
            StringBuilder lcov = new StringBuilder();
            for (int file = 0; file < FILES_OF_A_MODULE; file++) {
                String name = "Type" + file + ".java";
                Files.createFile(sources.resolve(name));
                lcov.append("SF:org/example/m")
                        .append(module)
                        .append('/')
                        .append(name)
                        .append('\n');
                for (int line = 1; line <= 40; line++) {
                    lcov.append("DA:")
                            .append(line * 3)
                            .append(',')
                            .append(line % 4)
                            .append('\n');
                }
                lcov.append("end_of_record\n");
            }
            Path report = Files.createDirectories(workspace.resolve("m" + module + "/target"))
                    .resolve("coverage.info");
            Files.writeString(report, lcov);
        }
    }

    /** Finding by content, as without any configuration. */
    @Benchmark
    public Collected byContent() throws IOException, InterruptedException {
        return new Collector(ReportFormats.builtIn()).collect(Path.of(workspace), List.of());
    }

    /** Finding by a pattern. */
    @Benchmark
    public Collected byPattern() throws IOException, InterruptedException {
        return new Collector(ReportFormats.builtIn())
                .collect(Path.of(workspace), List.of(new ReportSpec("", "LCOV", "**/coverage.info")));
    }

    /** Finding alone: the walk of the tree, and a pattern that nothing matches. */
    @Benchmark
    public Collected walk() throws IOException, InterruptedException {
        return new Collector(ReportFormats.builtIn())
                .collect(Path.of(workspace), List.of(new ReportSpec("", "LCOV", "**/nothing.info")));
    }
}
