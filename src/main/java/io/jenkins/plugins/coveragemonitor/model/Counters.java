package io.jenkins.plugins.coveragemonitor.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * At most one {@link Counter} for each coverage {@link Metric}; immutable. A metric that is absent was not measured;
 * a counter that is present is measured (its total is not zero).
 */
public final class Counters {
    /** No metric was measured. */
    public static final Counters NONE = new Counters(new EnumMap<>(Metric.class));

    private final EnumMap<Metric, Counter> byMetric;

    private Counters(EnumMap<Metric, Counter> byMetric) {
        this.byMetric = byMetric;
    }

    /** The counters of a map; those that measured nothing are left out. */
    public static Counters of(Map<Metric, Counter> counters) {
        EnumMap<Metric, Counter> copy = new EnumMap<>(Metric.class);
        counters.forEach((metric, counter) -> {
            if (counter.isMeasured()) {
                copy.put(metric, counter);
            }
        });
        return copy.isEmpty() ? NONE : new Counters(copy);
    }

    /** One metric's counter alone. */
    public static Counters of(Metric metric, Counter counter) {
        return of(Map.of(metric, counter));
    }

    /** The counter of a metric, {@link Counter#NONE} if it was not measured. */
    public Counter get(Metric metric) {
        return byMetric.getOrDefault(metric, Counter.NONE);
    }

    /** Whether the metric was measured. */
    public boolean has(Metric metric) {
        return byMetric.containsKey(metric);
    }

    /** Whether no metric was measured. */
    public boolean isEmpty() {
        return byMetric.isEmpty();
    }

    /** The measured metrics and their counters, in the order of {@link Metric}; read-only. */
    public Map<Metric, Counter> asMap() {
        return Collections.unmodifiableMap(byMetric);
    }

    /** These counters with one of them replaced; removed where {@code counter} measured nothing. */
    public Counters with(Metric metric, Counter counter) {
        EnumMap<Metric, Counter> copy = new EnumMap<>(byMetric);
        copy.put(metric, counter);
        return of(copy);
    }

    /** The sums, metric by metric. */
    public Counters plus(Counters other) {
        return combine(other, Counter::plus);
    }

    /**
     * Of two counts of the same thing, the better known one: the greater total, then the more covered. Commutative,
     * associative and idempotent, so the order in which reports are merged does not matter.
     */
    public Counters best(Counters other) {
        return combine(other, Counters::better);
    }

    private static Counter better(Counter a, Counter b) {
        if (a.total() != b.total()) {
            return a.total() > b.total() ? a : b;
        }
        return a.covered() >= b.covered() ? a : b;
    }

    private Counters combine(Counters other, BiFunction<Counter, Counter, Counter> how) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        EnumMap<Metric, Counter> sum = new EnumMap<>(byMetric);
        other.byMetric.forEach((metric, counter) -> sum.merge(metric, counter, how));
        return new Counters(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters that && byMetric.equals(that.byMetric);
    }

    @Override
    public int hashCode() {
        return Objects.hash(byMetric);
    }

    @Override
    public String toString() {
        return byMetric.toString();
    }
}
