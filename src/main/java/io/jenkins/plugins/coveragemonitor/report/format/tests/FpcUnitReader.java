package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;

/** Reads the XML of FPCUnit, Free Pascal's test framework ({@code --all --format=xml}). */
public final class FpcUnitReader implements ReportReader {
    private final StatedTests stated = new StatedTests();

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("TestResults") && head.xml().hasChild("TestListing", "NumberOfRunTests");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("TestResults", "a report of FPCUnit");
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "Test" -> test(xml, sink);
                    case "TestSuite" -> stated.state(xml.number("NumberOfRunTests", 0));
                    default -> {}
                }
            }
        }
        stated.report(sink, "let FPCUnit write its tests too");
    }

    private void test(XmlCursor xml, CoverageSink sink) throws IOException {
        TestOutcome outcome =
                switch (xml.pooled("Result", "")) {
                    case "OK" -> TestOutcome.PASSED;
                    case "Ignored" -> TestOutcome.SKIPPED;
                    default -> TestOutcome.FAILED;
                };
        stated.list();
        sink.test(xml.attribute("Name", ""), outcome, xml.timeSpan("ElapsedTime"));
    }
}
