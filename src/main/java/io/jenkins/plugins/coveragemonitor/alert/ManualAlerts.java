package io.jenkins.plugins.coveragemonitor.alert;

/** Alerts that a person created: no rule evaluates them, and only a person ends them. */
public final class ManualAlerts {
    private static final String PREFIX = "by-hand ";

    private ManualAlerts() {}

    public static String rule(String title) {
        return PREFIX + title;
    }

    public static boolean is(Alert alert) {
        return alert.key().rule().startsWith(PREFIX);
    }
}
