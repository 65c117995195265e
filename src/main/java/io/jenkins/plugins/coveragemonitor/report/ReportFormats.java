package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.format.SimpleCovReader;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyDataReader;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyTool;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCounters;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCovdataReader;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoExecReader;
import io.jenkins.plugins.coveragemonitor.report.format.v8.ScriptFiles;
import io.jenkins.plugins.coveragemonitor.report.format.v8.ScriptSources;
import io.jenkins.plugins.coveragemonitor.report.format.v8.V8Reader;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The formats that can be read, in the order in which they are tried. */
public final class ReportFormats {
    /** JaCoCo's execution data: a report only together with the class files, which have the lines. */
    public static final String EXEC = "JACOCO_EXEC";

    /** SimpleCov's result sets: only the sources show which of their lines do not count. */
    public static final String SIMPLECOV = "SIMPLECOV";

    /** Raw V8 coverage: its ranges become lines only with the scripts' sources. */
    public static final String V8 = "V8";

    /** Go's coverage data: it lists what could run; what did run is in files beside it. */
    public static final String GO_COVDATA = "GO_COVDATA";

    /** The data of coverage.py: another program converts it, so it is read only if a pattern or format names it. */
    public static final String COVERAGEPY_DATA = "COVERAGEPY_DATA";

    /** The formats that only have tests. */
    static final Set<String> OF_TESTS = Set.of(
            "BOOST",
            "CATCH2",
            "CHECK",
            "CPPUNIT",
            "CTEST",
            "CTRF",
            "CUCUMBER",
            "CUNIT",
            "DART_TEST",
            "DOCTEST",
            "FPCUNIT",
            "GO_TEST",
            "GTESTER",
            "JEST",
            "JUNIT",
            "MOCHA",
            "NUNIT",
            "PLAYWRIGHT",
            "QT_TEST",
            "ROBOT",
            "RSPEC",
            "SONAR_TESTS",
            "TAP",
            "TESTNG",
            "TRX",
            "UNITTEST_CPP",
            "XUNIT");

    private final List<ReportFormat> formats;

    private ReportFormats(List<ReportFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The built-in formats. */
    public static ReportFormats builtIn() {
        return new ReportFormats(
                Arrays.stream(BuiltInFormat.values()).map(BuiltInFormat::row).toList());
    }

    /**
     * These formats with the class files for execution data (a format without lines of its own).
     *
     * @param classFiles folders and jars; if empty, execution data is refused with a sentence that says they are needed
     */
    public ReportFormats withClassFiles(List<Path> classFiles) {
        return withExecReader(execReader(classFiles));
    }

    /** These formats with another reader of execution data. */
    ReportFormats withExecReader(Supplier<ReportReader> reader) {
        return with(EXEC, reader);
    }

    /**
     * These formats without the lines that comments in Ruby's sources switch off.
     *
     * @param skipped their numbers by the paths of a report with forward slashes
     */
    public ReportFormats withSkippedLines(Map<String, BitSet> skipped) {
        return with(SIMPLECOV, () -> new SimpleCovReader(skipped));
    }

    /**
     * These formats with the folder of the sources of the scripts that V8 ran.
     *
     * @param folder only files below it are opened
     */
    public ReportFormats withScripts(Path folder) {
        return withScripts(new ScriptFiles(folder));
    }

    /** These formats with the sources of the scripts that V8 ran. */
    public ReportFormats withScripts(ScriptSources scripts) {
        return with(V8, () -> new V8Reader(scripts));
    }

    /** These formats with the counters of Go programs. */
    public ReportFormats withGoCounters(GoCounters counters) {
        return with(GO_COVDATA, () -> new GoCovdataReader(counters));
    }

    /** These formats with the tool that converts the data of coverage.py. */
    public ReportFormats withCoveragePy(CoveragePyTool tool) {
        return with(COVERAGEPY_DATA, () -> new CoveragePyDataReader(tool));
    }

    private ReportFormats with(String name, Supplier<ReportReader> reader) {
        return new ReportFormats(formats.stream()
                .map(format -> format.name().equals(name) ? format.with(reader) : format)
                .toList());
    }

    private static Supplier<ReportReader> execReader(List<Path> classFiles) {
        return () -> new JacocoExecReader(classFiles);
    }

    /**
     * These formats and more, which are tried first, because whoever adds a format knows it better than the built-in
     * table.
     *
     * @throws IllegalArgumentException if a name is taken
     */
    public ReportFormats with(Collection<ReportFormat> more) {
        List<ReportFormat> all = new ArrayList<>(more);
        all.addAll(formats);
        long names = all.stream()
                .map(format -> format.name().toUpperCase(Locale.ROOT))
                .distinct()
                .count();
        if (names < all.size()) {
            throw new IllegalArgumentException("two report formats have one name: "
                    + all.stream().map(ReportFormat::name).toList());
        }
        return new ReportFormats(all);
    }

    /**
     * Whether a format only has tests; {@code false} for one of another plugin or {@code null}, of which that is
     * unknown.
     */
    public static boolean isOfTests(@Nullable String format) {
        return format != null && OF_TESTS.contains(format.toUpperCase(Locale.ROOT));
    }

    /** All formats, in the order in which they are tried. */
    public List<ReportFormat> all() {
        return formats;
    }

    /** The format of a file with this beginning, if there is one. */
    public Optional<ReportFormat> recognise(FilePrefix head) {
        return formats.stream().filter(format -> format.knows(head)).findFirst();
    }

    /** The format with a name, in any case. */
    public Optional<ReportFormat> named(String name) {
        return formats.stream()
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
