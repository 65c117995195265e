package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NestedName;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads BullseyeCoverage's XML ({@code covxml}). BRANCH counts outcomes: two for each condition and decision, one for
 * each label of a {@code switch}, {@code try} and {@code catch}, and none for a condition whose value never changes.
 * LINE counts the lines on which a block begins.
 */
public final class BullseyeReader implements ReportReader {
    private final Deque<String> folders = new ArrayDeque<>();

    /** The data of a line of a function. */
    private static final class Line {
        private long hits = -1;
        private int covered;
        private int missed;
    }

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("BullseyeCoverage");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("BullseyeCoverage", "a BullseyeCoverage report");
            sink.expectRepeats();
            String root = xml.attribute("dir", "");
            if (!root.isEmpty()) {
                sink.sourceRoot(root);
            }
            while (xml.next()) {
                if (xml.name().equals("folder")) {
                    if (xml.isStart()) {
                        String outer = folders.isEmpty() ? "" : folders.peek();
                        folders.push(NestedName.of(outer, xml.attribute("name", "") + "/"));
                    } else {
                        folders.pop();
                    }
                } else if (xml.isStart() && xml.name().equals("src")) {
                    sink.file((folders.isEmpty() ? "" : folders.peek()) + xml.attribute("name", ""));
                    source(xml, sink);
                }
            }
        }
    }

    private static void source(XmlCursor xml, CoverageSink sink) throws IOException {
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("fn")) {
                function(xml, sink);
            }
        }
    }

    private static void function(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        long entered = xml.number("fn_cov", 0);
        long outcomes = xml.number("cd_cov", 0);
        long all = xml.number("cd_total", 0);
        int first = 0;
        boolean probed = false;
        Map<Integer, Line> lines = new TreeMap<>();
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("probe")) {
                String kind = xml.pooled("kind", "");
                String event = xml.pooled("event", "");
                int line = xml.line("line");
                if (line > 0 && kind.equals("function")) {
                    first = line;
                } else if (line > 0) {
                    probed = true;
                    probe(lines.computeIfAbsent(line, ignored -> new Line()), kind, event);
                }
            } else if (xml.name().equals("block")) {
                long hits = xml.count("entered", 0);
                int line = xml.line("line");
                if (line > 0 && hits >= 0) {
                    Line known = lines.computeIfAbsent(line, ignored -> new Line());
                    known.hits = Math.max(known.hits, hits);
                }
            }
        }
        sink.function(name, first, Math.max(0, entered));
        lines.forEach((number, line) -> {
            if (line.hits < 0) {
                sink.branches(number, line.covered, line.missed);
            } else {
                sink.line(number, line.hits, line.covered, line.missed);
            }
        });
        if (!probed && all > 0 && outcomes >= 0 && outcomes <= all) {
            sink.counter(Metric.BRANCH, outcomes, all - outcomes);
        }
    }

    private static void probe(Line line, String kind, String event) {
        int outcomes =
                switch (kind) {
                    case "decision", "condition" -> 2;
                    case "constant" -> 0;
                    default -> 1;
                };
        int covered = event.equals("full") ? outcomes : event.equals("none") ? 0 : Math.min(1, outcomes);
        line.covered += covered;
        line.missed += outcomes - covered;
    }
}
