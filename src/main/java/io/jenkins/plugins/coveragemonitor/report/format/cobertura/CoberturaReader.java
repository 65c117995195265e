package io.jenkins.plugins.coveragemonitor.report.format.cobertura;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cobertura XML (DTD coverage-04), as Cobertura, coverage.py, gcovr, coverlet, Istanbul, SimpleCov, scoverage,
 * VectorCAST and many others write it.
 *
 * <p>LINE and BRANCH come from the lines of the classes ({@code condition-coverage} gives the branches); a method's
 * lines count only in a class without other lines. FUNCTION comes from the methods, CLASS from classes that are not
 * just files.
 */
public final class CoberturaReader implements ReportReader {
    private final List<String> sources = new ArrayList<>();
    private final CoberturaBranches branches = new CoberturaBranches();
    private final CoberturaClasses classes = new CoberturaClasses();
    private final CoberturaLines own = new CoberturaLines();
    private final CoberturaLines ofMethods = new CoberturaLines();
    private int repeatedLines;
    private int unknownBranches;
    private int listed;
    private boolean vectorCast;

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("coverage")
                && (xml.hasAttribute("line-rate", "branch-rate", "lines-valid") || xml.hasChild("packages", "sources"));
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("coverage", "a Cobertura report");
            if (xml.has("clover") || xml.has("generated")) {
                throw new UnreadableReportException(
                        "is a Clover report, not a Cobertura report; name the right format");
            }
            sink.expectRepeats();
            vectorCast = xml.attribute("version", "").startsWith("VectorCAST");
            branches.stated(xml.integer("branches-covered", 0), xml.integer("branches-valid", 0));
            int statedLines = xml.integer("lines-valid", 0);
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "source" -> source(xml.text(), sink);
                    case "class" -> type(xml, sink);
                    default -> {}
                }
            }
            branches.settle(sink);
            classes.settle(sink);
            report(sink, statedLines);
        }
    }

    private void source(String path, CoverageSink sink) {
        if (!path.isEmpty()) {
            sources.add(path);
            sink.sourceRoot(path);
        }
    }

    private void report(CoverageSink sink, int statedLines) {
        if (repeatedLines > 0) {
            sink.problem(
                    "report",
                    Plurals.count(
                            repeatedLines,
                            "line stands more than once in a class and was merged",
                            "lines stand more than once in a class and were merged"));
        }
        if (unknownBranches > 0) {
            sink.problem(
                    "report",
                    Plurals.count(unknownBranches, "line has", "lines have")
                            + " branches but not how many, which are not counted");
        }
        if (listed == 0 && statedLines > 0) {
            sink.problem(
                    "report",
                    "states " + Plurals.count(statedLines, "line") + " but lists none, so nothing is counted");
        }
    }

    private void type(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        String path = path(xml.attribute("filename", name));
        double branchRate = xml.decimal("branch-rate");
        own.clear(name);
        ofMethods.clear(name);
        sink.file(path);
        VectorCastCounts counts = vectorCast ? new VectorCastCounts() : null;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("method")) {
                method(xml, sink);
            } else if (xml.name().equals("line")) {
                if (counts != null) {
                    counts.read(xml);
                }
                unknownBranches += own.read(xml);
            } else if (xml.name().equals("condition")) {
                own.condition(xml);
            }
        }
        CoberturaLines lines = own.isEmpty() ? ofMethods : own;
        lines.push(sink);
        if (counts != null) {
            counts.push(sink);
        }
        listed += lines.size();
        repeatedLines += lines.repeated();
        branches.type(path, lines, branchRate);
        if (lines.size() > 0) {
            // An interface, or a class in a report with only rates, has nothing that could run.
            classes.type(path, name, lines.ran());
        }
    }

    private void method(XmlCursor xml, CoverageSink sink) throws IOException {
        String name = xml.attribute("name", "");
        String signature = xml.pooled("signature", "");
        long hits = xml.number("hits", -1);
        boolean entered =
                hits > 0 || xml.decimal("line-rate") > 0 || xml.fraction("function-coverage") && xml.fractionOver() > 0;
        int first = 0;
        long firstHits = 0;
        int level = xml.depth();
        int before = ofMethods.size();
        boolean hasLines = false;
        while (xml.next() && xml.depth() > level) {
            if (xml.isStart() && xml.name().equals("line")) {
                ofMethods.read(xml);
            } else if (xml.isStart() && xml.name().equals("condition")) {
                ofMethods.condition(xml);
            } else {
                hasLines |= xml.name().equals("lines");
            }
        }
        if (hasLines && ofMethods.size() == before && hits < 0) {
            // gcovr gives a function without reported lines a rate of 100 %, which means nothing.
            return;
        }
        for (int i = before; i < ofMethods.size(); i++) {
            if (first == 0 || ofMethods.number(i) < first) {
                first = ofMethods.number(i);
                firstHits = ofMethods.hits(i);
            }
            entered |= hits < 0 && ofMethods.hits(i) > 0;
        }
        long times = hits >= 0 ? hits : entered ? Math.max(1, firstHits) : 0;
        // Istanbul writes "()V" for every signature, because the DTD requires one.
        sink.function(signature.equals("()V") ? name : name + signature, first, times);
    }

    /** Prepends the only source folder if it is relative to the project; others are up to path mapping. */
    private String path(String filename) {
        if (sources.size() != 1) {
            return filename;
        }
        String root = sources.get(0).replace('\\', '/');
        boolean relative = !root.startsWith("/") && !root.startsWith(".") && root.indexOf(':') < 0;
        boolean inside = filename.startsWith("/") || filename.indexOf(':') >= 0 || filename.startsWith(root + "/");
        return relative && !inside ? (root.endsWith("/") ? root : root + "/") + filename : filename;
    }
}
