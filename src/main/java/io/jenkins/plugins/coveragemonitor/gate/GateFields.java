package io.jenkins.plugins.coveragemonitor.gate;

import java.util.regex.Pattern;

/**
 * The texts of a gate's result in the form of the JSON contract: {@code LINE at least 80%} for {@code Line at least 80
 * %}, and {@code 79.87%} for {@code 79.87 %}.
 *
 * @param name the configured name, unchanged, or else the one made from the rule
 * @param actual the value found; a dash if the gate was not evaluated
 * @param expected the expected value
 */
public record GateFields(String name, String actual, String expected) {
    private static final Pattern DROP = Pattern.compile("drop at most [0-9.]{1,40} points");

    /** The fields of a result. */
    public static GateFields of(GateResult gate) {
        return new GateFields(name(gate), compact(gate.actual()), compact(gate.expected()));
    }

    /** A value without the blank before its per cent sign; other values are not changed. */
    private static String compact(String value) {
        return value.replace(" %", "%");
    }

    /** Only a name made from the rule begins with the metric's title and continues with the expected value. */
    private static String name(GateResult gate) {
        String title = gate.metric().title() + " ";
        if (!gate.name().startsWith(title)) {
            return gate.name();
        }
        String check = gate.name().substring(title.length());
        boolean made = check.equals(gate.expected())
                || check.equals("at least " + gate.expected())
                || check.equals("may only rise")
                || DROP.matcher(check).matches();
        return made ? gate.metric().name() + " " + compact(check) : gate.name();
    }
}
