package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the coverage of Visual Studio and {@code dotnet-coverage}: the current XML ({@code results}) and the data set
 * of earlier editions ({@code CoverageDSPriv}, a {@code .coveragexml}).
 *
 * <p>A line ran if a range on it did, even in part. Blocks are INSTRUCTION. The names of the files follow their
 * content, so a module is kept until they come.
 */
public final class VisualStudioReader implements ReportReader {
    private final Map<String, VisualStudioFile> files = new LinkedHashMap<>();
    private final Budget ranges = new Budget(Limits.RANGE_LINES, "lines in ranges");
    private final Budget names = new Budget(Limits.characters(), "names of functions");
    private long nameless;

    /** Whether a file has one of both formats. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("results") && head.xml().hasChild("modules")
                || head.xml().is("CoverageDSPriv");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root(List.of("results", "CoverageDSPriv"), "a coverage report of Visual Studio");
            sink.expectRepeats();
            while (xml.next()) {
                if (!xml.isStart()) {
                    if (xml.name().equals("module")) {
                        leaveOut(sink);
                    }
                    continue;
                }
                switch (xml.name()) {
                    case "function" -> function(xml);
                    case "source_file" -> push(xml.attribute("id", ""), xml.attribute("path", ""), sink);
                    case "NamespaceTable" -> namespace(xml);
                    case "SourceFileNames" -> sourceFile(xml, sink);
                    case "schema", "skipped_functions" -> xml.skip();
                    default -> {}
                }
            }
        }
        leaveOut(sink);
        if (nameless > 0) {
            sink.problem(
                    "the report",
                    Plurals.count(nameless, "function has", "functions have")
                            + " no line of a source, so their blocks are not counted");
        }
    }

    /** Reports the files that have no name. */
    private void leaveOut(CoverageSink sink) {
        if (!files.isEmpty()) {
            sink.problem(
                    "the report",
                    Plurals.count(files.size(), "file has", "files have") + " no path and "
                            + (files.size() == 1 ? "is" : "are") + " left out");
            files.keySet().forEach(id -> names.giveBack(cost(id)));
            files.clear();
        }
    }

    /** The memory of a file until its name is read, counted in characters. */
    private static long cost(String id) {
        return id.length() + 10L * Limits.FILE_COST;
    }

    private void push(String id, String path, CoverageSink sink) {
        VisualStudioFile file = files.remove(id);
        names.giveBack(file == null ? 0 : cost(id));
        if (file != null) {
            sink.file(path);
            file.push(path, sink);
        }
    }

    private void function(XmlCursor xml) throws IOException {
        String namespace = xml.attribute("namespace", "");
        String type = xml.attribute("type_name", "");
        String name = joined(namespace, joined(type, xml.attribute("name", "")));
        long covered = xml.count("blocks_covered", 0);
        long missed = xml.count("blocks_not_covered", 0);
        VisualStudioFile home = null;
        int first = 0;
        boolean ran = covered > 0;
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (!xml.isStart() || !xml.name().equals("range")) {
                continue;
            }
            VisualStudioFile file = file(xml.pooled("source_id", ""));
            int from = xml.line("start_line");
            int to = (int) Math.min(Limits.LAST_LINE, xml.number("end_line", from));
            boolean hit = xml.is("covered", "yes") || xml.is("covered", "partial");
            ran |= hit;
            if (from > 0) {
                file.lines(from, to, hit, ranges);
                home = home == null ? file : home;
                first = first == 0 ? from : first;
            }
        }
        finish(home, name, first, ran, covered, missed);
    }

    private void finish(
            @Nullable VisualStudioFile home, String name, int line, boolean ran, long covered, long missed) {
        if (home == null) {
            nameless++;
            return;
        }
        names.take(name.length() + 2L * Limits.FUNCTION_COST);
        home.function(name, line, ran, Math.max(0, covered), Math.max(0, missed));
    }

    private VisualStudioFile file(String id) {
        return files.computeIfAbsent(id, ignored -> {
            names.take(cost(id));
            return new VisualStudioFile();
        });
    }

    private static String joined(String outer, String inner) {
        return outer.isEmpty() ? inner : outer + "." + inner;
    }

    private void namespace(XmlCursor xml) throws IOException {
        String namespace = "";
        String type = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "NamespaceName" -> namespace = xml.text();
                case "ClassName" -> type = xml.text();
                case "Method" -> method(xml, joined(namespace, type));
                default -> {}
            }
        }
    }

    private void method(XmlCursor xml, String type) throws IOException {
        String name = "";
        long covered = 0;
        long missed = 0;
        VisualStudioFile home = null;
        VisualStudioRange first = null;
        boolean ran = false;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "MethodName" -> name = xml.text();
                case "BlocksCovered" -> covered = count(xml);
                case "BlocksNotCovered" -> missed = count(xml);
                case "Lines" -> {
                    VisualStudioRange range = range(xml);
                    if (range != null) {
                        VisualStudioFile file = file(range.file());
                        file.lines(range.from(), range.to(), range.ran(), ranges);
                        ran |= range.ran();
                        home = home == null ? file : home;
                        first = first == null ? range : first;
                    }
                }
                default -> {}
            }
        }
        finish(home, joined(type, name), first == null ? 0 : first.from(), ran || covered > 0, covered, missed);
    }

    /** One range of a method in a data set. */
    private record VisualStudioRange(String file, int from, int to, boolean ran) {}

    private static @Nullable VisualStudioRange range(XmlCursor xml) throws IOException {
        String file = "";
        long from = 0;
        long to = 0;
        String coverage = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "LnStart" -> from = count(xml);
                case "LnEnd" -> to = count(xml);
                case "Coverage" -> coverage = xml.text();
                case "SourceFileID" -> file = xml.text();
                default -> xml.skip();
            }
        }
        if (from < 1 || from > Integer.MAX_VALUE) {
            return null;
        }
        // 0 is covered, 1 in part, 2 not covered.
        return new VisualStudioRange(
                file, (int) from, (int) Math.min(Limits.LAST_LINE, Math.max(from, to)), !coverage.equals("2"));
    }

    private static long count(XmlCursor xml) throws IOException {
        String text = xml.text();
        long count = CountText.parse(text);
        if (count == CountText.UNUSABLE || count == CountText.HUGE) {
            xml.problem("has " + NameText.shown(text) + " in <" + xml.name()
                    + ">, which is not a number in range and is left out");
            return 0;
        }
        return count;
    }

    private void sourceFile(XmlCursor xml, CoverageSink sink) throws IOException {
        String id = "";
        String path = "";
        int level = xml.depth();
        while (xml.nextStart(level)) {
            if (xml.name().equals("SourceFileID")) {
                id = xml.text();
            } else if (xml.name().equals("SourceFileName")) {
                path = xml.text();
            }
        }
        push(id, path, sink);
    }
}
