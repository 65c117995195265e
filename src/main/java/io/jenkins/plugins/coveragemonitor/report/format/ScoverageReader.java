package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code scoverage.xml}. Statements are INSTRUCTION, and those marked as branches BRANCH; a line ran when one of
 * its statements did.
 */
public final class ScoverageReader implements ReportReader {
    private final Map<String, StatementTally> tallies = new LinkedHashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files");
    private final Budget statements = new Budget(2L * Limits.RANGES, "statements");
    /** The source of the statement that was read last. */
    private String source = "";

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("scoverage") && head.xml().hasAttribute("statement-count", "statements-invoked");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("scoverage", "a scoverage report");
            sink.expectRepeats();
            while (xml.nextStart()) {
                if (xml.name().equals("class")) {
                    type(xml, sink);
                }
            }
        }
        tallies.forEach((path, tally) -> {
            sink.file(path);
            tally.pushLines(sink);
            tally.pushStatements(sink);
        });
    }

    private void type(XmlCursor xml, CoverageSink sink) throws IOException {
        // A class has a path relative to a source folder, its statements the whole path: both are one file.
        String path = xml.attribute("filename", "");
        source = path;
        boolean ran = false;
        boolean any = false;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("method")) {
                long hits = method(xml, path, sink);
                any |= hits >= 0;
                ran |= hits > 0;
            }
        }
        if (any) {
            sink.file(source);
            sink.counter(Metric.CLASS, ran ? 1 : 0, ran ? 0 : 1);
        }
    }

    /** Reads a method; returns the count of its statement that ran most, -1 if it has none. */
    private long method(XmlCursor xml, String path, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        int first = 0;
        long most = -1;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (!xml.isStart() || !xml.name().equals("statement")) {
                continue;
            }
            boolean branch = xml.is("branch", "true");
            boolean ignored = xml.is("ignored", "true");
            String file = xml.pooled("source", path);
            long hits = xml.count("invocation-count", 0);
            int line = xml.line("line");
            if (ignored || hits < 0 || line == 0) {
                continue;
            }
            statements.take(1);
            source = file;
            StatementTally tally = tallies.computeIfAbsent(file, this::newTally);
            tally.statement(line, hits);
            if (branch) {
                tally.branch(line, hits > 0);
            }
            first = first == 0 ? line : Math.min(first, line);
            most = Math.max(most, hits);
        }
        if (most >= 0) {
            sink.file(source);
            sink.function(name, first, most);
        }
        return most;
    }

    private StatementTally newTally(String path) {
        cost.take(path.length() + 4L * Limits.FILE_COST);
        return new StatementTally();
    }
}
