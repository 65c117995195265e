package io.jenkins.plugins.coveragemonitor.benchmark.services;

import io.jenkins.plugins.coveragemonitor.spy.SpyFolder;
import io.jenkins.plugins.coveragemonitor.spy.SpySettings;
import io.jenkins.plugins.coveragemonitor.spy.session.SpySession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** Batches of requests of each service of a pair: short ones, so that both meet the same machine. */
    private static final int TURNS = 40;

    /** What keeps a service on one processor, and its memory at the same addresses in each run. */
    private static final List<String> STEADY = List.of("setarch", "-R", "taskset", "-c", "1");

    private SpyOverhead() {}

    /**
     * One service and how it is measured.
     *
     * @param more variables of the one that is compared
     * @param warmUp requests before it counts
     * @param requests of a turn
     * @param spied whether it has the variables of the spy
     */
    private record Subject(
            String name, List<String> command, Map<String, String> more, int warmUp, int requests, boolean spied) {
        Subject(String name, List<String> command, Map<String, String> more, int warmUp, int requests) {
            this(name, command, more, warmUp, requests, true);
        }
    }

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
                600,
                10));
        all.add(new Subject("Python, coverage.py", List.of("/usr/bin/python3", "work.py"), Map.of(), 10, 3));
        for (String python : List.of("python3.12", "python3.13", "python3.14")) {
            all.add(new Subject(
                    python + ", without a package",
                    List.of(python, "work.py"),
                    Map.of("COVERAGE_MODE", "light"),
                    150,
                    30));
            all.add(new Subject(python + ", not measured", List.of(python, "work.py"), Map.of(), 150, 30, false));
            all.add(new Subject(
                    python + ", a monitoring tool that does nothing",
                    List.of(python, "work.py"),
                    Map.of("PYTHONPATH", "nothing"),
                    150,
                    30,
                    false));
        }
        all.add(new Subject("Node, V8", List.of("node", "work.js"), Map.of(), 150, 12));
        return all;
    }

    private static void write(Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("src/bench")).resolve("Work.java");
        Files.writeString(source, WorkingService.JAVA);
        Files.writeString(folder.resolve("work.py"), WorkingService.PYTHON);
        Files.writeString(folder.resolve("work.js"), WorkingService.NODE);
        Path nothing = Files.createDirectories(folder.resolve("nothing"));
        Files.writeString(nothing.resolve("sitecustomize.py"), WorkingService.MONITORING_NOTHING);
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
        // What a hash table of names costs depends on this seed.
        Map<String, String> unmeasured = Map.of("PYTHONHASHSEED", "0");
        Map<String, String> measured = new HashMap<>(unmeasured);
        if (subject.spied()) {
            measured.putAll(session.environment(System.getenv()));
        }
        measured.putAll(subject.more());
        List<String> command = new ArrayList<>(runs(STEADY.get(0)) && runs(STEADY.get(2)) ? STEADY : List.of());
        command.addAll(subject.command());
        List<WorkingService.Cost> without = new ArrayList<>();
        List<WorkingService.Cost> with = new ArrayList<>();
        List<Double> speed = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            try (WorkingService plain = WorkingService.start(folder, "plain", command, unmeasured);
                    WorkingService spied = WorkingService.start(folder, "spied", command, measured)) {
                plain.ask(subject.warmUp());
                spied.ask(subject.warmUp());
                List<WorkingService.Cost> one = new ArrayList<>();
                List<WorkingService.Cost> other = new ArrayList<>();
                for (int turn = 0; turn < TURNS; turn++) {
                    // The order changes, so that neither is always the second.
                    boolean first = (i + turn) % 2 == 0;
                    if (first) {
                        one.add(plain.ask(subject.requests()));
                    }
                    other.add(spied.ask(subject.requests()));
                    if (!first) {
                        one.add(plain.ask(subject.requests()));
                    }
                }
                speed.add(ratio(one, other, WorkingService.Cost::requestsPerSecond));
                cpu.add(ratio(one, other, WorkingService.Cost::cpuMillis));
                without.addAll(one);
                with.addAll(other);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %s | %.3f ms | %.3f ms | %s |%n",
                subject.name(),
                median(without, WorkingService.Cost::requestsPerSecond),
                median(with, WorkingService.Cost::requestsPerSecond),
                interval(speed),
                median(without, WorkingService.Cost::cpuMillis),
                median(with, WorkingService.Cost::cpuMillis),
                interval(cpu));
    }

    private static double median(List<WorkingService.Cost> runs, ToDoubleFunction<WorkingService.Cost> figure) {
        return middle(runs.stream().mapToDouble(figure).sorted().toArray());
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** The ratio of one pair: the median of its turns, so that what else the machine did in one of them does not count. */
    private static double ratio(
            List<WorkingService.Cost> without,
            List<WorkingService.Cost> with,
            ToDoubleFunction<WorkingService.Cost> figure) {
        double[] ratios = new double[with.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = figure.applyAsDouble(with.get(i)) / figure.applyAsDouble(without.get(i));
        }
        Arrays.sort(ratios);
        return middle(ratios);
    }

    /** The median of the pairs' ratios; the second smallest and second largest of ten enclose it with 97.9 %. */
    private static String interval(List<Double> pairs) {
        double[] ratios =
                pairs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int out = ratios.length >= 10 ? 1 : 0;
        return String.format(
                Locale.ROOT, "%.3f (%.3f–%.3f)", middle(ratios), ratios[out], ratios[ratios.length - 1 - out]);
    }
}
