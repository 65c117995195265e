package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;

/** Reads the XML of UnitTest++ ({@code XmlTestReporter}); several failures of a test are one failed test. */
public final class UnitTestCppReader implements ReportReader {
    private final StatedTests stated = new StatedTests();

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("unittest-results");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("unittest-results", "a report of UnitTest++");
            stated.state(xml.number("tests", 0));
            while (xml.nextStart()) {
                if (xml.name().equals("test")) {
                    test(xml, sink);
                }
            }
        }
        stated.report(sink, "let the reporter write its tests too");
    }

    private void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String suite = xml.attribute("suite", "");
        String name = xml.attribute("name", "");
        double seconds = xml.seconds("time");
        TestOutcome outcome = TestOutcome.PASSED;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("failure")) {
                outcome = TestOutcome.FAILED;
            }
        }
        stated.list();
        sink.test(suite.isEmpty() ? name : suite + "." + name, outcome, seconds);
    }
}
