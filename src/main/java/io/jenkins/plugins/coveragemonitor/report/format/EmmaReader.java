package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads EMMA's XML, which Delphi Code Coverage writes too: the numbers of each source file, without lines. Blocks are
 * INSTRUCTION. EMMA counts a line that ran in part as a fraction of a line; only the whole part of the sum counts as
 * covered. Classes compiled without the names of their sources are listed in their package; each counts for the file
 * named after its outermost class.
 */
public final class EmmaReader implements ReportReader {
    /** EMMA's name of the package without a name. */
    private static final String UNNAMED = "default package";

    private static final Map<String, Metric> METRICS = Map.of(
            "class, %", Metric.CLASS,
            "method, %", Metric.FUNCTION,
            "block, %", Metric.INSTRUCTION,
            "line, %", Metric.LINE,
            // Coco writes the outcomes of conditions and decisions in this form.
            "condition, %", Metric.BRANCH);

    private long statedClasses;
    private long files;

    /** Whether a file has this format; JaCoCo's and VectorCAST's have the same root. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("report") && head.xml().hasChild("stats", "data") && !VectorCastReader.recognises(head);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("report", "an EMMA report");
            String folder = "";
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "package" -> folder = folder(xml.attribute("name", ""));
                    case "srcfile" -> file(folder + xml.attribute("name", ""), xml, sink);
                    case "class" -> file(folder + source(xml.attribute("name", "")), xml, sink);
                    case "classes" -> statedClasses = Math.max(0, xml.number("value", 0));
                    default -> {}
                }
            }
        }
        if (files == 0 && statedClasses > 0) {
            sink.problem(
                    "the report",
                    "states " + Plurals.count(statedClasses, "class", "classes")
                            + " but lists no file, so none is counted; let EMMA write it with report.depth=method");
        }
    }

    private static String folder(String pack) {
        return pack.isEmpty() || pack.equals(UNNAMED) ? "" : pack.replace('.', '/') + "/";
    }

    private static String source(String type) {
        int dollar = type.indexOf('$', 1);
        return (dollar < 0 ? type : type.substring(0, dollar)) + ".java";
    }

    private void file(String path, XmlCursor xml, CoverageSink sink) throws IOException {
        files++;
        sink.file(path);
        PercentAndCounts.push(xml, METRICS, sink);
    }
}
