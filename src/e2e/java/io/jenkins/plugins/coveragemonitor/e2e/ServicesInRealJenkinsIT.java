package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.coveragemonitor.spy.RunningService;
import io.jenkins.plugins.coveragemonitor.spy.SampleServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jacoco.agent.AgentJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The block that measures running services, around shell steps on an agent. */
class ServicesInRealJenkinsIT {
    /** A Java program of two lines that run and one that does not, built in the workspace. */
    private static final String BUILD =
            """
            def build() {
              writeFile file: 'src/com/acme/App.java', text: '''package com.acme;
            public class App {
              public static void main(String[] a) {
                if (a.length > 3) {
                  System.out.println("many");
                }
                System.out.println("few");
              }
            }
            '''
              sh 'mkdir -p out && "$JAVA/bin/javac" -g -d out src/com/acme/App.java && echo tracked > file.txt'
            }
            """;

    @TempDir
    static Path home;

    private static RealJenkins jenkins;

    @BeforeAll
    static void start() throws Exception {
        String war = System.getProperty("e2e.jenkins.war", "");
        assumeTrue(!war.isBlank(), "skipped: no -De2e.jenkins.war=… and -De2e.plugins=DIR given");
        jenkins = new RealJenkins(home);
        jenkins.start();
        jenkins.agent("elsewhere");
    }

    @AfterAll
    static void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private static String java() {
        return System.getProperty("java.home");
    }

    @Test
    void aScriptedBlockMeasuresWhatItStartsAndLeavesNothing() throws Exception {
        jenkins.createPipeline(
                "scripted",
                BUILD
                        + """
                        node('elsewhere') { withEnv(['JAVA=%s', 'JAVA_TOOL_OPTIONS=-Dkept=yes']) {
                          build()
                          withCoverageSpy(services: ['app', 'absent']) {
                            sh 'echo "inside $JAVA_TOOL_OPTIONS"; "$JAVA/bin/java" -cp out com.acme.App'
                          }
                          sh 'echo "outside $JAVA_TOOL_OPTIONS $COVERAGE_SPY_DIR."; find .coverage-spy -name tools -o -name data'
                          def r = monitorCoverage()
                          echo "answer ${r.LINE.covered}/${r.LINE.missed}"
                        } }
                        """
                                .formatted(java()));

        assertThat(jenkins.build("scripted", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("scripted", 1))
                .contains(
                        "Coverage Monitor: measuring app, absent from outside",
                        "inside -Dkept=yes -javaagent:",
                        "Coverage Monitor: service app: 1 process measured",
                        "Coverage Monitor: service absent: unmeasured",
                        "outside -Dkept=yes .",
                        "answer 3/2")
                .doesNotContain("/tools\n", "/data\n");
    }

    @Test
    void aDeclarativeBlockThatFailsIsCollectedAllTheSame() throws Exception {
        jenkins.createPipeline(
                "declarative",
                BUILD
                        + """
                        pipeline {
                          agent { label 'elsewhere' }
                          environment { JAVA = '%s' }
                          stages { stage('Test') { steps {
                            script { build() }
                            withCoverageSpy(languages: ['java']) {
                              sh '"$JAVA/bin/java" -cp out com.acme.App a b c d; exit 3'
                            }
                          } } }
                          post { always { monitorCoverage() } }
                        }
                        """
                                .formatted(java()));

        assertThat(jenkins.build("declarative", 1)).isEqualTo("FAILURE");
        assertThat(jenkins.console("declarative", 1))
                .contains("service app: 1 process measured", "script returned exit code 3", "JACOCO_EXEC");
    }

    @Test
    void servicesOfDockerComposeAreMeasuredWithTheirFilesAsTheyAre() throws Exception {
        assumeTrue(SampleServices.runs("docker-compose", "version"), "skipped: no docker-compose here");
        jenkins.createPipeline(
                "composed",
                """
                node('elsewhere') {
                  writeFile file: 'compose.yml', text: '''
                services:
                  auth: {build: ., environment: {JAVA_TOOL_OPTIONS: -Xmx64m}}
                  db: {image: postgres}
                '''
                  withCoverageSpy(compose: ['compose.yml']) {
                    sh 'docker-compose config'
                  }
                  sh 'echo "outside $COMPOSE_FILE."'
                }
                """);

        assertThat(jenkins.build("composed", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("composed", 1))
                .contains(
                        "Coverage Monitor: measuring auth from outside",
                        "JAVA_TOOL_OPTIONS: -Xmx64m -javaagent:/coverage-spy/tools/coverage-spy.jar",
                        "COVERAGE_SERVICE: auth",
                        "Coverage Monitor: service auth: unmeasured",
                        "outside .")
                .doesNotContain("COVERAGE_SERVICE: db");
    }

    /** The token that the block of a job kept in the workspace. */
    private static String token(String job) throws IOException {
        String token = Files.readString(home.resolve("agent-elsewhere/workspace/" + job + "/token.txt"));
        assertThat(token).hasSize(64);
        return token;
    }

    @Test
    void aServiceElsewhereSendsItsCoverageWithTheTokenOfTheBlock() throws Exception {
        jenkins.createPipeline(
                "elsewhere-sends",
                """
                node('elsewhere') {
                  writeFile file: 'src/a.js', text: '1\\n2\\n'
                  writeFile file: 'sent.txt', text: 'SF:src/a.js\\nDA:1,1\\nDA:2,0\\nend_of_record\\n'
                  writeFile file: 'page.txt', text: '<html><body>Log in</body></html>'
                  def send = 'curl -s -o answer.txt -w "%{http_code} " -H "Authorization: Bearer $TOKEN" --data-binary @FILE "$URL"; cat answer.txt'
                  withCoverageSpy(services: ['shop']) {
                    def url = env.COVERAGE_UPLOAD_URL
                    def token = env.COVERAGE_UPLOAD_TOKEN
                    echo "listed ${sh(script: 'env', returnStdout: true).contains('COVERAGE_UPLOAD_TOKEN=')}"
                    def attempt = { t, file, path -> sh(returnStdout: true, script: send.replace('$TOKEN', t).replace('FILE', file).replace('$URL', url + path)) }
                    echo "good: ${attempt(token, 'sent.txt', 'a.info?service=shop&build=1.4.1')}"
                    echo "again: ${attempt(token, 'sent.txt', 'a.info?build=1.4.2')}"
                    echo "wrong token: ${attempt('0' * 64, 'sent.txt', 'b.info')}"
                    echo "other service: ${attempt(token, 'sent.txt', 'b.info?service=auth')}"
                    echo "announced: ${sh(returnStdout: true, script: 'curl -s -m 60 -o answer.txt -w "%{http_code} " -H "Expect:" -H "Content-Length: 5368709120" -H "Authorization: Bearer $COVERAGE_UPLOAD_TOKEN" --data-binary @sent.txt "${COVERAGE_UPLOAD_URL}big.info"; cat answer.txt')}"
                    sh '(cat sent.txt; head -c 67108864 /dev/zero) | gzip > bomb.gz'
                    echo "bomb: ${attempt(token, 'bomb.gz', 'bomb.info')}"
                    echo "page: ${attempt(token, 'page.txt', 'coverage.xml')}"
                    echo "away: ${attempt(token, 'sent.txt', '..%2F..%2Fb.info')}"
                    sh 'set +x; printf %s "$COVERAGE_UPLOAD_TOKEN" > token.txt; set -x; : "shown $COVERAGE_UPLOAD_TOKEN"'
                    echo "said ${token}"
                    env.LATE = token
                    env.LATE_URL = url
                  }
                  echo "late: ${sh(returnStdout: true, script: 'set +x; ' + send.replace('$TOKEN', env.LATE).replace('FILE', 'sent.txt').replace('$URL', env.LATE_URL + 'c.info'))}"
                  def r = monitorCoverage()
                  echo "answer ${r.LINE.covered}/${r.LINE.missed}"
                }
                """);

        assertThat(jenkins.build("elsewhere-sends", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("elsewhere-sends", 1))
                .contains(
                        "good: 201 a.info was accepted",
                        "again: 200 a.info was replaced",
                        "wrong token: 403 ",
                        "other service: 400 ",
                        "announced: 413 the file is larger than",
                        "bomb: 422 bomb.info",
                        "page: 422 coverage.xml is not a report",
                        "late: 403 ",
                        "service shop: 1 process measured, build 1.4.2",
                        "answer 1/1",
                        "+ : shown ****",
                        "said ****",
                        "Authorization: Bearer ****")
                .doesNotContain(token("elsewhere-sends"))
                .containsPattern("away: 40[0-9] ");
        assertThat(home.resolve("jobs/elsewhere-sends/builds/1/coverage-monitor-uploads/"))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder)
                        .isEmptyDirectory());
    }

    @Test
    void theTokenIsHiddenWhereTheAgentWritesTheLogItself() throws Exception {
        String watching = "org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep.USE_WATCHING = ";
        jenkins.createPipeline(
                "watching",
                """
                node('elsewhere') {
                  withCoverageSpy(services: ['shop']) {
                    sh 'set +x; printf %s "$COVERAGE_UPLOAD_TOKEN" > token.txt; echo "by the agent $COVERAGE_UPLOAD_TOKEN."; for c in 1 2; do printf %s "$COVERAGE_UPLOAD_TOKEN"; sleep 1; done'
                  }
                  monitorCoverage()
                }
                """);
        jenkins.script(watching + "true");
        try {
            assertThat(jenkins.build("watching", 1)).isEqualTo("SUCCESS");
        } finally {
            jenkins.script(watching + "false");
        }

        assertThat(jenkins.console("watching", 1))
                .contains("by the agent ****.", "********")
                .doesNotContain(token("watching"));
    }

    /** A step that writes a file of the sample services. */
    private static String written(String file) throws IOException {
        try (InputStream in = ServicesInRealJenkinsIT.class.getResourceAsStream("/running-services/" + file)) {
            return "writeFile file: '%s', encoding: 'Base64', text: '%s'%n"
                    .formatted(file, Base64.getEncoder().encodeToString(in.readAllBytes()));
        }
    }

    /** Builds the Java service in the folder {@code out}. */
    private static String shop() throws IOException {
        return written("src/com/acme/Shop.java") + "sh '\"" + java()
                + "/bin/javac\" -g -d out src/com/acme/Shop.java'\n";
    }

    @Test
    void servicesOfThreeLanguagesAreComponentsBesideTheTests() throws Exception {
        String python = Stream.of("python3.14", "python3.13", "python3.12")
                .filter(one -> SampleServices.runs(one, "--version"))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "skipped: no Python from 3.12 on here");
        assumeTrue(SampleServices.runs("node", "--version"), "skipped: no Node here");
        jenkins.createPipeline(
                "three",
                "node('elsewhere') {\n" + shop() + written("live.py") + written("live.js")
                        + """
                        withCoverageSpy(services: ['shop', 'py', 'web'], interval: 1) {
                          sh '''
                            COVERAGE_SERVICE=shop "%s/bin/java" -cp out com.acme.Shop shop.port & shop=$!
                            COVERAGE_SERVICE=py COVERAGE_MODE=light %s live.py py.port & py=$!
                            NODE_V8_COVERAGE="$COVERAGE_SPY_DIR/data/web/node" COVERAGE_SERVICE=web node live.js web.port & web=$!
                            for port in shop.port py.port web.port; do
                              until [ -s $port ]; do sleep 0.1; done
                            done
                            curl -s "http://127.0.0.1:$(cat shop.port)/?a" "http://127.0.0.1:$(cat py.port)/a" "http://127.0.0.1:$(cat web.port)/a"
                            kill $shop $py $web
                            wait
                          '''
                        }
                        // The tests ask for the other answer.
                        writeFile file: 'lcov.info', text: 'SF:live.js\\nDA:3,1\\nDA:4,1\\nDA:5,0\\nDA:7,1\\nDA:8,1\\nDA:10,0\\nend_of_record\\n'
                        monitorCoverage()
                        }
                        """
                                .formatted(java(), python));

        assertThat(jenkins.build("three", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("three", 1))
                .contains(
                        "firstfirstfirst",
                        "service shop: 1 process measured",
                        "service py: 1 process measured",
                        "service web: 1 process measured");
        assumeTrue(Pages.chromium() != null, "skipped: no Chromium");
        try (Pages pages = new Pages(jenkins.url())) {
            assertThat(pages.open("/job/three/1/coverage-monitor/", "services").textContent("body"))
                    .contains("shop", "py", "web", "Used in services and covered by tests");
            assertThat(pages.complaints()).isEmpty();
        }
    }

    @Test
    void aRunningServiceIsDumpedWhereAnAdministratorAllowsIt() throws Exception {
        Path agent = home.resolve("jacocoagent.jar");
        AgentJar.extractTo(agent.toFile());
        Path folder = Files.createDirectories(home.resolve("shop"));
        SampleServices.write(folder);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        jenkins.script("io.jenkins.plugins.coveragemonitor.jenkins.spy.ServicesConfiguration.get()"
                + ".setDumpTargets('127.0.0.1:" + port + "')");
        jenkins.createPipeline(
                "dumped",
                "node('elsewhere') {\n" + shop()
                        + """
                        dumpCoverage(targets: ['127.0.0.1:%d'], service: 'shop')
                        def r = monitorCoverage()
                        echo "covered ${r.LINE.covered > 0}"
                        sh 'find .coverage-spy -name tools -o -name data'
                        }
                        """
                                .formatted(port));
        try (RunningService service = RunningService.start(
                folder,
                Map.of(),
                folder.resolve("port"),
                RunningService.java(),
                "-javaagent:" + agent + "=output=tcpserver,address=127.0.0.1,port=" + port + ",includes=com.acme.*",
                "-jar",
                "shop.jar")) {
            assertThat(service.get("/?a")).isEqualTo("first");
            assertThat(jenkins.build("dumped", 1)).isEqualTo("SUCCESS");
            assertThat(service.get("/?b")).as("it was not stopped").isEqualTo("second");
        }
        assertThat(jenkins.console("dumped", 1))
                .contains("service shop: 1 process measured", "covered true")
                .doesNotContain("/tools\n", "/data\n");
    }

    @Test
    void aBlockGoesOnAfterARestartOfJenkins() throws Exception {
        jenkins.createPipeline(
                "restarted",
                "node('elsewhere') {\n"
                        + """
                        withCoverageSpy(services: ['far']) {
                          sh 'set +x; rm -f go; printf %s "$COVERAGE_UPLOAD_TOKEN" > token.txt; touch waiting; until [ -f go ]; do sleep 0.2; done'
                          writeFile file: 'src/a.js', text: '1\\n'
                          writeFile file: 'sent.txt', text: 'SF:src/a.js\\nDA:1,1\\nend_of_record\\n'
                          sh 'curl -s -H "Authorization: Bearer $COVERAGE_UPLOAD_TOKEN" --data-binary @sent.txt "${COVERAGE_UPLOAD_URL}a.info?service=far"'
                        }
                        sh 'find .coverage-spy -name tools -o -name data; echo "outside [$COVERAGE_SPY_DIR]"'
                        monitorCoverage()
                        }
                        """);
        jenkins.post("/job/restarted/build?delay=0sec", "text/plain", "");
        Path workspace = home.resolve("agent-elsewhere/workspace/restarted");
        RealJenkins.await("the block", Duration.ofMinutes(2), () -> Files.exists(workspace.resolve("waiting")));
        jenkins.stop();
        assertThat(Files.readString(home.resolve("jobs/restarted/builds/1/program.dat"), StandardCharsets.ISO_8859_1))
                .as("the state of the running Pipeline")
                .doesNotContain(token("restarted"));
        jenkins.start();
        Files.createFile(workspace.resolve("go"));

        assertThat(jenkins.ended("restarted", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("restarted", 1))
                .contains("a.info was accepted", "service far: 1 process measured", "outside []", "Bearer ****")
                .doesNotContain(token("restarted"), "/tools\n", "/data\n");
    }

    @Test
    void onlyWhatAnAdministratorAllowsIsAsked() throws Exception {
        jenkins.createPipeline("probe", "node { dumpCoverage(targets: ['127.0.0.1:22'], service: 'shop') }");

        assertThat(jenkins.build("probe", 1)).isEqualTo("FAILURE");
        assertThat(jenkins.console("probe", 1))
                .contains("dumpCoverage: 127.0.0.1:22 may not be contacted")
                .doesNotContain("\tat ");
    }

    @Test
    void wrongUseIsOneSentence() throws Exception {
        jenkins.createPipeline("wrong", "node { withCoverageSpy(languages: ['cobol']) { echo 'never' } }");

        assertThat(jenkins.build("wrong", 1)).isEqualTo("FAILURE");
        assertThat(jenkins.console("wrong", 1))
                .contains(
                        "withCoverageSpy: the language 'cobol' is not known: give one of java, python, node, go, llvm")
                .doesNotContain("never\n", "\tat ");
    }

    @Test
    void theSnippetGeneratorMakesTheBlock() throws Exception {
        String snippet = jenkins.submit(
                        "/pipeline-syntax/generateSnippet",
                        "{\"stapler-class\":\"io.jenkins.plugins.coveragemonitor.jenkins.spy.CoverageSpyStep\","
                                + "\"$class\":\"io.jenkins.plugins.coveragemonitor.jenkins.spy.CoverageSpyStep\","
                                + "\"services\":\"auth, fetch\",\"languages\":[\"java\"],\"source\":\"\",\"omit\":\"\","
                                + "\"interval\":\"\"}")
                .body();

        assertThat(snippet).contains("withCoverageSpy(", "services: ['auth', 'fetch']", "languages: ['java']");
        assertThat(jenkins.get("/pipeline-syntax/").body())
                .contains("withCoverageSpy: Measure the coverage of running services");
    }
}
