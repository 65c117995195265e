package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads {@code index.xml} in the folder that PHPUnit's {@code --coverage-xml} writes: the numbers of lines, methods and
 * classes of each file. The files beside it list only the lines that ran, so they add nothing.
 */
public final class PhpUnitXmlReader implements ReportReader {
    private static final String SUFFIX = ".xml";

    /** Whether a file has this format; PHPUnit's configuration has the same root. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("phpunit") && head.xml().hasChild("project");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("phpunit", "PHPUnit's index of coverage");
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "project" -> {
                        String source = xml.attribute("source", "");
                        if (!source.isEmpty()) {
                            sink.sourceRoot(source);
                        }
                    }
                    case "tests" -> xml.skip();
                    case "file" -> file(xml, sink);
                    default -> {}
                }
            }
        }
    }

    private static void file(XmlCursor xml, CoverageSink sink) throws IOException {
        String path = xml.attribute("href", xml.attribute("name", ""));
        sink.file(path.endsWith(SUFFIX) ? path.substring(0, path.length() - SUFFIX.length()) : path);
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "lines" -> counter(xml, Metric.LINE, xml.number("executed", 0), xml.number("executable", 0), sink);
                case "methods", "functions" ->
                    counter(xml, Metric.FUNCTION, xml.number("tested", 0), xml.number("count", 0), sink);
                case "classes", "traits" ->
                    counter(xml, Metric.CLASS, xml.number("tested", 0), xml.number("count", 0), sink);
                default -> {}
            }
        }
    }

    private static void counter(XmlCursor xml, Metric metric, long covered, long all, CoverageSink sink) {
        if (covered < 0 || covered > all) {
            xml.problem("has " + covered + " of " + all + " covered, which is left out");
        } else {
            sink.counter(metric, covered, all - covered);
        }
    }
}
