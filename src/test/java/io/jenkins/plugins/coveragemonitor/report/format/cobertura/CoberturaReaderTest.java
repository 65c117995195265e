package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.XmlReportContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CoberturaReaderTest extends XmlReportContract {
    private static final String TYPE =
            """
            <class name="C.%1$s" filename="src/%1$s.cs" line-rate="0.5" branch-rate="0.5" complexity="2">
            <methods><method name="Run" signature="()" line-rate="0.5"><lines><line number="2" hits="3"/></lines></method></methods>
            <lines><line number="2" hits="3" branch="true" condition-coverage="50%% (1/2)"/>
            <line number="3" hits="0" branch="false"/></lines></class>
            """;

    @Override
    public String format() {
        return "COBERTURA";
    }

    @Override
    public String report(List<String> names) {
        return names.stream()
                .map(name -> TYPE.formatted(escaped(name)))
                .collect(Collectors.joining(
                        "",
                        "<coverage line-rate=\"0.5\" version=\"1\"><sources><source>/w</source></sources>"
                                + "<packages><package name=\"p\"><classes>",
                        "</classes></package></packages></coverage>"));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "report: 1 class stands more than once and was merged",
                "src/Some.cs: functions that stand more than once were merged (1)");
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("number=\"3\" hits=\"0\"", "number=\"3\" hits=\"" + number + "\"");
    }

    @Override
    public String nothing() {
        return "<coverage line-rate=\"0\" branch-rate=\"0\" version=\"1\"><packages/></coverage>";
    }

    private static String classes(String root, String classes) {
        return "<coverage line-rate=\"1\" " + root + "><packages><package name=\"p\"><classes>" + classes
                + "</classes></package></packages></coverage>";
    }

    @Test
    void takesLinesBranchesAndMethods() throws IOException {
        FileCoverage file = read(minimal()).files().get(0);

        assertThat(file.path()).isEqualTo("src/Some.cs");
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(file.counters().get(Metric.CLASS)).isEqualTo(covered(1, 1));
        assertThat(file.functions().name(0)).isEqualTo("Run()");
        assertThat(read(minimal()).sourceRoots()).containsExactly("/w");
    }

    @Test
    void putsTheOneRelativeSourceFolderBeforeItsFiles() throws IOException {
        Report report = read(minimal().replace("<source>/w<", "<source>lib<"));

        assertThat(report.files().get(0).path()).isEqualTo("lib/src/Some.cs");
    }

    @Test
    void joinsNestedClassesThatShareALineWithoutANote() throws IOException {
        Report report = read(
                classes(
                        "",
                        """
                <class name="A" filename="A.java"><lines><line number="1" hits="0"/><line number="2" hits="0"/></lines></class>
                <class name="A$B" filename="A.java"><lines><line number="2" hits="1"/></lines></class>
                """));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(covered(1, 2));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void notesClassesAndLinesThatStandTwiceOnce() throws IOException {
        String twice = "<class name=\"C\" filename=\"a.cs\"><lines><line number=\"1\" hits=\"0\"/>"
                + "<line number=\"1\" hits=\"2\"/></lines></class>";
        Report report = read(classes("", twice + twice));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 1));
        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(covered(1, 1));
        assertThat(report.problems())
                .containsExactly(
                        "report: 1 class stands more than once and was merged",
                        "report: 2 lines stand more than once in a class and were merged");
    }

    @Test
    void takesTheLinesOfMethodsWhereAClassHasNoOthers() throws IOException {
        Report report = read(
                classes(
                        "",
                        """
                <class name="A" filename="a.rb"><methods><method name="m"><lines><line number="4" hits="1"/></lines></method></methods></class>
                <class name="B" filename="b.rb"><methods><method name="m"><lines><line number="4" hits="1"/></lines></method></methods>
                <lines><line number="5" hits="0"/></lines></class>
                """));

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(1, 2));
    }

    @Test
    void believesUnlistedBranchesThatRateAndTotalsProve() throws IOException {
        String listed = "<class name=\"a.js\" filename=\"a.js\" branch-rate=\"0.875\"><lines>"
                + "<line number=\"1\" hits=\"1\" branch=\"true\" condition-coverage=\"83% (5/6)\"/></lines></class>";

        assertThat(read(classes("branches-valid=\"8\" branches-covered=\"7\"", listed))
                        .totals()
                        .get(Metric.BRANCH))
                .isEqualTo(covered(7, 8));
        // Totals that do not come out are those of a report that was cut.
        assertThat(read(classes("branches-valid=\"18\" branches-covered=\"7\"", listed))
                        .totals()
                        .get(Metric.BRANCH))
                .isEqualTo(covered(5, 6));
    }

    @Test
    void saysThatTotalsWithoutLinesAreNotCounted() throws IOException {
        Report report = read("<coverage line-rate=\"0.7\" lines-valid=\"82\" lines-covered=\"63\"/>");

        assertThat(report.totals().isEmpty()).isTrue();
        assertThat(report.problems()).containsExactly("report: states 82 lines but lists none, so nothing is counted");
    }

    @Test
    void takesNumbersOfOddLocalesAndTellsThoseThatAreNone() throws IOException {
        Report report = read(
                classes(
                        "branch-rate=\"NaN\"",
                        """
                <class name="A" filename="a.cs" line-rate="0,5" branch-rate="-nan"><lines>
                <line number="1" hits="1e3"/><line number="2" hits="0,0"/><line number="x" hits="1"/>
                <line number="3" hits="many"/><line number="4" hits="99999999999999999999"/></lines></class>
                """));

        // Unknown is not uncovered; what overflowed did run.
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(2, 3));
        assertThat(report.files().get(0).lines().hits(0)).isEqualTo(1000);
        assertThat(report.problems())
                .containsExactly(
                        "line 2: has number=\"x\", which is not a number in range",
                        "line 3: has hits=\"many\", which is not a count of zero or more and is left out",
                        "line 3: has hits=\"99999999999999999999\", which is beyond 64 bits and taken as very often");
    }

    @Test
    void takesThePairsAndCallsOfVectorCast() throws IOException {
        Report report = read(
                """
                <coverage line-rate="1" branch-rate="1" version="VectorCAST 24"><packages><package name="p"><classes>
                <class name="a" filename="a.c"><methods/><lines>
                <line number="3" hits="1" branch="true" condition-coverage="50.0% (1/2)" mcdcpair-coverage="50.0% (1/2)"/>
                <line number="4" hits="1" functioncall-coverage="100.0% (1/1)"/><line number="5" hits="0" functioncall-coverage="0.0% (0/2)"/>
                </lines></class></classes></package></packages></coverage>
                """);

        assertThat(report.totals().get(Metric.MCDC_PAIR)).isEqualTo(new Counter(1, 1));
        assertThat(report.totals().get(Metric.FUNCTION_CALL)).isEqualTo(new Counter(1, 2));
        assertThat(report.totals().get(Metric.LINE)).isEqualTo(new Counter(2, 1));
    }

    @Test
    void countsNoClassThatHasNothingToRun() throws IOException {
        Report report = read(
                classes(
                        "",
                        "<class name=\"I\" filename=\"I.java\" line-rate=\"1.0\"><lines/></class>"
                                + "<class name=\"A\" filename=\"A.java\"><lines><line number=\"1\" hits=\"0\"/></lines></class>"));

        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(0, 1));
    }

    @Test
    void takesNoFileForAClassWhoseNameIsItsPath() throws IOException {
        Report report = read(
                classes(
                        "",
                        "<class name=\"src.calc.c\" filename=\"src/calc.c\"><lines><line number=\"1\" hits=\"1\"/></lines></class>"
                                + "<class name=\"src.Calc\" filename=\"src/Calc.java\"><lines><line number=\"1\" hits=\"1\"/></lines></class>"));

        assertThat(report.totals().get(Metric.CLASS)).isEqualTo(new Counter(1, 0));
    }

    @Test
    void readsBranchesWithBlanksAroundTheBar() throws IOException {
        Report report = read(classes(
                "",
                "<class name=\"A\" filename=\"A.java\"><lines><line number=\"1\" hits=\"1\" branch=\"true\""
                        + " condition-coverage=\"50 % ( 1 / 2 )\"/></lines></class>"));

        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(new Counter(1, 1));
    }
}
