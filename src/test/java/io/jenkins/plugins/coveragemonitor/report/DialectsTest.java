package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How tools write the formats of others: small reports after the tools' own documentation, and the numbers they mean. */
class DialectsTest {
    private static final Reports REPORTS = new Reports(ReportFormats.builtIn());

    private record Dialect(String tool, String format, String totals, String report, List<String> problems) {}

    private static Dialect dialect(String tool, String format, String totals, String report) {
        return new Dialect(tool, format, totals, report, List.of());
    }

    @TestFactory
    Stream<DynamicTest> comesToTheNumbersOfTheTool() {
        return dialects()
                .map(dialect -> DynamicTest.dynamicTest(dialect.tool(), () -> {
                    byte[] bytes = dialect.report().getBytes(StandardCharsets.UTF_8);
                    Report report = REPORTS.read(() -> new ByteArrayInputStream(bytes), null, null);

                    assertThat(report.format()).isEqualTo(dialect.format());
                    assertThat(totals(report)).isEqualTo(dialect.totals());
                    assertThat(report.problems()).isEqualTo(dialect.problems());
                }));
    }

    private static String totals(Report report) {
        StringBuilder text = new StringBuilder();
        for (Metric metric : Metric.values()) {
            if (report.totals().has(metric)) {
                Counter counter = report.totals().get(metric);
                text.append(' ').append(metric).append(' ').append(counter.covered());
                text.append('/').append(counter.total());
            }
        }
        if (report.tests().isMeasured()) {
            text.append(" TESTS ").append(report.tests().total()).append(" failed ");
            text.append(report.tests().failed()).append(" skipped ");
            text.append(report.tests().skipped());
        }
        return text.substring(1);
    }

    private static Stream<Dialect> dialects() {
        return Stream.of(
                dialect(
                        "Kover, which tells no method by itself",
                        "JACOCO",
                        "LINE 2/3 BRANCH 1/2 INSTRUCTION 9/14 FUNCTION 1/2 CLASS 1/2",
                        """
                        <?xml version="1.0" ?>
                        <report name="Kover Gradle Plugin XML report for :app">
                        <package name="org/example">
                        <class name="org/example/Cart" sourcefilename="Cart.kt">
                        <method name="add" desc="(I)V"><counter type="INSTRUCTION" missed="2" covered="9"/>
                        <counter type="BRANCH" missed="1" covered="1"/><counter type="LINE" missed="0" covered="2"/></method>
                        <counter type="INSTRUCTION" missed="2" covered="9"/><counter type="BRANCH" missed="1" covered="1"/>
                        <counter type="LINE" missed="0" covered="2"/><counter type="METHOD" missed="0" covered="1"/></class>
                        <class name="org/example/Never" sourcefilename="Cart.kt">
                        <method name="run" desc="()V"><counter type="INSTRUCTION" missed="3" covered="0"/>
                        <counter type="BRANCH" missed="0" covered="0"/><counter type="LINE" missed="1" covered="0"/></method>
                        <counter type="INSTRUCTION" missed="3" covered="0"/><counter type="BRANCH" missed="0" covered="0"/>
                        <counter type="LINE" missed="1" covered="0"/><counter type="METHOD" missed="1" covered="0"/></class>
                        <sourcefile name="Cart.kt"><line nr="3" mi="0" ci="4" mb="0" cb="0"/>
                        <line nr="4" mi="2" ci="5" mb="1" cb="1"/><line nr="9" mi="3" ci="0" mb="0" cb="0"/>
                        <counter type="INSTRUCTION" missed="5" covered="9"/><counter type="BRANCH" missed="1" covered="1"/>
                        <counter type="LINE" missed="1" covered="2"/></sourcefile>
                        <counter type="METHOD" missed="1" covered="1"/><counter type="CLASS" missed="1" covered="1"/>
                        </package></report>
                        """),
                dialect(
                        "gcovr 5.2, which tells no functions",
                        "COBERTURA",
                        "LINE 1/2 BRANCH 1/2",
                        """
                        <?xml version='1.0' encoding='UTF-8'?>
                        <!DOCTYPE coverage SYSTEM 'http://cobertura.sourceforge.net/xml/coverage-04.dtd'>
                        <coverage line-rate="0.5" branch-rate="0.5" lines-covered="1" lines-valid="2" branches-covered="1"
                          branches-valid="2" complexity="0.0" timestamp="1632549295" version="gcovr 5.2"><sources>
                        <source>.</source></sources><packages><package name="src" line-rate="0.5" branch-rate="0.5" complexity="0.0">
                        <classes><class name="calc_c" filename="src/calc.c" line-rate="0.5" branch-rate="0.5" complexity="0.0"><methods/>
                        <lines><line number="3" hits="2" branch="true" condition-coverage="50% (1/2)"><conditions>
                        <condition number="0" type="jump" coverage="50%"/></conditions></line>
                        <line number="4" hits="0" branch="false"/></lines></class></classes></package></packages></coverage>
                        """),
                dialect(
                        "gcovr 8, which gives a function without lines a full rate",
                        "COBERTURA",
                        "LINE 1/1 FUNCTION 1/1",
                        """
                        <coverage line-rate="1.0" branch-rate="0.0" lines-covered="1" lines-valid="1" version="gcovr 8.6"><packages>
                        <package name=""><classes><class name="main_cpp" filename="main.cpp" line-rate="1.0"><methods>
                        <method name="_ZN3BarD0Ev" signature="" line-rate="1.0"><lines><line number="8" hits="2" branch="false"/>
                        </lines></method><method name="_ZN3BarD2Ev" signature="" line-rate="1.0"><lines/></method></methods>
                        <lines><line number="8" hits="2" branch="false"/></lines></class></classes></package></packages></coverage>
                        """),
                dialect(
                        "gcovr's Clover, whose classes are files and whose statements are lines",
                        "CLOVER",
                        "LINE 1/2",
                        """
                        <coverage clover="1768334355" generated="1768334355"><project timestamp="1768334355"><package name="root">
                        <file name="main.cpp" path="main.cpp"><metrics complexity="0" elements="3" coveredelements="2" conditionals="0"
                          coveredconditionals="0" statements="3" coveredstatements="2" methods="0" coveredmethods="0" classes="1"/>
                        <class name="id$118fcbaaba162ba17933c7893247df3a"><metrics elements="3" coveredelements="2" statements="3"
                          coveredstatements="2"/></class><line num="6" type="stmt" count="2"/><line num="6" type="stmt" count="1"/>
                        <line num="7" type="stmt" count="0"/></file></package></project></coverage>
                        """),
                new Dialect(
                        "nyc before 15, which states branches and lists none",
                        "COBERTURA",
                        "LINE 1/1",
                        """
                        <coverage lines-valid="1" lines-covered="1" line-rate="1" branches-valid="4" branches-covered="2"
                          branch-rate="0.5" version="0.1"><packages><package name="main"><classes><class name="a.js"
                          filename="a.js" line-rate="1" branch-rate="0.5"><methods/><lines><line number="1" hits="1"/></lines>
                        </class></classes></package></packages></coverage>
                        """,
                        List.of("report: states 4 branches but lists none, so none is counted")),
                dialect(
                        "OpenCppCoverage, with the drive as its source",
                        "COBERTURA",
                        "LINE 1/2",
                        """
                        <?xml version="1.0" encoding="utf-8"?>
                        <coverage line-rate="0.5" branch-rate="0" complexity="0" branches-covered="0" branches-valid="0"
                          timestamp="0" lines-covered="1" lines-valid="2" version="0"><sources><source>C:</source></sources>
                        <packages><package name="C:\\dev\\app.exe" line-rate="0.5" branch-rate="0" complexity="0"><classes>
                        <class name="main.cpp" filename="dev\\src\\main.cpp" line-rate="0.5" branch-rate="0" complexity="0"><methods/>
                        <lines><line number="3" hits="1"/><line number="4" hits="0"/></lines></class></classes></package></packages>
                        </coverage>
                        """),
                dialect(
                        "tarpaulin",
                        "COBERTURA",
                        "LINE 2/3",
                        """
                        <?xml version="1.0"?><coverage lines-covered="2" lines-valid="3" line-rate="0.66" branches-covered="0"
                        branches-valid="0" branch-rate="0" complexity="0" version="1.9" timestamp="1700000000"><sources><source>/w
                        </source></sources><packages><package name="src" line-rate="0.66" branch-rate="0" complexity="0"><classes>
                        <class name="lib" filename="src/lib.rs" line-rate="0.66" branch-rate="0" complexity="0"><methods/><lines>
                        <line number="1" hits="1"/><line number="2" hits="2"/><line number="4" hits="0"/></lines></class></classes>
                        </package></packages></coverage>
                        """),
                dialect(
                        "scoverage's Cobertura",
                        "COBERTURA",
                        "LINE 1/2 BRANCH 1/2 FUNCTION 1/2 CLASS 1/1",
                        """
                        <?xml version="1.0"?>
                        <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
                        <coverage line-rate="0.50" lines-covered="1" lines-valid="2" branches-covered="1" branches-valid="2"
                          branch-rate="0.50" complexity="0" version="1.0" timestamp="1700000000000"><sources>
                        <source>/w/src/main/scala</source></sources><packages><package name="org.shop" line-rate="0.50"
                          branch-rate="0.50" complexity="0"><classes><class name="org.shop.Cart" filename="org/shop/Cart.scala"
                          line-rate="0.50" branch-rate="0.50" complexity="0"><methods><method name="org.shop/Cart/add" signature="()V"
                          line-rate="1.00" branch-rate="1.00" complexity="0"><lines><line number="4" hits="2" branch="false"/></lines>
                        </method><method name="org.shop/Cart/clear" signature="()V" line-rate="0.00" branch-rate="0.00"><lines>
                        <line number="8" hits="0" branch="false"/></lines></method></methods><lines>
                        <line number="4" hits="2" branch="true" condition-coverage="50% (1/2)"/>
                        <line number="8" hits="0" branch="false"/></lines></class></classes></package></packages></coverage>
                        """),
                dialect(
                        "PHPUnit's Clover, with files in packages and outside",
                        "CLOVER",
                        "LINE 2/4 INSTRUCTION 2/4 FUNCTION 1/2 CLASS 1/2",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <coverage generated="1700000000"><project timestamp="1700000000"><package name="Shop">
                        <file name="/w/src/Cart.php"><class name="Shop\\Cart" namespace="Shop"><metrics complexity="2" methods="1"
                          coveredmethods="1" conditionals="0" coveredconditionals="0" statements="2" coveredstatements="2" elements="3"
                          coveredelements="3"/></class><line num="7" type="method" name="add" visibility="public" complexity="1" crap="1"
                          count="3"/><line num="9" type="stmt" count="3"/><line num="10" type="stmt" count="3"/>
                        <metrics loc="20" ncloc="15" classes="1" methods="1" coveredmethods="1" conditionals="0" coveredconditionals="0"
                          statements="2" coveredstatements="2" elements="3" coveredelements="3"/></file></package>
                        <file name="/w/src/never.php"><class name="Never"><metrics methods="1" coveredmethods="0" statements="2"
                          coveredstatements="0" elements="3" coveredelements="0"/></class><line num="3" type="method" name="run" count="0"/>
                        <line num="4" type="stmt" count="0"/><line num="5" type="stmt" count="0"/><metrics methods="1" coveredmethods="0"
                          statements="2" coveredstatements="0" elements="3" coveredelements="0"/></file>
                        <metrics files="2" statements="4" coveredstatements="2"/></project></coverage>
                        """),
                dialect(
                        "Flutter, which has lines only",
                        "LCOV",
                        "LINE 1/2",
                        """
                        SF:lib/cart.dart
                        DA:3,4
                        DA:5,0
                        LF:2
                        LH:1
                        end_of_record
                        """),
                dialect(
                        "Bun, which states functions and lists none",
                        "LCOV",
                        "LINE 1/2 FUNCTION 1/3",
                        """
                        TN:
                        SF:src/cart.ts
                        FNF:3
                        FNH:1
                        DA:3,4
                        DA:5,0
                        LF:2
                        LH:1
                        end_of_record
                        """),
                dialect(
                        "Node's runner, with branches numbered through the file",
                        "LCOV",
                        "LINE 2/3 BRANCH 1/2 FUNCTION 1/2",
                        """
                        TN:
                        SF:lib/cart.js
                        FN:1,add
                        FN:3,anonymous_1
                        FNDA:1,add
                        FNDA:0,anonymous_1
                        FNF:2
                        FNH:1
                        BRDA:1,0,0,1
                        BRDA:3,1,0,0
                        BRF:2
                        BRH:1
                        DA:1,1
                        DA:2,1
                        DA:3,0
                        LH:2
                        LF:3
                        end_of_record
                        """),
                dialect(
                        "SlipCover",
                        "COVERAGEPY",
                        "LINE 2/3 BRANCH 1/2",
                        """
                        {"meta": {"software": "slipcover", "version": "1.0.15", "timestamp": "2026-01-01T00:00:00",
                        "branch_coverage": true, "show_contexts": false}, "files": {"shop/cart.py": {"executed_lines": [1, 2],
                        "missing_lines": [4], "executed_branches": [[2, 3]], "missing_branches": [[2, 4]], "summary": {"covered_lines": 2,
                        "missing_lines": 1, "covered_branches": 1, "missing_branches": 1, "percent_covered": 60.0}}},
                        "summary": {"covered_lines": 2, "missing_lines": 1}}
                        """),
                dialect(
                        "tarpaulin's Coveralls",
                        "COVERALLS",
                        "LINE 2/3",
                        """
                        {"repo_token":"t","service_name":"","source_files":[{"name":"src/lib.rs",
                        "source_digest":"5c1d3c1b0e1c9b4d1c8c9c1d3c1b0e1c","coverage":[1,2,null,0]}]}
                        """),
                dialect(
                        "xUnit.net v3",
                        "XUNIT",
                        "TESTS 4 failed 1 skipped 2",
                        """
                        <assemblies computer="build" finish-rtf="2026-01-26T13:49:52" id="1" schema-version="3"
                          start-rtf="2026-01-26T13:49:51" timestamp="01/26/2026 13:49:51" user="ci"><assembly environment="64-bit .NET"
                          errors="0" failed="1" finish-rtf="x" full-name="Shop.Tests" id="2" name="/w/Shop.Tests.dll" not-run="1" passed="1"
                          run-date="2026-01-26" run-time="13:49:51" skipped="1" start-rtf="x" target-framework=".NETCoreApp,Version=v8.0"
                          test-framework="xUnit.net v3 1.0.0" time="0.750" time-rtf="00:00:00.7500000" total="4"><errors/>
                        <collection failed="1" id="3" name="Cart" not-run="1" passed="1" skipped="1" time="0.750" total="4">
                        <test id="4" method="Adds" name="Shop.CartTest.Adds" result="Pass" time="0.5" time-rtf="00:00:00.5" type="Shop.CartTest"/>
                        <test id="5" method="Clears" name="Shop.CartTest.Clears" result="Fail" time="0.25" type="Shop.CartTest"><failure/></test>
                        <test id="6" method="Waits" name="Shop.CartTest.Waits" result="Skip" time="0"><reason>later</reason></test>
                        <test id="7" method="Asks" name="Shop.CartTest.Asks" result="NotRun" time="0"/></collection></assembly></assemblies>
                        """),
                dialect(
                        "cargo-nextest, with a flaky test",
                        "JUNIT",
                        "TESTS 3 failed 1 skipped 0",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites name="nextest-run" tests="3" failures="1" errors="0" uuid="45c5" timestamp="2026-01-26T13:49:51+00:00"
                          time="0.021"><testsuite name="shop::cart" tests="3" disabled="0" errors="0" failures="1">
                        <testcase name="adds" classname="shop::cart" timestamp="2026-01-26T13:49:51+00:00" time="0.003"/>
                        <testcase name="waits" classname="shop::cart" time="0.004"><flakyFailure timestamp="x" time="0.003"
                          message="no" type="test failure"><system-out>1</system-out></flakyFailure></testcase>
                        <testcase name="clears" classname="shop::cart" time="0.004"><failure type="test failure"/><rerunFailure
                          timestamp="x" time="0.002" type="test failure"/></testcase></testsuite></testsuites>
                        """),
                dialect(
                        "GoogleTest, with a disabled and a skipped test",
                        "JUNIT",
                        "TESTS 4 failed 1 skipped 2",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites tests="4" failures="1" disabled="1" errors="0" time="0.011" timestamp="2026-01-26" name="AllTests">
                        <testsuite name="Cart" tests="4" failures="1" disabled="1" skipped="1" errors="0" time="0.011">
                        <testcase name="Adds" file="t.cpp" line="3" status="run" result="completed" time="0.001" classname="Cart"/>
                        <testcase name="Clears" status="run" result="completed" time="0.01" classname="Cart"><failure message="no"
                          type=""><![CDATA[t.cpp:9 <a> & b]]></failure></testcase>
                        <testcase name="DISABLED_Old" status="notrun" result="suppressed" time="0." classname="Cart"/>
                        <testcase name="Waits" status="run" result="skipped" time="0." classname="Cart"><skipped message="later"/></testcase>
                        </testsuite></testsuites>
                        """),
                dialect(
                        "CTest",
                        "JUNIT",
                        "TESTS 3 failed 1 skipped 1",
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="Linux-c++" tests="3" failures="1" disabled="0" skipped="1" hostname="" time="1"
                          timestamp="2026-01-26T13:49:51"><testcase name="adds" classname="adds" time="0.5" status="run"><system-out/>
                        </testcase><testcase name="clears" classname="clears" time="0.5" status="fail"><failure message="Failed"/>
                        <system-out>no</system-out></testcase><testcase name="old" classname="old" time="0" status="notrun"><skipped
                          message=""/></testcase></testsuite>
                        """),
                dialect(
                        "Pester, which writes NUnit 2.5",
                        "NUNIT",
                        "TESTS 2 failed 1 skipped 0",
                        """
                        <?xml version="1.0" encoding="utf-8" standalone="no"?>
                        <test-results xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="nunit_schema_2.5.xsd"
                          name="Pester" total="2" errors="0" failures="1" not-run="0" inconclusive="0" ignored="0" skipped="0" invalid="0"
                          date="2026-01-26" time="13:49:51"><test-suite type="TestFixture" name="Pester" executed="True" result="Failure"
                          success="False" time="0.75"><results><test-case description="adds" name="Cart.adds" time="0.5" asserts="0"
                          success="True" result="Success" executed="True"/><test-case description="clears" name="Cart.clears" time="0.25"
                          asserts="0" success="False" result="Failure" executed="True"><failure><message>no</message></failure>
                        </test-case></results></test-suite></test-results>
                        """),
                dialect(
                        "Infection, which has timeouts and escaped mutants",
                        "STRYKER",
                        "MUTATION 2/4",
                        """
                        {"schemaVersion":"1","thresholds":{"high":90,"low":50},"files":{"src/Cart.php":{"language":"php","source":"x",
                        "mutants":[{"id":"1","mutatorName":"Plus","status":"Killed","location":{"start":{"line":1,"column":1},"end":{"line":1,
                        "column":2}}},{"id":"2","mutatorName":"Plus","status":"Timeout"},{"id":"3","mutatorName":"Plus","status":"Survived"},
                        {"id":"4","mutatorName":"Plus","status":"NoCoverage"},{"id":"5","mutatorName":"Plus","status":"RuntimeError"},
                        {"id":"6","mutatorName":"Plus","status":"Ignored"}]}},"framework":{"name":"Infection"}}
                        """));
    }
}
