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

/**
 * OpenCover XML, as OpenCover, AltCover and coverlet write it.
 *
 * <p>INSTRUCTION counts sequence points, LINE the lines on which they begin, BRANCH branch points, FUNCTION methods,
 * and CLASS classes that have any. The summaries are not used, because OpenCover counts a branch for each method in
 * them.
 */
public final class OpenCoverReader implements ReportReader {
    /** The line that compilers assign to code without one (0xFEEFEE). */
    private static final int HIDDEN = 0xFEEFEE;

    private final Map<String, String> paths = new HashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files");
    private final Budget points = new Budget(2L * Limits.RANGES, "points");
    private final Map<String, StatementTally> tallies = new LinkedHashMap<>();
    private final Map<String, Map<String, StatementTally>> byHash = new LinkedHashMap<>();
    private final Map<String, Type> types = new LinkedHashMap<>();
    private String hash = "";
    private int typeNumber;

    /** A class of an assembly, wherever that was loaded. */
    private static final class Type {
        private String path = "";
        private boolean ran;
    }

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("CoverageSession") || xml.is("root") && xml.hasChild("CoverageSession");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            // Several sessions may be in one file, under a common root.
            xml.root(List.of("CoverageSession", "root"), "an OpenCover report");
            sink.expectRepeats();
            while (xml.next()) {
                if (xml.isStart() && xml.name().equals("Module")) {
                    hash = xml.attribute("hash", "");
                    typeNumber = 0;
                } else if (xml.isStart() && xml.name().equals("File")) {
                    String path = xml.attribute("fullPath", "");
                    cost.take(path.length() + Limits.FILE_COST);
                    paths.put(xml.attribute("uid", ""), path);
                } else if (xml.isStart() && xml.name().equals("Class")) {
                    type(xml, sink);
                } else if (!xml.isStart() && xml.name().equals("Module")) {
                    endModule(sink);
                }
            }
            push(tallies, sink);
            byHash.values().forEach(module -> push(module, sink));
            types.values().forEach(type -> {
                sink.file(type.path);
                sink.counter(Metric.CLASS, type.ran ? 1 : 0, type.ran ? 0 : 1);
            });
        }
    }

    /** Two modules with the same hash are one assembly that two test projects loaded: what ran in either ran. */
    private void endModule(CoverageSink sink) {
        Map<String, StatementTally> before = hash.isEmpty() ? null : byHash.get(hash);
        if (before == null && !hash.isEmpty()) {
            byHash.put(hash, new LinkedHashMap<>(tallies));
        } else if (before == null) {
            push(tallies, sink);
        } else {
            tallies.forEach((path, tally) -> {
                StatementTally known = before.putIfAbsent(path, tally);
                if (known != null && !known.unite(tally)) {
                    push(Map.of(path, tally), sink);
                }
            });
        }
        tallies.clear();
        hash = "";
    }

    private static void push(Map<String, StatementTally> of, CoverageSink sink) {
        of.forEach((path, tally) -> {
            sink.file(path);
            tally.pushLines(sink);
            tally.pushStatements(sink);
        });
    }

    private void type(XmlCursor xml, CoverageSink sink) throws IOException {
        String path = null;
        boolean ran = false;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("Method")) {
                OpenCoverMethod method = new OpenCoverMethod();
                method.read(xml);
                if (method.isMeasured()) {
                    String own = paths.getOrDefault(method.file(), "");
                    sink.file(own);
                    sink.function(method.name(), method.line(), method.hits());
                    if (method.hasPoints()) {
                        path = path == null ? own : path;
                        ran |= method.hits() > 0;
                    }
                }
                method.into(
                        file -> tallies.computeIfAbsent(paths.getOrDefault(file, ""), ignored -> new StatementTally()),
                        points);
            }
        }
        typeNumber++;
        if (path != null && hash.isEmpty()) {
            sink.file(path);
            sink.counter(Metric.CLASS, ran ? 1 : 0, ran ? 0 : 1);
        } else if (path != null) {
            cost.take(Limits.FILE_COST);
            Type type = types.computeIfAbsent(hash + " " + typeNumber, key -> new Type());
            type.path = path;
            type.ran |= ran;
        }
    }

    /** Whether a point is on a line of the source. */
    public static boolean isVisible(int line) {
        return line > 0 && line != HIDDEN;
    }
}
