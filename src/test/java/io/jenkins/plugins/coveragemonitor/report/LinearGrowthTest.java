package io.jenkins.plugins.coveragemonitor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reports of a few megabytes that have very much of one thing, each where a reader looks for one entry among others: what
 * is looked up entry by entry takes minutes here.
 */
class LinearGrowthTest {
    private static final long MOST_MILLIS = 2000;

    /** Time of this thread alone, as other work on the machine is no fault of a reader. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static final int MANY = 60_000;

    private static String many(IntFunction<String> part) {
        return many(MANY, part);
    }

    private static String many(int count, IntFunction<String> part) {
        return IntStream.rangeClosed(1, count).mapToObj(part).collect(Collectors.joining());
    }

    private static String list(IntFunction<String> part) {
        return IntStream.rangeClosed(1, MANY).mapToObj(part).collect(Collectors.joining(","));
    }

    @TestFactory
    Stream<DynamicTest> takesNoLongerThanItsSize() {
        return Stream.of(
                test(
                        "LCOV lines of coverage.py 6 that are not counted",
                        () -> "TN:\nSF:a.py\n"
                                + many(i -> "DA:" + i + ",1,hWvXsf6mZqbVHmO1MkcQYA\n")
                                + many(i -> "BRDA:" + (i + MANY / 2) + ",0,0,1\n")
                                + "LF:" + MANY / 2 + "\nend_of_record\n"),
                test(
                        "LCOV instances of one template",
                        () -> "TN:\nSF:a.hpp\n"
                                + many(i -> "FN:1,f" + i + "\n")
                                + "FNF:1\nDA:1,1\n"
                                + many(i -> "BRDA:1,0," + i + ",1\n")
                                + "BRF:1\nLF:1\nend_of_record\n"),
                test(
                        "LCOV functions of one name",
                        () -> "TN:\nSF:a.c\n"
                                + many(i -> "FN:" + i + ",f\n")
                                + many(i -> "FNDA:1,f\n")
                                + "DA:1,1\nend_of_record\n"),
                test(
                        "coverage.py's excluded lines",
                        () -> "{\"meta\":{\"version\":\"5\",\"branch_coverage\":false},\"files\":{\"a.py\":{"
                                + "\"executed_lines\":[" + list(i -> "" + i) + "],\"missing_lines\":[],"
                                + "\"excluded_lines\":[" + list(i -> "" + (MANY + i)) + "]}}}"),
                test(
                        "JaCoCo classes that do not tell their source",
                        () -> "<report name=\"r\"><package name=\"p\">"
                                + many(i -> "<class name=\"p/A" + i + "\"><counter type=\"CLASS\" missed=\"1\""
                                        + " covered=\"0\"/></class>")
                                + many(i -> "<sourcefile name=\"B" + i + ".kt\"/>")
                                + "</package></report>"),
                test(
                        "OpenCover branches without a line",
                        () -> "<CoverageSession><Modules><Module><Files><File uid=\"1\" fullPath=\"a.cs\"/></Files>"
                                + "<Classes><Class><Methods><Method visited=\"true\"><FileRef uid=\"1\"/>"
                                + "<SequencePoints>"
                                + many(i -> "<SequencePoint vc=\"1\" sl=\"" + i + "\" offset=\"" + i + "\"/>")
                                + "</SequencePoints><BranchPoints>"
                                + many(i -> "<BranchPoint vc=\"1\" offset=\"" + i + "\"/>")
                                + "</BranchPoints></Method></Methods></Class></Classes></Module></Modules>"
                                + "</CoverageSession>"),
                test(
                        "llvm-cov segments over a million lines",
                        () -> "{\"data\":[{\"files\":["
                                + IntStream.range(0, 2000)
                                        .mapToObj(i -> "{\"filename\":\"" + i
                                                + ".c\",\"segments\":[[1,1,1,true,true],[999999,1,0,false,false]]}")
                                        .collect(Collectors.joining(","))
                                + "]}],\"type\":\"llvm.coverage.json.export\",\"version\":\"2.0.1\"}"),
                test(
                        "Go blocks over a million lines",
                        () -> "mode: set\n" + many(2000, i -> i + ".go:1.1,999999.1 1 1\n")),
                test(
                        "Go blocks that lie over each other",
                        () -> "mode: set\n" + many(2000, i -> "a.go:" + i + ".1,999999." + i + " 1 1\n")),
                test(
                        "Istanbul branches on one line",
                        () -> "{\"a.js\":{\"path\":\"a.js\",\"statementMap\":{},\"s\":{},\"fnMap\":{},\"f\":{},"
                                + "\"branchMap\":{" + list(i -> "\"" + i + "\":{\"line\":1}") + "},\"b\":{"
                                + list(i -> "\"" + i + "\":[1,0]") + "}}}"),
                test(
                        "Cobertura classes of one file",
                        () -> "<coverage line-rate=\"1\"><packages><package><classes>"
                                + many(i -> "<class name=\"C" + i + "\" filename=\"a.cs\"><lines><line number=\"" + i
                                        + "\" hits=\"1\"/></lines></class>")
                                + "</classes></package></packages></coverage>"),
                test(
                        "files that take turns",
                        () -> "TN:\n"
                                + many(
                                        4 * MANY,
                                        i -> "SF:" + i % 2 + ".c\nFN:" + i + ",f" + i + "\nDA:" + i + ",1\nBRDA:" + i
                                                + ",0,0,1\nend_of_record\n")));
    }

    private static DynamicTest test(String name, java.util.function.Supplier<String> report) {
        return DynamicTest.dynamicTest(name, () -> {
            byte[] bytes = report.get().getBytes(StandardCharsets.UTF_8);
            long start = CLOCK.getCurrentThreadCpuTime();
            try {
                assertThat(new Reports(ReportFormats.builtIn())
                                .read(() -> new ByteArrayInputStream(bytes), null, null)
                                .files())
                        .isNotEmpty();
            } catch (UnreadableReportException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            assertThat((CLOCK.getCurrentThreadCpuTime() - start) / 1_000_000).isLessThan(MOST_MILLIS);
        });
    }
}
