package io.jenkins.plugins.coveragemonitor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
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
                    echo "good: ${attempt(token, 'sent.txt', 'a.info?service=shop')}"
                    echo "again: ${attempt(token, 'sent.txt', 'a.info')}"
                    echo "wrong token: ${attempt('0' * 64, 'sent.txt', 'b.info')}"
                    echo "other service: ${attempt(token, 'sent.txt', 'b.info?service=auth')}"
                    echo "page: ${attempt(token, 'page.txt', 'coverage.xml')}"
                    echo "away: ${attempt(token, 'sent.txt', '..%2F..%2Fb.info')}"
                    env.LATE = token
                    env.LATE_URL = url
                  }
                  echo "late: ${sh(returnStdout: true, script: send.replace('$TOKEN', env.LATE).replace('FILE', 'sent.txt').replace('$URL', env.LATE_URL + 'c.info'))}"
                  def r = monitorCoverage()
                  echo "answer ${r.LINE.covered}/${r.LINE.missed}"
                }
                """);

        assertThat(jenkins.build("elsewhere-sends", 1)).isEqualTo("SUCCESS");
        assertThat(jenkins.console("elsewhere-sends", 1))
                .contains(
                        "good: 201 a.info was taken",
                        "again: 200 a.info was replaced",
                        "wrong token: 403 ",
                        "other service: 400 ",
                        "page: 422 coverage.xml is not a report",
                        "late: 403 ",
                        "answer 1/1")
                .containsPattern("away: 40[0-9] ");
        assertThat(home.resolve("jobs/elsewhere-sends/builds/1/coverage-monitor-uploads/"))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder)
                        .isEmptyDirectory());
    }

    @Test
    void onlyWhatAnAdministratorAllowsIsAsked() throws Exception {
        jenkins.createPipeline("probe", "node { dumpCoverage(targets: ['127.0.0.1:22'], service: 'shop') }");

        assertThat(jenkins.build("probe", 1)).isEqualTo("FAILURE");
        assertThat(jenkins.console("probe", 1))
                .contains("dumpCoverage: 127.0.0.1:22 is not allowed to be asked")
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
