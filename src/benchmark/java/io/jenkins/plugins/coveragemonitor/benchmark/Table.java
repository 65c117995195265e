package io.jenkins.plugins.coveragemonitor.benchmark;

import java.util.Collections;
import java.util.Locale;

/** A table in Markdown, each row printed as soon as it is measured. */
final class Table {
    /** What stands in a cell that was not measured. */
    private static final String NOTHING = "–";

    /** Begins a table; the first column is text, the others are numbers. */
    Table(String... columns) {
        System.out.println();
        row(columns);
        System.out.println("|---|" + String.join("|", Collections.nCopies(columns.length - 1, "--:")) + "|");
    }

    void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number with two digits behind the point. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    /** A time with three digits at least; not a number if it was not measured. */
    static String millis(double value) {
        if (Double.isNaN(value)) {
            return NOTHING;
        }
        String format = value < 0.01 ? "%.4f ms" : value < 10 ? "%.2f ms" : value < 100 ? "%.1f ms" : "%,.0f ms";
        return String.format(Locale.ROOT, format, value);
    }

    /** A ratio; not a number if it was not measured. */
    static String times(double value) {
        return Double.isNaN(value) ? NOTHING : String.format(Locale.ROOT, value < 10 ? "%.2f ×" : "%,.0f ×", value);
    }
}
