package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import hudson.EnvVars;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.collect.patch.GitRepository;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.config.GateOption;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The builds of a multibranch project's jobs, recorded as the step does, in a real clone. Only what runs as Jenkins itself
 * sees the sibling jobs: the builds have no permission at all.
 */
class ChangeRequestTest {
    @TempDir
    Path folder;

    private GitRepository repository;
    private RunningJenkins jenkins;

    @BeforeEach
    void start() throws Exception {
        repository = GitRepository.in(folder.resolve("clone"));
        Files.writeString(repository.folder().resolve(".git/info/exclude"), "lcov.info\n");
        jenkins = new RunningJenkins(folder.resolve("jobs"), repository.folder());
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    /** Builds what is checked out, with so many covered lines of ten. */
    private RecordResult build(String name, int number, int covered, EnvVars environment, String... gates)
            throws Exception {
        lcov(covered);
        List<GateOption> rules = new ArrayList<>();
        for (String baseline : gates) {
            rules.add(Binding.bind(
                    GateOption.class,
                    baseline.isEmpty()
                            ? Map.of("metric", "LINE", "maxDrop", 0.5)
                            : Map.of("metric", "LINE", "maxDrop", 0.5, "baseline", baseline)));
        }
        environment.put("BRANCH_NAME", name);
        return new BuildRecorder(MonitorOptions.DEFAULT.withGates(rules))
                .record(jenkins.run(name, number), jenkins.workspace(), environment, jenkins.listener());
    }

    private void lcov(int covered) throws IOException {
        StringBuilder lcov = new StringBuilder("SF:src/a.js\n");
        for (int line = 1; line <= 10; line++) {
            lcov.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Files.writeString(repository.folder().resolve("lcov.info"), lcov + "end_of_record\n");
    }

    private static EnvVars into(String target) {
        EnvVars environment = new EnvVars();
        environment.put("CHANGE_TARGET", target);
        return environment;
    }

    /** main #1 is where the work began; main #2 lost coverage by somebody else's commit. */
    private void mainHasTwoBuilds(String branch, String job) throws Exception {
        repository.git("checkout", "-q", "-B", branch);
        repository.commit("src/a.js", "1\n".repeat(10));
        build(job, 1, 8, new EnvVars());
        jenkins.complete(job, 1);
        repository.git("branch", "-f", "work");
        repository.commit("src/b.js", "1\n");
        build(job, 2, 4, new EnvVars());
        jenkins.complete(job, 2);
        repository.git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
        repository.git("checkout", "-q", "work");
        repository.commit("src/a.js", "1\n".repeat(9) + "2\n");
    }

    @Test
    void itsFirstBuildIsExpectedToHaveTheReportsOfItsTarget() throws Exception {
        mainHasTwoBuilds("main", "main");
        repository.git("checkout", "-q", "main");
        Path other = repository.folder().resolve("other.info");
        Files.writeString(other, "SF:src/a.js\nDA:1,1\nend_of_record\n");
        build("main", 3, 8, new EnvVars());
        jenkins.complete("main", 3);
        Files.delete(other);

        RecordResult newer = build("PR-9", 1, 8, into("main"), "");
        assertThat(newer.point().completeness().text()).startsWith("other.info, read in #3 of main, is not there");
        assertThat(newer.verdict().results().get(0).outcome()).isEqualTo(Outcome.NOT_EVALUATED);

        repository.git("checkout", "-q", "work");
        RecordResult older = build("PR-8", 1, 8, into("main"), "");
        assertThat(older.point().completeness().text())
                .as("the build of the merge base did not have it either")
                .isEmpty();
    }

    @Test
    void isComparedWithTheBuildOfTheMergeBaseOfItsTargetBranch() throws Exception {
        mainHasTwoBuilds("main", "main");

        GateResult gate =
                build("PR-7", 1, 7, into("main"), "").verdict().results().get(0);

        assertThat(gate)
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("−10.00 points", GateResult::actual)
                .returns(1, GateResult::baselineBuild)
                .returns("app/main", GateResult::baselineJob);
        assertThat(gate.reason()).endsWith("against main #1, built from the merge base");
        assertThat(jenkins.log())
                .contains("change against main #1, built from the merge base: line −10.00 points")
                .contains("patch: 0 of 1 changed line covered");
        verify(jenkins.project).getItem("main");
    }

    @Test
    void findsABranchByItsRealNameHoweverItsJobIsEncoded() throws Exception {
        mainHasTwoBuilds("feature/x#1", "feature%2Fx%231");

        assertThat(build("PR-7", 1, 8, into("feature/x#1"), "")
                        .verdict()
                        .results()
                        .get(0))
                .returns(Outcome.PASSED, GateResult::outcome)
                .returns("against feature/x#1 #1, built from the merge base", GateResult::reason);
    }

    @Test
    void isNotJudgedAgainstSomethingElseWhereTheTargetHasNoMeasuredBuild() throws Exception {
        repository.commit("src/a.js", "1\n".repeat(10));
        build("PR-7", 1, 9, into("main"), "");
        jenkins.complete("PR-7", 1);

        assertThat(build("PR-7", 2, 1, into("main"), "").verdict().results().get(0))
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns(
                        "no baseline: the target branch main has no complete build with line coverage",
                        GateResult::reason);
        jenkins.job("main");
        build("main", 1, 9, new EnvVars());
        assertThat(build("PR-7", 3, 1, into("main"), "").verdict().outcome())
                .as("main #1 still runs")
                .isEqualTo(Outcome.NOT_EVALUATED);
    }

    @Test
    void withoutATargetABuildIsComparedWithItsOwnBranch() throws Exception {
        mainHasTwoBuilds("main", "main");
        build("work", 1, 9, new EnvVars());
        jenkins.complete("work", 1);

        assertThat(build("work", 2, 9, into("  "), "", "TARGET").verdict().results())
                .extracting(GateResult::reason)
                .containsExactly(
                        "against #1", "no baseline: this build is not a change request, so it has no target branch");
    }

    @Test
    void knowsItsCommitFromTheWorkspaceWhereTheEnvironmentDoesNotTell() throws Exception {
        String commit = repository.commit("src/a.js", "1\n".repeat(10));

        assertThat(build("main", 1, 9, new EnvVars()).point())
                .returns(commit, Point::commit)
                .returns(BuildState.RUNNING, Point::buildState);
        jenkins.complete("main", 1);
        assertThat(jenkins.monitor("main").point(1).orElseThrow()).returns(BuildState.COMPLETE, Point::buildState);
    }

    @Test
    void aRatchetHoldsItsFirstBuildToTheLevelOfTheTargetBranchWhereTheWorkBegan() throws Exception {
        mainHasTwoBuilds("main", "main");
        repository.git("checkout", "-q", "main");
        build("main", 3, 9, new EnvVars());
        jenkins.complete("main", 3);
        repository.git("checkout", "-q", "work");

        assertThat(ratchet("PR-7", 1, 7))
                .returns(Outcome.WARNING, GateResult::outcome)
                .returns("1 more covered line passes this gate; the best so far is main #1", GateResult::reason)
                .returns("app/main", GateResult::baselineJob);
        jenkins.complete("PR-7", 1);
        assertThat(ratchet("PR-7", 2, 8)).returns(Outcome.PASSED, GateResult::outcome);
        assertThat(jenkins.log()).contains("the best so far is main #1");
    }

    private GateResult ratchet(String name, int number, int covered) throws Exception {
        lcov(covered);
        EnvVars environment = into("main");
        environment.put("BRANCH_NAME", name);
        GateOption rule = Binding.bind(GateOption.class, Map.of("metric", "LINE", "ratchet", true));
        return new BuildRecorder(MonitorOptions.DEFAULT.withGates(List.of(rule)))
                .record(jenkins.run(name, number), jenkins.workspace(), environment, jenkins.listener())
                .verdict()
                .results()
                .get(0);
    }
}
