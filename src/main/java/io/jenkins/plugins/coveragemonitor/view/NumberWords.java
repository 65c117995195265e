package io.jenkins.plugins.coveragemonitor.view;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers and names for sentences: truncated percentages, differences with a real minus, correct plurals. */
final class NumberWords {
    private NumberWords() {}

    /** Such as {@code 83.47 %}, rounded down; {@code unmeasured} if there is no percentage. */
    static String percent(Counter counter) {
        return counter.isMeasured() ? counter.percent(2).toPlainString() + " %" : "unmeasured";
    }

    /** Such as {@code −0.62 points}, {@code under +0.01 points} or {@code no change}. */
    static String points(Points points) {
        return points.signum() == 0 ? "no change" : points.text() + " points";
    }

    /** The size of a difference without its sign, such as {@code 0.62 points} or {@code under 0.01 points}. */
    static String size(Points points) {
        return points.text().replaceFirst("[+−]", "") + " points";
    }

    /** {@code Line coverage}, {@code Mutation coverage}. */
    static String title(Metric metric) {
        return capital(metric.label()) + (metric.isCoverage() ? " coverage" : "");
    }

    /** A text with a capital first letter. */
    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code 1 line}, {@code 23 lines}. */
    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d ", number) + plural(number, noun);
    }

    /** The noun alone in singular or plural. */
    static String plural(long number, String noun) {
        return Plurals.plural(number, noun);
    }

    /** What a metric counts: {@code line}, {@code branch}, {@code mutation}. */
    static String unit(Metric metric) {
        return metric.label();
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /** Minutes and seconds, {@code 4:38}; with hours {@code 1:04:38}. */
    static String clock(Duration time) {
        long seconds = time.toSeconds();
        return seconds >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** {@code 42–58}, or {@code 42}. */
    static String range(int from, int to) {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
