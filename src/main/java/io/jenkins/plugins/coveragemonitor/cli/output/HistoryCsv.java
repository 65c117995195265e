package io.jenkins.plugins.coveragemonitor.cli.output;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * History from elsewhere as comma-separated values (RFC 4180) with the columns {@code
 * build,time,component,metric,covered,missed} in any order. It is read completely or refused.
 *
 * <p>An empty component is the whole project. A project without lines of its own is the sum of its components. Tests:
 * the metric {@code TESTS} gives passed as covered and failed as missed; {@code TEST_FAILURES} and {@code TEST_TIME}
 * (milliseconds) are in {@code covered}.
 */
public final class HistoryCsv {
    private static final List<String> COLUMNS = List.of("build", "time", "component", "metric", "covered", "missed");

    /** Usual names of a column of percentages. */
    private static final Set<String> SHARES =
            Set.of("coverage", "percent", "percentage", "rate", "share", "value", "%");

    private final Path file;
    private final Map<Integer, Build> builds = new TreeMap<>();
    private int @Nullable [] positions;

    private HistoryCsv(Path file) {
        this.file = file;
    }

    /** The values of one build. */
    private static final class Build {
        private final Instant time;
        private final Map<String, Map<Metric, Counter>> counters = new HashMap<>();

        Build(Instant time) {
            this.time = time;
        }
    }

    /** Reads a file into points, one a build, in ascending order. */
    public static List<Point> read(Path file) throws IOException {
        HistoryCsv csv = new HistoryCsv(file);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text(file))) {
            records.forEach(csv::record);
        } catch (CsvParseException broken) {
            Throwable why = broken.getCause() == null ? broken : broken.getCause();
            throw CommandFailure.unusable(
                    file + ": " + broken.getMessage() + " (" + FailureText.reason(why) + "); nothing was imported",
                    broken);
        }
        if (csv.positions == null || csv.builds.isEmpty()) {
            throw csv.refuse(1, "holds no build; its first line names the columns " + String.join(",", COLUMNS));
        }
        return csv.points();
    }

    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
                throw CommandFailure.unusable(
                        file + ": has an opening quote without its end; nothing was imported", null);
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw CommandFailure.unusable(file + ": is not UTF-8; save it as UTF-8", e);
        } catch (NoSuchFileException e) {
            throw CommandFailure.unusable(file + ": does not exist; check the name", e);
        }
    }

    private void record(CsvRecord record) {
        List<String> cells = record.getFields();
        int number = (int) record.getStartingLineNumber();
        if (cells.stream().allMatch(String::isBlank) && cells.size() == 1) {
            return;
        }
        if (cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
            // No column has several lines: the rest of the file was read as one cell.
            throw refuse(number, "has an opening quote without its end");
        }
        line(number, cells);
    }

    private void line(int number, List<String> cells) {
        if (positions == null) {
            List<String> names = cells.stream()
                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                    .toList();
            positions = COLUMNS.stream().mapToInt(names::indexOf).toArray();
            for (int i = 0; i < positions.length; i++) {
                if (positions[i] < 0) {
                    throw refuse(number, missing(COLUMNS.get(i), names));
                }
            }
            return;
        }
        for (int position : positions) {
            if (position >= cells.size()) {
                throw refuse(number, "has " + cells.size() + " cells and too few for its columns");
            }
        }
        int build = (int) number(number, "build", cell(cells, 0), 1, Integer.MAX_VALUE);
        Instant time = time(number, cell(cells, 1));
        Metric metric = metric(number, cell(cells, 3));
        long covered = number(number, "covered", cell(cells, 4), 0, Long.MAX_VALUE / 4);
        long missed = number(number, "missed", cell(cells, 5), 0, Long.MAX_VALUE / 4);
        Build of = builds.computeIfAbsent(build, ignored -> new Build(time));
        if (!of.time.equals(time)) {
            throw refuse(number, "gives build " + build + " the time " + time + ", which was " + of.time + " before");
        }
        Counter before = of.counters
                .computeIfAbsent(cell(cells, 2), ignored -> new EnumMap<>(Metric.class))
                .put(metric, new Counter(covered, missed));
        if (before != null) {
            throw refuse(number, "repeats " + metric + " of build " + build + "; keep one of the two lines");
        }
    }

    /** Why a column is missing, as far as the other names show: in many countries Excel writes semicolons. */
    private static String missing(String column, List<String> names) {
        if (names.size() == 1 && (names.get(0).indexOf(';') >= 0 || names.get(0).indexOf('\t') >= 0)) {
            String separator = names.get(0).indexOf(';') >= 0 ? "';'" : "tabs";
            return "has its columns separated by " + separator + ": separate them by commas";
        }
        boolean isCounter = column.equals("covered") || column.equals("missed");
        if (isCounter && names.stream().anyMatch(SHARES::contains)) {
            return "has no column '" + column + "': the numbers of covered and missed lines are needed, as a percentage"
                    + " does not say how many lines there are";
        }
        return "has no column '" + column + "'; the first line names the columns " + String.join(",", COLUMNS);
    }

    private String cell(List<String> cells, int column) {
        return cells.get(Objects.requireNonNull(positions)[column]).strip();
    }

    private long number(int line, String column, String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Handled below, together with numbers out of range.
        }
        throw refuse(line, "has '" + text + "' as " + column + "; give a whole number from " + least + " on");
    }

    private Instant time(int line, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw refuse(line, "has '" + text + "' as time; give ISO 8601 with a zone, such as 2026-05-04T08:30:00Z");
        }
    }

    private Metric metric(int line, String text) {
        for (Metric metric : Metric.values()) {
            if (metric.name().equalsIgnoreCase(text)) {
                return metric;
            }
        }
        throw refuse(line, "has the metric '" + text + "'; give one of " + List.of(Metric.values()));
    }

    private CommandFailure refuse(int line, String what) {
        return CommandFailure.unusable(file + ": line " + line + " " + what + "; nothing was imported", null);
    }

    private List<Point> points() {
        List<Point> points = new ArrayList<>(builds.size());
        builds.forEach((number, build) -> points.add(point(number, build)));
        return points;
    }

    private static Point point(int number, Build build) {
        Map<String, Counters> components = new TreeMap<>();
        Counters sum = Counters.NONE;
        TestTotals tests = TestTotals.NONE;
        for (var entry : build.counters.entrySet()) {
            Counters counters = coverage(entry.getValue());
            if (!entry.getKey().isEmpty() && !counters.isEmpty()) {
                components.put(entry.getKey(), counters);
                sum = sum.plus(counters);
            }
            tests = tests.plus(tests(entry.getValue()));
        }
        Counters project = coverage(build.counters.getOrDefault("", Map.of()));
        Counters totals = project.isEmpty() ? sum : project;
        return Point.builder(number, build.time)
                .totals(totals)
                .components(components)
                .tests(tests)
                .create();
    }

    private static Counters coverage(Map<Metric, Counter> counters) {
        Map<Metric, Counter> coverage = new EnumMap<>(Metric.class);
        counters.forEach((metric, counter) -> {
            if (metric.isCoverage()) {
                coverage.put(metric, counter);
            }
        });
        return Counters.of(coverage);
    }

    private static TestTotals tests(Map<Metric, Counter> counters) {
        Counter run = counters.getOrDefault(Metric.TESTS, Counter.NONE);
        long failed = Math.max(
                run.missed(),
                counters.getOrDefault(Metric.TEST_FAILURES, Counter.NONE).covered());
        long millis = counters.getOrDefault(Metric.TEST_TIME, Counter.NONE).covered();
        return new TestTotals(Math.max(run.total(), failed), failed, 0, Duration.ofMillis(millis));
    }
}
