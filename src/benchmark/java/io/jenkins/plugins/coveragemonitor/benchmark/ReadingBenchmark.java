package io.jenkins.plugins.coveragemonitor.benchmark;

import edu.hm.hafner.coverage.ModuleNode;
import edu.hm.hafner.coverage.parser.JacocoParser;
import edu.hm.hafner.util.FilteredLog;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.Tokens;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Reading one report from the disk: bare tokens, this plugin, and the library that other plugins read with. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReadingBenchmark {
    /** The report to read; set by the command. */
    @Param("")
    public String file;

    private final AllCores cores = new AllCores();

    /** Ends the threads. */
    @TearDown
    public void close() {
        cores.close();
    }

    /** The floor. */
    @Benchmark
    public long tokens() throws IOException, XMLStreamException {
        return Tokens.count(Path.of(file));
    }

    /** Recognising and reading it, on one thread. */
    @Benchmark
    public Report alone() throws IOException {
        return new Reports(ReportFormats.builtIn()).read(Path.of(file), null);
    }

    /** The same, on all cores. */
    @Benchmark
    public Report together() throws IOException {
        return new Reports(ReportFormats.builtIn(), cores.workers()).read(Path.of(file), null);
    }

    /** What edu.hm.hafner:coverage-model makes of it. */
    @Benchmark
    public ModuleNode model() throws IOException {
        return read(Path.of(file));
    }

    static ModuleNode read(Path report) throws IOException {
        try (Reader reader = Files.newBufferedReader(report)) {
            return new JacocoParser().parse(reader, report.toString(), new FilteredLog("errors"));
        }
    }
}
