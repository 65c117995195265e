package io.jenkins.plugins.coveragemonitor.hostile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process that tries hostile cases, with the heap that it was given; it prints a line for each that fails. */
final class Attempts {
    static final String FAILED = "FAILED ";

    /** Seconds of processor time that no attempt may take, of which the virtual machine's own work is a part. */
    private static final long MOST_SECONDS = 20;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static int count;

    private Attempts() {}

    /** Whether there is time for many attempts. */
    static boolean isLong() {
        return count > 1;
    }

    /** Takes the seed, the number of attempts for each case, and the cases' names. */
    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[0]);
        count = Integer.parseInt(arguments[1]);
        List<String> names = List.of(arguments).subList(2, arguments.length);
        for (HostileCase one : HostileCases.all()) {
            if (names.contains(one.name())) {
                attempt(one, seed);
            }
        }
        System.exit(0);
    }

    private static void attempt(HostileCase one, long seed) throws IOException {
        long begin = SYSTEM.getProcessCpuTime();
        long longest = 0;
        for (int i = 0; i < count; i++) {
            Path folder = Files.createTempDirectory("hostile");
            long start = SYSTEM.getProcessCpuTime();
            String failure = failure(one, new Random(seed + i), folder);
            long nanos = SYSTEM.getProcessCpuTime() - start;
            longest = Math.max(longest, nanos);
            if (failure == null && TimeUnit.NANOSECONDS.toSeconds(nanos) >= MOST_SECONDS) {
                failure = "took " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s";
            }
            if (failure != null) {
                System.out.println(FAILED + one.name() + " with seed " + (seed + i) + ": " + failure);
            }
            delete(folder);
        }
        System.out.printf(
                "%s: %d, %.1f s of processor time, the longest %.1f s, %s at most%n",
                one.name(), count, (SYSTEM.getProcessCpuTime() - begin) / 1e9, longest / 1e9, memory());
    }

    /** The most memory that this process has had so far: all of it where Linux tells, else its heap. */
    private static String memory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB";
                }
            }
        }
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return heap / 1024 / 1024 + " MB of heap";
    }

    private static String failure(HostileCase one, Random random, Path folder) {
        try {
            one.attempt().in(random, folder);
            return null;
        } catch (Throwable thrown) {
            StringBuilder told = new StringBuilder(String.valueOf(thrown).replace("\n", " | "));
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (frame.getClassName().startsWith("io.jenkins") && told.length() < 6000) {
                    told.append(" < ").append(frame);
                }
            }
            return told.toString();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
