package io.jenkins.plugins.coveragemonitor.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times the first two answers for a job's page after a start of Jenkins: this plugin's card and the trend of the Jenkins
 * coverage plugin, for the same builds of the same job. Which of the two is asked first alternates from start to start.
 *
 * <p>Needs {@code -De2e.jenkins.war=…}, {@code -De2e.plugins=DIR} with the coverage plugin, and the packaged plugin.
 * Arguments: how many starts (6), how many builds (60). Prints a table: milliseconds from request to answer, in the order of
 * the starts.
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

    private final RealJenkins jenkins;

    private ColdTrends(Path home) throws IOException {
        jenkins = new RealJenkins(home);
    }

    /** Runs it. */
    public static void main(String[] args) throws Exception {
        int starts = args.length > 0 ? Integer.parseInt(args[0]) : 6;
        int builds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        ColdTrends all = new ColdTrends(Files.createTempDirectory("cold-trends"));
        try {
            all.run(starts, builds);
        } finally {
            all.jenkins.close();
        }
    }

    private void run(int starts, int builds) throws Exception {
        jenkins.start();
        jenkins.createPipeline(JOB, SCRIPT);
        for (int build = 1; build <= builds; build++) {
            String result = jenkins.build(JOB, build);
            if (!result.equals("SUCCESS")) {
                throw new IOException(jenkins.console(JOB, build));
            }
        }
        List<String> rows = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            jenkins.stop();
            jenkins.start();
            rows.add(start % 2 == 0 ? oursFirst() : theirsFirst());
        }
        System.out.printf("%d builds%n%n", builds);
        System.out.println(
                "| asked first | card, cold | its second call | coverage plugin's trend, cold | its second call |");
        System.out.println("|---|--:|--:|--:|--:|");
        rows.forEach(System.out::println);
    }

    private String oursFirst() throws Exception {
        Proxy theirs = theirs();
        long[] ours = {card(), card()};
        return row("the card", ours, new long[] {trend(theirs), trend(theirs)});
    }

    private String theirsFirst() throws Exception {
        Proxy theirs = theirs();
        long[] trend = {trend(theirs), trend(theirs)};
        return row("the trend", new long[] {card(), card()}, trend);
    }

    private static String row(String first, long[] ours, long[] theirs) {
        return "| %s | %d ms | %d ms | %d ms | %d ms |".formatted(first, ours[0], ours[1], theirs[0], theirs[1]);
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
        long start = System.nanoTime();
        var answer = jenkins.get("/job/" + JOB + "/coverage-trend/card");
        return since(start, answer.statusCode(), answer.body(), "\"");
    }

    private long trend(Proxy theirs) throws Exception {
        long start = System.nanoTime();
        var answer = jenkins.call(theirs.address(), theirs.crumb(), "[\"{}\"]");
        return since(start, answer.statusCode(), answer.body(), "series");
    }

    private static long since(long start, int status, String body, String expected) throws IOException {
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (status != 200 || !body.contains(expected)) {
            throw new IOException("answered " + status + " with " + body.length() + " characters");
        }
        return millis;
    }
}
