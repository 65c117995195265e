package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Missing;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines about a build in its log: every report that was found, the totals and their change, each gate, the largest
 * new gaps, the verdict and the link to the report. Plain text for a fixed-width font.
 */
public final class ConsoleTable {
    private static final int LONGEST_PATH = 64;
    private static final int GAPS = 3;

    private ConsoleTable() {}

    /** The lines about the reports, before anything is judged. */
    public static List<String> reports(Collected collected) {
        List<ReadReport> reports = collected.reports();
        List<String> lines = new ArrayList<>();
        long used = reports.stream().filter(ReadReport::isUsable).count();
        lines.add("Coverage Monitor: " + NumberWords.count(reports.size(), "report") + " found"
                + (used == reports.size() ? " and read" : ", " + used + " read"));
        if (!reports.isEmpty()) {
            lines.add("");
            lines.addAll(table(collected).lines("  "));
        }
        for (String error : collected.errors()) {
            lines.add("  not used: " + TextTable.clean(error));
        }
        for (ReadReport report : reports) {
            if (report.isUsable()) {
                report.problems().forEach(problem -> lines.add("  note: " + TextTable.clean(problem)));
            }
        }
        return lines;
    }

    private static TextTable table(Collected collected) {
        TextTable table = new TextTable("llrrrr").row("REPORT", "FORMAT", "FILES", "LINE %", "BRANCH %", "MS");
        long millis = 0;
        for (ReadReport report : collected.reports()) {
            table.row(
                    shortened(report.file()),
                    report.format() == null ? "–" : report.format(),
                    report.isUsable() && report.files() > 0 ? Integer.toString(report.files()) : "–",
                    percent(report.counters(), Metric.LINE),
                    percent(report.counters(), Metric.BRANCH),
                    Long.toString(report.millis()));
            millis += report.millis();
        }
        if (collected.measurement().isMeasured()) {
            Counters totals = collected.measurement().counters();
            table.row(
                    "read now",
                    "",
                    Integer.toString(collected.measurement().fileCount()),
                    percent(totals, Metric.LINE),
                    percent(totals, Metric.BRANCH),
                    Long.toString(millis));
        }
        return table;
    }

    /**
     * The lines about the verdict.
     *
     * @param link the address of the report page, or {@code null} if there is none
     */
    public static List<String> verdict(BuildData build, @Nullable String link) {
        List<String> lines = new ArrayList<>();
        totals(build, lines);
        List<GateResult> gates =
                build.gates().stream().sorted(GateResult.WORST_FIRST).toList();
        if (!gates.isEmpty()) {
            lines.add("");
            lines.addAll(gates(gates).lines("  "));
        }
        gaps(build, lines);
        lines.add("");
        lines.add("  " + TextTable.clean(VerdictWords.sentence(build, gates)));
        lines.add("  Verdict: " + word(gates, build));
        if (link != null) {
            lines.add("  Report: " + link);
        }
        return lines;
    }

    private static void totals(BuildData build, List<String> lines) {
        if (build.point().isMeasured()) {
            build.point().completeness().missing().stream()
                    .map(Missing::why)
                    .distinct()
                    .forEach(why -> lines.add("  partial: " + TextTable.clean(why)));
        }
        if (build.baseline() != null && build.point().isMeasured()) {
            List<String> changes = new ArrayList<>();
            for (Metric metric : List.of(Metric.LINE, Metric.BRANCH)) {
                Counter before = build.baseline().totals().get(metric);
                Counter now = build.point().totals().get(metric);
                if (before.isMeasured() && now.isMeasured()) {
                    changes.add(metric.label() + " " + NumberWords.points(Points.between(before, now)));
                }
            }
            String since = build.baselineWords() == null ? build.since() : build.baselineWords();
            lines.add("  change against " + TextTable.clean(since) + ": " + String.join(", ", changes));
        }
        Counter patch = build.point().patch() == null
                ? Counter.NONE
                : build.point().patch().get(Metric.LINE);
        if (patch.isMeasured()) {
            lines.add("  patch: " + patch.covered() + " of " + NumberWords.count(patch.total(), "changed line")
                    + " covered, " + NumberWords.percent(patch));
        }
        build.point().flags().forEach((flag, measured) -> {
            Counter line = measured.totals().get(Metric.LINE);
            if (line.isMeasured()) {
                lines.add("  flag " + flag + ": " + NumberWords.percent(line) + " of lines"
                        + measured.carried().values().stream()
                                .max(Comparator.comparingInt(Carried::build))
                                .map(from -> ", carried forward from #" + from.build())
                                .orElse(""));
            }
        });
        new TreeMap<>(build.releases()).forEach((service, release) -> {
            lines.add("  service " + service + ": " + TextTable.clean(release.words()));
            release.differences().forEach(why -> lines.add("  service " + service + ": " + TextTable.clean(why)));
        });
        build.point()
                .carried()
                .forEach((name, from) ->
                        lines.add("  " + TextTable.clean(name) + " is carried forward from #" + from.build()));
    }

    private static TextTable gates(List<GateResult> gates) {
        TextTable table = new TextTable("llrrl").row("RESULT", "GATE", "ACTUAL", "WANTED");
        for (GateResult gate : gates) {
            String subject = gate.shortSubject();
            table.row(
                    word(gate.outcome()),
                    gate.name()
                            + (subject.equals("project") ? "" : " (" + subject.replaceFirst("^component ", "") + ")"),
                    gate.actual(),
                    gate.expected(),
                    gate.reason()
                            + (gate.informational()
                                    ? " (for information)"
                                    : gate.stageOnly() ? " (marks only the stage)" : ""));
        }
        return table;
    }

    /** Problems in capitals, the rest in small letters, so that a log can be skimmed. */
    private static String word(Outcome outcome) {
        String word = VerdictWords.word(outcome);
        return outcome.compareTo(Outcome.PASSED) > 0 ? word.toUpperCase(Locale.ROOT) : word;
    }

    private static String word(List<GateResult> gates, BuildData build) {
        if (!build.point().isMeasured()) {
            return "unmeasured";
        }
        Outcome outcome = gates.stream().map(GateResult::ofBuild).reduce(Outcome.NOT_EVALUATED, Outcome::worse);
        return switch (outcome) {
            case FAILED -> "FAILED, the build fails";
            case WARNING -> "WARNING, the build is unstable";
            case PASSED -> "passed";
            case NOT_EVALUATED -> gates.isEmpty() ? "no gates" : "not evaluated";
        };
    }

    private static void gaps(BuildData build, List<String> lines) {
        List<FileRow> rows = FileRow.of(build);
        List<GapRow> gaps = new ArrayList<>();
        rows.stream()
                .flatMap(row -> row.changed().stream())
                .sorted(GapFinder.LARGEST_FIRST)
                .forEach(gaps::add);
        boolean changed = !gaps.isEmpty();
        rows.stream()
                .flatMap(row -> row.lost().stream())
                .sorted(GapFinder.LARGEST_FIRST)
                .forEach(gaps::add);
        if (gaps.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  New gaps: " + NumberWords.count(FileRow.lines(gaps), "line") + " in "
                + NumberWords.count(gaps.size(), "gap")
                + (changed ? ", the largest in changed code first" : ", the largest first"));
        TextTable table = new TextTable("lr");
        gaps.stream()
                .limit(GAPS)
                .forEach(gap -> table.row(
                        shortened(gap.path()) + ":" + NumberWords.range(gap.from(), gap.to()),
                        NumberWords.count(gap.lines(), "line")));
        lines.addAll(table.lines("    "));
        if (gaps.size() > GAPS) {
            lines.add("    … and " + (gaps.size() - GAPS) + " more");
        }
    }

    private static String percent(Counters counters, Metric metric) {
        Counter counter = counters.get(metric);
        return counter.isMeasured() ? counter.percent(2).toPlainString() : "–";
    }

    /** A long path loses its beginning, because the file's name is at its end. */
    private static String shortened(String path) {
        int length = path.codePointCount(0, path.length());
        return length <= LONGEST_PATH
                ? path
                : "…" + path.substring(path.offsetByCodePoints(0, length - LONGEST_PATH + 1));
    }
}
