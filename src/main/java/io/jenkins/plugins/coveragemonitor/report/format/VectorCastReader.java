package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads the report that VectorCAST writes for its own Jenkins plugin: the numbers of the units of each environment,
 * without lines. Statements are INSTRUCTION. VectorCAST's reports in Cobertura's format have the lines too.
 */
public final class VectorCastReader implements ReportReader {
    private static final Map<String, Metric> METRICS = Map.of(
            "statement, %", Metric.INSTRUCTION,
            "branch, %", Metric.BRANCH,
            "mcdc, %", Metric.MCDC_PAIR,
            "function, %", Metric.FUNCTION,
            "functioncall, %", Metric.FUNCTION_CALL,
            "function call, %", Metric.FUNCTION_CALL);

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
            while (xml.nextStart()) {
                if (xml.name().equals("environment")) {
                    environment = xml.attribute("name", "");
                } else if (xml.name().equals("unit")) {
                    String name = xml.attribute("name", "");
                    sink.file(environment.isEmpty() ? name : environment + "/" + name);
                    PercentAndCounts.push(xml, METRICS, sink);
                }
            }
        }
    }
}
