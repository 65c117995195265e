package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.history.MeasurementCodec;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A measurement to bytes and back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CodecBenchmark {
    /** The report that is measured; set by the command. */
    @Param("")
    public String file;

    private Measurement measurement;
    private byte[] bytes;

    /** Reads the report once. */
    @Setup
    public void prepare() throws IOException {
        measurement = measure(Path.of(file));
        bytes = MeasurementCodec.encode(measurement);
    }

    static Measurement measure(Path report) throws IOException {
        return Measurement.of(
                List.of(Component.of(
                        "",
                        new Reports(ReportFormats.builtIn()).read(report, null).files())),
                TestTotals.NONE);
    }

    /** To bytes. */
    @Benchmark
    public byte[] encode() {
        return MeasurementCodec.encode(measurement);
    }

    /** And back. */
    @Benchmark
    public Measurement decode() throws IOException {
        return MeasurementCodec.decode(bytes);
    }
}
