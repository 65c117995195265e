package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.Recorded;
import io.jenkins.plugins.coveragemonitor.collect.GitRepository;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.Completion;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/**
 * The builds of a multibranch project's jobs, recorded as the step does, in a real clone. Only what runs as Jenkins itself
 * sees the sibling jobs: the builds have no permission at all.
 */
@SuppressWarnings({"unchecked", "rawtypes", "try"})
class ChangeRequestTest {
    @TempDir
    Path folder;

    private final Map<String, Job<?, ?>> jobs = new TreeMap<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private ItemGroup<Item> project;
    private boolean asJenkins;
    private GitRepository repository;
    private MockedStatic<Jenkins> jenkins;
    private MockedStatic<ACL> acl;
    private MockedStatic<ExtensionList> extensions;

    @BeforeEach
    void start() throws Exception {
        repository = GitRepository.in(folder.resolve("clone"));
        Files.writeString(repository.folder().resolve(".git/info/exclude"), "lcov.info\n");
        Jenkins running = mock(Jenkins.class);
        when(running.getItemByFullName(any(), any())).thenThrow(new AccessDeniedException("no permission"));
        jenkins = mockStatic(Jenkins.class);
        jenkins.when(Jenkins::get).thenReturn(running);
        ACLContext context = mock(ACLContext.class);
        acl = mockStatic(ACL.class);
        acl.when(() -> ACL.as2(ACL.SYSTEM2)).then(call -> {
            asJenkins = true;
            return context;
        });
        doAnswer(call -> asJenkins = false).when(context).close();
        extensions = mockStatic(ExtensionList.class, CALLS_REAL_METHODS);
        ExtensionList<CoverageReportFormat> none = mock(ExtensionList.class);
        when(none.iterator()).then(call -> List.of().iterator());
        extensions.when(() -> ExtensionList.lookup(CoverageReportFormat.class)).thenReturn(none);
        project = mock(ItemGroup.class);
        when(project.getItem(any())).then(call -> {
            if (!asJenkins) {
                throw new AccessDeniedException("no permission");
            }
            return jobs.get(call.<String>getArgument(0));
        });
    }

    @AfterEach
    void stop() {
        List.of(jenkins, acl, extensions).forEach(MockedStatic::close);
    }

    private Job<?, ?> job(String name) {
        return jobs.computeIfAbsent(name, any -> {
            Job<?, ?> job = mock(Job.class);
            File root = folder.resolve("jobs").resolve(name).toFile();
            when(job.getFullName()).thenReturn("app/" + name);
            when(job.getRootDir()).thenReturn(root);
            when(job.getBuildDir()).thenReturn(new File(root, "builds"));
            doReturn(project).when(job).getParent();
            return job;
        });
    }

    /** Builds what is checked out, with so many covered lines of ten. */
    private Recorded build(String name, int number, int covered, EnvVars environment, String... gates)
            throws Exception {
        Job<?, ?> job = job(name);
        Run<?, ?> run = mock(Run.class);
        doReturn(job).when(run).getParent();
        when(run.getNumber()).thenReturn(number);
        when(run.getTimeInMillis())
                .thenReturn(Instant.parse("2026-05-04T08:00:00Z")
                        .plusSeconds(60L * number)
                        .toEpochMilli());
        when(run.getResult()).thenReturn(Result.SUCCESS);
        when(run.getUrl()).thenReturn("job/app/job/" + name + "/" + number + "/");
        when(run.getActions(CoverageBuildAction.class)).thenReturn(List.of());
        StringBuilder lcov = new StringBuilder("SF:src/a.js\n");
        for (int line = 1; line <= 10; line++) {
            lcov.append("DA:").append(line).append(line <= covered ? ",1\n" : ",0\n");
        }
        Files.writeString(repository.folder().resolve("lcov.info"), lcov + "end_of_record\n");
        FilePath workspace = mock(FilePath.class);
        when(workspace.act(any(FilePath.FileCallable.class))).then(call -> call.<FilePath.FileCallable<?>>getArgument(0)
                .invoke(repository.folder().toFile(), null));
        TaskListener listener = mock(TaskListener.class);
        when(listener.getLogger()).thenReturn(new PrintStream(log, true, StandardCharsets.UTF_8));
        List<GateOption> rules = new ArrayList<>();
        for (String baseline : gates) {
            rules.add(Binding.bind(
                    GateOption.class,
                    baseline.isEmpty()
                            ? Map.of("metric", "LINE", "maxDrop", 0.5)
                            : Map.of("metric", "LINE", "maxDrop", 0.5, "baseline", baseline)));
        }
        environment.put("BRANCH_NAME", name);
        return new BuildRecorder(MonitorOptions.DEFAULT.withGates(rules)).record(run, workspace, environment, listener);
    }

    private void complete(String name, int number) throws Exception {
        JobFiles.monitor(job(name), JobHome.DEFAULT_ID).ended(number, Completion.COMPLETE);
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
        complete(job, 1);
        repository.git("branch", "-f", "work");
        repository.commit("src/b.js", "1\n");
        build(job, 2, 4, new EnvVars());
        complete(job, 2);
        repository.git("update-ref", "refs/remotes/origin/" + branch, "HEAD");
        repository.git("checkout", "-q", "work");
        repository.commit("src/a.js", "1\n".repeat(9) + "2\n");
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
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("change against main #1, built from the merge base: line −10.00 points")
                .contains("patch: 0 of 1 changed line covered");
        verify(project).getItem("main");
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
        complete("PR-7", 1);

        assertThat(build("PR-7", 2, 1, into("main"), "").verdict().results().get(0))
                .returns(Outcome.NOT_EVALUATED, GateResult::outcome)
                .returns(
                        "no baseline: the target branch main has no complete build with the metric LINE",
                        GateResult::reason);
        job("main");
        build("main", 1, 9, new EnvVars());
        assertThat(build("PR-7", 3, 1, into("main"), "").verdict().outcome())
                .as("main #1 still runs")
                .isEqualTo(Outcome.NOT_EVALUATED);
    }

    @Test
    void withoutATargetABuildIsComparedWithItsOwnBranch() throws Exception {
        mainHasTwoBuilds("main", "main");
        build("work", 1, 9, new EnvVars());
        complete("work", 1);

        assertThat(build("work", 2, 9, into("  "), "", "TARGET").verdict().results())
                .extracting(GateResult::reason)
                .containsExactly(
                        "against #1", "no baseline: this build is no change request, so it has no target branch");
    }

    @Test
    void knowsItsCommitFromTheWorkspaceWhereTheEnvironmentDoesNotTell() throws Exception {
        String commit = repository.commit("src/a.js", "1\n".repeat(10));

        assertThat(build("main", 1, 9, new EnvVars()).point())
                .returns(commit, Point::commit)
                .returns(Completion.RUNNING, Point::completion);
        complete("main", 1);
        CoverageMonitor monitor = JobFiles.monitor(job("main"), JobHome.DEFAULT_ID);
        assertThat(monitor.point(1).orElseThrow()).returns(Completion.COMPLETE, Point::completion);
    }
}
