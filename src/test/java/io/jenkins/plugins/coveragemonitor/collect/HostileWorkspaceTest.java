package io.jenkins.plugins.coveragemonitor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.HostileInputs;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sound report among everything that was made to cost all memory or time: it is recorded, and each other is named. */
class HostileWorkspaceTest {
    private static final String SOUND = "TN:\nSF:sound.c\nDA:1,1\nDA:2,0\nDA:3,1\nend_of_record\n";

    /** Seconds of processor time for the workspace, all inputs together. */
    private static final long MOST_SECONDS = 60;

    /** What the process with the small heap runs; it prints what the test looks at. */
    static final class Collecting {
        public static void main(String[] arguments) throws Exception {
            Collected collected = new Collector(ReportFormats.builtIn()).collect(Path.of(arguments[0]), List.of());
            collected.measurement().components().values().stream()
                    .flatMap(component -> component.filesByPath().values().stream())
                    .filter(file -> file.path().equals("sound.c"))
                    .forEach(file ->
                            System.out.println("SOUND " + file.counters().get(Metric.LINE)));
            for (ReadReport report : collected.reports()) {
                String told = report.error() == null ? report.problems().toString() : report.error();
                System.out.println("REPORT " + report.file() + " " + told);
            }
            long nanos = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
            System.out.println("SECONDS " + TimeUnit.NANOSECONDS.toSeconds(nanos));
        }
    }

    /** What this test runs with, whoever started it. */
    private static String classPath() {
        return HostileWorkspaceTest.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    @Test
    void costsNothingButASentenceEach(@TempDir Path folder) throws Exception {
        Map<String, byte[]> hostile = HostileInputs.all();
        for (Map.Entry<String, byte[]> input : hostile.entrySet()) {
            Files.write(folder.resolve(input.getKey()), input.getValue());
        }
        Files.writeString(folder.resolve("sound.info"), SOUND);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        Collecting.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).contains("SOUND " + new Counter(2, 1));
        assertThat(lines).noneMatch(line -> line.contains("Exception") || line.contains("gave up"));
        hostile.keySet().stream()
                // A CSV is never looked for by its content.
                .filter(name -> !name.endsWith(".csv") && !name.equals("nested.zip"))
                .forEach(name -> assertThat(lines).anyMatch(line -> line.startsWith("REPORT " + name + " ")));
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("SECONDS "))
                        .mapToLong(line -> Long.parseLong(line.substring(8)))
                        .findFirst()
                        .orElseThrow())
                .isLessThan(MOST_SECONDS);
    }
}
