package io.jenkins.plugins.coveragemonitor.gate.rule;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A limit for a covered share, as an exact fraction.
 *
 * @param numerator may be negative
 * @param denominator positive
 */
record Ratio(BigInteger numerator, BigInteger denominator) {
    static Ratio ofPercent(BigDecimal percent) {
        BigDecimal fraction = percent.movePointLeft(2);
        int scale = Math.max(0, fraction.scale());
        return new Ratio(fraction.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
    }

    static Ratio of(Counter counter) {
        return new Ratio(BigInteger.valueOf(counter.covered()), BigInteger.valueOf(counter.total()));
    }

    /** This share minus some percentage points. */
    Ratio minus(BigDecimal points) {
        Ratio less = ofPercent(points);
        return new Ratio(
                numerator.multiply(less.denominator).subtract(less.numerator.multiply(denominator)),
                denominator.multiply(less.denominator));
    }

    /** How far a counter's share is above this one, negative if it is below. */
    Points distance(Counter counter) {
        BigInteger total = BigInteger.valueOf(counter.total());
        BigInteger difference =
                BigInteger.valueOf(counter.covered()).multiply(denominator).subtract(numerator.multiply(total));
        return new Points(difference.multiply(BigInteger.valueOf(100)), total.multiply(denominator));
    }

    /** The least covered number out of {@code total} that reaches this share, at least 0. */
    long coveredOf(long total) {
        BigInteger[] parts = numerator.multiply(BigInteger.valueOf(total)).divideAndRemainder(denominator);
        BigInteger up = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return up.max(BigInteger.ZERO).longValueExact();
    }

    /** How many more of a counter must be covered to reach this share; 0 if it does. */
    long needed(Counter counter) {
        return Math.max(0, coveredOf(counter.total()) - counter.covered());
    }
}
