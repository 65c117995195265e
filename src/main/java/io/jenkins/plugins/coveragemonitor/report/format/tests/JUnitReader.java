package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads JUnit XML, the format without a specification that began with Ant's {@code junit} task and that every runner
 * writes.
 *
 * <p>Test cases are counted wherever they are; the numbers that suites state are not trusted, because several runners
 * miscount. A test that failed first and passed when it was repeated passed ({@code flakyFailure}).
 */
public final class JUnitReader implements ReportReader {
    /** A suite that has not ended yet. */
    private static final class OpenSuite {
        private final String name;
        private final long failures;
        private final long listedBefore;
        private boolean explained;

        OpenSuite(String name, long failures, long listedBefore) {
            this.name = name;
            this.failures = failures;
            this.listedBefore = listedBefore;
        }
    }

    private final NodeTestCounts node = new NodeTestCounts();
    private final StatedTests stated = new StatedTests();
    private final Deque<OpenSuite> open = new ArrayDeque<>();
    private long ofSuites;
    private long silentSuites;
    private String silentSuite = "";

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
                        endSuite();
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
                    String name = xml.attribute("name", "");
                    sink.suite(name, xml.attribute("timestamp", "") + xml.attribute("hostname", ""));
                    open.addLast(new OpenSuite(name, failures(xml), stated.listed()));
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
        boolean listsNone = stated.report(sink, "let the runner write its test cases too");
        if (silentSuites > 0 && !listsNone) {
            sink.problem(
                    "the report",
                    "has " + Plurals.count(silentSuites, "test suite")
                            + " with failures but without a test, so its tests may not have run; the first is "
                            + NameText.shown(silentSuite));
        }
        node.push(sink);
    }

    /** The stated failures; what is no number does not matter. */
    private static long failures(XmlCursor xml) throws IOException {
        return Math.max(0, CountText.parse(xml.pooled("failures", "")))
                + Math.max(0, CountText.parse(xml.pooled("errors", "")));
    }

    /** Notes a suite that states failures of tests that it does not list: its program probably crashed. */
    private void endSuite() {
        OpenSuite suite = open.removeLast();
        boolean silent = suite.failures > 0 && suite.listedBefore == stated.listed() && !suite.explained;
        if (silent && silentSuites++ == 0) {
            silentSuite = suite.name;
        }
        if (!open.isEmpty()) {
            open.getLast().explained |= suite.explained || silent;
        }
    }

    private static long tests(XmlCursor xml) {
        return xml.has("tests") ? Math.max(0, xml.number("tests", 0)) : 0;
    }

    private void suite(XmlCursor xml) {
        node.suite();
        ofSuites += tests(xml);
    }

    /** Reports a suite whose setup failed, or a program that could not be loaded: no test shows it. */
    private void suiteFailed(XmlCursor xml, CoverageSink sink) {
        if (!open.isEmpty()) {
            open.getLast().explained = true;
        }
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
        String status = xml.pooled("status", "");
        String result = xml.pooled("result", "");
        boolean failure = false;
        boolean skipped = false;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.depth() == level + 1) {
                failure |= xml.name().equals("failure") || xml.name().equals("error");
                skipped |= xml.name().equals("skipped");
            }
        }
        stated.list();
        TestOutcome outcome = failure ? TestOutcome.FAILED : skipped ? TestOutcome.SKIPPED : outcome(status, result);
        node.counted(outcome);
        sink.test(type.isEmpty() ? name : type + "." + name, outcome, seconds);
    }

    /** What a test without such an element says of itself. */
    private static TestOutcome outcome(String status, String result) {
        TestOutcome first = TestStates.outcome(status);
        TestOutcome second = TestStates.outcome(result);
        if (first == TestOutcome.FAILED || second == TestOutcome.FAILED) {
            return TestOutcome.FAILED;
        }
        return first == TestOutcome.SKIPPED || second == TestOutcome.SKIPPED ? TestOutcome.SKIPPED : TestOutcome.PASSED;
    }
}
