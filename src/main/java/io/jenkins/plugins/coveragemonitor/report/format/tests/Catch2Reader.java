package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads the XML of Catch2 ({@code --reporter xml}), of version 3 and before. A test case is one test, whatever its
 * sections; a failure that it announces ({@code [!mayfail]}) is none, as in Catch2's own result.
 */
public final class Catch2Reader implements ReportReader {
    private static final List<String> ROOTS = List.of("Catch2TestRun", "Catch");

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return ROOTS.stream().anyMatch(head.xml()::is);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        StatedTests stated = new StatedTests();
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root(ROOTS, "a report of Catch2");
            while (xml.nextStart()) {
                if (xml.name().equals("TestCase")) {
                    test(xml, stated, sink);
                } else if (xml.name().equals("OverallResultsCases")) {
                    stated.state(count(xml, "successes") + count(xml, "failures") + count(xml, "expectedFailures"));
                }
            }
        }
        stated.report(sink, "let Catch2 write its test cases too");
    }

    private static long count(XmlCursor xml, String attribute) throws IOException {
        return Math.max(0, CountText.parse(xml.pooled(attribute, "")));
    }

    /** Counts a test case; without a result it is only on the list of all. */
    private static void test(XmlCursor xml, StatedTests stated, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        TestOutcome outcome = null;
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("OverallResult")) {
                boolean success = xml.is("success", "true");
                outcome = !success
                        ? TestOutcome.FAILED
                        : count(xml, "skips") > 0 ? TestOutcome.SKIPPED : TestOutcome.PASSED;
                seconds = xml.has("durationInSeconds") ? xml.seconds("durationInSeconds") : Double.NaN;
            } else if (xml.name().equals("FatalErrorCondition")) {
                outcome = TestOutcome.FAILED;
            }
        }
        if (outcome != null) {
            stated.list();
            sink.test(name, outcome, seconds);
        }
    }
}
