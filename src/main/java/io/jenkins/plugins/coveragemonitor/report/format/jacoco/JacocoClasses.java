package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ILine;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.analysis.ISourceNode;
import org.jacoco.core.data.ExecutionDataStore;

/** Analyses class files with execution data, by JaCoCo's own analyser, and pushes the result by source file. */
final class JacocoClasses {
    private final ExecutionDataStore executed;
    private final CoverageSink sink;
    private final CoverageBuilder builder = new CoverageBuilder();
    private final Map<String, Long> identities = new HashMap<>();
    private final ClassFileWalk walk = new ClassFileWalk(this::analyse);
    private final Analyzer analyzer;
    private long linesLeft = Limits.classLines();
    private int measured;
    private int mismatched;

    JacocoClasses(ExecutionDataStore executed, CoverageSink sink) {
        this.executed = executed;
        this.sink = sink;
        this.analyzer = new Analyzer(executed, this::visit);
    }

    /** Analyses every class in a folder, a jar or a class file. */
    void analyse(Path location) throws IOException {
        if (Files.isRegularFile(location, LinkOption.NOFOLLOW_LINKS)) {
            analyseFile(location);
            return;
        }
        if (!Files.isDirectory(location)) {
            sink.problem(location.toString(), "is not a folder, jar or class file, so no classes were read from it");
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(location)) {
            files = walk.filter(path ->
                            ClassFileWalk.holdsClasses(path.getFileName().toString()))
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            analyseFile(file);
        }
    }

    private void analyseFile(Path file) {
        try {
            walk.file(file);
        } catch (ReportTooLargeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (e.getCause() instanceof ReportTooLargeException tooLarge) {
                throw new ReportTooLargeException(NameText.shown(file.toString()) + " " + tooLarge.getMessage());
            }
            report(file.toString(), e);
        }
    }

    private void analyse(byte[] bytes, String place) {
        try {
            linesLeft -= ClassLines.cost(bytes);
            if (linesLeft < 0) {
                throw new ReportTooLargeException("needs class files that span more than " + Limits.classLines()
                        + " lines (up to " + NameText.shown(place)
                        + "), as no sources have; give the class files that were measured");
            }
            analyzer.analyzeClass(bytes, place);
        } catch (ReportTooLargeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            report(place, e);
        } catch (StackOverflowError nested) {
            // The library calls itself for each annotation within another.
            report(place, new IOException("it is nested too deeply", nested));
        }
    }

    private void report(String place, Exception e) {
        Throwable cause = e.getCause() instanceof Exception inner ? inner : e;
        sink.problem(place, "cannot be analysed (" + why(cause) + "), its classes are left out");
    }

    /** The library's reason for refusing a class file; its other exceptions say nothing useful. */
    private static String why(Throwable cause) {
        String message = cause.getMessage();
        boolean refused = cause instanceof IOException || cause.getClass() == IllegalArgumentException.class;
        return refused && message != null && message.indexOf(' ') > 0 ? message : "it is damaged";
    }

    private void visit(IClassCoverage coverage) {
        Long known = identities.putIfAbsent(coverage.getName(), coverage.getId());
        if (known != null) {
            if (known != coverage.getId()) {
                sink.problem(coverage.getName(), "has two different class files, only the first one counts");
            }
        } else if (coverage.isNoMatch()) {
            mismatched++;
            sink.problem(
                    coverage.getName(),
                    "does not match the class that was measured and is left out; "
                            + "rebuild, or give the class files of the measured build");
        } else {
            if (executed.get(coverage.getId()) != null) {
                measured++;
            }
            builder.visitCoverage(coverage);
        }
    }

    /** How many classes were found. */
    int count() {
        return identities.size();
    }

    /** How many of them have execution data. */
    int measured() {
        return measured;
    }

    /** How many of them have a name in the execution data, but another content. */
    int mismatched() {
        return mismatched;
    }

    /** Pushes what JaCoCo's own XML report would contain, under the same names, so that both merge. */
    void push() {
        Map<String, JacocoPackage> packages = new TreeMap<>();
        for (ISourceFileCoverage file : builder.getSourceFiles()) {
            inPackage(packages, file.getPackageName()).source(file.getName());
            pushLines(file);
            counter(Metric.INSTRUCTION, file.getInstructionCounter());
            counter(Metric.COMPLEXITY, file.getComplexityCounter());
        }
        for (IClassCoverage type : builder.getClasses()) {
            inPackage(packages, type.getPackageName()).type(typeOf(type));
        }
        packages.values().forEach(JacocoPackage::end);
    }

    private JacocoPackage inPackage(Map<String, JacocoPackage> packages, String name) {
        String folder = name.isEmpty() ? "" : name + "/";
        return packages.computeIfAbsent(name, key -> new JacocoPackage(folder, sink));
    }

    private static JacocoType typeOf(IClassCoverage type) {
        JacocoType read =
                new JacocoType(type.getName(), type.getSourceFileName() == null ? "" : type.getSourceFileName());
        add(read, Metric.LINE, type.getLineCounter());
        add(read, Metric.BRANCH, type.getBranchCounter());
        add(read, Metric.INSTRUCTION, type.getInstructionCounter());
        add(read, Metric.COMPLEXITY, type.getComplexityCounter());
        add(read, Metric.CLASS, type.getClassCounter());
        for (IMethodCoverage method : type.getMethods()) {
            read.method(
                    method.getName(),
                    method.getDesc(),
                    Math.max(0, method.getFirstLine()),
                    method.getMethodCounter().getCoveredCount() > 0);
        }
        return read;
    }

    private static void add(JacocoType read, Metric metric, ICounter counter) {
        read.counter(metric, counter.getCoveredCount(), counter.getMissedCount());
    }

    private void pushLines(ISourceNode node) {
        for (int number = Math.max(1, node.getFirstLine()); number <= node.getLastLine(); number++) {
            ILine line = node.getLine(number);
            if (line.getStatus() != ICounter.EMPTY) {
                sink.line(
                        number,
                        line.getInstructionCounter().getCoveredCount() > 0 ? 1 : 0,
                        line.getBranchCounter().getCoveredCount(),
                        line.getBranchCounter().getMissedCount());
            }
        }
    }

    private void counter(Metric metric, ICounter counter) {
        sink.counter(metric, counter.getCoveredCount(), counter.getMissedCount());
    }
}
