package io.jenkins.plugins.coveragemonitor.alert;

/** What an alert is about. The names are part of every file, page and interface and never change. */
public enum AlertType {
    /** A gate with a fixed limit is missed. */
    THRESHOLD_VIOLATION("threshold violation"),
    /** Coverage fell from one measured build to the next. */
    REGRESSION("regression"),
    /** Coverage falls slowly but surely. */
    TREND_DEGRADATION("trend degradation"),
    /** A value far outside what the job usually shows. */
    ANOMALY("anomaly"),
    /** Coverage rose from one measured build to the next. */
    IMPROVEMENT("improvement"),
    /** Coverage came close to its target. */
    TARGET_APPROACHING("target approaching"),
    /** Coverage reached its target. */
    TARGET_REACHED("target reached"),
    /** What used to be measured is no longer measured. */
    MEASUREMENT_LOST("measurement lost"),
    /** More tests fail than before. */
    TESTS_FAILING("tests failing"),
    /** The tests take longer than usual. */
    TESTS_SLOWER("tests slower");

    private final String label;

    AlertType(String label) {
        this.label = label;
    }

    /** The words for people, lower case. */
    public String label() {
        return label;
    }

    /** Whether it is good news about one build: reported once, with nothing to act on and no further life. */
    public boolean isEvent() {
        return this == IMPROVEMENT || this == TARGET_APPROACHING || this == TARGET_REACHED;
    }

    /** Whether it says that coverage is lower than it should be, which means nothing while a measurement is missing. */
    public boolean isDrop() {
        return this == THRESHOLD_VIOLATION || this == REGRESSION || this == TREND_DEGRADATION || this == ANOMALY;
    }
}
