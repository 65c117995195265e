package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.NestedName;
import io.jenkins.plugins.coveragemonitor.report.io.PlainXml;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a report that is exactly as JaCoCo writes it, indented or not, and leaves all others to
 * {@link JacocoReader}. Both give the same result.
 */
final class PlainJacocoPart {
    private static final byte[] REPORT = PlainXml.text("<report>");
    private static final byte[] REPORT_END = PlainXml.text("</report");
    private static final byte[] GROUP = PlainXml.text("<group name=\"");
    private static final byte[] GROUP_END = PlainXml.text("</group");
    private static final byte[] PACKAGE = PlainXml.text("<package name=\"");
    private static final byte[] PACKAGE_END = PlainXml.text("</package");
    private static final byte[] CLASS = PlainXml.text("<class name=\"");
    private static final byte[] CLASS_SOURCE = PlainXml.text("sourcefilename=\"");
    private static final byte[] CLASS_END = PlainXml.text("</class");
    private static final byte[] METHOD = PlainXml.text("<method name=\"");
    private static final byte[] METHOD_DESCRIPTOR = PlainXml.text("desc=\"");
    private static final byte[] METHOD_LINE = PlainXml.text("line=\"");
    private static final byte[] METHOD_END = PlainXml.text("</method");
    private static final byte[] SOURCE = PlainXml.text("<sourcefile name=\"");
    private static final byte[] SOURCE_END = PlainXml.text("</sourcefile");
    private static final byte[] LINE = PlainXml.text("<line nr=\"");
    private static final byte[] MISSED_INSTRUCTIONS = PlainXml.text("mi=\"");
    private static final byte[] COVERED_INSTRUCTIONS = PlainXml.text("ci=\"");
    private static final byte[] MISSED_BRANCHES = PlainXml.text("mb=\"");
    private static final byte[] COVERED_BRANCHES = PlainXml.text("cb=\"");
    private static final byte[] COUNTER = PlainXml.text("<counter type=\"");
    private static final byte[] MISSED = PlainXml.text("missed=\"");
    private static final byte[] COVERED = PlainXml.text("covered=\"");
    private static final Type[] TYPES = {
        new Type("INSTRUCTION", Metric.INSTRUCTION),
        new Type("BRANCH", Metric.BRANCH),
        new Type("LINE", Metric.LINE),
        new Type("COMPLEXITY", Metric.COMPLEXITY),
        new Type("METHOD", Metric.FUNCTION),
        new Type("CLASS", Metric.CLASS)
    };

    /** Deeper groups are left to a parser, which knows what to say about them. */
    private static final int DEEPEST = 32;

    private final PlainXml xml;
    private final CoverageSink sink;
    private int depth;
    private int missed;
    private int covered;

    PlainJacocoPart(PlainXml xml, CoverageSink sink) {
        this.xml = xml;
        this.sink = sink;
    }

    /** A type of counter, with the quote behind it. */
    private record Type(byte[] text, Metric metric) {
        Type(String name, Metric metric) {
            this(PlainXml.text(name + '"'), metric);
        }
    }

    /** Reads the part; {@code false} if it is not plain, and what the sink has received is then of no use. */
    boolean read() {
        xml.expect(REPORT);
        content("");
        close(REPORT_END);
        return xml.isDone();
    }

    private void content(String folder) {
        while (true) {
            if (xml.skip(PACKAGE)) {
                packageOf(folder + folder(xml.name()));
            } else if (xml.skip(GROUP)) {
                group(NestedName.of("", folder + folder(xml.name())));
            } else if (counter() == null) {
                return;
            }
        }
    }

    private void group(String folder) {
        if (depth == DEEPEST) {
            xml.stop();
        }
        if (opens()) {
            depth++;
            content(folder);
            depth--;
            close(GROUP_END);
        }
    }

    private static String folder(String name) {
        return name.isBlank() ? "" : name + "/";
    }

    /** Whether the element has content. */
    private boolean opens() {
        if (xml.endElement()) {
            return false;
        }
        xml.endTag();
        return true;
    }

    private void close(byte[] tag) {
        xml.expect(tag);
        xml.endTag();
    }

    private void packageOf(String folder) {
        JacocoPackage content = new JacocoPackage(folder, sink);
        if (opens()) {
            while (type(content) || sourceFile(content) || counter() != null) {
                // Each has read one element.
            }
            close(PACKAGE_END);
        }
        content.end();
    }

    private boolean type(JacocoPackage content) {
        if (!xml.skip(CLASS)) {
            return false;
        }
        String name = xml.name();
        JacocoType type = new JacocoType(name, xml.skipBehindBlanks(CLASS_SOURCE) ? xml.name() : "");
        if (opens()) {
            while (method(type) || counterOf(type)) {
                // Each has read one element.
            }
            close(CLASS_END);
        }
        type.settle();
        content.type(type);
        return true;
    }

    private boolean counterOf(JacocoType type) {
        Metric metric = counter();
        if (metric == null) {
            return false;
        }
        type.counter(metric, covered, missed);
        return true;
    }

    private boolean method(JacocoType type) {
        if (!xml.skip(METHOD)) {
            return false;
        }
        String name = xml.name();
        xml.expectBehindBlanks(METHOD_DESCRIPTOR);
        String descriptor = xml.name();
        xml.expectBehindBlanks(METHOD_LINE);
        int line = xml.number();
        if (opens()) {
            boolean counted = false;
            boolean ran = false;
            for (Metric metric = counter(); metric != null; metric = counter()) {
                counted |= metric == Metric.FUNCTION;
                ran = metric == Metric.FUNCTION ? covered > 0 : ran;
            }
            if (counted) {
                type.method(name, descriptor, line, ran);
            }
            close(METHOD_END);
        }
        return true;
    }

    private boolean sourceFile(JacocoPackage content) {
        if (!xml.skip(SOURCE)) {
            return false;
        }
        String name = xml.name();
        content.source(name);
        if (!opens()) {
            return true;
        }
        boolean lines = false;
        boolean branches = false;
        while (xml.skip(LINE)) {
            lines = true;
            branches |= line();
        }
        for (Metric metric = counter(); metric != null; metric = counter()) {
            if (metric == Metric.FUNCTION || metric == Metric.CLASS) {
                if (!content.isListed()) {
                    content.sourceCounter(name, metric, new Counter(covered, missed));
                }
            } else if (!(metric == Metric.LINE && lines) && !(metric == Metric.BRANCH && branches)) {
                sink.counter(metric, covered, missed);
            }
        }
        close(SOURCE_END);
        return true;
    }

    /** Reads the rest of a line; returns whether it has branches. */
    private boolean line() {
        int number = xml.number();
        xml.expectBehindBlanks(MISSED_INSTRUCTIONS);
        xml.number();
        xml.expectBehindBlanks(COVERED_INSTRUCTIONS);
        int ran = xml.number();
        xml.expectBehindBlanks(MISSED_BRANCHES);
        int notTaken = xml.number();
        xml.expectBehindBlanks(COVERED_BRANCHES);
        int taken = xml.number();
        if (number == 0 || !xml.endElement()) {
            return xml.stop();
        }
        sink.line(number, ran > 0 ? 1 : 0, taken, notTaken);
        return (taken | notTaken) != 0;
    }

    /** Reads a counter, if one comes next: its metric, {@code null} if none does. */
    private @Nullable Metric counter() {
        if (!xml.skip(COUNTER)) {
            return null;
        }
        for (Type type : TYPES) {
            if (xml.skip(type.text())) {
                xml.expectBehindBlanks(MISSED);
                missed = xml.number();
                xml.expectBehindBlanks(COVERED);
                covered = xml.number();
                if (xml.endElement()) {
                    return type.metric();
                }
                break;
            }
        }
        xml.stop();
        return null;
    }
}
