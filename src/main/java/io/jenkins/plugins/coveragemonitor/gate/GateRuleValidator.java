package io.jenkins.plugins.coveragemonitor.gate;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Refuses a {@link GateRule} that makes no sense, each with one sentence that names the field and the remedy. */
final class GateRuleValidator {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 40;

    private GateRuleValidator() {}

    static void scope(Scope scope, String component, String path) {
        require(
                scope != Scope.COMPONENT || component != null,
                "scope COMPONENT has no component: give component the name of one");
        require(scope != Scope.PATH || path != null, "scope PATH has no path: give path a glob such as src/main/**");
        require(
                scope != Scope.PROJECT || component == null,
                "scope PROJECT takes no component '" + component + "': say scope COMPONENT, or leave scope out");
        require(
                scope != Scope.PROJECT && scope != Scope.COMPONENT || path == null,
                "scope " + scope + " takes no path '" + path + "': say scope PATH, or leave scope out");
    }

    static void checks(
            BigDecimal atLeast,
            BigDecimal atMost,
            BigDecimal maxDrop,
            boolean ratchet,
            Integer newUncoveredLines,
            Integer testFailuresUp,
            BigDecimal testTimeUpPercent,
            Integer testsDisappeared) {
        List<String> found = new ArrayList<>();
        add(found, atLeast != null ? atLeast : atMost, atLeast != null ? "atLeast" : "atMost");
        add(found, maxDrop, "maxDrop");
        add(found, ratchet ? true : null, "ratchet");
        add(found, newUncoveredLines, "newUncoveredLines");
        add(found, testFailuresUp, "testFailuresUp");
        add(found, testTimeUpPercent, "testTimeUpPercent");
        add(found, testsDisappeared, "testsDisappeared");
        require(
                !found.isEmpty(),
                "a gate has no limit: give one of atLeast, atMost, maxDrop, ratchet, newUncoveredLines,"
                        + " testFailuresUp, testTimeUpPercent or testsDisappeared");
        require(found.size() == 1, "a gate has both " + String.join(" and ", found) + ": make each a gate of its own");
    }

    private static void add(List<String> found, Object value, String name) {
        if (value != null) {
            found.add(name);
        }
    }

    static Metric metric(
            Metric given,
            boolean band,
            Integer newUncoveredLines,
            Integer testFailuresUp,
            BigDecimal testTimeUpPercent,
            Integer testsDisappeared,
            Scope scope) {
        Metric implied = newUncoveredLines != null
                ? Metric.LINE
                : testFailuresUp != null
                        ? Metric.TEST_FAILURES
                        : testTimeUpPercent != null ? Metric.TEST_TIME : testsDisappeared != null ? Metric.TESTS : null;
        // A form always sends a metric, and its first choice is LINE: a check that knows its own metric overrides that.
        require(
                implied == null || given == null || given == Metric.LINE || given == implied,
                "metric " + given + " does not fit this gate, which judges " + implied + ": leave metric out");
        Metric metric = implied != null ? implied : given != null ? given : Metric.LINE;
        require(
                metric.isCoverage() || band || implied != null,
                "metric " + metric + " has no percentage to drop or ratchet: use atLeast, atMost or a test gate");
        require(
                metric.isCoverage() || scope == Scope.PROJECT,
                "metric " + metric + " is known for the whole project alone: say scope PROJECT");
        return metric;
    }

    static void limits(
            Metric metric, BigDecimal atLeast, BigDecimal atMost, BigDecimal maxDrop, Integer newUncoveredLines) {
        BigDecimal top = metric.isCoverage() ? HUNDRED : null;
        range("atLeast", atLeast, top);
        range("atMost", atMost, top);
        range("maxDrop", maxDrop, HUNDRED);
        require(
                atLeast == null || atMost == null || atLeast.compareTo(atMost) <= 0,
                "atLeast is " + plain(atLeast) + ", above atMost " + plain(atMost) + ": no value can be in that band");
        range("newUncoveredLines", decimal(newUncoveredLines), null);
    }

    static void testLimits(Integer failuresUp, BigDecimal timeUpPercent, Integer disappeared) {
        require(
                failuresUp == null || failuresUp >= 1,
                "testFailuresUp is " + failuresUp + ": give the number of additional failures to stop at, 1 or more");
        require(
                timeUpPercent == null || timeUpPercent.signum() > 0,
                "testTimeUpPercent is " + plain(timeUpPercent) + ": give the per cent to stop at, above 0");
        require(
                disappeared == null || disappeared >= 1,
                "testsDisappeared is " + disappeared + ": give the number of lost tests to stop at, 1 or more");
    }

    static BigDecimal limit(
            BigDecimal maxDrop,
            boolean ratchet,
            int tolerance,
            Integer newUncoveredLines,
            Integer testFailuresUp,
            BigDecimal testTimeUpPercent,
            Integer testsDisappeared) {
        if (ratchet) {
            return BigDecimal.valueOf(tolerance);
        }
        if (maxDrop != null) {
            return maxDrop;
        }
        if (testTimeUpPercent != null) {
            return testTimeUpPercent;
        }
        Integer count = newUncoveredLines != null
                ? newUncoveredLines
                : testFailuresUp != null ? testFailuresUp : testsDisappeared;
        return decimal(count);
    }

    static void levels(
            OnMiss onMiss, BigDecimal atLeast, BigDecimal failBelow, BigDecimal highest, BigDecimal failAbove) {
        require(
                onMiss == OnMiss.WARNING || failBelow == null && failAbove == null,
                "onMiss FAILED already fails the build at the first level: leave out "
                        + (failBelow != null ? "failBelow" : "failAbove") + ", or say onMiss WARNING");
        range("failBelow", failBelow, null);
        range("failAbove", failAbove, null);
        require(
                failBelow == null || atLeast != null,
                "failBelow has no atLeast to be below: give atLeast, or use failAbove");
        require(
                failBelow == null || failBelow.compareTo(atLeast) <= 0,
                "failBelow is " + plain(failBelow) + ", above atLeast: give a number of at most " + plain(atLeast));
        require(
                failAbove == null || highest != null,
                "failAbove has no limit to be above: give atMost, or use failBelow");
        require(
                failAbove == null || failAbove.compareTo(highest) >= 0,
                "failAbove is " + plain(failAbove) + ", below the gate's own limit: give a number of at least "
                        + plain(highest));
    }

    static void ratchet(boolean ratchet, Scope scope, int builds, int tolerance) {
        require(
                !ratchet || scope != Scope.PATCH,
                "ratchet has nothing to hold a patch to, each patch is new: use atLeast, or scope FILES");
        require(builds >= 0, "ratchetBuilds is " + builds + ": give a number of builds, or 0 for all");
        require(tolerance >= 0, "tolerance is " + tolerance + ": give a number of lines, 0 or more");
        require(ratchet || builds == 0, "ratchetBuilds belongs to a ratchet: leave it out, or say ratchet true");
        require(ratchet || tolerance == 0, "tolerance belongs to a ratchet: leave it out, or say ratchet true");
    }

    static void baseline(BaselineKind baseline, String job, boolean without) {
        require(
                baseline == null || !without,
                "baseline belongs to a gate that compares with one: leave it out of atLeast, atMost and ratchet");
        require(
                (baseline == BaselineKind.JOB) == (job != null),
                job == null
                        ? "baseline JOB has no job: give baselineJob the job's full name"
                        : "baselineJob '" + job + "' is not used: say baseline JOB");
    }

    private static void range(String field, BigDecimal value, BigDecimal top) {
        require(
                value == null || value.signum() >= 0 && (top == null || value.compareTo(top) <= 0),
                field + " is " + plain(value) + ": give a number "
                        + (top == null ? "of 0 or more" : "from 0 to " + plain(top)));
    }

    private static BigDecimal decimal(Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    private static String plain(BigDecimal value) {
        if (value == null) {
            return "";
        }
        // A slip such as 1e999999999 would be a gigabyte of zeros.
        return Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS
                ? value.toString()
                : NumberFormat.plain(value);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
