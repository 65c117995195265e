package io.jenkins.plugins.coveragemonitor.benchmark;

import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What one read needs, in a process of its own with a small heap. */
public final class PeakMemory {
    private PeakMemory() {}

    /** Runs this class in a child with so many megabytes of heap; what it printed, or why it failed. */
    static String of(Path what, int megabytes) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PeakMemory.class.getName(),
                        what.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return child.waitFor() == 0
                ? output
                : "failed: " + output.lines().findFirst().orElse("without a word");
    }

    /** Reads a report, or collects a workspace, and prints the largest heap that was used and the time from a cold start. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path what = Path.of(arguments[0]);
        long lines;
        if (Files.isDirectory(what)) {
            lines = new Collector(ReportFormats.builtIn())
                    .collect(what, List.of())
                    .measurement()
                    .fileCount();
        } else {
            lines = CodecBenchmark.measure(what).fileCount();
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        System.out.printf("%,d files, %d MB peak, %.2f s cold%n", lines, peak >> 20, millis / 1000.0);
    }
}
