package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.io.ByteLines;
import io.jenkins.plugins.coveragemonitor.report.io.CountText;
import io.jenkins.plugins.coveragemonitor.report.io.FilePrefix;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportReader;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JaCoCo's {@code jacoco.csv}: the counters of each class, without lines. It does not name the file of a class,
 * which is assumed to be named after the outermost class.
 */
public final class JacocoCsvReader implements ReportReader {
    private static final String BEGINNING = "GROUP,PACKAGE,CLASS,";

    private static final Map<Metric, String> COLUMNS = Map.of(
            Metric.INSTRUCTION, "INSTRUCTION",
            Metric.BRANCH, "BRANCH",
            Metric.LINE, "LINE",
            Metric.COMPLEXITY, "COMPLEXITY",
            Metric.FUNCTION, "METHOD");

    private final Map<Metric, int[]> columns = new EnumMap<>(Metric.class);

    /** Whether a file has this format. */
    public static boolean recognises(FilePrefix head) {
        return head.text().startsWith(BEGINNING);
    }

    @Override
    public void read(InputStream in, CoverageSink sink) throws IOException {
        ByteLines lines = new ByteLines(in);
        if (!lines.next() || !lines.startsWith(BEGINNING)) {
            throw new UnreadableReportException(
                    "does not begin with the columns of JaCoCo's CSV; let JaCoCo write it again");
        }
        List<String> names = fields(lines.text(0));
        COLUMNS.forEach((metric, name) -> {
            int missed = names.indexOf(name + "_MISSED");
            int covered = names.indexOf(name + "_COVERED");
            if (missed >= 0 && covered >= 0) {
                columns.put(metric, new int[] {missed, covered});
            }
        });
        while (lines.next()) {
            if (lines.isTooLong()) {
                sink.problem(lines.place(), "is longer than " + ByteLines.LONGEST_LINE + " bytes and is left out");
            } else if (!lines.text(0).isBlank()) {
                row(fields(lines.text(0)), names.size(), lines, sink);
            }
        }
    }

    private void row(List<String> fields, int size, ByteLines lines, CoverageSink sink) {
        if (fields.size() != size) {
            sink.problem(lines.place(), "has " + fields.size() + " columns where " + size + " belong and is left out");
            return;
        }
        sink.file(file(fields.get(1), fields.get(2)));
        long[] instructions = {0, 0};
        columns.forEach((metric, at) -> {
            long missed = CountText.parse(fields.get(at[0]));
            long covered = CountText.parse(fields.get(at[1]));
            if (missed < 0 || covered < 0 || missed == CountText.HUGE || covered == CountText.HUGE) {
                sink.problem(
                        lines.place(),
                        "has no number in range for its " + COLUMNS.get(metric) + " counter, which is left out");
                return;
            }
            sink.counter(metric, covered, missed);
            if (metric == Metric.INSTRUCTION) {
                instructions[0] = covered;
                instructions[1] = missed;
            }
        });
        if (instructions[0] + instructions[1] > 0) {
            sink.counter(Metric.CLASS, instructions[0] > 0 ? 1 : 0, instructions[0] > 0 ? 0 : 1);
        }
    }

    private static String file(String pack, String type) {
        // "Outer.Inner" and "Outer.new Runnable() {...}" are in the file of the outermost class.
        int dot = type.indexOf('.', 1);
        String outermost = dot < 0 ? type : type.substring(0, dot);
        String folder = pack.isEmpty() || pack.equals("default") ? "" : pack.replace('.', '/') + "/";
        return folder + outermost + ".java";
    }

    /** The fields of a row; one with a comma or a quote is in quotes, and quotes in it are doubled. */
    private static List<String> fields(String row) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted && c == '"' && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
