package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to jobs as they live: told, stopped, renamed, deleted, configured; the channel is set up by JCasC. */
class LifeInRealJenkinsIT {
    private static final String OPTIONS = "io.jenkins.plugins.coveragemonitor.jenkins.";

    @TempDir
    static Path home;

    private static RealJenkins jenkins;
    private static Receiver receiver;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        receiver = new Receiver();
        Files.writeString(
                home.resolve("jenkins.yaml"),
                """
                unclassified:
                  coverageMonitor:
                    channels:
                    - webhook:
                        name: hook
                        url: %s
                    - log:
                        name: book
                """
                        .formatted(receiver.url()));
        Files.createDirectories(Path.of(System.getProperty("e2e.screenshots", "target/screenshots")));
        jenkins = new RealJenkins(home);
        jenkins.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            assertThat(jenkins.logged(line -> line.contains("WARNING") || line.contains("SEVERE")))
                    .noneMatch(line -> line.contains("overage") || line.contains("ClassFilter"));
            jenkins.close();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void aRegressionIsToldOnceAndItsEndOnce() throws Exception {
        jenkins.createFreestyle(
                "told",
                lcov("$(case $BUILD_NUMBER in 3|4) echo 0;; *) echo 1;; esac)"),
                recorder("", "<string>hook</string>"));
        for (int build = 1; build <= 5; build++) {
            assertThat(jenkins.build("told", build)).isEqualTo("SUCCESS");
        }
        assertThat(receiver.await(2)).hasSize(2).satisfies(messages -> {
            assertThat(messages.get(0)).contains("told", "REGRESSION", "ACTIVE");
            assertThat(messages.get(1)).contains("told", "REGRESSION", "RESOLVED");
        });
        jenkins.stop();
        jenkins.start();
        assertThat(jenkins.build("told", 6)).isEqualTo("SUCCESS");
        Thread.sleep(2000);
        assertThat(receiver.messages()).as("nothing is told again").hasSize(2);
    }

    @Test
    void aFreestyleJobIsMeasuredOnAnAgentAndItsHistoryFollowsItsNameAndGoesWithIt() throws Exception {
        jenkins.agent("far");
        jenkins.createFreestyle("old", "far", lcov("1"), recorder("", ""));
        assertThat(jenkins.build("old", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("old", 1)).contains("far", "66.66");

        jenkins.post("/job/old/confirmRename", "application/x-www-form-urlencoded", "newName=new");
        assertThat(jenkins.get("/job/new/coverage-trend/card").body()).contains("\"builds\":[1]");
        assertThat(jenkins.build("new", 2)).isEqualTo("SUCCESS");
        assertThat(jenkins.get("/job/new/coverage-trend/card").body()).contains("\"builds\":[1,2]");

        jenkins.post("/job/new/doDelete", "application/x-www-form-urlencoded", "");
        jenkins.createFreestyle("new", lcov("1"), recorder("", ""));
        assertThat(jenkins.get("/job/new/coverage-trend/card").statusCode()).isEqualTo(404);
        assertThat(home.resolve("jobs/new/coverage-monitor")).doesNotExist();
    }

    @Test
    void anAbortedBuildIsNotJudged() throws Exception {
        jenkins.createFreestyle(
                "stopped", lcov("0") + "\ntouch here; sleep 120", recorder(gate("<atLeast>99.0</atLeast>"), ""));
        jenkins.post("/job/stopped/build?delay=0sec", "text/plain", "");
        Path here = home.resolve("workspace/stopped/here");
        for (int i = 0; i < 200 && !Files.exists(here); i++) {
            Thread.sleep(300);
        }
        jenkins.post("/job/stopped/1/stop", "text/plain", "");
        assertThat(jenkins.ended("stopped", 1)).isEqualTo("ABORTED");
        assertThat(jenkins.console("stopped", 1))
                .contains("the build was aborted")
                .doesNotContain("more covered line");
        assertThat(jenkins.get("/job/stopped/coverage-trend/data").body())
                .contains("\"aside\":[{\"build\":1,\"state\":\"ABORTED\",\"covered\":1,\"missed\":2}]");
        jenkins.createFreestyle(
                "later",
                lcov("$(case $BUILD_NUMBER in 2) echo 0;; *) echo 1;; esac)")
                        + "\ntest $BUILD_NUMBER != 2 || { touch here; sleep 120; }",
                recorder(gate("<metric>LINE</metric><maxDrop>0.5</maxDrop><baseline>PREVIOUS</baseline>"), ""));
        assertThat(jenkins.build("later", 1)).isEqualTo("SUCCESS");
        jenkins.post("/job/later/build?delay=0sec", "text/plain", "");
        Path second = home.resolve("workspace/later/here");
        for (int i = 0; i < 200 && !Files.exists(second); i++) {
            Thread.sleep(300);
        }
        jenkins.post("/job/later/2/stop", "text/plain", "");
        assertThat(jenkins.ended("later", 2)).isEqualTo("ABORTED");
        assertThat(jenkins.build("later", 3)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("later", 3)).contains("against #1").doesNotContain("against #2");
    }

    @Test
    void aReportThatCannotBeReadIsNamedAndOneThatIsMissingIsNoZero() throws Exception {
        jenkins.createFreestyle("cut", "echo '<report name=\"x\"><package' > jacoco.xml", recorder("", ""));
        assertThat(jenkins.build("cut", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("cut", 1)).contains("jacoco.xml").doesNotContain("\tat ");
        jenkins.createFreestyle("none", "true", recorder(gate("<atLeast>80.0</atLeast>"), ""));
        assertThat(jenkins.build("none", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("none", 1)).contains("unmeasured").doesNotContain("0.00 %");
    }

    @Test
    void savingTheFormKeepsEveryOption() throws Exception {
        assumeTrue(Pages.chromium() != null, "skipped: no Chromium");
        String options = "<options><reports><" + OPTIONS + "config.ReportOption><component>back</component>"
                + "<format>LCOV</format><pattern>**/*.info</pattern><carryForwardBuilds>3</carryForwardBuilds>"
                + "<carryForwardDays>4</carryForwardDays></" + OPTIONS + "config.ReportOption></reports><gates>"
                + gate("<name>floor</name><metric>LINE</metric><scope>PROJECT</scope><atLeast>80.5</atLeast>"
                        + "<onMiss>WARNING</onMiss><failBelow>60.0</failBelow>")
                + gate("<metric>BRANCH</metric><maxDrop>0.25</maxDrop><baseline>LAST_PASSED</baseline>"
                        + "<removedCode>KEEP</removedCode><informational>true</informational>")
                + gate("<metric>LINE</metric><ratchet>true</ratchet><ratchetBuilds>7</ratchetBuilds>"
                        + "<tolerance>2</tolerance>")
                + "</gates><alerts><maxDrop>0.75</maxDrop><criticalDrop>5.0</criticalDrop><target>90.0</target>"
                + "<trendWindow>12</trendWindow><staleDays>9</staleDays><rules><" + OPTIONS + "config.AlertRuleOption>"
                + "<type>ANOMALY</type><enabled>false</enabled><pending>2</pending></" + OPTIONS
                + "config.AlertRuleOption></rules></alerts>"
                + "<channels><string>book</string></channels><id>back</id><changes>change.diff</changes>"
                + "<changedSince>main</changedSince></options>";
        jenkins.createFreestyle("form", "true", monitor(options));
        List<String> before = options(jenkins.get("/job/form/config.xml").body());
        try (Pages pages = new Pages(jenkins.url())) {
            pages.save("/job/form/configure");
        }
        assertThat(before).contains("<maxDrop>0.25</maxDrop>", "<string>book</string>");
        assertThat(options(jenkins.get("/job/form/config.xml").body())).isEqualTo(before);
    }

    /** The options that a job's file sets, in the file's own words; the order within a gate tells nothing. */
    private static List<String> options(String config) {
        return Pattern.compile("<(\\w+)>([^<]+)</\\1>")
                .matcher(config.substring(config.indexOf("<options"), config.indexOf("</options>")))
                .results()
                .filter(option -> !option.group(2).isBlank() && !option.group(2).equals("false"))
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** A shell command that writes a report of three lines, the second of them as covered as said. */
    private static String lcov(String second) {
        return "printf \"SF:src/b.js\\nDA:1,1\\nDA:2," + second + "\\nDA:3,0\\nend_of_record\\n\" > b.info";
    }

    private static String recorder(String gates, String channels) {
        return monitor("<options><reports/><gates>" + gates + "</gates><channels>" + channels
                + "</channels><id>coverage</id></options>");
    }

    private static String monitor(String options) {
        return "<" + OPTIONS + "MonitorRecorder>" + options + "</" + OPTIONS + "MonitorRecorder>";
    }

    private static String gate(String fields) {
        return "<" + OPTIONS + "config.GateOption>" + fields + "</" + OPTIONS + "config.GateOption>";
    }
}
