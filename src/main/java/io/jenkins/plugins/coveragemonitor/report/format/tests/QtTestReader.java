package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML of Qt Test ({@code -o result.xml,xml}), also without its root element ({@code -o result.xml,lightxml}).
 * As in its own totals, each row of data is a test, and so is the set-up and tear-down of the test case; an expected
 * failure is followed by how the test went on.
 */
public final class QtTestReader implements ReportReader {
    private static final double MILLIS = 1e-3;

    /** How a file without the root element begins, and how many bytes are searched for that. */
    private static final String LIGHT = "<Environment>";

    private static final int BEGINNING = 256;

    /** The row that is being read, {@code null} before the first one of a function. */
    private @Nullable String row;

    /** Whether a function has its duration. */
    private boolean timed;

    private boolean failed;
    private boolean passed;

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("TestCase") && head.xml().hasChild("Environment", "TestFunction")
                || isLight(head.text()) && head.xml().hasChild("QtVersion", "QTestVersion");
    }

    private static boolean isLight(String text) {
        return text.stripLeading().startsWith(LIGHT);
    }

    /** The file within a root element. */
    private static InputStream whole(InputStream light) {
        return new SequenceInputStream(
                Collections.enumeration(List.of(bytes("<TestCase>"), light, bytes("</TestCase>"))));
    }

    private static InputStream bytes(String tag) {
        return new ByteArrayInputStream(tag.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        InputStream bytes = new BufferedInputStream(in);
        bytes.mark(BEGINNING);
        boolean light = isLight(new String(bytes.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1));
        bytes.reset();
        boolean ended = false;
        try (XmlCursor xml = XmlCursor.of(light ? whole(bytes) : bytes, sink)) {
            xml.root("TestCase", "a report of Qt Test");
            while (xml.nextStart()) {
                if (xml.name().equals("TestFunction")) {
                    function(xml, sink);
                } else {
                    ended |= xml.name().equals("Duration");
                }
            }
        }
        // Qt 4 measured no time.
        if (light && timed && !ended) {
            sink.problem("the report", "ends without the duration of all tests, it may be cut off");
        }
    }

    private void function(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        double seconds = Double.NaN;
        int level = xml.depth();
        row = null;
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "Incident" -> event(xml, xml.pooled("type", ""), name, sink);
                case "Message" -> message(xml, name, sink);
                case "Duration" -> {
                    seconds = xml.seconds("msecs") * MILLIS;
                    timed = true;
                }
                default -> {}
            }
        }
        end(name, seconds, sink);
    }

    /** Before Qt 6 a skipped test is told by a message. */
    private void message(XmlCursor xml, String function, CoverageSink sink) throws IOException {
        if (xml.is("type", "skip")) {
            event(xml, "skip", function, sink);
        } else {
            xml.skip();
        }
    }

    private void event(XmlCursor xml, String type, String function, CoverageSink sink) throws IOException {
        String tag = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("DataTag")) {
                tag = xml.text();
            }
        }
        boolean failure = type.equals("fail") || type.equals("xpass");
        // A row may fail several times, but passes once: two rows may have one tag.
        if (!tag.equals(row) || passed || failed && !failure) {
            end(function, Double.NaN, sink);
            row = tag;
        }
        failed |= failure;
        // The latter is on the list of functions whose failures are ignored.
        passed |= type.equals("pass") || type.equals("bpass");
    }

    /** Counts the row that was read. */
    private void end(String function, double seconds, CoverageSink sink) {
        if (row != null) {
            TestOutcome outcome = failed ? TestOutcome.FAILED : passed ? TestOutcome.PASSED : TestOutcome.SKIPPED;
            sink.test(row.isEmpty() ? function : function + "(" + row + ")", outcome, seconds);
        }
        row = null;
        failed = false;
        passed = false;
    }
}
