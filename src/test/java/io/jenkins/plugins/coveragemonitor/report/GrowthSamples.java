package io.jenkins.plugins.coveragemonitor.report;

import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports that have very much of one thing: what looks for one entry among all others never comes to an end. */
public final class GrowthSamples {
    private final int size;

    /** Reports of about so many entries. */
    public GrowthSamples(int size) {
        this.size = size;
    }

    /**
     * A report.
     *
     * @param name what it has much of
     * @param text makes it
     */
    public record Sample(String name, Supplier<String> text) {}

    /** All of them. */
    public Stream<Sample> all() {
        return Stream.of(
                sample(
                        "LCOV lines of coverage.py 6 that are not counted",
                        () -> "TN:\nSF:a.py\n"
                                + many(i -> "DA:" + i + ",1,hWvXsf6mZqbVHmO1MkcQYA\n")
                                + many(i -> "BRDA:" + (i + size / 2) + ",0,0,1\n")
                                + "LF:" + size / 2 + "\nend_of_record\n"),
                sample(
                        "LCOV instances of one template",
                        () -> "TN:\nSF:a.hpp\n"
                                + many(i -> "FN:1,f" + i + "\n")
                                + "FNF:1\nDA:1,1\n"
                                + many(i -> "BRDA:1,0," + i + ",1\n")
                                + "BRF:1\nLF:1\nend_of_record\n"),
                sample(
                        "LCOV functions of one name",
                        () -> "TN:\nSF:a.c\n"
                                + many(i -> "FN:" + i + ",f\n")
                                + many(i -> "FNDA:1,f\n")
                                + "DA:1,1\nend_of_record\n"),
                sample(
                        "coverage.py's excluded lines",
                        () -> "{\"meta\":{\"version\":\"5\",\"branch_coverage\":false},\"files\":{\"a.py\":{"
                                + "\"executed_lines\":[" + list(i -> "" + i) + "],\"missing_lines\":[],"
                                + "\"excluded_lines\":[" + list(i -> "" + (size + i)) + "]}}}"),
                sample(
                        "JaCoCo classes that do not tell their source",
                        () -> "<report name=\"r\"><package name=\"p\">"
                                + many(i -> "<class name=\"p/A" + i + "\"><counter type=\"CLASS\" missed=\"1\""
                                        + " covered=\"0\"/></class>")
                                + many(i -> "<sourcefile name=\"B" + i + ".kt\"/>")
                                + "</package></report>"),
                sample(
                        "OpenCover branches without a line",
                        () -> "<CoverageSession><Modules><Module><Files><File uid=\"1\" fullPath=\"a.cs\"/></Files>"
                                + "<Classes><Class><Methods><Method visited=\"true\"><FileRef uid=\"1\"/>"
                                + "<SequencePoints>"
                                + many(i -> "<SequencePoint vc=\"1\" sl=\"" + i + "\" offset=\"" + i + "\"/>")
                                + "</SequencePoints><BranchPoints>"
                                + many(i -> "<BranchPoint vc=\"1\" offset=\"" + i + "\"/>")
                                + "</BranchPoints></Method></Methods></Class></Classes></Module></Modules>"
                                + "</CoverageSession>"),
                sample(
                        "llvm-cov segments over a million lines",
                        () -> "{\"data\":[{\"files\":["
                                + IntStream.range(0, 2000)
                                        .mapToObj(i -> "{\"filename\":\"" + i
                                                + ".c\",\"segments\":[[1,1,1,true,true],[999999,1,0,false,false]]}")
                                        .collect(Collectors.joining(","))
                                + "]}],\"type\":\"llvm.coverage.json.export\",\"version\":\"2.0.1\"}"),
                sample(
                        "Go blocks over a million lines",
                        () -> "mode: set\n" + many(2000, i -> i + ".go:1.1,999999.1 1 1\n")),
                sample(
                        "Go blocks that lie over each other",
                        () -> "mode: set\n" + many(2000, i -> "a.go:" + i + ".1,999999." + i + " 1 1\n")),
                sample(
                        "Istanbul branches on one line",
                        () -> "{\"a.js\":{\"path\":\"a.js\",\"statementMap\":{},\"s\":{},\"fnMap\":{},\"f\":{},"
                                + "\"branchMap\":{" + list(i -> "\"" + i + "\":{\"line\":1}") + "},\"b\":{"
                                + list(i -> "\"" + i + "\":[1,0]") + "}}}"),
                sample(
                        "Cobertura classes of one file",
                        () -> "<coverage line-rate=\"1\"><packages><package><classes>"
                                + many(i -> "<class name=\"C" + i + "\" filename=\"a.cs\"><lines><line number=\"" + i
                                        + "\" hits=\"1\"/></lines></class>")
                                + "</classes></package></packages></coverage>"),
                sample(
                        "files that take turns",
                        () -> "TN:\n"
                                + many(
                                        4 * size,
                                        i -> "SF:" + i % 2 + ".c\nFN:" + i + ",f" + i + "\nDA:" + i + ",1\nBRDA:" + i
                                                + ",0,0,1\nend_of_record\n")));
    }

    private static Sample sample(String name, Supplier<String> text) {
        return new Sample(name, text);
    }

    private String many(IntFunction<String> part) {
        return many(size, part);
    }

    private String many(int count, IntFunction<String> part) {
        return IntStream.rangeClosed(1, count).mapToObj(part).collect(Collectors.joining());
    }

    private String list(IntFunction<String> part) {
        return IntStream.rangeClosed(1, size).mapToObj(part).collect(Collectors.joining(","));
    }
}
