package io.jenkins.plugins.coveragemonitor.model;

import java.util.Locale;

/**
 * What can be measured. The names are part of every file, page and interface and never change.
 *
 * <p>The first nine are ratios of covered to total; the last three describe a test run and are plain quantities.
 */
public enum Metric {
    /** Source lines that hold executable code. */
    LINE("line"),
    /** Outcomes of decisions: two for each {@code if}, one for each case of a {@code switch}. */
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
    /** Pairs of tests that show that a condition alone decides the outcome (modified condition/decision coverage). */
    MCDC_PAIR("MC/DC pair"),
    /** Places where a function is called; covered when the call was made. */
    FUNCTION_CALL("function call"),
    /** Tests that ran or were skipped. */
    TESTS("tests"),
    /** Tests that failed or ended with an error. */
    TEST_FAILURES("test failures"),
    /** Time the tests took, in milliseconds. */
    TEST_TIME("test time");

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /** The name of this metric within a sentence, lower case. */
    public String label() {
        return label;
    }

    /** The name of this metric at the beginning of a label, such as {@code Line}. */
    public String title() {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** The full name, such as {@code line coverage} or {@code test time}. */
    public String coverage() {
        return isCoverage() ? label + " coverage" : label;
    }

    /** Whether this metric is a ratio of covered to total, so that a {@link Counter} of it has a percentage. */
    public boolean isCoverage() {
        return this != TESTS && this != TEST_FAILURES && this != TEST_TIME;
    }
}
