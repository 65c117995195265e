package io.jenkins.plugins.coveragemonitor.benchmark.services;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.tools.ToolProvider;

/**
 * What measuring costs a running service: the same service with and without, in interleaved pairs, so that a busy machine
 * hits both. Prints the table of docs/running-services.md. Arguments: how many pairs (10), and a part of
 * the name of what is compared (everything). Needs Linux; a language that is not
 * installed is left out.
 */
public final class SpyOverhead {
    /** Batches of requests of each service of a pair. */
    private static final int TURNS = 8;

    private SpyOverhead() {}

    /** One service and how it is measured. */
    private record Subject(String name, List<String> command, Map<String, String> more, int warmUp, int requests) {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        int pairs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        String part = arguments.length > 1 ? arguments[1] : "";
        Path folder = Files.createTempDirectory("spy-overhead");
        write(folder);
        System.out.println("| measured | requests/s without | with | ratio (interval) | CPU a request without | with |"
                + " ratio (interval) |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (Subject subject : subjects()) {
            if (subject.name().contains(part) && runs(subject.command().get(0))) {
                compare(subject, folder, pairs);
            }
        }
    }

    private static List<Subject> subjects() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<Subject> all = new ArrayList<>();
        all.add(new Subject(
                "Java, JaCoCo, own packages",
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        // Without it each answer waits 40 ms for an acknowledgement, which hides what is measured.
                        "-Dsun.net.httpserver.nodelay=true",
                        "-cp",
                        "out",
                        "bench.Work"),
                Map.of(),
                300,
                40));
        all.add(new Subject("Python, coverage.py", List.of("/usr/bin/python3", "work.py"), Map.of(), 10, 12));
        for (String python : List.of("python3.12", "python3.13", "python3.14")) {
            all.add(new Subject(
                    python + ", without a package",
                    List.of(python, "work.py"),
                    Map.of("COVERAGE_MODE", "light"),
                    150,
                    120));
        }
        all.add(new Subject("Node, V8", List.of("node", "work.js"), Map.of(), 150, 50));
        return all;
    }

    private static void write(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("src/bench")).resolve("Work.java");
        Files.writeString(source, WorkingService.JAVA);
        Files.writeString(folder.resolve("work.py"), WorkingService.PYTHON);
        Files.writeString(folder.resolve("work.js"), WorkingService.NODE);
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "-d", folder.resolve("out").toString(), source.toString());
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Both services run at once and are asked in turns, so that whatever else the machine does hits both. */
    private static void compare(Subject subject, Path folder, int pairs) throws Exception {
        SpySession session =
                SpySession.begin(new SpyFolder(folder.resolve(".coverage-spy")), SpySettings.DEFAULT, folder);
        Map<String, String> measured = new HashMap<>(session.environment(System.getenv()));
        measured.putAll(subject.more());
        List<WorkingService.Cost> without = new ArrayList<>();
        List<WorkingService.Cost> with = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            try (WorkingService plain = WorkingService.start(folder, "plain", subject.command(), Map.of());
                    WorkingService spied = WorkingService.start(folder, "spied", subject.command(), measured)) {
                plain.ask(subject.warmUp());
                spied.ask(subject.warmUp());
                WorkingService.Cost one = WorkingService.Cost.NONE;
                WorkingService.Cost other = WorkingService.Cost.NONE;
                for (int turn = 0; turn < TURNS; turn++) {
                    // The order changes, so that neither is always the second.
                    boolean first = (i + turn) % 2 == 0;
                    one = first ? one.plus(plain.ask(subject.requests())) : one;
                    other = other.plus(spied.ask(subject.requests()));
                    one = first ? one : one.plus(plain.ask(subject.requests()));
                }
                without.add(one);
                with.add(other);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %s | %.3f ms | %.3f ms | %s |%n",
                subject.name(),
                median(without, WorkingService.Cost::requestsPerSecond),
                median(with, WorkingService.Cost::requestsPerSecond),
                ratio(without, with, WorkingService.Cost::requestsPerSecond),
                median(without, WorkingService.Cost::cpuMillis),
                median(with, WorkingService.Cost::cpuMillis),
                ratio(without, with, WorkingService.Cost::cpuMillis));
    }

    private static double median(List<WorkingService.Cost> runs, ToDoubleFunction<WorkingService.Cost> figure) {
        return middle(runs.stream().mapToDouble(figure).sorted().toArray());
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The median of the pairs' ratios; the second smallest and second largest of ten enclose it with 97.9 %. */
    private static String ratio(
            List<WorkingService.Cost> without,
            List<WorkingService.Cost> with,
            ToDoubleFunction<WorkingService.Cost> figure) {
        double[] ratios = new double[with.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(with.get(i)) / figure.applyAsDouble(without.get(i));
        }
        java.util.Arrays.sort(ratios);
        int out = ratios.length >= 10 ? 1 : 0;
        return String.format(
                Locale.ROOT, "%.3f (%.3f–%.3f)", middle(ratios), ratios[out], ratios[ratios.length - 1 - out]);
    }
}
