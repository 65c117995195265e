package io.jenkins.plugins.coveragemonitor.report.io;

/** Parses durations of tests. */
public final class DurationText {
    private DurationText() {}

    /**
     * Seconds as a number, with a decimal point or comma, with or without thousands separators.
     *
     * @param text may be {@code null}
     * @return {@code NaN} if it is not a number
     */
    public static double parse(String text) {
        if (text == null || text.isBlank()) {
            return Double.NaN;
        }
        boolean both = text.indexOf(',') >= 0 && text.indexOf('.') >= 0;
        return number(both ? text.replace(",", "") : text.replace(',', '.'));
    }

    /**
     * Seconds as .NET's {@code TimeSpan}: {@code [days.]hours:minutes:seconds[.fraction]}.
     *
     * @param text may be {@code null}
     * @return {@code NaN} if it is not one
     */
    public static double timeSpan(String text) {
        String[] parts = text == null ? new String[0] : text.strip().split(":");
        if (parts.length != 3) {
            return Double.NaN;
        }
        int dot = parts[0].indexOf('.');
        double days = dot < 0 ? 0 : number(parts[0].substring(0, dot));
        double hours = number(parts[0].substring(dot + 1));
        return ((days * 24 + hours) * 60 + number(parts[1])) * 60 + number(parts[2]);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
