package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NestedName;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JetBrains dotCover XML; the report type "DetailedXML" has files and lines, the type "XML" only counters of
 * assemblies.
 *
 * <p>INSTRUCTION counts statements, LINE the lines on which they begin, FUNCTION methods, constructors and accessors,
 * and CLASS types that have any. The content of an anonymous method belongs to the method around it. dotCover measures
 * no branches. An assembly that was loaded several times counts once.
 */
public final class DotCoverReader implements ReportReader {
    /** Elements in a type that contain methods. */
    private static final Set<String> HOLDERS = Set.of("Property", "Event");

    private final Map<String, String> paths = new HashMap<>();
    private final Budget cost = new Budget(Limits.characters(), "names of files and types");
    private final Budget statements = new Budget(2L * Limits.RANGES, "statements");
    private final Map<String, Assembly> assemblies = new LinkedHashMap<>();
    private Map<String, StatementTally> tallies = new LinkedHashMap<>();
    private String assembly = "";

    /** The data of the assemblies of one name. */
    private static final class Assembly {
        private final Map<String, StatementTally> tallies = new LinkedHashMap<>();
        private final Map<String, Type> types = new LinkedHashMap<>();
        private long covered;
        private long all;
    }

    private static final class Type {
        private final String path;
        private boolean ran;

        Type(String path) {
            this.path = path;
        }
    }

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("Root") && xml.hasAttribute("DotCoverVersion", "CoveredStatements")
                || xml.is("root") && xml.hasChild("Root");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            // Several reports may be in one file, under a common root.
            xml.root(List.of("Root", "root"), "a dotCover report");
            sink.expectRepeats();
            while (xml.nextStart()) {
                if (xml.name().equals("File")) {
                    String path = xml.attribute("Name", "");
                    cost.take(path.length() + Limits.FILE_COST);
                    paths.put(xml.attribute("Index", ""), path);
                } else if (xml.name().equals("Assembly")) {
                    assembly(xml, sink);
                }
            }
        }
        assemblies.forEach((name, known) -> push(name, known, sink));
    }

    private static void push(String name, Assembly known, CoverageSink sink) {
        push(known.tallies, sink);
        known.types.values().forEach(type -> {
            sink.file(type.path);
            sink.counter(Metric.CLASS, type.ran ? 1 : 0, type.ran ? 0 : 1);
        });
        if (known.tallies.isEmpty() && known.all > 0) {
            sink.file(name);
            sink.counter(Metric.INSTRUCTION, known.covered, known.all - known.covered);
            sink.problem(name, "has counters only; let dotCover write the type DetailedXML to see files and lines");
        }
    }

    private static void push(Map<String, StatementTally> of, CoverageSink sink) {
        of.forEach((path, tally) -> {
            sink.file(path);
            tally.pushLines(sink);
            tally.pushStatements(sink);
        });
    }

    private void assembly(XmlCursor xml, CoverageSink sink) throws IOException {
        assembly = xml.attribute("Name", "");
        long covered = xml.number("CoveredStatements", 0);
        long all = xml.number("TotalStatements", 0);
        cost.take(assembly.length() + Limits.FILE_COST);
        Assembly known = assemblies.computeIfAbsent(assembly, ignored -> new Assembly());
        String space = "";
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (xml.isStart() && xml.name().equals("Namespace")) {
                space = xml.attribute("Name", "") + ".";
            } else if (xml.isStart() && xml.name().equals("Type")) {
                type(xml, sink, known, space, "");
            } else if (!xml.isStart() && xml.name().equals("Namespace")) {
                space = "";
            }
        }
        if (covered >= 0 && covered <= all) {
            state(known, covered, all);
        }
        tallies.forEach((path, tally) -> {
            StatementTally before = known.tallies.putIfAbsent(path, tally);
            if (before != null && !before.unite(tally)) {
                push(Map.of(path, tally), sink);
            }
        });
        tallies = new LinkedHashMap<>();
    }

    /** If an assembly occurs twice with as many statements, the better numbers count; otherwise they add up. */
    private static void state(Assembly known, long covered, long all) {
        if (known.all == all) {
            known.covered = Math.max(known.covered, covered);
        } else {
            known.covered += covered;
            known.all += all;
        }
    }

    private void type(XmlCursor xml, CoverageSink sink, Assembly known, String space, String outer) throws IOException {
        String name = NestedName.of(outer, xml.attribute("Name", ""));
        boolean ran = xml.number("CoveredStatements", 0) > 0;
        String path = null;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("Type")) {
                type(xml, sink, known, space, name + ".");
            } else if (!HOLDERS.contains(xml.name())) {
                String own = method(xml, sink, name);
                path = path == null ? own : path;
            }
        }
        if (path != null) {
            String file = path;
            String key = space + name + " " + file;
            cost.take(key.length() + Limits.FUNCTION_COST);
            Type type = known.types.computeIfAbsent(key, ignored -> new Type(file));
            type.ran |= ran;
        }
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
                statements.take(1);
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
