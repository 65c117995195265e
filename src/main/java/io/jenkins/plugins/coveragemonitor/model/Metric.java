package io.jenkins.plugins.coveragemonitor.model;

import java.util.Locale;

/**
 * What can be measured. The names are part of every file, page and interface and never change.
 *
 * <p>The first nine are ratios of something covered to something that could be; the last three describe a test run
 * and are plain quantities.
 */
public enum Metric {
    /** Source lines that hold executable code. */
    LINE("line"),
    /** Outcomes of decisions: each {@code if} has two, each {@code switch} one a case. */
    BRANCH("branch"),
    /** Bytecode instructions, or the statements of a language without bytecode. */
    INSTRUCTION("instruction"),
    /** Functions, methods, lambdas; covered when entered at least once. */
    FUNCTION("function"),
    /** Classes; covered when any of their code ran. */
    CLASS("class"),
    /** Seeded faults; covered when a test noticed the fault. */
    MUTATION("mutation"),
    /** Independent paths (McCabe's cyclomatic complexity), covered and missed. */
    COMPLEXITY("complexity"),
    /** Pairs of tests that show each condition to decide on its own (modified condition/decision coverage). */
    MCDC_PAIR("MC/DC pair"),
    /** Places at which a function is called; covered when the call was made. */
    FUNCTION_CALL("function call"),
    /** Tests that ran or were skipped. */
    TESTS("tests"),
    /** Tests that failed or broke. */
    TEST_FAILURES("test failures"),
    /** Time the tests took, in milliseconds. */
    TEST_TIME("test time");

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /** The word for this metric in a sentence, lower case. */
    public String label() {
        return label;
    }

    /** The word for this metric at the beginning of a name, such as {@code Line}. */
    public String title() {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** What is measured of it, such as {@code line coverage} or {@code test time}. */
    public String coverage() {
        return isCoverage() ? label + " coverage" : label;
    }

    /** Whether this metric is a ratio of covered to all, so that a {@link Counter} of it has a percentage. */
    public boolean isCoverage() {
        return this != TESTS && this != TEST_FAILURES && this != TEST_TIME;
    }
}
