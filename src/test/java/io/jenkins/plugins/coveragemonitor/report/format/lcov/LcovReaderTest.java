package io.jenkins.plugins.coveragemonitor.report.format.lcov;

import static io.jenkins.plugins.coveragemonitor.report.ReportUnderTest.covered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.Report;
import io.jenkins.plugins.coveragemonitor.report.ReportBuilder;
import io.jenkins.plugins.coveragemonitor.report.ReportUnderTest;
import io.jenkins.plugins.coveragemonitor.report.SampleReportsTest;
import io.jenkins.plugins.coveragemonitor.report.TextReportContract;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LcovReaderTest extends TextReportContract {
    private static final String RECORD =
            """
            SF:%1$s.c
            FN:1,f
            FNDA:2,f
            DA:1,2
            DA:2,0
            BRDA:1,0,0,2
            BRDA:1,0,1,-
            end_of_record
            """;

    @Override
    public String format() {
        return "LCOV";
    }

    @Override
    public byte[] sample() throws IOException {
        return SampleReportsTest.sample("lcov.info");
    }

    @Override
    public String report(List<String> names) {
        return names.stream().map(RECORD::formatted).collect(Collectors.joining("", "TN:\n", ""));
    }

    @Override
    public List<String> duplicates() {
        return List.of(
                "Some.c: lines that stand more than once were merged (2)",
                "Some.c: functions that stand more than once were merged (1)");
    }

    @Override
    public String nothing() {
        return "TN:\nSF:none.c\nend_of_record\n";
    }

    @Override
    public String stranger() {
        return "TN: Tennessee\nTX: Texas\n";
    }

    /** Only the beginning and the end of a record have their place. */
    @Override
    public String reordered(String report) {
        List<String> lines = new ArrayList<>(report.lines().toList());
        Collections.reverse(lines.subList(2, lines.size() - 1));
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Stream<String> without(String report) {
        return report.lines().map(line -> report.replace(line + "\n", ""));
    }

    @Override
    public String withNumber(String number) {
        return minimal().replace("DA:2,0", "DA:2," + number);
    }

    private static Report readLines(String... lines) throws IOException {
        return ReportUnderTest.text(new LcovReader(), String.join("\n", lines) + "\n");
    }

    private static FileCoverage single(Report report) {
        assertThat(report.files()).hasSize(1);
        return report.files().get(0);
    }

    @Test
    void readsLinesBranchesAndFunctions() throws IOException {
        FileCoverage file = single(readLines(
                "TN:",
                "SF:a.c",
                "FN:1,f",
                "FNDA:2,f",
                "FN:5,9,g(int, int)",
                "FNDA:0,g(int, int)",
                "DA:1,2",
                "DA:2,0",
                "BRDA:1,0,0,2",
                "BRDA:1,0,1,-",
                "BRDA:7,0,0,1",
                "end_of_record"));

        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(2, 3));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 2));
        assertThat(file.functions().name(1)).isEqualTo("g(int, int)");
        assertThat(file.functions().line(1)).isEqualTo(5);
        assertThat(file.lines().isLine(file.lines().indexOf(7))).isFalse();
    }

    @Test
    void readsTheFunctionsOfLcov2WhereInstancesAreAliases() throws IOException {
        FileCoverage file = single(readLines(
                "SF:a.cpp",
                "FNL:0,8,12",
                "FNA:0,0,at<int>",
                "FNA:0,3,at<double>",
                "FNL:1,20",
                "FNA:1,0,never",
                "DA:8,3",
                "end_of_record"));

        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 2));
    }

    @Test
    void tellsLinesThatAreNearlyAsTheyShouldBe() throws IOException {
        Report report = readLines(
                "SF:a.c",
                "DA:1,1",
                "DA:0,1",
                "DA:2147483648,1",
                "DA:2,-",
                "BRDA:1,0,0-",
                "BRDA:1,0,0,",
                "BRDA:0,0,0,1",
                "BRDA:1,1073741824,1,1",
                "BRDA:1,0,0,-",
                "DA:3,1",
                "end_of_record");

        assertThat(report.problems())
                .containsExactly(
                        "line 3: the line number is not between 1 and 2147483647, the line is left out",
                        "line 4: the line number is not between 1 and 2147483647, the line is left out",
                        "line 5: DA needs a line and a count of zero or more, the line is left out",
                        "line 6: BRDA needs a line, a block, a branch and a count of zero or more or a dash,"
                                + " the line is left out",
                        "line 7: BRDA needs a line, a block, a branch and a count of zero or more or a dash,"
                                + " the line is left out",
                        "line 8: the line number is not between 1 and 2147483647, the line is left out");
        assertThat(single(report).counters().get(Metric.LINE)).isEqualTo(covered(2, 2));
        assertThat(single(report).counters().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
    }

    @Test
    void readsTheSameHoweverItsBytesCome() throws IOException {
        byte[] bytes =
                report(IntStream.range(0, 1000).mapToObj(i -> "a" + i).toList()).getBytes(StandardCharsets.UTF_8);
        ReportBuilder sink = new ReportBuilder();
        new LcovReader()
                .read(
                        new ByteArrayInputStream(bytes) {
                            @Override
                            public synchronized int read(byte[] into, int offset, int length) {
                                return super.read(into, offset, Math.min(1, length));
                            }
                        },
                        sink);

        assertThat(sink.build("LCOV").files())
                .isEqualTo(ReportUnderTest.bytes(new LcovReader(), bytes).files());
    }

    @Test
    void keepsExceptionBranchesApartFromOthers() throws IOException {
        FileCoverage file = single(
                readLines("SF:a.cpp", "DA:1,1", "BRDA:1,0,0,1", "BRDA:1,e0,0,-", "BRDA:1,0,x == 1,-", "end_of_record"));

        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(1, 3));
    }

    /** lcov counts two outcomes for each condition, and leaves out those that are marked as unreachable. */
    @Test
    void countsTheConditionsThatRecordsList() throws IOException {
        FileCoverage file = single(readLines(
                "SF:a.c",
                "DA:1,1",
                "MCDC:1,2,t,1,0,a",
                "MCDC:1,2,f,0,0,a",
                "MCDC:1,2,t,0,1,b, c",
                "MCDC:1,2,f,3,1,b, c",
                "MCDC:1,3,t,0,0,d",
                "MCDC:2,U2,t,0,0,e",
                "MCDC:2,2,f,1,0,e",
                "end_of_record"));

        assertThat(file.counters().get(Metric.MCDC_PAIR)).isEqualTo(covered(3, 6));
    }

    @Test
    void unitesTheConditionsOfSeveralRecordsOfAFile() throws IOException {
        FileCoverage file = single(readLines(
                "TN:one",
                "SF:a.c",
                "DA:1,1",
                "MCDC:1,1,t,1,0,a",
                "MCDC:1,1,f,0,0,a",
                "MCF:2",
                "MCH:1",
                "end_of_record",
                "TN:two",
                "SF:a.c",
                "DA:1,1",
                "MCDC:1,1,t,0,0,a",
                "MCDC:1,1,f,1,0,a",
                "MCF:2",
                "MCH:1",
                "end_of_record"));

        assertThat(file.counters().get(Metric.MCDC_PAIR)).isEqualTo(covered(2, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MCDC:",
                "MCDC:1",
                "MCDC:0,1,t,1,0,a",
                "MCDC:1,1,t",
                "MCDC:1,1,t,1",
                "MCDC:1,1,x,1,0,a",
                "MCDC:1,1,tt,1,0,a",
                "MCDC:1,1,t,-,0,a",
                "MCDC:1,1,t,1,1,a",
                "MCDC:1,0,t,1,0,a",
                "MCDC:1,40000,t,1,0,a",
                "MCDC:1,1,t,1,-1,a",
                ",MCDC:1,1,t,1,0,a"
            })
    void leavesOutConditionsThatSayNothing(String line) throws IOException {
        Report report = readLines("SF:a.c", "DA:1,1", line, "MCDC:1,1,t,1,0,a", "end_of_record");
        assertThat(single(report).counters().get(Metric.MCDC_PAIR)).isEqualTo(covered(1, 1));
        assertThat(report.problems()).singleElement().asString().startsWith("line 3: ");
    }

    /** Of two tests of a file the one that knows more counts, if not both list their conditions. */
    @Test
    void takesTheStatedConditionsOfLcov22() throws IOException {
        FileCoverage file = single(readLines(
                "SF:a.c",
                "DA:1,1",
                "MCDC:1,2,t,1,0,a && b",
                "MCDC:1,2,f,0,0,a && b",
                "MCF:2",
                "MCH:1",
                "end_of_record",
                "SF:a.c",
                "DA:1,1",
                "MCF:2",
                "MCH:0",
                "end_of_record"));

        assertThat(file.counters().get(Metric.MCDC_PAIR)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 1));
        assertThat(single(readLines("SF:a.c", "DA:1,1", "MCF:0", "MCH:0", "end_of_record"))
                        .counters()
                        .has(Metric.MCDC_PAIR))
                .isFalse();
    }

    @Test
    void unitesTheRecordsOfOneFileBranchByBranch() throws IOException {
        FileCoverage file = single(readLines(
                "TN:a",
                "SF:a.c",
                "DA:1,0",
                "DA:1,2",
                "DA:2,0",
                "BRDA:1,0,0,1",
                "BRDA:1,0,1,0",
                "end_of_record",
                "TN:b",
                "SF:a.c",
                "DA:1,1",
                "DA:2,0",
                "DA:3,1",
                "BRDA:1,0,0,0",
                "BRDA:1,0,1,4",
                "end_of_record"));

        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(2, 3));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(2, 2));
        assertThat(file.lines().hits(0)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'DA:1,99999999999', 2147483647",
        "'DA:1,18446744073709551615', 2147483647",
        "'DA:1,1e3', 1000",
        "'DA:1,0.5', 1",
        "'DA:1,4,checksum==,extra', 4",
    })
    void readsCountsAsToolsWriteThem(String record, int hits) throws IOException {
        assertThat(single(readLines("SF:a.c", record, "end_of_record")).lines().hits(0))
                .isEqualTo(hits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DA:two,1",
                "DA:3",
                "DA:",
                "DA:5,=====",
                "DA:-1,1",
                "DA:0,1",
                "DA:2,-5",
                "DA:2,nan",
                "DA:2,-nan",
                "DA:2,\"1,5\"",
                "DA:2147483648,1",
                "BRDA:1,0",
                "BRDA:x,y,z,w",
                "BRDA:1,0,0,-1",
                "FN:",
                "FNDA:x,f",
                "hello world",
                "DB:1,1"
            })
    void namesTheLineThatCannotBeUsedAndReadsTheRest(String record) throws IOException {
        Report report = readLines("SF:a.c", record, "DA:6,0", "end_of_record");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(0, 1));
        assertThat(report.problems()).singleElement().asString().startsWith("line 2: ");
    }

    @Test
    void readsUtf16AndCarriageReturns() throws IOException {
        byte[] bytes = "\uFEFFSF:\u00fc.c\r\nDA:1,1\r\nend_of_record\r\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(single(ReportUnderTest.bytes(new LcovReader(), bytes)).path())
                .isEqualTo("\u00fc.c");
    }

    @Test
    void leavesOutALineLongerThanTheLimit() throws IOException {
        Report report = readLines(
                "SF:a.c", "DA:1,1", "FN:1," + "x".repeat(5 * ByteLines.LONGEST_LINE), "DA:2,1", "end_of_record");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(2, 2));
        assertThat(report.problems()).containsExactly("line 3: is longer than 1048576 bytes and is left out");
    }

    @Test
    void saysThatTheFileEndsEarly() throws IOException {
        assertThat(readLines("SF:a.c", "DA:1,1").problems())
                .containsExactly("line 2: the report ends without end_of_record, it may be cut off");
    }

    @Test
    void refusesWhatHoldsNoFile() {
        assertThatThrownBy(() -> readLines("TN:")).isInstanceOf(UnreadableReportException.class);
    }

    @Test
    void countsATemplateOnceAsLlvmCovDoes() throws IOException {
        FileCoverage file = single(readLines(
                "SF:v.hpp",
                "FN:8,_Z2atIiE",
                "FN:8,_Z2atIdE",
                "FNDA:6,_Z2atIiE",
                "FNDA:1,_Z2atIdE",
                "FNF:1",
                "FNH:1",
                "DA:4,1",
                "DA:8,7",
                "DA:9,7",
                "BRDA:9,0,0,0",
                "BRDA:9,0,1,6",
                "BRDA:9,1,2,0",
                "BRDA:9,1,3,1",
                "BRF:2",
                "BRH:1",
                "LF:2",
                "LH:2",
                "end_of_record"));

        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(1, 1));
        assertThat(file.counters().get(Metric.BRANCH)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(2, 2));
    }

    @Test
    void countsWhatARecordStatesAndDoesNotList() throws IOException {
        String[] bun = {"TN:", "SF:a.ts", "FNF:4", "FNH:3", "DA:2,1", "DA:3,0", "LF:2", "LH:1", "end_of_record"};
        FileCoverage file = single(readLines(bun));

        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 2));
        assertThat(file.counters().get(Metric.FUNCTION)).isEqualTo(covered(3, 4));
        assertThat(file.counters().has(Metric.BRANCH)).isFalse();
        // Two records of a file are of the same functions.
        String[] twice = Stream.concat(Stream.of(bun), Stream.of(bun)).toArray(String[]::new);
        assertThat(single(readLines(twice)).counters().get(Metric.FUNCTION)).isEqualTo(covered(3, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "'LF:5,LH:4,BRF:2,BRH:2', 4, 5, 2, 2",
        "'LF:5,LH:6,BRF:0,BRH:0', 0, 0, 0, 0",
        "'LF:5', 0, 0, 0, 0",
        "'LF:-3,LH:-4,BRF:x', 0, 0, 0, 0",
    })
    void believesOnlySumsThatMakeSense(String sums, int lines, int allLines, int branches, int allBranches)
            throws IOException {
        Report report = readLines("SF:a.c", sums.replace(",", "\n"), "end_of_record");

        assertThat(report.totals().get(Metric.LINE)).isEqualTo(covered(lines, allLines));
        assertThat(report.totals().get(Metric.BRANCH)).isEqualTo(covered(branches, allBranches));
    }

    @Test
    void leavesOutTheFirstLinesOfFunctionsThatGcovrListsAndDoesNotCount() throws IOException {
        String sum = ",abb3720e6b8a9cf7dc926235f89cc801";
        String[] report = {
            "TN:GCOVR_report",
            "SF:a.cpp",
            "FN:1,foo(int)",
            "FN:9,bar()",
            "FNDA:2,foo(int)",
            "FNDA:0,bar()",
            "BRDA:3,0,0,1",
            "DA:1,2" + sum,
            "DA:3,2" + sum,
            "DA:4,0" + sum,
            "DA:9,0",
            "DA:10,0" + sum,
            "LH:1",
            "LF:3",
            "end_of_record"
        };
        FileCoverage file = single(readLines(report));

        assertThat(file.counters().get(Metric.LINE)).isEqualTo(covered(1, 3));
        assertThat(file.lines().indexOf(1)).isNegative();
        assertThat(file.lines().indexOf(9)).isNegative();
        // Where the sums do not come out, the list counts.
        report[12] = "LH:3";
        assertThat(single(readLines(report)).counters().get(Metric.LINE)).isEqualTo(covered(2, 5));
    }

    @Test
    void isNotLedAstrayByASumOfNoLines() throws IOException {
        List<String> lines = new ArrayList<>(List.of("SF:a.c", "FN:70,f"));
        for (int i = 1; i <= 64; i++) {
            lines.add("DA:" + i + ",1");
        }
        lines.addAll(List.of("LF:0", "end_of_record"));

        assertThat(single(readLines(lines.toArray(String[]::new))).counters().get(Metric.LINE))
                .isEqualTo(covered(64, 64));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TN:\nSF:a\nend_of_record",
                "console output\nTN:\nSF:a\nDA:1,1\n",
                "SF:a\nDA:1,1",
                "# made by lcov\n\nTN:t\nSF:a\nLF:0\n",
                "\uFEFFTN:\nSF:a\nFNF:0\n"
            })
    void isRecognisedByItsFirstRecord(String text) {
        assertThat(LcovReader.recognises(new FilePrefix(text.getBytes(StandardCharsets.UTF_8))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"SF:\":1}", "<x/>", "mode: set\n", "TN: Tennessee", "SF: San Francisco"})
    void isNotRecognisedInOtherFiles(String text) {
        assertThat(LcovReader.recognises(new FilePrefix(text.getBytes(StandardCharsets.UTF_8))))
                .isFalse();
    }

    @Test
    void aKilobyteOfANameIsShortenedInASentence() throws IOException {
        String path = "src/" + "deep/".repeat(400) + "Last.js";
        Report report =
                ReportUnderTest.text(new LcovReader(), "SF:" + path + "\nDA:2,1\nDA:1,1\nDA:2,1\nend_of_record\n");
        assertThat(report.files()).singleElement().satisfies(file -> assertThat(file.path())
                .isEqualTo(path));
        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem)
                .startsWith("src/deep/deep/")
                .contains("…", "/Last.js: ")
                .hasSizeLessThan(250));
    }

    @Test
    void readsLinesThatEndInReturnsAlone() throws IOException {
        assertThat(read(minimal().replace('\n', '\r'))).isEqualTo(read(minimal()));
        assertThat(read(("\uFEFF" + minimal().replace('\n', '\r')).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(read(minimal()));
        String many = report(IntStream.range(0, 2000).mapToObj(i -> "f" + i).toList());
        assertThat(read(many.replace('\n', '\r'))).isEqualTo(read(many));
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "\t", "\t  \t"})
    void readsIndentedRecords(String indent) throws IOException {
        assertThat(read(minimal().replaceAll("(?m)^", indent))).isEqualTo(read(minimal()));
        assertThat(read(minimal().replaceAll("(?m)$", indent))).isEqualTo(read(minimal()));
        assertThat(read("TN:\nSF:a.c\n" + indent + "DA:1,1\n" + indent + "BRDA:1,0,0,-" + indent + "\n" + indent
                                + "BRDA:1,0,1,2" + indent + "\nend_of_record\n")
                        .totals()
                        .get(Metric.BRANCH))
                .isEqualTo(new Counter(1, 1));
    }
}
