package io.jenkins.plugins.coveragemonitor.report;

import io.jenkins.plugins.coveragemonitor.report.format.ApexReader;
import io.jenkins.plugins.coveragemonitor.report.format.BullseyeReader;
import io.jenkins.plugins.coveragemonitor.report.format.CloverReader;
import io.jenkins.plugins.coveragemonitor.report.format.CodeClimateReader;
import io.jenkins.plugins.coveragemonitor.report.format.CodecovReader;
import io.jenkins.plugins.coveragemonitor.report.format.CoverallsReader;
import io.jenkins.plugins.coveragemonitor.report.format.CoverletReader;
import io.jenkins.plugins.coveragemonitor.report.format.DartVmReader;
import io.jenkins.plugins.coveragemonitor.report.format.DotCoverReader;
import io.jenkins.plugins.coveragemonitor.report.format.EmmaReader;
import io.jenkins.plugins.coveragemonitor.report.format.IstanbulReader;
import io.jenkins.plugins.coveragemonitor.report.format.LuacovReader;
import io.jenkins.plugins.coveragemonitor.report.format.OpenCoverReader;
import io.jenkins.plugins.coveragemonitor.report.format.PhpUnitXmlReader;
import io.jenkins.plugins.coveragemonitor.report.format.PitReader;
import io.jenkins.plugins.coveragemonitor.report.format.ScoverageReader;
import io.jenkins.plugins.coveragemonitor.report.format.SimpleCovJsonReader;
import io.jenkins.plugins.coveragemonitor.report.format.SimpleCovReader;
import io.jenkins.plugins.coveragemonitor.report.format.SonarReader;
import io.jenkins.plugins.coveragemonitor.report.format.StrykerReader;
import io.jenkins.plugins.coveragemonitor.report.format.TarpaulinReader;
import io.jenkins.plugins.coveragemonitor.report.format.Trace32Reader;
import io.jenkins.plugins.coveragemonitor.report.format.VectorCastReader;
import io.jenkins.plugins.coveragemonitor.report.format.VisualStudioReader;
import io.jenkins.plugins.coveragemonitor.report.format.XcodeReader;
import io.jenkins.plugins.coveragemonitor.report.format.cobertura.CoberturaReader;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyDataReader;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyReader;
import io.jenkins.plugins.coveragemonitor.report.format.coveragepy.CoveragePyTool;
import io.jenkins.plugins.coveragemonitor.report.format.gcov.GcovReader;
import io.jenkins.plugins.coveragemonitor.report.format.gcov.GcovTextReader;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCounters;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCovdataReader;
import io.jenkins.plugins.coveragemonitor.report.format.go.GoCoverReader;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoCsvReader;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoExecReader;
import io.jenkins.plugins.coveragemonitor.report.format.jacoco.JacocoReader;
import io.jenkins.plugins.coveragemonitor.report.format.lcov.LcovReader;
import io.jenkins.plugins.coveragemonitor.report.format.llvm.LlvmCovReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.BoostTestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.CTestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.CUnitReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.Catch2Reader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.CheckReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.CppUnitReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.CtrfReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.CucumberReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.DartTestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.DoctestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.FpcUnitReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.GTesterReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.GoTestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.JUnitReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.JestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.MochaReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.NUnitReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.PlaywrightReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.QtTestReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.RSpecReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.RobotReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.SonarTestsReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.TapReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.TestNgReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.TrxReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.UnitTestCppReader;
import io.jenkins.plugins.coveragemonitor.report.format.tests.XUnitReader;
import io.jenkins.plugins.coveragemonitor.report.format.v8.ScriptFiles;
import io.jenkins.plugins.coveragemonitor.report.format.v8.ScriptSources;
import io.jenkins.plugins.coveragemonitor.report.format.v8.V8Reader;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** The built-in formats, one line each. XML formats come first; their roots are all different. */
    private static final List<ReportFormat> BUILT_IN = List.of(
            new ReportFormat(EXEC, "JaCoCo exec", "**/*.exec", JacocoExecReader::recognises, execReader(List.of())),
            new ReportFormat("LCOV", "LCOV", "**/*.info", LcovReader::recognises, LcovReader::new),
            new ReportFormat("GO", "Go cover profile", "**/*cover*.out", GoCoverReader::recognises, GoCoverReader::new),
            new ReportFormat(
                    GO_COVDATA,
                    "Go coverage data",
                    "**/covmeta.*",
                    GoCovdataReader::recognises,
                    () -> new GoCovdataReader(null)),
            new ReportFormat(
                    COVERAGEPY_DATA,
                    "coverage.py data",
                    "**/.coverage",
                    CoveragePyDataReader::recognises,
                    () -> new CoveragePyDataReader(null)),
            new ReportFormat("GCOV_TEXT", "gcov text", "**/*.gcov", GcovTextReader::recognises, GcovTextReader::new),
            new ReportFormat(
                    "JACOCO_CSV", "JaCoCo CSV", "**/jacoco*.csv", JacocoCsvReader::recognises, JacocoCsvReader::new),
            new ReportFormat("LUACOV", "LuaCov", "**/luacov.report.out", LuacovReader::recognises, LuacovReader::new),
            new ReportFormat("TAP", "TAP", "**/*.tap", TapReader::recognises, TapReader::new),
            new ReportFormat("JACOCO", "JaCoCo XML", "**/jacoco*.xml", JacocoReader::recognises, JacocoReader::new),
            new ReportFormat(
                    "COBERTURA",
                    "Cobertura",
                    "**/*cobertura*.xml, **/coverage.xml",
                    CoberturaReader::recognises,
                    CoberturaReader::new),
            new ReportFormat("CLOVER", "Clover", "**/*clover*.xml", CloverReader::recognises, CloverReader::new),
            new ReportFormat(
                    "OPENCOVER",
                    "OpenCover",
                    "**/*opencover*.xml, **/*OpenCover*.xml",
                    OpenCoverReader::recognises,
                    OpenCoverReader::new),
            new ReportFormat(
                    "DOTCOVER",
                    "dotCover XML",
                    "**/*dotcover*.xml, **/*dotCover*.xml",
                    DotCoverReader::recognises,
                    DotCoverReader::new),
            new ReportFormat("SONAR", "Sonar generic XML", "**/*sonar*.xml", SonarReader::recognises, SonarReader::new),
            new ReportFormat("PIT", "PIT", "**/mutations.xml", PitReader::recognises, PitReader::new),
            new ReportFormat("CHECK", "Check", "**/*check*.xml", CheckReader::recognises, CheckReader::new),
            new ReportFormat("JUNIT", "JUnit XML", "**/TEST-*.xml", JUnitReader::recognises, JUnitReader::new),
            new ReportFormat("NUNIT", "NUnit", "**/TestResult*.xml", NUnitReader::recognises, NUnitReader::new),
            new ReportFormat("XUNIT", "xUnit.net", "**/*xunit*.xml", XUnitReader::recognises, XUnitReader::new),
            new ReportFormat("TRX", "TRX", "**/*.trx", TrxReader::recognises, TrxReader::new),
            new ReportFormat(
                    "CPPUNIT",
                    "CppUnit or AUnit",
                    "**/*cppunit*.xml, **/*aunit*.xml",
                    CppUnitReader::recognises,
                    CppUnitReader::new),
            new ReportFormat("TESTNG", "TestNG", "**/testng-results.xml", TestNgReader::recognises, TestNgReader::new),
            new ReportFormat(
                    "SONAR_TESTS",
                    "Sonar test executions",
                    "**/*execution*.xml",
                    SonarTestsReader::recognises,
                    SonarTestsReader::new),
            new ReportFormat("ROBOT", "Robot Framework", "**/output.xml", RobotReader::recognises, RobotReader::new),
            new ReportFormat(
                    "BOOST", "Boost.Test", "**/*boost*.xml", BoostTestReader::recognises, BoostTestReader::new),
            new ReportFormat("CTEST", "CTest", "**/Testing/*/Test.xml", CTestReader::recognises, CTestReader::new),
            new ReportFormat(
                    "CUNIT", "CUnit", "**/*CUnit*.xml, **/*cunit*.xml", CUnitReader::recognises, CUnitReader::new),
            new ReportFormat("QT_TEST", "Qt Test", "**/*qttest*.xml", QtTestReader::recognises, QtTestReader::new),
            new ReportFormat(
                    "UNITTEST_CPP",
                    "UnitTest++",
                    "**/*unittest++*.xml",
                    UnitTestCppReader::recognises,
                    UnitTestCppReader::new),
            new ReportFormat("CATCH2", "Catch2", "**/*catch2*.xml", Catch2Reader::recognises, Catch2Reader::new),
            new ReportFormat("DOCTEST", "doctest", "**/*doctest*.xml", DoctestReader::recognises, DoctestReader::new),
            new ReportFormat("FPCUNIT", "FPCUnit", "**/*fpcunit*.xml", FpcUnitReader::recognises, FpcUnitReader::new),
            new ReportFormat("GTESTER", "gtester", "**/*gtester*.xml", GTesterReader::recognises, GTesterReader::new),
            new ReportFormat(
                    "VISUAL_STUDIO",
                    "Visual Studio XML",
                    "**/*.coveragexml, **/*visualstudio*.xml",
                    VisualStudioReader::recognises,
                    VisualStudioReader::new),
            new ReportFormat(
                    "PHPUNIT_XML",
                    "PHPUnit XML",
                    "**/coverage-xml/index.xml",
                    PhpUnitXmlReader::recognises,
                    PhpUnitXmlReader::new),
            new ReportFormat(
                    "SCOVERAGE",
                    "scoverage XML",
                    "**/scoverage.xml",
                    ScoverageReader::recognises,
                    ScoverageReader::new),
            new ReportFormat(
                    "VECTORCAST",
                    "VectorCAST",
                    "**/*vectorcast*.xml",
                    VectorCastReader::recognises,
                    VectorCastReader::new),
            new ReportFormat("EMMA", "EMMA", "**/*emma*.xml", EmmaReader::recognises, EmmaReader::new),
            new ReportFormat(
                    "BULLSEYE",
                    "BullseyeCoverage",
                    "**/*bullseye*.xml",
                    BullseyeReader::recognises,
                    BullseyeReader::new),
            new ReportFormat("TRACE32", "TRACE32", "**/*trace32*.xml", Trace32Reader::recognises, Trace32Reader::new),
            new ReportFormat(
                    "ISTANBUL", "Istanbul", "**/coverage-final.json", IstanbulReader::recognises, IstanbulReader::new),
            new ReportFormat(
                    "COVERAGEPY",
                    "coverage.py JSON",
                    "**/coverage.json",
                    CoveragePyReader::recognises,
                    CoveragePyReader::new),
            new ReportFormat(
                    SIMPLECOV,
                    "SimpleCov",
                    "**/coverage/.resultset.json",
                    SimpleCovReader::recognises,
                    SimpleCovReader::new),
            new ReportFormat(
                    "COVERALLS",
                    "Coveralls JSON",
                    "**/coveralls.json",
                    CoverallsReader::recognises,
                    CoverallsReader::new),
            new ReportFormat(
                    "SIMPLECOV_JSON",
                    "SimpleCov JSON",
                    "**/coverage/coverage.json",
                    SimpleCovJsonReader::recognises,
                    SimpleCovJsonReader::new),
            new ReportFormat(
                    "CODECOV", "Codecov JSON", "**/*codecov*.json", CodecovReader::recognises, CodecovReader::new),
            new ReportFormat(
                    "TARPAULIN",
                    "tarpaulin JSON",
                    "**/tarpaulin-report.json",
                    TarpaulinReader::recognises,
                    TarpaulinReader::new),
            new ReportFormat("DART_VM", "Dart VM JSON", "**/*.vm.json", DartVmReader::recognises, DartVmReader::new),
            new ReportFormat(
                    "APEX", "Apex JSON", "**/test-result-codecoverage.json", ApexReader::recognises, ApexReader::new),
            new ReportFormat(
                    "CODECLIMATE",
                    "Code Climate JSON",
                    "**/codeclimate*.json",
                    CodeClimateReader::recognises,
                    CodeClimateReader::new),
            new ReportFormat("XCODE", "Xcode JSON", "**/*xccov*.json", XcodeReader::recognises, XcodeReader::new),
            new ReportFormat(
                    "COVERLET", "coverlet JSON", "**/coverage.json", CoverletReader::recognises, CoverletReader::new),
            new ReportFormat(
                    "GO_TEST",
                    "go test JSON",
                    "**/*go-test*.json, **/*gotest*.json",
                    GoTestReader::recognises,
                    GoTestReader::new),
            new ReportFormat(
                    "DART_TEST",
                    "dart test JSON",
                    "**/*dart-test*.json, **/*flutter-test*.json",
                    DartTestReader::recognises,
                    DartTestReader::new),
            new ReportFormat(
                    "JEST",
                    "Jest JSON",
                    "**/*jest-results*.json, **/*vitest-results*.json",
                    JestReader::recognises,
                    JestReader::new),
            new ReportFormat(
                    "MOCHA", "Mocha JSON", "**/*mocha-results*.json", MochaReader::recognises, MochaReader::new),
            new ReportFormat(
                    "PLAYWRIGHT",
                    "Playwright JSON",
                    "**/*playwright-results*.json",
                    PlaywrightReader::recognises,
                    PlaywrightReader::new),
            new ReportFormat(
                    "CUCUMBER", "Cucumber JSON", "**/*cucumber*.json", CucumberReader::recognises, CucumberReader::new),
            new ReportFormat("RSPEC", "RSpec JSON", "**/*rspec*.json", RSpecReader::recognises, RSpecReader::new),
            new ReportFormat("CTRF", "CTRF", "**/*ctrf*.json", CtrfReader::recognises, CtrfReader::new),
            new ReportFormat("STRYKER", "Stryker", "**/mutation*.json", StrykerReader::recognises, StrykerReader::new),
            new ReportFormat(
                    "LLVM_COV", "llvm-cov JSON", "**/llvm-cov*.json", LlvmCovReader::recognises, LlvmCovReader::new),
            new ReportFormat("GCOV", "gcov JSON", "**/*.gcov.json.gz", GcovReader::recognises, GcovReader::new),
            new ReportFormat(V8, "V8 JSON", "**/coverage-*.json", V8Reader::recognises, () -> new V8Reader(null)));

    private final List<ReportFormat> formats;

    private ReportFormats(List<ReportFormat> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The built-in formats. */
    public static ReportFormats builtIn() {
        return new ReportFormats(BUILT_IN);
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
