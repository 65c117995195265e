package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;

/** SonarQube's generic coverage XML (root {@code coverage version="1"}): only lines and branches. */
public final class SonarReader implements ReportReader {
    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("coverage")
                && xml.attributes().getOrDefault("version", "").strip().equals("1")
                && (xml.hasChild("file") || xml.children().isEmpty())
                && !xml.hasAttribute("line-rate", "lines-valid", "branch-rate");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("coverage", "a report in Sonar's generic format");
            boolean inFile = false;
            while (xml.nextStart()) {
                if (xml.name().equals("file")) {
                    sink.file(xml.attribute("path", ""));
                    inFile = true;
                } else if (xml.name().equals("lineToCover") && inFile) {
                    line(xml, sink);
                }
            }
        }
    }

    private static void line(XmlCursor xml, CoverageSink sink) throws IOException {
        int number = xml.line("lineNumber");
        long ran = xml.pooled("covered", "").equalsIgnoreCase("true") ? 1 : 0;
        int all = xml.integer("branchesToCover", 0);
        int taken = xml.integer("coveredBranches", 0);
        if (taken < 0 || taken > all) {
            xml.problem("has " + taken + " of "
                    + Plurals.count(all, "branch, which is left out", "branches, which are left out"));
            taken = 0;
            all = 0;
        }
        if (number > 0) {
            sink.line(number, ran, taken, all - taken);
        }
    }
}
