package io.jenkins.plugins.coveragemonitor.record.imported;

import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportBuilder;
import io.jenkins.plugins.coveragemonitor.report.io.XmlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code build.xml} of a Jenkins build, as far as it concerns coverage.
 *
 * <p>The plugin coverage writes an element {@code …CoverageBuildAction} with {@code projectValues} and {@code
 * modifiedLinesCoverage}, whose elements are texts such as {@code LINE: 80/100} (covered and all). The plugin JaCoCo
 * writes {@code hudson.plugins.jacoco.JacocoBuildAction} with {@code line}, {@code branch} … with {@code covered} and
 * {@code missed}. If a build has both, the first counts.
 */
final class BuildXml {
    private static final String COVERAGE = "io.jenkins.plugins.coverage.metrics.steps.CoverageBuildAction";
    private static final String JACOCO = "hudson.plugins.jacoco.JacocoBuildAction";
    private static final Pattern VALUE = Pattern.compile("([A-Z_]+): (\\d{1,18})/(\\d{1,18})");

    /** Those plugins' names of our metrics. */
    private static final Map<String, Metric> METRICS = Map.of(
            "LINE", Metric.LINE,
            "BRANCH", Metric.BRANCH,
            "INSTRUCTION", Metric.INSTRUCTION,
            "METHOD", Metric.FUNCTION,
            "CLASS", Metric.CLASS,
            "CLAZZ", Metric.CLASS,
            "COMPLEXITY", Metric.COMPLEXITY,
            "MUTATION", Metric.MUTATION);

    private final int number;
    private long time;
    private Counters totals = Counters.NONE;
    private @Nullable Counters patch;

    BuildXml(int number) {
        this.number = number;
    }

    /**
     * The point of the build for the history; empty if no coverage was recorded.
     *
     * @throws IOException if the file is damaged
     */
    Optional<Point> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XmlCursor xml = XmlCursor.of(in, new ReportBuilder())) {
            while (xml.next()) {
                if (xml.isStart()) {
                    element(xml);
                }
            }
        }
        return totals.isEmpty()
                ? Optional.empty()
                : Optional.of(Point.builder(number, Instant.ofEpochMilli(time))
                        .totals(totals)
                        .patch(patch)
                        .create());
    }

    private void element(XmlCursor xml) throws IOException {
        boolean moment = xml.depth() == 2
                && (xml.name().equals("timestamp") || xml.name().equals("startTime"));
        if (moment && time == 0) {
            time = number(xml.text());
        } else if (xml.name().equals(COVERAGE) && totals.isEmpty()) {
            coverage(xml);
        } else if (xml.name().equals(JACOCO) && totals.isEmpty()) {
            jacoco(xml);
        }
    }

    private void coverage(XmlCursor xml) throws IOException {
        int level = xml.depth();
        while (inside(xml, level)) {
            if (xml.isStart() && xml.depth() == level + 1) {
                switch (xml.name()) {
                    case "projectValues" -> totals = values(xml);
                    case "modifiedLinesCoverage" -> {
                        Counters changed = values(xml);
                        patch = changed.isEmpty() ? null : changed;
                    }
                    default -> xml.skip();
                }
            }
        }
    }

    private static Counters values(XmlCursor xml) throws IOException {
        Map<Metric, Counter> counters = new EnumMap<>(Metric.class);
        int level = xml.depth();
        while (inside(xml, level)) {
            if (xml.isStart()) {
                Matcher value = VALUE.matcher(xml.text());
                Metric metric = value.matches() ? METRICS.get(value.group(1)) : null;
                if (metric != null) {
                    put(counters, metric, number(value.group(2)), number(value.group(3)) - number(value.group(2)));
                }
            }
        }
        return Counters.of(counters);
    }

    private void jacoco(XmlCursor xml) throws IOException {
        Map<Metric, Counter> counters = new EnumMap<>(Metric.class);
        int level = xml.depth();
        while (inside(xml, level)) {
            if (xml.isStart() && xml.depth() == level + 1) {
                Metric metric = METRICS.get(xml.name().toUpperCase(java.util.Locale.ROOT));
                if (metric == null) {
                    xml.skip();
                } else {
                    ratio(xml, counters, metric);
                }
            }
        }
        totals = Counters.of(counters);
    }

    private static void ratio(XmlCursor xml, Map<Metric, Counter> counters, Metric metric) throws IOException {
        long covered = 0;
        long missed = 0;
        int level = xml.depth();
        while (inside(xml, level)) {
            if (xml.isStart() && xml.name().equals("covered")) {
                covered = number(xml.text());
            } else if (xml.isStart() && xml.name().equals("missed")) {
                missed = number(xml.text());
            }
        }
        put(counters, metric, covered, missed);
    }

    /** Moves to the next event within an element; {@code false} at its end. */
    private static boolean inside(XmlCursor xml, int level) throws IOException {
        return xml.next() && (xml.isStart() || xml.depth() > level);
    }

    private static void put(Map<Metric, Counter> counters, Metric metric, long covered, long missed)
            throws IOException {
        if (covered < 0 || missed < 0) {
            throw new IOException("covers more than there is of the metric " + metric);
        }
        if (covered + missed > 0) {
            counters.put(metric, new Counter(covered, missed));
        }
    }

    private static long number(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("has '" + text + "' where a number belongs", e);
        }
    }
}
