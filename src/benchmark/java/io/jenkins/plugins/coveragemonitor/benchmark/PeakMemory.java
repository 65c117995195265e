package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What reading needs in a process of its own with a small heap: how much of it, and how long, the first time and later. */
public final class PeakMemory {
    /** How long is read after the first time: as long as the other tables take to warm up and measure. The fastest counts. */
    private static final long WARM_NANOS = 8_000_000_000L;

    private PeakMemory() {}

    /** Runs this class in a child with so many megabytes of heap, which all cores tidy up as all read; what it printed, or why it failed. */
    static String of(Path what, int megabytes) throws IOException, InterruptedException {
        return Child.run(PeakMemory.class, List.of("-Xmx" + megabytes + "m", "-XX:+UseParallelGC"), what.toString());
    }

    /** Reads a report or a workspace on all cores, and prints the largest heap that was used and how long it took. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path what = Path.of(arguments[0]);
        try (AllCores cores = new AllCores()) {
            Reports reports = new Reports(ReportFormats.builtIn(), cores.workers());
            long start = System.nanoTime();
            long files = read(what, reports);
            long cold = System.nanoTime() - start;
            long warm = cold;
            long end = System.nanoTime() + WARM_NANOS;
            while (System.nanoTime() < end) {
                start = System.nanoTime();
                read(what, reports);
                warm = Math.min(warm, System.nanoTime() - start);
            }
            System.out.printf(
                    "%,d files, %d MB peak, %s cold, %s warmed%n",
                    files, peak() >> 20, Table.millis(cold / 1e6), Table.millis(warm / 1e6));
        }
    }

    private static long read(Path what, Reports reports) throws IOException, InterruptedException {
        return Files.isDirectory(what)
                ? new Collector(ReportFormats.builtIn())
                        .collect(what, List.of())
                        .measurement()
                        .fileCount()
                : reports.read(what, null).files().size();
    }

    private static long peak() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak;
    }
}
