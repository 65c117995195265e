package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.io.XmlPrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Clover XML (schema clover.xsd), as Clover, OpenClover, PHPUnit, gcovr and Istanbul write it.
 *
 * <p>LINE, BRANCH and FUNCTION come from the {@code line} elements; counters that only the metrics of a file have
 * (Istanbul lists no methods, and only branches on statements) are stated. INSTRUCTION counts statements, except those
 * of Istanbul and gcovr, which are lines under another name. The test project is left out.
 *
 * <p>ReportGenerator has one element for each line: that of a method or a condition is its line too, and its statements
 * are lines.
 */
public final class CloverReader implements ReportReader {
    /** Istanbul's name of every project. */
    private static final String ISTANBUL = "All files";

    /** gcovr's name of the one class of each file; C has no classes. */
    private static final Pattern GCOVR = Pattern.compile("id\\$[0-9a-f]{32}");

    private final Set<String> known = new HashSet<>();
    private String folder = "";
    private boolean istanbul;
    private boolean unnamed;
    private boolean reportGenerator;

    public static boolean recognises(FilePrefix head) {
        XmlPrefix xml = head.xml();
        return xml.is("coverage")
                && (xml.hasChild("project") || xml.hasAttribute("clover"))
                && !xml.hasAttribute("line-rate");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("coverage", "a Clover report");
            if (xml.has("line-rate")) {
                throw new UnreadableReportException(
                        "is a Cobertura report, not a Clover report; name the right format");
            }
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "project" -> {
                        istanbul = xml.attribute("name", "").equals(ISTANBUL);
                        unnamed = !xml.has("name");
                    }
                    // ReportGenerator has neither the project's name nor any complexity, and states the totals first.
                    case "metrics" -> reportGenerator |= unnamed && xml.depth() == 3 && xml.is("complexity", "0");
                    case "package" -> {
                        folder = xml.attribute("name", "").replace('.', '/');
                        unnamed = false;
                    }
                    case "file" -> file(xml, sink);
                    case "testproject" -> xml.skip();
                    default -> {}
                }
            }
        }
    }

    private void file(XmlCursor xml, CoverageSink sink) throws IOException {
        String path = path(xml);
        unnamed = false;
        // A file that is named again repeats its lines and its stated counters.
        boolean first = known.add(path);
        sink.file(path);
        StatementTally tally = new StatementTally();
        ReportGeneratorLines generated = new ReportGeneratorLines(tally);
        boolean metrics = false;
        boolean statements = false;
        boolean linesOnly = istanbul;
        Counter stated = Counter.NONE;
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "line" -> {
                    if (reportGenerator) {
                        generated.line(xml, sink);
                    } else {
                        statements |= line(xml, sink, tally);
                    }
                }
                case "class" -> {
                    boolean isFile = GCOVR.matcher(xml.attribute("name", "")).matches();
                    linesOnly |= isFile;
                    type(xml, sink, first && !isFile);
                }
                case "metrics" -> {
                    metrics = true;
                    if (first) {
                        state(sink, Metric.BRANCH, counter(xml, "conditionals", "coveredconditionals"));
                        state(sink, Metric.FUNCTION, counter(xml, "methods", "coveredmethods"));
                        stated = counter(xml, "statements", "coveredstatements");
                    }
                }
                default -> {}
            }
        }
        generated.finish(stated);
        tally.pushLines(sink);
        if (reportGenerator) {
            state(sink, Metric.LINE, stated);
        }
        if (linesOnly || reportGenerator) {
            return;
        }
        state(sink, Metric.INSTRUCTION, stated);
        if (first && !metrics && statements) {
            tally.pushStatements(sink);
        }
    }

    private String path(XmlCursor xml) throws IOException {
        String name = xml.attribute("name", "");
        String path = xml.attribute("path", name);
        boolean bare = path.indexOf('/') < 0 && path.indexOf('\\') < 0;
        return bare && !folder.isBlank() && !xml.has("path") ? folder + "/" + path : path;
    }

    private static boolean line(XmlCursor xml, CoverageSink sink, StatementTally tally) throws IOException {
        int number = xml.line("num");
        if (number == 0) {
            return false;
        }
        long count = xml.count("count", 0);
        if (count < 0) {
            return false;
        }
        switch (xml.pooled("type", "stmt")) {
            case "method" -> {
                String name = xml.attribute("signature", xml.attribute("name", "method"));
                sink.function(name, number, count);
                return false;
            }
            case "cond" -> {
                int truth = Math.max(0, xml.integer("truecount", 0));
                int lies = Math.max(0, xml.integer("falsecount", 0));
                if (xml.has("count")) {
                    // Istanbul: a statement with its numbers of branches taken and not taken.
                    tally.statement(number, count);
                    tally.branches(number, truth, lies);
                    return true;
                }
                // Clover: how often the condition was true and was false; each is a branch.
                tally.branch(number, truth > 0);
                tally.branch(number, lies > 0);
                return false;
            }
            default -> {
                tally.statement(number, count);
                return true;
            }
        }
    }

    private static void type(XmlCursor xml, CoverageSink sink, boolean counts) throws IOException {
        int level = xml.depth();
        while (xml.next() && xml.depth() > level) {
            if (counts && xml.isStart() && xml.name().equals("metrics") && xml.number("elements", 0) > 0) {
                boolean ran = xml.number("coveredelements", 0) > 0;
                sink.counter(Metric.CLASS, ran ? 1 : 0, ran ? 0 : 1);
            }
        }
    }

    private static Counter counter(XmlCursor xml, String total, String part) {
        long all = xml.number(total, 0);
        long covered = xml.number(part, 0);
        return covered >= 0 && covered <= all ? new Counter(covered, all - covered) : Counter.NONE;
    }

    private static void state(CoverageSink sink, Metric metric, Counter counter) {
        if (counter.isMeasured()) {
            sink.counter(metric, counter.covered(), counter.missed());
        }
    }
}
