package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JetBrains dotCover XML; the report type "DetailedXML" has files and lines, the type "XML" only counters of assemblies.
 *
 * <p>INSTRUCTION are the statements, LINE the lines on which they begin, FUNCTION the methods and CLASS the types that
 * have any. dotCover measures no branches.
 */
public final class DotCoverReader implements ReportReader {
    private final Map<String, String> paths = new HashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files");
    private final Map<String, StatementTally> tallies = new LinkedHashMap<>();

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("Root") && xml.hasAttribute("DotCoverVersion", "CoveredStatements")
                || xml.is("root") && xml.hasChild("Root");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            // Several reports may stand in one file, under a root of their own.
            xml.root(List.of("Root", "root"), "a dotCover report");
            sink.expectRepeats();
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("File")) {
                    String path = xml.attribute("Name", "");
                    cost.take(path.length() + Limits.FILE_COST);
                    paths.put(xml.attribute("Index", ""), path);
                } else if (xml.isStart() && xml.name().equals("Assembly")) {
                    assembly(xml, sink);
                }
            }
        }
    }

    private void assembly(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("Name", "");
        long covered = xml.number("CoveredStatements", 0);
        long all = xml.number("TotalStatements", 0);
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (xml.isStart() && xml.name().equals("Type")) {
                type(xml, sink, "");
            }
        }
        if (tallies.isEmpty() && covered >= 0 && covered <= all && all > 0) {
            sink.file(name);
            sink.counter(Metric.INSTRUCTION, covered, all - covered);
            sink.problem(name, "has counters only; let dotCover write the type DetailedXML to see files and lines");
        }
        tallies.forEach((path, tally) -> {
            sink.file(path);
            tally.pushLines(sink);
            tally.pushStatements(sink);
        });
        tallies.clear();
    }

    private @Nullable String type(XmlCursor xml, CoverageSink sink, String outer) throws IOException {
        String name = outer + xml.attribute("Name", "");
        boolean ran = xml.number("CoveredStatements", 0) > 0;
        String path = null;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (xml.isStart() && xml.name().equals("Type")) {
                type(xml, sink, name + ".");
            } else if (xml.isStart() && xml.name().equals("Method")) {
                String own = method(xml, sink, name);
                path = path == null ? own : path;
            }
        }
        if (path != null) {
            sink.file(path);
            sink.counter(Metric.CLASS, ran ? 1 : 0, ran ? 0 : 1);
        }
        return path;
    }

    /** Reads a method and returns the path of its file, {@code null} if it has no statement. */
    private @Nullable String method(XmlCursor xml, CoverageSink sink, String type) throws IOException {
        String name = type + "." + xml.attribute("Name", "");
        String path = null;
        int first = 0;
        boolean ran = false;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (!xml.isStart() || !xml.name().equals("Statement")) {
                continue;
            }
            String file = paths.getOrDefault(xml.pooled("FileIndex", ""), "");
            boolean covered = xml.pooled("Covered", "").equalsIgnoreCase("true");
            int line = xml.line("Line");
            if (line > 0) {
                tallies.computeIfAbsent(file, ignored -> new StatementTally()).statement(line, covered ? 1 : 0);
                path = path == null ? file : path;
                first = first == 0 ? line : Math.min(first, line);
                ran |= covered;
            }
        }
        if (path != null) {
            sink.file(path);
            sink.function(name, first, ran ? 1 : 0);
        }
        return path;
    }
}
