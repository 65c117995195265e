package io.jenkins.plugins.coveragemonitor.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times the first two answers for a job's page after a start of Jenkins: this plugin's card and the trend of the Jenkins
 * coverage plugin, for the same builds of the same job. Which of the two is asked first alternates from start to start; what
 * both need, the job's page, is asked for before.
 *
 * <p>Needs {@code -De2e.jenkins.war=…}, {@code -De2e.plugins=DIR} with the coverage plugin, and the packaged plugin.
 * Arguments: how many starts (10), how many builds (60), and a folder for Jenkins' home, which is kept, so that the builds of an
 * earlier run are used again. Prints a table: milliseconds from request to answer, the median and the range. With {@code
 * -Dcold.classes=true} it counts the classes that each answer loads instead; that slows down all of them.
 */
public final class ColdTrends {
    private static final String JOB = "trend";
    private static final Pattern BOUND =
            Pattern.compile("src=['\"](/\\$stapler/bound/script/[^'\"]*[?&;]var=trendProxy[^'\"]*)['\"]");

    private static final Pattern PROXY = Pattern.compile("makeStaplerProxy\\('([^']+)',\\s*'([^']*)'");

    private static final String SCRIPT =
            """
            node {
              sh '''
                echo "<coverage line-rate='0.5' branch-rate='0.5' version='1' timestamp='1'><sources><source>.</source></sources><packages><package name='a'><classes>" > c.xml
                for f in $(seq 1 20); do
                  echo "<class name='a.F$f' filename='a/F$f.java'><methods/><lines>" >> c.xml
                  for l in $(seq 1 50); do echo "<line number='$l' hits='$(( (l + BUILD_NUMBER) % 3 ))'/>" >> c.xml; done
                  echo "</lines></class>" >> c.xml
                done
                echo "</classes></package></packages></coverage>" >> c.xml
              '''
              monitorCoverage(reports: [[pattern: 'c.xml']])
              recordCoverage(id: 'theirs', tools: [[parser: 'COBERTURA', pattern: 'c.xml']], sourceCodeRetention: 'NEVER')
            }
            """;

    private static final boolean CLASSES = Boolean.getBoolean("cold.classes");

    private final RealJenkins jenkins;
    private final Path loaded;

    private ColdTrends(Path home) throws IOException {
        loaded = home.resolve("loaded-classes.txt");
        jenkins = new RealJenkins(
                Files.createDirectories(home),
                CLASSES ? List.of("-Xlog:class+load=info:file=" + loaded + ":none:filecount=0") : List.of());
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int builds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        ColdTrends all = new ColdTrends(args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("cold-trends"));
        try {
            all.run(starts, builds);
        } finally {
            all.jenkins.close();
        }
    }

    private void run(int starts, int builds) throws Exception {
        jenkins.start();
        if (jenkins.get("/job/" + JOB + "/api/json").statusCode() != 200) {
            jenkins.createPipeline(JOB, SCRIPT);
            for (int build = 1; build <= builds; build++) {
                String result = jenkins.build(JOB, build);
                if (!result.equals("SUCCESS")) {
                    throw new IOException(jenkins.console(JOB, build));
                }
            }
        }
        List<long[]> cardFirst = new ArrayList<>();
        List<long[]> trendFirst = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            jenkins.stop();
            jenkins.start();
            if (start % 2 == 0) {
                cardFirst.add(oursFirst());
            } else {
                trendFirst.add(theirsFirst());
            }
        }
        System.out.printf("%d builds%n%n", builds);
        System.out.println(
                "| asked first | card, cold | its second call | coverage plugin's trend, cold | its second call |");
        System.out.println("|---|--:|--:|--:|--:|");
        print("the card", cardFirst);
        print("the trend", trendFirst);
    }

    /** One line a start, and the medians. */
    private static void print(String first, List<long[]> starts) {
        for (long[] start : starts) {
            System.out.printf(
                    "| %s | %s |%n",
                    first, Arrays.stream(start).mapToObj(Long::toString).collect(Collectors.joining(" | ")));
        }
        if (!starts.isEmpty()) {
            String medians = IntStream.range(0, starts.get(0).length)
                    .mapToObj(column -> median(starts.stream()
                            .mapToLong(start -> start[column])
                            .sorted()
                            .toArray()))
                    .collect(Collectors.joining(" | "));
            System.out.printf("| %s, median of %d (range) | %s |%n", first, starts.size(), medians);
        }
    }

    private static String median(long[] sorted) {
        return "%d (%d to %d)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private long[] oursFirst() throws Exception {
        Proxy theirs = theirs();
        return new long[] {card(), card(), trend(theirs), trend(theirs)};
    }

    private long[] theirsFirst() throws Exception {
        Proxy theirs = theirs();
        long first = trend(theirs);
        long second = trend(theirs);
        return new long[] {card(), card(), first, second};
    }

    /** Where the other plugin's trend is asked for, and the crumb that it wants. */
    private record Proxy(String address, String crumb) {}

    /** The job's page, which both need, names a script that says it. */
    private Proxy theirs() throws Exception {
        String page = jenkins.get("/job/" + JOB + "/").body();
        Matcher bound = BOUND.matcher(page);
        if (!bound.find()) {
            throw new IOException("the job's page has no trend of the coverage plugin");
        }
        String script = jenkins.get(bound.group(1).replace("&amp;", "&")).body();
        Matcher proxy = PROXY.matcher(script);
        if (!proxy.find()) {
            throw new IOException("the script of the trend is " + script);
        }
        return new Proxy(proxy.group(1) + "/getConfigurableBuildTrendModel", proxy.group(2));
    }

    private long card() throws Exception {
        long start = measure();
        var answer = jenkins.get("/job/" + JOB + "/coverage-trend/card");
        return since(start, answer.statusCode(), answer.body(), "\"builds\":[");
    }

    private long trend(Proxy theirs) throws Exception {
        long start = measure();
        var answer = jenkins.call(theirs.address(), theirs.crumb(), "[\"{}\"]");
        return since(start, answer.statusCode(), answer.body(), "series");
    }

    /** What grows: the time in milliseconds, or the number of classes. */
    private long measure() throws IOException {
        if (!CLASSES) {
            return System.nanoTime() / 1_000_000;
        }
        try (Stream<String> lines = Files.lines(loaded)) {
            return lines.count();
        }
    }

    private long since(long start, int status, String body, String expected) throws IOException {
        long taken = measure() - start;
        if (status != 200 || !body.contains(expected)) {
            throw new IOException("answered " + status + " with " + body.length() + " characters");
        }
        return taken;
    }
}
