package io.jenkins.plugins.coveragemonitor.report.format.jacoco;

import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.spi.CoverageSink;
import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import java.util.Arrays;

/** One class of a JaCoCo report; its methods are in parallel arrays, because a report has hundreds of thousands. */
final class JacocoType {
    private static final Metric[] METRICS = Metric.values();

    /** A class file cannot have more (Java Virtual Machine Specification, 4.11). */
    private static final int MOST_METHODS = 65_535;

    private final String name;
    private final String source;
    private String[] methods = new String[8];
    private String[] descriptors = new String[8];
    private int[] lines = new int[8];
    private boolean[] covered = new boolean[8];
    private int size;
    private final long[] counters = new long[2 * METRICS.length];

    /**
     * Begins a class.
     *
     * @param name its internal name in the virtual machine, with the package and slashes
     * @param source its source file, empty if the report does not say
     */
    JacocoType(String name, String source) {
        this.name = name;
        this.source = source;
    }

    void method(String method, String descriptor, int line, boolean ran) {
        if (size == MOST_METHODS) {
            throw new ReportTooLargeException("lists more than " + MOST_METHODS
                    + " methods of one class, as no class has; check the tool that wrote it");
        }
        if (size == methods.length) {
            methods = Arrays.copyOf(methods, size * 2);
            descriptors = Arrays.copyOf(descriptors, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
            covered = Arrays.copyOf(covered, size * 2);
        }
        methods[size] = method;
        descriptors[size] = descriptor;
        lines[size] = line;
        covered[size++] = ran;
    }

    /** A counter, none of whose numbers is negative. */
    void counter(Metric metric, long ran, long missed) {
        counters[2 * metric.ordinal()] += ran;
        counters[2 * metric.ordinal() + 1] += missed;
    }

    /** Derives from the methods whether the class ran if no counter says so, as IntelliJ's engine (Kover) does. */
    void settle() {
        int type = 2 * Metric.CLASS.ordinal();
        int methods = 2 * Metric.FUNCTION.ordinal();
        if (counters[type] + counters[type + 1] == 0 && counters[methods] + counters[methods + 1] > 0) {
            counter(Metric.CLASS, counters[methods] > 0 ? 1 : 0, counters[methods] > 0 ? 0 : 1);
        }
    }

    String source() {
        return source;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /** Distinguishes a method from nearly all others of its file: its line and the hash of its name. */
    long key(int index) {
        return (long) lines[index] << Integer.SIZE | methods[index].hashCode() & 0xFFFF_FFFFL;
    }

    /** Pushes a method, with its name alone or qualified by its class and descriptor. */
    void push(int index, boolean alone, CoverageSink sink) {
        String shown = alone ? methods[index] : name + "." + methods[index] + descriptors[index];
        sink.function(shown, lines[index], covered[index] ? 1 : 0);
    }

    /** Pushes one counter. */
    void push(Metric metric, CoverageSink sink) {
        long ran = counters[2 * metric.ordinal()];
        long missed = counters[2 * metric.ordinal() + 1];
        if (ran != 0 || missed != 0) {
            sink.counter(metric, ran, missed);
        }
    }

    /** Pushes all counters. */
    void pushAll(CoverageSink sink) {
        for (Metric metric : METRICS) {
            push(metric, sink);
        }
    }
}
