package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads EMMA's XML, which Delphi Code Coverage writes too: the numbers of each source file, and no line. Blocks are
 * INSTRUCTION. EMMA counts a line that ran in part as a part of a line; of a file's lines the whole ones count as covered.
 */
public final class EmmaReader implements ReportReader {
    /** Whether a file begins like it; JaCoCo's and VectorCAST's have the same root. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("report") && head.xml().hasChild("stats", "data") && !VectorCastReader.recognises(head);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("report", "an EMMA report");
            String folder = "";
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("package")) {
                    folder = xml.attribute("name", "").replace('.', '/');
                } else if (xml.isStart() && xml.name().equals("srcfile")) {
                    String name = xml.attribute("name", "");
                    sink.file(folder.isEmpty() ? name : folder + "/" + name);
                    file(xml, sink);
                }
            }
        }
    }

    private static void file(XmlCursor xml, CoverageSink sink) throws IOException {
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (!xml.isStart()) {
                continue;
            }
            if (xml.name().equals("coverage")) {
                counter(xml, sink);
            }
            // What stands in a class adds up to what stands in its file.
            xml.skip();
        }
    }

    private static void counter(XmlCursor xml, CoverageSink sink) throws IOException {
        Metric metric =
                switch (xml.pooled("type", "")) {
                    case "class, %" -> Metric.CLASS;
                    case "method, %" -> Metric.FUNCTION;
                    case "block, %" -> Metric.INSTRUCTION;
                    case "line, %" -> Metric.LINE;
                    // Coco writes the outcomes of conditions and decisions in this form.
                    case "condition, %" -> Metric.BRANCH;
                    default -> null;
                };
        if (metric == null) {
            return;
        }
        PercentAndCounts.push(xml, metric, sink);
    }
}
