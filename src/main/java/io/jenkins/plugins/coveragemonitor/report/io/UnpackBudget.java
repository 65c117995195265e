package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What reading one file may cost: unpacked bytes, over all members and entries at each level of compression, and
 * processor time. It is checked as the bytes come, before anything is built from them.
 */
public final class UnpackBudget {
    /** The clock is not read before this many bytes: a small report is read before it would matter. */
    private static final long UNTIMED = 16L * 1024 * 1024;

    private final long[] given = new long[Limits.PACKINGS + 1];
    private final LongSupplier cpuNanos;
    private final long largest;
    private final String instead;
    private long passedOver;
    private long timedFrom;
    private long nextLook = UNTIMED;

    /** The budget of a file that is read on this thread. */
    public UnpackBudget() {
        this(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** A budget with a clock in nanoseconds of processor time. */
    UnpackBudget(LongSupplier cpuNanos) {
        this(cpuNanos, Limits.BYTES, "one report; split it by module");
    }

    private UnpackBudget(LongSupplier cpuNanos, long largest, String instead) {
        this.cpuNanos = cpuNanos;
        this.largest = largest;
        this.instead = instead;
    }

    /** The larger budget of an exported container image, which is only scanned. */
    public static UnpackBudget ofImage() {
        return new UnpackBudget(
                () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
                Limits.IMAGE_BYTES,
                "an image; give the class files alone");
    }

    /** Counts bytes that come out of a level of compression; 0 is the file itself. */
    void give(int packing, int count) throws UnreadableReportException {
        given[packing] += count;
        if (given[packing] > largest) {
            throw tooLarge("holds more than " + largest + " bytes, the limit for " + instead);
        }
        if (packing > 0 && given[packing] > Limits.RATIO_FREE && given[packing] / Limits.RATIO > given[0]) {
            throw tooLarge("unpacks to more than " + Limits.RATIO
                    + " times its size, as no report does; leave it unpacked if it is one");
        }
        if (given[packing] >= nextLook) {
            look(given[packing]);
        }
    }

    private void look(long bytes) throws UnreadableReportException {
        nextLook = bytes + UNTIMED / 16;
        long now = cpuNanos.getAsLong();
        timedFrom = timedFrom == 0 ? now : timedFrom;
        if (now - timedFrom > TimeUnit.SECONDS.toNanos(Limits.CPU_SECONDS)) {
            throw tooLarge("takes more than " + Limits.CPU_SECONDS + " s of processor time, the limit for " + instead);
        }
    }

    /** Counts bytes of an archive that are not part of a report. */
    void passOver(int count) throws UnreadableReportException {
        passedOver += count;
        if (passedOver > Limits.PASSED_OVER) {
            throw tooLarge("is an archive with more than " + Limits.PASSED_OVER
                    + " bytes that are of no report; give the report alone");
        }
    }

    private static UnreadableReportException tooLarge(String sentence) {
        return new UnreadableReportException(sentence, new ReportTooLargeException(sentence));
    }
}
