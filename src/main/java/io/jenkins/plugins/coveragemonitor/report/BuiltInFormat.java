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
import io.jenkins.plugins.coveragemonitor.report.format.gcov.GcovReader;
import io.jenkins.plugins.coveragemonitor.report.format.gcov.GcovTextReader;
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
import io.jenkins.plugins.coveragemonitor.report.format.v8.V8Reader;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The built-in formats in the order in which they are tried, with the name for people and where such reports usually are. XML
 * formats come after text; their roots are all different.
 *
 * <p>A format has a row in each of the three tables here. Switches, unlike references to methods, load a reader only when a
 * file is to be recognised or read by it: more than a hundred references took half of the start of a short command.
 */
enum BuiltInFormat implements Predicate<FilePrefix>, Supplier<ReportReader> {
    JACOCO_EXEC("JaCoCo exec", "**/*.exec"),
    LCOV("LCOV", "**/*.info"),
    GO("Go cover profile", "**/*cover*.out"),
    GO_COVDATA("Go coverage data", "**/covmeta.*"),
    COVERAGEPY_DATA("coverage.py data", "**/.coverage"),
    GCOV_TEXT("gcov text", "**/*.gcov"),
    JACOCO_CSV("JaCoCo CSV", "**/jacoco*.csv"),
    LUACOV("LuaCov", "**/luacov.report.out"),
    TAP("TAP", "**/*.tap"),
    JACOCO("JaCoCo XML", "**/jacoco*.xml"),
    COBERTURA("Cobertura", "**/*cobertura*.xml, **/coverage.xml"),
    CLOVER("Clover", "**/*clover*.xml"),
    OPENCOVER("OpenCover", "**/*opencover*.xml, **/*OpenCover*.xml"),
    DOTCOVER("dotCover XML", "**/*dotcover*.xml, **/*dotCover*.xml"),
    SONAR("Sonar generic XML", "**/*sonar*.xml"),
    PIT("PIT", "**/mutations.xml"),
    CHECK("Check", "**/*check*.xml"),
    JUNIT("JUnit XML", "**/TEST-*.xml"),
    NUNIT("NUnit", "**/TestResult*.xml"),
    XUNIT("xUnit.net", "**/*xunit*.xml"),
    TRX("TRX", "**/*.trx"),
    CPPUNIT("CppUnit or AUnit", "**/*cppunit*.xml, **/*aunit*.xml"),
    TESTNG("TestNG", "**/testng-results.xml"),
    SONAR_TESTS("Sonar test executions", "**/*execution*.xml"),
    ROBOT("Robot Framework", "**/output.xml"),
    BOOST("Boost.Test", "**/*boost*.xml"),
    CTEST("CTest", "**/Testing/*/Test.xml"),
    CUNIT("CUnit", "**/*CUnit*.xml, **/*cunit*.xml"),
    QT_TEST("Qt Test", "**/*qttest*.xml"),
    UNITTEST_CPP("UnitTest++", "**/*unittest++*.xml"),
    CATCH2("Catch2", "**/*catch2*.xml"),
    DOCTEST("doctest", "**/*doctest*.xml"),
    FPCUNIT("FPCUnit", "**/*fpcunit*.xml"),
    GTESTER("gtester", "**/*gtester*.xml"),
    VISUAL_STUDIO("Visual Studio XML", "**/*.coveragexml, **/*visualstudio*.xml"),
    PHPUNIT_XML("PHPUnit XML", "**/coverage-xml/index.xml"),
    SCOVERAGE("scoverage XML", "**/scoverage.xml"),
    VECTORCAST("VectorCAST", "**/*vectorcast*.xml"),
    EMMA("EMMA", "**/*emma*.xml"),
    BULLSEYE("BullseyeCoverage", "**/*bullseye*.xml"),
    TRACE32("TRACE32", "**/*trace32*.xml"),
    ISTANBUL("Istanbul", "**/coverage-final.json"),
    COVERAGEPY("coverage.py JSON", "**/coverage.json"),
    SIMPLECOV("SimpleCov", "**/coverage/.resultset.json"),
    COVERALLS("Coveralls JSON", "**/coveralls.json"),
    SIMPLECOV_JSON("SimpleCov JSON", "**/coverage/coverage.json"),
    CODECOV("Codecov JSON", "**/*codecov*.json"),
    TARPAULIN("tarpaulin JSON", "**/tarpaulin-report.json"),
    DART_VM("Dart VM JSON", "**/*.vm.json"),
    APEX("Apex JSON", "**/test-result-codecoverage.json"),
    CODECLIMATE("Code Climate JSON", "**/codeclimate*.json"),
    XCODE("Xcode JSON", "**/*xccov*.json"),
    COVERLET("coverlet JSON", "**/coverage.json"),
    GO_TEST("go test JSON", "**/*go-test*.json, **/*gotest*.json"),
    DART_TEST("dart test JSON", "**/*dart-test*.json, **/*flutter-test*.json"),
    JEST("Jest JSON", "**/*jest-results*.json, **/*vitest-results*.json"),
    MOCHA("Mocha JSON", "**/*mocha-results*.json, **/mochawesome*.json"),
    PLAYWRIGHT("Playwright JSON", "**/*playwright-results*.json"),
    CUCUMBER("Cucumber JSON", "**/*cucumber*.json"),
    RSPEC("RSpec JSON", "**/*rspec*.json"),
    CTRF("CTRF", "**/*ctrf*.json"),
    STRYKER("Stryker", "**/mutation*.json"),
    LLVM_COV("llvm-cov JSON", "**/llvm-cov*.json"),
    GCOV("gcov JSON", "**/*.gcov.json.gz"),
    V8("V8 JSON", "**/coverage-*.json");

    private final ReportFormat row;

    BuiltInFormat(String label, String glob) {
        this.row = new ReportFormat(name(), label, glob, this, this);
    }

    /** The format as a row of the table of all formats. */
    ReportFormat row() {
        return row;
    }

    @Override
    public boolean test(FilePrefix head) {
        return switch (this) {
            case JACOCO_EXEC -> JacocoExecReader.recognises(head);
            case LCOV -> LcovReader.recognises(head);
            case GO -> GoCoverReader.recognises(head);
            case GO_COVDATA -> GoCovdataReader.recognises(head);
            case COVERAGEPY_DATA -> CoveragePyDataReader.recognises(head);
            case GCOV_TEXT -> GcovTextReader.recognises(head);
            case JACOCO_CSV -> JacocoCsvReader.recognises(head);
            case LUACOV -> LuacovReader.recognises(head);
            case TAP -> TapReader.recognises(head);
            case JACOCO -> JacocoReader.recognises(head);
            case COBERTURA -> CoberturaReader.recognises(head);
            case CLOVER -> CloverReader.recognises(head);
            case OPENCOVER -> OpenCoverReader.recognises(head);
            case DOTCOVER -> DotCoverReader.recognises(head);
            case SONAR -> SonarReader.recognises(head);
            case PIT -> PitReader.recognises(head);
            case CHECK -> CheckReader.recognises(head);
            case JUNIT -> JUnitReader.recognises(head);
            case NUNIT -> NUnitReader.recognises(head);
            case XUNIT -> XUnitReader.recognises(head);
            case TRX -> TrxReader.recognises(head);
            case CPPUNIT -> CppUnitReader.recognises(head);
            case TESTNG -> TestNgReader.recognises(head);
            case SONAR_TESTS -> SonarTestsReader.recognises(head);
            case ROBOT -> RobotReader.recognises(head);
            case BOOST -> BoostTestReader.recognises(head);
            case CTEST -> CTestReader.recognises(head);
            case CUNIT -> CUnitReader.recognises(head);
            case QT_TEST -> QtTestReader.recognises(head);
            case UNITTEST_CPP -> UnitTestCppReader.recognises(head);
            case CATCH2 -> Catch2Reader.recognises(head);
            case DOCTEST -> DoctestReader.recognises(head);
            case FPCUNIT -> FpcUnitReader.recognises(head);
            case GTESTER -> GTesterReader.recognises(head);
            case VISUAL_STUDIO -> VisualStudioReader.recognises(head);
            case PHPUNIT_XML -> PhpUnitXmlReader.recognises(head);
            case SCOVERAGE -> ScoverageReader.recognises(head);
            case VECTORCAST -> VectorCastReader.recognises(head);
            case EMMA -> EmmaReader.recognises(head);
            case BULLSEYE -> BullseyeReader.recognises(head);
            case TRACE32 -> Trace32Reader.recognises(head);
            case ISTANBUL -> IstanbulReader.recognises(head);
            case COVERAGEPY -> CoveragePyReader.recognises(head);
            case SIMPLECOV -> SimpleCovReader.recognises(head);
            case COVERALLS -> CoverallsReader.recognises(head);
            case SIMPLECOV_JSON -> SimpleCovJsonReader.recognises(head);
            case CODECOV -> CodecovReader.recognises(head);
            case TARPAULIN -> TarpaulinReader.recognises(head);
            case DART_VM -> DartVmReader.recognises(head);
            case APEX -> ApexReader.recognises(head);
            case CODECLIMATE -> CodeClimateReader.recognises(head);
            case XCODE -> XcodeReader.recognises(head);
            case COVERLET -> CoverletReader.recognises(head);
            case GO_TEST -> GoTestReader.recognises(head);
            case DART_TEST -> DartTestReader.recognises(head);
            case JEST -> JestReader.recognises(head);
            case MOCHA -> MochaReader.recognises(head);
            case PLAYWRIGHT -> PlaywrightReader.recognises(head);
            case CUCUMBER -> CucumberReader.recognises(head);
            case RSPEC -> RSpecReader.recognises(head);
            case CTRF -> CtrfReader.recognises(head);
            case STRYKER -> StrykerReader.recognises(head);
            case LLVM_COV -> LlvmCovReader.recognises(head);
            case GCOV -> GcovReader.recognises(head);
            case V8 -> V8Reader.recognises(head);
        };
    }

    @Override
    public ReportReader get() {
        return switch (this) {
            case JACOCO_EXEC -> new JacocoExecReader(List.of());
            case LCOV -> new LcovReader();
            case GO -> new GoCoverReader();
            case GO_COVDATA -> new GoCovdataReader(null);
            case COVERAGEPY_DATA -> new CoveragePyDataReader(null);
            case GCOV_TEXT -> new GcovTextReader();
            case JACOCO_CSV -> new JacocoCsvReader();
            case LUACOV -> new LuacovReader();
            case TAP -> new TapReader();
            case JACOCO -> new JacocoReader();
            case COBERTURA -> new CoberturaReader();
            case CLOVER -> new CloverReader();
            case OPENCOVER -> new OpenCoverReader();
            case DOTCOVER -> new DotCoverReader();
            case SONAR -> new SonarReader();
            case PIT -> new PitReader();
            case CHECK -> new CheckReader();
            case JUNIT -> new JUnitReader();
            case NUNIT -> new NUnitReader();
            case XUNIT -> new XUnitReader();
            case TRX -> new TrxReader();
            case CPPUNIT -> new CppUnitReader();
            case TESTNG -> new TestNgReader();
            case SONAR_TESTS -> new SonarTestsReader();
            case ROBOT -> new RobotReader();
            case BOOST -> new BoostTestReader();
            case CTEST -> new CTestReader();
            case CUNIT -> new CUnitReader();
            case QT_TEST -> new QtTestReader();
            case UNITTEST_CPP -> new UnitTestCppReader();
            case CATCH2 -> new Catch2Reader();
            case DOCTEST -> new DoctestReader();
            case FPCUNIT -> new FpcUnitReader();
            case GTESTER -> new GTesterReader();
            case VISUAL_STUDIO -> new VisualStudioReader();
            case PHPUNIT_XML -> new PhpUnitXmlReader();
            case SCOVERAGE -> new ScoverageReader();
            case VECTORCAST -> new VectorCastReader();
            case EMMA -> new EmmaReader();
            case BULLSEYE -> new BullseyeReader();
            case TRACE32 -> new Trace32Reader();
            case ISTANBUL -> new IstanbulReader(JestReader::tests);
            case COVERAGEPY -> new CoveragePyReader();
            case SIMPLECOV -> new SimpleCovReader();
            case COVERALLS -> new CoverallsReader();
            case SIMPLECOV_JSON -> new SimpleCovJsonReader();
            case CODECOV -> new CodecovReader();
            case TARPAULIN -> new TarpaulinReader();
            case DART_VM -> new DartVmReader();
            case APEX -> new ApexReader();
            case CODECLIMATE -> new CodeClimateReader();
            case XCODE -> new XcodeReader();
            case COVERLET -> new CoverletReader();
            case GO_TEST -> new GoTestReader();
            case DART_TEST -> new DartTestReader();
            case JEST -> new JestReader();
            case MOCHA -> new MochaReader();
            case PLAYWRIGHT -> new PlaywrightReader();
            case CUCUMBER -> new CucumberReader();
            case RSPEC -> new RSpecReader();
            case CTRF -> new CtrfReader();
            case STRYKER -> new StrykerReader();
            case LLVM_COV -> new LlvmCovReader();
            case GCOV -> new GcovReader();
            case V8 -> new V8Reader(null);
        };
    }
}
