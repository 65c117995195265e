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
                    stated.list();
                    test(xml, sink);
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

    private static void test(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        // Without a result the program ended in the middle of it.
        boolean success = false;
        boolean skipped = false;
        double seconds = Double.NaN;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("OverallResult")) {
                success = xml.is("success", "true");
                skipped = count(xml, "skips") > 0;
                seconds = xml.has("durationInSeconds") ? xml.seconds("durationInSeconds") : Double.NaN;
            }
        }
        sink.test(name, success ? skipped ? TestOutcome.SKIPPED : TestOutcome.PASSED : TestOutcome.FAILED, seconds);
    }
}
