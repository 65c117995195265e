package io.jenkins.plugins.coveragemonitor.report.io;

import io.jenkins.plugins.coveragemonitor.report.spi.ReportTooLargeException;
import io.jenkins.plugins.coveragemonitor.report.spi.UnreadableReportException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What one file may cost: the bytes it unpacks to, over all members and entries at each packing, and the processor's time. It
 * is asked as the bytes come, so before anything is made of them.
 */
public final class UnpackBudget {
    /** The clock is not asked before: a small report is read before it would matter. */
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

    /** A budget with a clock of its own, in nanoseconds of processor time. */
    UnpackBudget(LongSupplier cpuNanos) {
        this(cpuNanos, Limits.BYTES, "one report; split it by module");
    }

    private UnpackBudget(LongSupplier cpuNanos, long largest, String instead) {
        this.cpuNanos = cpuNanos;
        this.largest = largest;
        this.instead = instead;
    }

    /** The budget of an exported container image, which has more than a report: it is passed over, and nothing of it kept. */
    public static UnpackBudget ofImage() {
        return new UnpackBudget(
                () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
                Limits.IMAGE_BYTES,
                "an image; give the class files alone");
    }

    /** So many more bytes come out of a packing; 0 is the file itself. */
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

    /** So many bytes of an archive are not of a report. */
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
