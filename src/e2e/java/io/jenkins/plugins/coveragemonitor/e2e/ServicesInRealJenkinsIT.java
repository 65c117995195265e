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
