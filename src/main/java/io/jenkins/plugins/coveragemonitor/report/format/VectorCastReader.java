package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the report that VectorCAST writes for its own Jenkins plugin: the numbers of the units of each environment,
 * without lines. Statements are INSTRUCTION. VectorCAST's reports in Cobertura's format have the lines too.
 */
public final class VectorCastReader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("report")
                && xml.hasChild("stats", "data")
                && (xml.grandchildren().contains("environments") || xml.hasChild("version"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("report", "a VectorCAST report");
            String environment = "";
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("environment")) {
                    environment = xml.attribute("name", "");
                } else if (xml.isStart() && xml.name().equals("unit")) {
                    String name = xml.attribute("name", "");
                    sink.file(environment.isEmpty() ? name : environment + "/" + name);
                    unit(xml, sink);
                }
            }
        }
    }

    private static void unit(XmlCursor xml, CoverageSink sink) throws IOException {
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (!xml.isStart()) {
                continue;
            }
            if (xml.name().equals("coverage")) {
                counter(xml, sink);
            }
            // The numbers of a subprogram are included in those of its unit.
            xml.skip();
        }
    }

    private static void counter(XmlCursor xml, CoverageSink sink) throws IOException {
        Metric metric =
                switch (xml.pooled("type", "")) {
                    case "statement, %" -> Metric.INSTRUCTION;
                    case "branch, %" -> Metric.BRANCH;
                    case "mcdc, %" -> Metric.MCDC_PAIR;
                    case "function, %" -> Metric.FUNCTION;
                    case "functioncall, %", "function call, %" -> Metric.FUNCTION_CALL;
                    default -> null;
                };
        if (metric != null) {
            PercentAndCounts.push(xml, metric, sink);
        }
    }
}
