package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/**
 * Reads JUnit XML, the format without a specification that began with Ant's {@code junit} task and that every runner
 * writes.
 *
 * <p>Test cases are counted wherever they are; the numbers that suites state are not trusted, because several runners
 * miscount. A test that failed first and passed when it was repeated passed ({@code flakyFailure}).
 */
public final class JUnitReader implements ReportReader {
    /** The states of a test that did not run in GoogleTest, CTest and others, in lower case. */
    private static final Set<String> NOT_RUN = Set.of("disabled", "notrun", "skipped", "ignored", "suppressed");

    /** The states of a failed test, in lower case. */
    private static final Set<String> FAILED = Set.of("failed", "failure", "fail", "error");

    private final NodeTestCounts node = new NodeTestCounts();
    private final StatedTests stated = new StatedTests();
    private long ofSuites;

    /** Whether a file is JUnit XML. */
    public static boolean recognises(FilePrefix head) {
        // Check's log also has the first of these roots.
        return head.xml().is("testsuites") && !head.xml().hasChild("suite", "datetime")
                || head.xml().is("testsuite");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink, node::comment)) {
            while (xml.next()) {
                boolean suite = xml.name().equals("testsuite") || xml.name().equals("testsuites");
                if (!xml.isStart()) {
                    if (suite) {
                        sink.endSuite();
                    }
                    continue;
                }
                if (xml.depth() == 1
                        && !xml.name().equals("testsuite")
                        && !xml.name().equals("testsuites")) {
                    throw new UnreadableReportException("has the root element <" + NameText.shown(xml.name())
                            + ">, but JUnit XML begins with <testsuite> or <testsuites>; give it under its own format");
                }
                if (suite) {
                    sink.suite(
                            xml.attribute("name", ""), xml.attribute("timestamp", "") + xml.attribute("hostname", ""));
                }
                switch (xml.name()) {
                    case "testcase" -> testCase(xml, sink);
                    case "testsuite" -> suite(xml);
                    case "testsuites" -> stated.state(tests(xml));
                    // Those of a test are read with it.
                    case "error", "failure" -> suiteFailed(xml, sink);
                    default -> {}
                }
            }
        }
        stated.state(ofSuites);
        stated.report(sink, "let the runner write its test cases too");
        node.push(sink);
    }

    private static long tests(XmlCursor xml) {
        return xml.has("tests") ? Math.max(0, xml.number("tests", 0)) : 0;
    }

    private void suite(XmlCursor xml) {
        node.suite();
        ofSuites += tests(xml);
    }

    /** Reports a suite whose setup failed, or a program that could not be loaded: no test shows it. */
    private static void suiteFailed(XmlCursor xml, CoverageSink sink) {
        String message = xml.message(xml.has("message") ? "message" : "type");
        sink.problem(
                xml.place(),
                "a test suite failed as a whole" + (message.isBlank() ? "" : " (" + NameText.shown(message) + ")")
                        + ", so some of its tests may not have run");
    }

    private void testCase(XmlCursor xml, CoverageSink sink) throws IOException {
        String type = xml.attribute("classname", "");
        String name = xml.attribute("name", "");
        double seconds = xml.seconds("time");
        // GoogleTest 1.10 says of a skipped test that it ran, with the result "skipped" and nothing else.
        String status = xml.pooled("status", "").toLowerCase(Locale.ROOT);
        String result = xml.pooled("result", "").toLowerCase(Locale.ROOT);
        boolean skipped = NOT_RUN.contains(status) || NOT_RUN.contains(result);
        boolean failed = FAILED.contains(status) || FAILED.contains(result);
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.depth() == level + 1) {
                failed |= xml.name().equals("failure") || xml.name().equals("error");
                skipped |= xml.name().equals("skipped");
            }
        }
        stated.list();
        TestOutcome outcome = failed ? TestOutcome.FAILED : skipped ? TestOutcome.SKIPPED : TestOutcome.PASSED;
        node.counted(outcome);
        sink.test(type.isEmpty() ? name : type + "." + name, outcome, seconds);
    }
}
