package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two runs of the same code that take different branches, each with a report of its own: together they took what either
 * took, if the format names its branches.
 */
class BranchesOfShardsTest {
    @TempDir
    private Path workspace;

    private Counter branches(String file, String... reports) throws Exception {
        Workspace all = new Workspace(workspace);
        for (int i = 0; i < reports.length; i++) {
            all.file("shard" + i + "/" + file, reports[i]);
        }
        Collected collected = new Collector(ReportFormats.builtIn()).collect(workspace, List.of());
        assertThat(collected.errors()).isEmpty();
        assertThat(collected.reports()).hasSize(reports.length);
        return collected.measurement().counters().get(Metric.BRANCH);
    }

    private static String lcov(String... branches) {
        return "TN:\nSF:src/x.c\nDA:3,1\nBRDA:" + String.join("\nBRDA:", branches) + "\nend_of_record\n";
    }

    private static String python(String executed, String missing) {
        return "{\"meta\":{\"version\":\"7.6.1\",\"branch_coverage\":true},\"files\":{\"app/a.py\":{\"executed_lines\":[1,3],\"missing_lines\":[],"
                + "\"excluded_lines\":[],\"summary\":{\"covered_lines\":2,\"missing_lines\":0},\"executed_branches\":["
                + executed + "],\"missing_branches\":[" + missing + "]}},\"totals\":{}}";
    }

    private static String pythonXml(String missing) {
        return "<coverage version='7.6' lines-valid='1' line-rate='1'><packages><package name='app'><classes><class name='a.py'"
                + " filename='app/a.py'><methods/><lines><line number='3' hits='1' branch='true'"
                + " condition-coverage='50% (1/2)' missing-branches='" + missing
                + "'/></lines></class></classes></package></packages></coverage>";
    }

    private static String conditions(String share, String... percents) {
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < percents.length; i++) {
            conditions
                    .append("<condition number='" + 7 * i + "' type='jump' coverage='")
                    .append(percents[i])
                    .append("'/>");
        }
        return "<coverage line-rate='1' branch-rate='0.5' lines-valid='1'><packages><package name='p'><classes><class name='N.A'"
                + " filename='A.cs'><methods/><lines><line number='3' hits='1' branch='True' condition-coverage='"
                + share
                + "'><conditions>" + conditions
                + "</conditions></line></lines></class></classes></package></packages></coverage>";
    }

    private static String istanbul(int... counts) {
        String places = "{\"loc\":{\"start\":{\"line\":2,\"column\":0}},\"type\":\"if\",\"locations\":[{},{}]}";
        return "{\"src/a.js\":{\"path\":\"src/a.js\",\"statementMap\":{\"0\":{\"start\":{\"line\":2,\"column\":0},\"end\":{\"line\":2}}},"
                + "\"s\":{\"0\":1},\"fnMap\":{},\"f\":{},\"branchMap\":{\"0\":" + places + ",\"1\":" + places
                + "},\"b\":{\"0\":[" + counts[0] + "," + counts[1] + "],\"1\":[" + counts[2] + "," + counts[3] + "]}}}";
    }

    private static String gcov(int first, int second) {
        return "{\"format_version\":\"1\",\"gcc_version\":\"13\",\"files\":[{\"file\":\"a.c\",\"functions\":[],\"lines\":[{\"line_number\":3,"
                + "\"count\":1,\"branches\":[{\"count\":" + first
                + ",\"fallthrough\":true,\"throw\":false},{\"count\":" + second
                + ",\"fallthrough\":false,\"throw\":false}]}]}]}";
    }

    private static String simpleCov(int then, int otherwise) {
        return "{\"RSpec\":{\"coverage\":{\"lib/a.rb\":{\"lines\":[1],\"branches\":{\"[:if, 0, 1, 0, 1, 9]\":{\"[:then, 1, 1, 3, 1, 4]\":"
                + then + ",\"[:else, 2, 1, 5, 1, 6]\":" + otherwise + "}}}},\"timestamp\":1}}";
    }

    private static String llvm(int whenTrue, int whenFalse) {
        return "{\"type\":\"llvm.coverage.json.export\",\"version\":\"2.0.1\",\"data\":[{\"files\":[{\"filename\":\"a.c\",\"segments\":"
                + "[[3,1,1,true,true,false],[3,9,0,false,false,false]],\"branches\":[[3,5,3,9," + whenTrue + ","
                + whenFalse
                + ",0,0,4]],\"summary\":{}}],\"functions\":[],\"totals\":{}}]}";
    }

    private static String clover(int whenTrue, int whenFalse) {
        return "<coverage clover='4.4' generated='1'><project name='p'><package name='a'><file name='A.java' path='src/A.java'>"
                + "<line num='3' count='1' type='stmt'/><line num='3' type='cond' truecount='" + whenTrue
                + "' falsecount='"
                + whenFalse + "'/></file></package></project></coverage>";
    }

    private static String openCover(int first, int second) {
        return "<CoverageSession><Modules><Module hash='1'><ModuleName>m</ModuleName><Files><File uid='1' fullPath='src/A.cs'/></Files>"
                + "<Classes><Class><FullName>A</FullName><Methods><Method visited='true'><Name>f</Name><FileRef uid='1'/>"
                + "<SequencePoints><SequencePoint vc='1' offset='0' sl='3'/></SequencePoints><BranchPoints>"
                + "<BranchPoint vc='" + first + "' offset='2' sl='3' path='0'/><BranchPoint vc='" + second
                + "' offset='2' sl='3' path='1'/></BranchPoints></Method></Methods></Class></Classes></Module></Modules></CoverageSession>";
    }

    private static String coveralls(int first, int second) {
        return "{\"source_files\":[{\"name\":\"a.ex\",\"coverage\":[null,null,1],\"branches\":[3,0,0," + first
                + ",3,0,1," + second + "]}]}";
    }

    static Stream<Arguments> shards() {
        return Stream.of(
                Arguments.of(
                        "lcov.info",
                        lcov("3,0,0,1", "3,0,1,0", "3,0,2,-", "3,0,3,0"),
                        lcov("3,0,0,0", "3,0,1,1", "3,0,2,1", "3,0,3,0"),
                        3,
                        4),
                // lcov 2 marks what only an exception takes, coverage.py says where a branch leads to.
                Arguments.of("lcov.info", lcov("3,e0,0,1", "3,0,1,0"), lcov("3,e0,0,0", "3,0,1,1"), 2, 2),
                Arguments.of(
                        "lcov.info",
                        lcov("3,0,jump to line 4,1", "3,0,jump to line 6,0"),
                        lcov("3,0,jump to line 6,2", "3,0,jump to line 4,0"),
                        2,
                        2),
                Arguments.of("coverage-final.json", istanbul(1, 0, 0, 0), istanbul(0, 1, 0, 0), 2, 4),
                Arguments.of("coverage.json", python("[3,4]", "[3,-1]"), python("[3,-1]", "[3,4]"), 2, 2),
                Arguments.of("coverage.json", python("[3,4]", "[3,5],[3,6]"), python("[3,5]", "[3,4],[3,6]"), 2, 3),
                Arguments.of("coverage.xml", pythonXml("6"), pythonXml("4"), 2, 2),
                Arguments.of("coverage.xml", pythonXml("exit"), pythonXml("4"), 2, 2),
                Arguments.of("coverage.xml", pythonXml("exit"), pythonXml("exit"), 1, 2),
                Arguments.of(
                        "cobertura.xml",
                        conditions("50% (2/4)", "100%", "0%"),
                        conditions("50% (2/4)", "0%", "100%"),
                        4,
                        4),
                // Which outcome of a condition came to pass is not told: only what is certain counts.
                Arguments.of("cobertura.xml", conditions("50% (1/2)", "50%"), conditions("50% (1/2)", "50%"), 1, 2),
                Arguments.of(
                        "cobertura.xml",
                        conditions("50% (2/4)", "50%", "50%"),
                        conditions("50% (2/4)", "100%", "0%"),
                        3,
                        4),
                Arguments.of("coverage.gcov.json", gcov(2, 0), gcov(0, 1), 2, 2),
                Arguments.of(".resultset.json", simpleCov(1, 0), simpleCov(0, 1), 2, 2),
                Arguments.of("llvm.json", llvm(1, 0), llvm(0, 1), 2, 2),
                Arguments.of("clover.xml", clover(1, 0), clover(0, 1), 2, 2),
                Arguments.of("opencover.xml", openCover(1, 0), openCover(0, 1), 2, 2),
                Arguments.of("coveralls.json", coveralls(1, 0), coveralls(0, 1), 2, 2));
    }

    @ParameterizedTest
    @MethodSource("shards")
    void takenInEitherRunIsTaken(String file, String first, String second, int covered, int total) throws Exception {
        assertThat(branches(file, first, second)).isEqualTo(new Counter(covered, total - covered));
    }

    @ParameterizedTest
    @MethodSource("shards")
    void theSameRunTwiceTakesNoMore(String file, String first) throws Exception {
        Counter once = branches(file, first);
        assertThat(branches(file, first, first)).isEqualTo(once);
    }

    /** The two names for one thing: Istanbul's own report and its LCOV, coverage.py's JSON and its XML. */
    @Test
    void reportsOfOneToolAreUnitedAcrossItsFormats() throws Exception {
        Workspace all = new Workspace(workspace);
        all.file("a/coverage.json", python("[3,4]", "[3,6]")).file("b/coverage.xml", pythonXml("4"));
        all.file("a/coverage-final.json", istanbul(1, 0, 0, 1));
        all.file(
                "b/lcov.info",
                lcov("2,0,0,0", "2,0,1,1", "2,1,0,0", "2,1,1,1")
                        .replace("src/x.c", "src/a.js")
                        .replace("DA:3", "DA:2"));
        Collected collected = new Collector(ReportFormats.builtIn()).collect(workspace, List.of());
        assertThat(collected.measurement().counters().get(Metric.BRANCH)).isEqualTo(new Counter(2 + 3, 1));
    }

    /** Other branches on the line, as when the code was generated anew: no report says which of them are the same. */
    @Test
    void ofOtherBranchesOnTheLineTheBestKnownCounts() throws Exception {
        assertThat(branches("lcov.info", lcov("3,0,0,1", "3,0,1,0"), lcov("3,0,0,0", "3,0,1,1", "3,0,2,0")))
                .isEqualTo(new Counter(1, 2));
        assertThat(branches("lcov.info", lcov("3,0,0,1", "3,0,1,0"), lcov("3,0,0,0", "3,1,0,1")))
                .isEqualTo(new Counter(1, 1));
    }

    /** Two classes of one file may share a line, and each have a condition of its own there. */
    @Test
    void conditionsOfTwoClassesAreNotTakenForOneAnother() throws Exception {
        String first = conditions("50% (2/4)", "100%", "0%");
        String second = conditions("50% (2/4)", "0%", "100%").replace("N.A", "N.B");
        assertThat(branches("cobertura.xml", first, second)).isEqualTo(new Counter(2, 2));
    }
}
