package io.jenkins.plugins.coveragemonitor.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * At most one {@link Counter} for each coverage {@link Metric}; immutable. A metric that is absent was not measured; a
 * counter that is present is measured (its total is not zero).
 *
 * <p>Stored compactly, because a large report has tens of thousands of them and a long history hundreds of thousands:
 * one array with covered and missed of each present metric, in the order of {@link Metric}, in four bytes each where
 * all of them fit.
 */
public final class Counters {
    private static final Metric[] METRICS = Metric.values();

    /** No metric was measured. */
    public static final Counters NONE = new Counters(0, new int[0], null);

    private final int present;
    private final int[] values;
    /** The numbers if one of them needs more than four bytes; the other array is empty then. */
    private final long @Nullable [] large;

    private Counters(int present, int[] values, long @Nullable [] large) {
        this.present = present;
        this.values = values;
        this.large = large;
    }

    private static Counters of(int present, long[] numbers, int size) {
        if (present == 0) {
            return NONE;
        }
        long all = 0;
        for (int i = 0; i < size; i++) {
            all |= numbers[i];
        }
        if (all > Integer.MAX_VALUE) {
            return new Counters(present, NONE.values, Arrays.copyOf(numbers, size));
        }
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = (int) numbers[i];
        }
        return new Counters(present, values, null);
    }

    private long number(int at) {
        return large == null ? values[at] : large[at];
    }

    private int size() {
        return 2 * Integer.bitCount(present);
    }

    /** The counters of a map; unmeasured ones are left out. */
    public static Counters of(Map<Metric, Counter> counters) {
        Counter[] all = new Counter[METRICS.length];
        counters.forEach((metric, counter) -> all[metric.ordinal()] = counter);
        return of(all);
    }

    /** The counter of one metric alone. */
    public static Counters of(Metric metric, Counter counter) {
        return NONE.with(metric, counter);
    }

    /**
     * Counters from plain numbers.
     *
     * @param metrics which metrics the pairs belong to, in the order of {@link Metric}
     * @param pairs covered and missed of each metric; copied
     * @param size how many elements of {@code pairs} count
     * @throws IllegalArgumentException if a pair is not a valid {@link Counter}, or the metrics are out of order
     */
    public static Counters of(List<Metric> metrics, long[] pairs, int size) {
        int present = 0;
        int kept = 0;
        for (int i = 0; i < size; i += 2) {
            if (pairs[i] == 0 && pairs[i + 1] == 0) {
                continue;
            }
            if (pairs[i] < 0 || pairs[i + 1] < 0 || pairs[i] + pairs[i + 1] < 0) {
                throw new IllegalArgumentException(
                        "not a counter: " + pairs[i] + " covered, " + pairs[i + 1] + " missed");
            }
            int bit = 1 << metrics.get(i / 2).ordinal();
            if (bit <= present) {
                throw new IllegalArgumentException("metrics that are not in their order");
            }
            present |= bit;
            kept += 2;
        }
        return of(present, kept == size ? pairs : measured(pairs, size, kept), kept);
    }

    /** The pairs that measured something. */
    private static long[] measured(long[] pairs, int size, int kept) {
        long[] values = new long[kept];
        for (int i = 0, next = 0; i < size; i += 2) {
            if (pairs[i] != 0 || pairs[i + 1] != 0) {
                values[next++] = pairs[i];
                values[next++] = pairs[i + 1];
            }
        }
        return values;
    }

    private static Counters of(Counter[] all) {
        int present = 0;
        int size = 0;
        long[] values = new long[2 * METRICS.length];
        for (int i = 0; i < all.length; i++) {
            if (all[i] != null && all[i].isMeasured()) {
                present |= 1 << i;
                values[size++] = all[i].covered();
                values[size++] = all[i].missed();
            }
        }
        return of(present, values, size);
    }

    private Counter[] toArray() {
        Counter[] all = new Counter[METRICS.length];
        for (Metric metric : METRICS) {
            if (has(metric)) {
                all[metric.ordinal()] = get(metric);
            }
        }
        return all;
    }

    /** The counter of a metric, {@link Counter#NONE} if it was not measured. */
    public Counter get(Metric metric) {
        if (!has(metric)) {
            return Counter.NONE;
        }
        int at = 2 * Integer.bitCount(present & (1 << metric.ordinal()) - 1);
        return new Counter(number(at), number(at + 1));
    }

    /** Whether the metric was measured. */
    public boolean has(Metric metric) {
        return (present & 1 << metric.ordinal()) != 0;
    }

    /** Whether no metric was measured. */
    public boolean isEmpty() {
        return present == 0;
    }

    /** The measured metrics and their counters, in the order of {@link Metric}; read-only. */
    public Map<Metric, Counter> asMap() {
        EnumMap<Metric, Counter> map = new EnumMap<>(Metric.class);
        Counter[] all = toArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] != null) {
                map.put(METRICS[i], all[i]);
            }
        }
        return Collections.unmodifiableMap(map);
    }

    /** A copy with one counter replaced, or removed if {@code counter} measured nothing. */
    public Counters with(Metric metric, Counter counter) {
        boolean had = has(metric);
        boolean has = counter.isMeasured();
        if (!had && !has) {
            return this;
        }
        int bit = 1 << metric.ordinal();
        int at = 2 * Integer.bitCount(present & bit - 1);
        int rest = had ? at + 2 : at;
        int next = has ? at + 2 : at;
        int length = next + size() - rest;
        long[] changed = new long[length];
        for (int i = 0; i < at; i++) {
            changed[i] = number(i);
        }
        for (int i = next; i < length; i++) {
            changed[i] = number(i - next + rest);
        }
        if (has) {
            changed[at] = counter.covered();
            changed[at + 1] = counter.missed();
        }
        return of(has ? present | bit : present & ~bit, changed, length);
    }

    /** The sums, metric by metric. */
    public Counters plus(Counters other) {
        return combine(other, Counter::plus);
    }

    /**
     * Of two counts of the same thing, the better known one: the greater total, then the more covered. Commutative,
     * associative and idempotent, so that the order of merging does not matter.
     */
    public Counters best(Counters other) {
        return combine(other, Counters::betterKnown);
    }

    /** Plain comparisons: chained comparators would be created anew, at some cost, in each short process. */
    private static Counter betterKnown(Counter one, Counter other) {
        int byTotal = Long.compare(one.total(), other.total());
        boolean isOther = byTotal == 0 ? one.covered() < other.covered() : byTotal < 0;
        return isOther ? other : one;
    }

    private Counters combine(Counters other, BiFunction<Counter, Counter, Counter> how) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        Counter[] all = toArray();
        Counter[] others = other.toArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] == null) {
                all[i] = others[i];
            } else if (others[i] != null) {
                all[i] = how.apply(all[i], others[i]);
            }
        }
        return of(all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counters that
                && present == that.present
                && Arrays.equals(values, that.values)
                && Arrays.equals(large, that.large);
    }

    @Override
    public int hashCode() {
        return Objects.hash(present, Arrays.hashCode(values), Arrays.hashCode(large));
    }

    @Override
    public String toString() {
        return asMap().toString();
    }
}
