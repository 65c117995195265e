package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.format.SplitPoint;
import io.jenkins.plugins.coveragemonitor.report.format.SplitReader;
import io.jenkins.plugins.coveragemonitor.report.io.ArraySlice;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NamePool;
import io.jenkins.plugins.coveragemonitor.report.io.NestedName;
import io.jenkins.plugins.coveragemonitor.report.io.PlainNames;
import io.jenkins.plugins.coveragemonitor.report.io.PlainXml;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlNumber;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JaCoCo XML (DTD "JACOCO Report 1.1"), as JaCoCo, its Gradle and Maven plugins, Kover, Pester, and gcovr write it.
 *
 * <p>LINE and BRANCH come from the {@code line} elements of the source files, FUNCTION from the methods of the classes,
 * CLASS from the classes' counters, INSTRUCTION and COMPLEXITY from the source files' counters. A group (a module) is a folder before the package.
 */
public final class JacocoReader implements SplitReader {
    private final Deque<String> groups = new ArrayDeque<>();
    private final NamePool names;
    /** The names in earlier parts; {@code null} unless it reads a part. */
    private final @Nullable PlainNames namesInParts;

    private boolean listed;
    private long stated;

    public JacocoReader() {
        this(new NamePool(), null);
    }

    private JacocoReader(NamePool names, @Nullable PlainNames namesInParts) {
        this.names = names;
        this.namesInParts = namesInParts;
    }

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("report")
                && (xml.hasChild("sessioninfo", "counter", "group")
                        || xml.hasChild("package") && xml.hasAttribute("name")
                        || isCutShort(xml) && xml.hasAttribute("name")
                        || head.text().contains("-//JACOCO//"));
    }

    /** Whether the file ends before its first element: it is reported as unreadable instead of overlooked. */
    private static boolean isCutShort(XmlPrefix xml) {
        return xml.children().isEmpty() && !xml.error().isEmpty();
    }

    /** Before each module, or before each package if there are no modules. */
    @Override
    public Optional<SplitPoint> cut(FilePrefix head) {
        return SplitPoint.before(head.xml().hasChild("group") ? "group" : "package", head);
    }

    @Override
    public SplitReader another() {
        return new JacocoReader(names, namesInParts == null ? new PlainNames() : namesInParts);
    }

    @Override
    public boolean readPlain(ArraySlice part, CoverageSink sink) {
        return namesInParts != null && new PlainJacocoPart(new PlainXml(part, namesInParts), sink).read();
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink, names)) {
            xml.root("report", "a JaCoCo XML report");
            groups.push("");
            while (xml.next()) {
                if (xml.isStart()) {
                    start(xml, sink);
                } else if (xml.name().equals("group")) {
                    groups.pop();
                }
            }
            // The last part of a report has the sums of all parts, whatever it lists itself.
            if (!listed && stated > 0 && namesInParts == null) {
                sink.problem(
                        "the report",
                        "states " + Plurals.count(stated, "line")
                                + " but lists no file, so none is counted; let the tool write its classes too");
            }
        }
    }

    private void start(XmlCursor xml, CoverageSink sink) throws IOException {
        switch (xml.name()) {
            case "group" -> groups.push(NestedName.of("", folder(groups.peek(), xml.attribute("name", ""))));
            case "counter" -> {
                if (xml.depth() == 2 && metric(xml) == Metric.LINE) {
                    stated = xml.counter("missed", "covered").total();
                }
            }
            case "package" -> {
                JacocoPackage content = new JacocoPackage(folder(groups.peek(), xml.attribute("name", "")), sink);
                int level = xml.depth();
                while (xml.nextStart(level)) {
                    listed |= xml.name().equals("class") || xml.name().equals("sourcefile");
                    part(xml, content, sink);
                }
                content.end();
            }
            default -> xml.skip();
        }
    }

    private static String folder(String parent, String name) {
        return name.isBlank() ? parent : parent + name + "/";
    }

    private static void part(XmlCursor xml, JacocoPackage content, CoverageSink sink) throws IOException {
        switch (xml.name()) {
            case "class" -> type(xml, content);
            case "sourcefile" -> sourceFile(xml, content, sink);
            default -> xml.skip();
        }
    }

    private static void type(XmlCursor xml, JacocoPackage content) throws IOException {
        JacocoType type = new JacocoType(xml.attribute("name", ""), xml.attribute("sourcefilename", ""));
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("method")) {
                method(xml, type);
            } else if (xml.name().equals("counter")) {
                Metric metric = metric(xml);
                if (metric != null) {
                    Counter counter = xml.counter("missed", "covered");
                    type.counter(metric, counter.covered(), counter.missed());
                }
            }
        }
        type.settle();
        content.type(type);
    }

    private static void method(XmlCursor xml, JacocoType type) throws IOException {
        String name = xml.pooled("name", "");
        String descriptor = xml.pooled("desc", "");
        // Kover does not say where a method begins or whether it ran, only how many of its lines did.
        boolean byLines = !xml.has("line");
        int line = Math.max(0, xml.integer("line", 0));
        boolean covered = false;
        boolean counted = false;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            // Four of five counters are of other metrics: most of a report is skipped here.
            if (xml.isStart() && xml.is("type", "METHOD") && xml.name().equals("counter")) {
                covered = xml.number("covered", 0) > 0;
                counted = true;
            } else if (byLines && !counted && xml.isStart() && xml.is("type", "LINE")) {
                covered = xml.number("covered", 0) > 0;
                counted = true;
            }
        }
        if (counted) {
            type.method(name, descriptor, line, covered);
        }
    }

    private static void sourceFile(XmlCursor xml, JacocoPackage content, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        content.source(name);
        boolean lines = false;
        boolean branches = false;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("line")) {
                int number = xml.line("nr");
                long ran = xml.number("ci", XmlNumber.NONE);
                int missed = xml.integer("mb", 0);
                int taken = xml.integer("cb", 0);
                if (ran < 0 && ran != XmlNumber.NONE) {
                    xml.problem("has a negative number of instructions, so the line is left out");
                } else if (number > 0 && ran != XmlNumber.NONE) {
                    lines = true;
                    branches |= (taken | missed) != 0;
                    sink.line(number, ran > 0 ? 1 : 0, taken, missed);
                } else if (number > 0 && (taken | missed) != 0) {
                    // gcovr gives a line its branches but not whether it ran: only its LINE counter says that.
                    branches = true;
                    sink.branches(number, taken, missed);
                }
            } else if (xml.name().equals("counter")) {
                Metric metric = metric(xml);
                if (metric == Metric.FUNCTION || metric == Metric.CLASS) {
                    if (content.isListed()) {
                        continue;
                    }
                    content.sourceCounter(name, metric, xml.counter("missed", "covered"));
                } else if (metric != null
                        && !(metric == Metric.LINE && lines)
                        && !(metric == Metric.BRANCH && branches)) {
                    Counter counter = xml.counter("missed", "covered");
                    sink.counter(metric, counter.covered(), counter.missed());
                }
            }
        }
    }

    private static @Nullable Metric metric(XmlCursor xml) throws IOException {
        return switch (xml.pooled("type", "")) {
            case "INSTRUCTION" -> Metric.INSTRUCTION;
            case "LINE" -> Metric.LINE;
            case "BRANCH" -> Metric.BRANCH;
            case "COMPLEXITY" -> Metric.COMPLEXITY;
            case "METHOD" -> Metric.FUNCTION;
            case "CLASS" -> Metric.CLASS;
            default -> null;
        };
    }
}
