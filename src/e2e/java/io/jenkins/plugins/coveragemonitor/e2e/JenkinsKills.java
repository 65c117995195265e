package io.jenkins.plugins.coveragemonitor.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kills a real Jenkins (SIGKILL) at random moments while ten builds record, again and again, and looks at what is left:
 * each build that was recorded has its page, its point in the history has an end, and nothing is left half-written.
 *
 * <p>Needs {@code -De2e.jenkins.war=… -De2e.plugins=DIR} and the packaged plugin. Arguments: how many kills (50), the seed
 * (42). Prints a table; ends with 1 if anything was lost.
 */
public final class JenkinsKills {
    private static final Duration LONG = Duration.ofMinutes(5);
    /** Until the first of the builds records something. */
    private static final int SHORTEST_MILLIS = 8_000;

    private static final int RANGE_MILLIS = 30_000;

    /** What a job is called, what it is, and the monitors that it has. */
    private record Kind(String job, String what, List<String> monitors) {}

    private static final List<Kind> JOBS = List.of(
            new Kind("scripted-1", "scripted Pipeline", List.of("coverage")),
            new Kind("scripted-2", "scripted Pipeline", List.of("coverage")),
            new Kind("scripted-3", "scripted Pipeline", List.of("coverage")),
            new Kind("parallel-1", "scripted Pipeline, two monitors in parallel", List.of("backend", "web")),
            new Kind("declarative-1", "declarative Pipeline", List.of("coverage")),
            new Kind("declarative-2", "declarative Pipeline", List.of("coverage")),
            new Kind("declarative-3", "declarative Pipeline", List.of("coverage")),
            new Kind("freestyle-1", "freestyle", List.of("coverage")),
            new Kind("freestyle-2", "freestyle", List.of("coverage")),
            new Kind("locked", "scripted Pipeline, workspace locked at the restart", List.of("coverage")));

    private final RealJenkins jenkins;
    private final Path home;
    private final Random random;

    private JenkinsKills(Path home, long seed) throws IOException {
        this.home = home;
        this.jenkins = new RealJenkins(home);
        this.random = new Random(seed);
        Files.writeString(home.resolve("init.groovy.d/locked.groovy"), LOCK);
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int kills = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        Path home = Files.createTempDirectory("jenkins-kills");
        JenkinsKills all = new JenkinsKills(home, args.length > 1 ? Long.parseLong(args[1]) : 42);
        boolean sound;
        try {
            sound = all.run(kills);
        } finally {
            all.jenkins.close();
        }
        System.exit(sound ? 0 : 1);
    }

    private boolean run(int kills) throws Exception {
        jenkins.start();
        jenkins.script("jenkins.model.Jenkins.get().setNumExecutors(14); jenkins.model.Jenkins.get().save()");
        create();
        for (int kill = 1; kill <= kills; kill++) {
            for (Kind job : JOBS) {
                jenkins.post("/job/" + job.job() + "/build?delay=0sec", "text/plain", "");
            }
            Thread.sleep(SHORTEST_MILLIS + random.nextInt(RANGE_MILLIS));
            jenkins.kill();
            System.out.printf("kill %d: %d builds are recorded%n", kill, recorded());
            jenkins.start();
        }
        awaitEnds();
        return report(kills);
    }

    /** A workspace that somebody else has when Jenkins starts: its build cannot go on there. */
    private static final String LOCK =
            """
            import hudson.FilePath
            import jenkins.model.Jenkins
            def jenkins = Jenkins.get()
            new File(jenkins.rootDir, 'workspace').listFiles()?.findAll { it.name.startsWith('locked') && !it.name.endsWith('tmp') }?.each {
              jenkins.toComputer().workspaceList.acquire(new FilePath(it))
            }
            """;

    private void create() throws Exception {
        for (Kind kind : JOBS) {
            String job = kind.job();
            if (job.startsWith("freestyle")) {
                jenkins.createFreestyle(job, "sleep 1\n" + lcov("a", "$BUILD_NUMBER"), RECORDER);
            } else if (job.startsWith("declarative")) {
                jenkins.createPipeline(job, DECLARATIVE);
            } else if (job.startsWith("parallel")) {
                jenkins.createPipeline(job, PARALLEL);
            } else {
                jenkins.createPipeline(job, SCRIPTED);
            }
        }
    }

    private static String lcov(String name, String lines) {
        return "for i in $(seq 1 30); do echo SF:src/" + name + "$i.js; for l in $(seq 1 40); do echo DA:$l,$(( (l + "
                + lines + ") % 3 )); done; echo end_of_record; done > " + name + ".info";
    }

    private static final String RECORDER = "<io.jenkins.plugins.coveragemonitor.jenkins.MonitorRecorder/>";

    private static final String SCRIPTED = "node {\n"
            + "  for (part in ['a', 'b', 'c']) {\n"
            + "    sh '''" + lcov("part", "$BUILD_NUMBER") + "'''\n"
            + "    sh \"mv part.info ${part}.info; sed -i s,src/part,src/${part}, ${part}.info\"\n"
            + "    monitorCoverage()\n"
            + "    sleep 1\n"
            + "  }\n"
            + "}\n";

    private static final String PARALLEL = "node {\n"
            + "  parallel(backend: {\n"
            + "    sh '''" + lcov("backend", "$BUILD_NUMBER") + "'''\n"
            + "    monitorCoverage(id: 'backend', reports: [[pattern: 'backend.info']],"
            + " gates: [[metric: 'LINE', atLeast: 99, onMiss: 'FAILED']])\n"
            + "    sleep 2\n"
            + "  }, web: {\n"
            + "    sleep 1\n"
            + "    sh '''" + lcov("web", "1") + "'''\n"
            + "    monitorCoverage(id: 'web', reports: [[pattern: 'web.info']])\n"
            + "  })\n"
            + "}\n";

    private static final String DECLARATIVE = "pipeline {\n  agent any\n  stages {\n    stage('test') { steps { sh '''"
            + lcov("a", "$BUILD_NUMBER") + "''' } }\n    stage('more') { steps { monitorCoverage() ; sleep 1 ; sh '''"
            + lcov("b", "2") + "''' } }\n  }\n  post { always { monitorCoverage() } }\n}\n";

    /** The builds of all jobs that have a record on the disk, one for each monitor. */
    private int recorded() throws IOException {
        int sum = 0;
        for (Kind job : JOBS) {
            for (String monitor : job.monitors()) {
                sum += recorded(job, monitor).size();
            }
        }
        return sum;
    }

    private List<Integer> recorded(Kind job, String monitor) throws IOException {
        List<Integer> builds = new ArrayList<>();
        Path folder = home.resolve("jobs").resolve(job.job()).resolve("builds");
        if (!Files.isDirectory(folder)) {
            return builds;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path build : all.toList()) {
                boolean number = build.getFileName().toString().matches("\\d+");
                if (number && Files.exists(build.resolve("coverage-monitor/" + monitor + ".json"))) {
                    builds.add(Integer.valueOf(build.getFileName().toString()));
                }
            }
        }
        builds.sort(null);
        return builds;
    }

    /** Waits until nothing runs or waits any more, and what was broken off is settled. */
    private void awaitEnds() throws Exception {
        try {
            RealJenkins.await("the end of all builds", LONG, this::areAllOver);
        } catch (IOException someHang) {
            // Of a Pipeline that was killed at the wrong moment Jenkins itself says "Ready to run" for ever.
            System.out.println(
                    "ended by hand: " + jenkins.script(BUILDING + ".each { println it; it.doKill() }; println ''"));
            RealJenkins.await("the end of all builds", LONG, this::areAllOver);
        }
        RealJenkins.await("what was broken off", LONG, () -> running() == 0);
    }

    private static final String BUILDING =
            "jenkins.model.Jenkins.get().getAllItems(hudson.model.Job).collectMany { it.builds.findAll { b -> b.isBuilding() } }";

    private boolean areAllOver() throws IOException, InterruptedException {
        return jenkins.script("println jenkins.model.Jenkins.get().queue.items.length + " + BUILDING + ".size()")
                .strip()
                .equals("0");
    }

    private int running() throws IOException {
        int sum = 0;
        for (Kind job : JOBS) {
            for (String monitor : job.monitors()) {
                sum += (int) states(job, monitor).values().stream()
                        .filter("RUNNING"::equals)
                        .count();
            }
        }
        return sum;
    }

    private static final Pattern BUILD = Pattern.compile("\"build\":(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"(?:completion|buildState|state)\":\"([A-Z]+)\"");

    /** How each build ended, as the last line of the history says. */
    private Map<Integer, String> states(Kind job, String monitor) throws IOException {
        Map<Integer, String> states = new TreeMap<>();
        Path history = home.resolve("jobs/" + job.job() + "/coverage-monitor/" + monitor + "/history.jsonl");
        if (!Files.exists(history)) {
            return states;
        }
        for (String line : Files.readAllLines(history, StandardCharsets.UTF_8)) {
            Matcher build = BUILD.matcher(line);
            if (build.find()) {
                Matcher state = STATE.matcher(line);
                states.put(Integer.valueOf(build.group(1)), state.find() ? state.group(1) : "COMPLETE");
            }
        }
        return states;
    }

    /** Files that are there for a moment only. */
    private List<Path> leftovers() throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("jobs"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("coverage-monitor"))
                    .filter(file -> file.toString().endsWith(".new")
                            || file.getParent().getFileName().toString().equals("unfinished")
                            || file.toString().contains("/builds/")
                                    && !file.toString().matches(".*/coverage-monitor/\\w+\\.(cov|json)"))
                    .toList();
        }
    }

    private boolean report(int kills) throws Exception {
        boolean sound = true;
        Map<String, int[]> rows = new LinkedHashMap<>();
        for (Kind job : JOBS) {
            int[] row = rows.computeIfAbsent(job.what(), what -> new int[5]);
            for (String monitor : job.monitors()) {
                Map<Integer, String> states = states(job, monitor);
                for (int build : recorded(job, monitor)) {
                    String page = "/job/" + job.job() + "/" + build + "/coverage-monitor"
                            + (monitor.equals("coverage") ? "" : "-" + monitor) + "/";
                    int status = jenkins.get(page).statusCode();
                    int data = jenkins.get(page + "data").statusCode();
                    String state = states.getOrDefault(build, "NONE");
                    row[0]++;
                    row[1] += status == 200 && data == 200 ? 1 : 0;
                    row[2] += state.equals("COMPLETE") ? 1 : 0;
                    row[3] += state.equals("ABORTED") ? 1 : 0;
                    if (status != 200 || data != 200 || state.equals("RUNNING") || state.equals("NONE")) {
                        sound = false;
                        System.out.println(
                                "LOST: " + page + " answers " + status + " and " + data + ", point " + state);
                    }
                }
            }
        }
        List<Path> left = leftovers();
        left.forEach(file -> System.out.println("LEFT: " + home.relativize(file)));
        System.out.printf("%d kills%n%n", kills);
        System.out.println("| job | recorded builds | with their page | complete | broken off |");
        System.out.println("|---|--:|--:|--:|--:|");
        rows.forEach(
                (what, row) -> System.out.printf("| %s | %d | %d | %d | %d |%n", what, row[0], row[1], row[2], row[3]));
        System.out.printf("%nfiles left half-written: %d%n", left.size());
        return sound && left.isEmpty();
    }
}
