package io.jenkins.plugins.coveragemonitor.report.format.tests;

import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.report.io.Budget;
import io.jenkins.plugins.coveragemonitor.report.io.Limits;
import io.jenkins.plugins.coveragemonitor.report.io.NameText;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.TestOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tests of one package while they run. A test with subtests is represented by them and not counted itself, unless
 * it failed and none of them did.
 */
final class GoTestPackage {
    /** A test that has begun. */
    private static final class Begun {
        private boolean hasSubtests;
        private boolean subtestFailed;
    }

    private final String name;
    private final Budget kept;
    private final CoverageSink sink;
    /** The running tests, in the order in which they began. */
    private final Map<String, Begun> running = new LinkedHashMap<>();

    /** The tests that failed although no subtest of theirs has so far, and how long they took. */
    private final Map<String, Double> failedAlone = new LinkedHashMap<>();

    private long failed;
    private String reason = "";
    private boolean isPanic;
    private boolean isUnbuilt;

    GoTestPackage(String name, Budget kept, CoverageSink sink) {
        this.name = name;
        this.kept = kept;
        this.sink = sink;
        kept.take(name.length() + 2L * Limits.FILE_COST);
    }

    /** Adds output: the last output of a program that exits says most about why. */
    void printed(String output) {
        String line = output.strip();
        isUnbuilt |= line.startsWith("FAIL\t") && (line.endsWith("[build failed]") || line.endsWith("[setup failed]"));
        boolean panic = line.startsWith("panic: ") || line.startsWith("fatal error: ");
        boolean usual = line.isEmpty()
                || line.equals("PASS")
                || line.equals("FAIL")
                || line.startsWith("FAIL\t")
                || line.startsWith("coverage: ")
                || line.startsWith("exit status ") && !reason.isEmpty();
        if (!isPanic && !usual) {
            reason = NameText.shown(line);
            isPanic = panic;
        }
    }

    void begin(String test) {
        kept.take(test.length() + Limits.FILE_COST);
        running.put(test, new Begun());
        Begun parent = parent(test);
        if (parent != null) {
            parent.hasSubtests = true;
        }
    }

    void end(String test, TestOutcome outcome, double seconds) {
        Begun begun = running.remove(test);
        if (begun != null) {
            kept.giveBack(test.length() + Limits.FILE_COST);
        }
        if (outcome == TestOutcome.FAILED) {
            failedIn(test);
        }
        if (begun == null || !begun.hasSubtests) {
            sink.test(name + "." + test, outcome, seconds);
        } else if (outcome == TestOutcome.FAILED && !begun.subtestFailed) {
            kept.take(test.length() + Limits.FILE_COST);
            failedAlone.put(test, seconds);
        }
    }

    /** A failed subtest explains the failure of the tests around it. */
    private void failedIn(String test) {
        failed++;
        for (int slash = test.lastIndexOf('/'); slash > 0; slash = test.lastIndexOf('/', slash - 1)) {
            String around = test.substring(0, slash);
            failedAlone.remove(around);
            Begun begun = running.get(around);
            if (begun != null) {
                begun.subtestFailed = true;
            }
        }
    }

    /** The test around a subtest, whose own name may have slashes. */
    private @Nullable Begun parent(String test) {
        Begun parent = null;
        for (int slash = test.lastIndexOf('/'); slash > 0 && parent == null; slash = test.lastIndexOf('/', slash - 1)) {
            parent = running.get(test.substring(0, slash));
        }
        return parent;
    }

    /**
     * Ends the package.
     *
     * @param outcome its outcome
     * @param notBuilt whether something that it needs could not be built
     * @param error the compiler's first error, {@code ""} if unknown
     */
    void end(TestOutcome outcome, boolean notBuilt, String error) {
        long ended = failed;
        int broken = outcome == TestOutcome.FAILED ? failRunning() : 0;
        failedAlone.forEach((test, seconds) -> sink.test(name + "." + test, TestOutcome.FAILED, seconds));
        String why = GoTestReader.inBrackets(reason);
        if (broken > 0) {
            problem("ended while " + Plurals.count(broken, "test was", "tests were") + " running, which count as failed"
                    + why);
        } else if (outcome == TestOutcome.FAILED && (notBuilt || isUnbuilt)) {
            problem("could not be built, so none of its tests ran"
                    + (error.isEmpty() ? why : GoTestReader.inBrackets(error)));
        } else if (outcome == TestOutcome.FAILED && ended == 0) {
            problem("failed outside of its tests" + why);
        } else if (outcome != TestOutcome.FAILED && !running.isEmpty()) {
            problem("ended without the result of " + Plurals.count(running.size(), "test") + ", not counted");
        }
        leave();
    }

    /** A test that still runs when its package fails was ended with it. */
    private int failRunning() {
        int broken = 0;
        for (Map.Entry<String, Begun> test : running.entrySet()) {
            if (!test.getValue().hasSubtests) {
                broken++;
                failedIn(test.getKey());
                sink.test(name + "." + test.getKey(), TestOutcome.FAILED, Double.NaN);
            }
        }
        for (Map.Entry<String, Begun> test : running.entrySet()) {
            if (test.getValue().hasSubtests && !test.getValue().subtestFailed) {
                broken++;
                sink.test(name + "." + test.getKey(), TestOutcome.FAILED, Double.NaN);
            }
        }
        return broken;
    }

    /** Ends the package because the report ended before it. */
    void breakOff() {
        failedAlone.forEach((test, seconds) -> sink.test(name + "." + test, TestOutcome.FAILED, seconds));
        problem("did not end: the run or its output broke off"
                + (running.isEmpty()
                        ? ""
                        : ", so " + Plurals.count(running.size(), "test is", "tests are") + " not counted"));
    }

    private void leave() {
        long characters = name.length() + 2L * Limits.FILE_COST;
        for (String test : running.keySet()) {
            characters += test.length() + Limits.FILE_COST;
        }
        for (String test : failedAlone.keySet()) {
            characters += test.length() + Limits.FILE_COST;
        }
        kept.giveBack(characters);
    }

    private void problem(String what) {
        sink.problem("package " + NameText.shown(name), what);
    }
}
