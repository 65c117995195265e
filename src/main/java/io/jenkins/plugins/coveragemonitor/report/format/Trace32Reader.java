package io.jenkins.plugins.coveragemonitor.report.format;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the code coverage of Lauterbach's TRACE32 ({@code COVerage.EXPORT.ListModule} and {@code ListFunc}): the
 * numbers of each module, without lines. Their metric is that of the export.
 */
public final class Trace32Reader implements ReportReader {
    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.xml().is("TRACE32") && head.xml().hasChild("coverage");
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        try (XmlCursor xml = XmlCursor.of(in, sink)) {
            xml.root("TRACE32", "a TRACE32 report");
            String metric = "";
            while (xml.nextStart()) {
                switch (xml.name()) {
                    case "COVerage.EXPORT.ListModule", "COVerage.EXPORT.ListFunc" ->
                        metric = xml.attribute("metric", "");
                    case "module" -> module(xml, metric, sink);
                    default -> {}
                }
            }
        }
    }

    private static void module(XmlCursor xml, String metric, CoverageSink sink) throws IOException {
        String tree = "";
        Map<String, Long> numbers = new HashMap<>();
        int level = xml.depth();
        while (xml.nextStart(level)) {
            switch (xml.name()) {
                case "tree" -> tree = xml.text();
                case "lines",
                        "linesok",
                        "functions",
                        "functionsok",
                        "calls",
                        "callsok",
                        "decisions",
                        "decisionsok",
                        "conditions",
                        "true",
                        "false",
                        "ok",
                        "taken",
                        "nottaken",
                        "never",
                        "bytes",
                        "bytesok" -> number(xml, numbers);
                // The numbers of a function are included in those of its module.
                default -> xml.skip();
            }
        }
        int begin = 0;
        while (begin < tree.length() && tree.charAt(begin) == '\\') {
            begin++;
        }
        sink.file(tree.substring(begin).replace('\\', '/'));
        push(numbers, metric, sink);
    }

    private static void number(XmlCursor xml, Map<String, Long> numbers) throws IOException {
        String name = xml.name();
        String text = xml.text();
        long value = CountText.parse(text);
        if (value == CountText.UNUSABLE || value > Integer.MAX_VALUE) {
            xml.problem("has " + NameText.shown(text) + " in <" + name
                    + ">, which is not a number in range and is left out");
        } else {
            numbers.put(name, value);
        }
    }

    private static void push(Map<String, Long> numbers, String metric, CoverageSink sink) {
        switch (metric) {
            case "stmt" -> counter(Metric.LINE, numbers, "linesok", "lines", sink);
            case "func" -> {
                counter(Metric.FUNCTION, numbers, "functionsok", "functions", sink);
                counter(Metric.INSTRUCTION, numbers, "bytesok", "bytes", sink);
            }
            // TRACE32 calls a function good if all its calls ran.
            case "call" -> {
                counter(Metric.FUNCTION_CALL, numbers, "callsok", "calls", sink);
                counter(Metric.INSTRUCTION, numbers, "bytesok", "bytes", sink);
            }
            case "cond" -> outcomes(numbers, "conditions", sink);
            case "dec" -> outcomes(numbers, "decisions", sink);
            case "mcdc" -> {
                counter(Metric.MCDC_PAIR, numbers, "decisionsok", "decisions", sink);
                outcomes(numbers, "conditions", sink);
            }
            default -> {
                counter(Metric.INSTRUCTION, numbers, "bytesok", "bytes", sink);
                long covered = 2 * numbers.getOrDefault("ok", 0L)
                        + numbers.getOrDefault("taken", 0L)
                        + numbers.getOrDefault("nottaken", 0L);
                long missed = 2 * numbers.getOrDefault("never", 0L)
                        + numbers.getOrDefault("taken", 0L)
                        + numbers.getOrDefault("nottaken", 0L);
                if (covered + missed > 0) {
                    sink.counter(Metric.BRANCH, covered, missed);
                }
            }
        }
    }

    private static void counter(
            Metric metric, Map<String, Long> numbers, String covered, String all, CoverageSink sink) {
        long total = numbers.getOrDefault(all, 0L);
        long ran = numbers.getOrDefault(covered, 0L);
        if (total > 0 && ran <= total) {
            sink.counter(metric, ran, total - ran);
        }
    }

    private static void outcomes(Map<String, Long> numbers, String all, CoverageSink sink) {
        long total = 2 * numbers.getOrDefault(all, 0L);
        long seen = numbers.getOrDefault("true", 0L) + numbers.getOrDefault("false", 0L);
        if (total > 0 && seen <= total) {
            sink.counter(Metric.BRANCH, seen, total - seen);
        }
    }
}
