package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import io.jenkins.plugins.coveragemonitor.report.Tokens;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * What reading costs in processor time of the threads that read, in a process of its own. Others on the machine disturb it
 * less than they disturb a clock, and tokens and reads take turns, so that what disturbs meets both.
 */
public final class CpuTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTimes() {}

    /** The least processor time in nanoseconds: of tokens, of a read on one thread, of all threads of a shared read. */
    static List<Long> of(Path report, int seconds) throws IOException, InterruptedException {
        return Child.run(CpuTimes.class, List.of("-Xmx2g"), report.toString(), String.valueOf(seconds))
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    /** The processor time in nanoseconds that coverage-model takes for a report, the first time it reads one. */
    static long ofModel(Path report) throws IOException, InterruptedException {
        return Long.parseLong(Child.run(CpuTimes.class, List.of("-Xmx2g"), report.toString()));
    }

    /** Reads a report for so many seconds, or once with coverage-model if they are not given, and prints the nanoseconds. */
    public static void main(String[] arguments) throws Exception {
        Path report = Path.of(arguments[0]);
        if (arguments.length == 1) {
            System.out.println(nanos(() -> ReadingBenchmark.read(report), null));
            return;
        }
        long[] least = new long[3];
        Arrays.fill(least, Long.MAX_VALUE);
        try (AllCores cores = new AllCores()) {
            Reports alone = new Reports(ReportFormats.builtIn());
            Reports together = new Reports(ReportFormats.builtIn(), cores.workers());
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[1]));
            while (System.nanoTime() < end) {
                least[0] = Math.min(least[0], nanos(() -> Tokens.count(report), cores));
                least[1] = Math.min(least[1], nanos(() -> alone.read(report, null), cores));
                least[2] = Math.min(least[2], nanos(() -> together.read(report, null), cores));
            }
        }
        Arrays.stream(least).forEach(System.out::println);
    }

    private static long nanos(Callable<?> work, AllCores cores) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime() + (cores == null ? 0 : cores.cpuNanos());
        if (work.call() == null) {
            throw new IllegalStateException("nothing was read");
        }
        return THREADS.getCurrentThreadCpuTime() + (cores == null ? 0 : cores.cpuNanos()) - before;
    }
}
