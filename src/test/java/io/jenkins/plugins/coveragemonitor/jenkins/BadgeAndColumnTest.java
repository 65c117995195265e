package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.EnvVars;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.Permission;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.jenkins.badge.CoverageBadgeValues;
import io.jenkins.plugins.coveragemonitor.jenkins.column.CoverageCell;
import io.jenkins.plugins.coveragemonitor.jenkins.column.CoverageColumn;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.portlet.CoveragePortlet;
import io.jenkins.plugins.coveragemonitor.jenkins.token.CoverageTokenMacro;
import io.jenkins.plugins.coveragemonitor.publish.Badge;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** The small figures: badge, column, token. Who may see the job sees them; nobody else learns that there is one. */
@SuppressWarnings("try") // what matters of a mocked class is that it is closed
class BadgeAndColumnTest {
    @TempDir
    Path folder;

    private RunningJenkins jenkins;
    private Job<?, ?> job;
    private Run<?, ?> run;

    @BeforeEach
    void record() throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        jenkins = new RunningJenkins(folder.resolve("jobs"), workspace);
        Files.writeString(workspace.resolve("lcov.info"), "SF:a.js\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,1\nend_of_record\n");
        run = jenkins.run("app", 1);
        job = jenkins.job("app");
        MonitorStep step = Binding.bind(
                MonitorStep.class,
                Map.of(
                        "gates",
                        List.of(Map.of("name", "Enough", "metric", "LINE", "atLeast", 80.0, "onMiss", "FAILED"))));
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
        jenkins.monitor("app").ended(1, BuildState.COMPLETE);
        when(job.hasPermission(Item.READ)).thenReturn(true);
        Jenkins running = Jenkins.get();
        doReturn(null).when(running).getItemByFullName(any(), any());
        doReturn(job).when(running).getItemByFullName(eq("app/app"), any());
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private static Badge icon(String name, String gate) throws IOException {
        try (MockedStatic<Permission> permissions = mockStatic(Permission.class)) {
            return ((BadgeResponse)
                            new CoverageBadgeAction().doIcon(name, null, null, null, null, gate, null, null, null))
                    .badge();
        }
    }

    @Test
    void aBadgeShowsTheJobOrAGateOfIt() throws Exception {
        assertThat(icon("app/app", null)).isEqualTo(new Badge("line coverage", "50.00 %", "red", "flat"));
        assertThat(icon("app/app", "enough")).isEqualTo(new Badge("Enough", "failed", "red", "flat"));
        assertThat(icon("app/app", "other")).isEqualTo(new Badge("other", "unknown", "lightgrey", "flat"));
    }

    @Test
    void whoMayNotReadTheJobLearnsNothing() throws Exception {
        when(job.hasPermission(Item.READ)).thenReturn(false);
        assertThat(icon("app/app", null)).isEqualTo(icon("no/such", null)).isEqualTo(Badge.unknown("coverage"));
        doThrow(new AccessDeniedException("no")).when(job).checkPermission(Item.READ);
        assertThatThrownBy(() -> new ApiJobAction(job).doBadge(null, null, null, null, null, null, null))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(new CoverageColumn().cells(job)).isEmpty();
    }

    @Test
    void whoMayViewTheStatusSeesTheBadge() throws Exception {
        when(job.hasPermission(Item.READ)).thenReturn(false);
        Permission viewStatus = mock(Permission.class);
        try (MockedStatic<Permission> permissions = mockStatic(Permission.class)) {
            permissions
                    .when(() -> Permission.fromId("hudson.model.Item.ViewStatus"))
                    .thenReturn(viewStatus);
            when(job.hasPermission(viewStatus)).thenReturn(true);
            BadgeResponse shown = (BadgeResponse)
                    new CoverageBadgeAction().doIcon("app/app", null, null, null, null, null, null, null, null);
            assertThat(shown.badge().status()).isEqualTo("50.00 %");
        }
    }

    @Test
    void aBadgeThatDidNotChangeIsNotSentAgain() throws Exception {
        StaplerResponse2 first = mock(StaplerResponse2.class);
        ServletOutputStream out = mock(ServletOutputStream.class);
        when(first.getOutputStream()).thenReturn(out);
        BadgeResponse response = new BadgeResponse(icon("app/app", null));
        StaplerRequest2 request = mock(StaplerRequest2.class);
        response.generateResponse(request, first, null);
        var tag = org.mockito.ArgumentCaptor.forClass(String.class);
        verify(first).setHeader(eq("ETag"), tag.capture());
        verify(first).setContentType("image/svg+xml;charset=UTF-8");
        when(request.getHeader("If-None-Match")).thenReturn(tag.getValue());
        StaplerResponse2 second = mock(StaplerResponse2.class);
        response.generateResponse(request, second, null);
        verify(second).setStatus(304);
        verify(second, never()).getOutputStream();
    }

    @Test
    void theColumnShowsValueChangeAndLine() {
        CoverageCell cell = new CoverageColumn().cells(job).get(0);
        assertThat(cell.getValue()).isEqualTo("50.00 %");
        assertThat(cell.getChange()).isEmpty();
        assertThat(cell.getLink()).isEqualTo("coverage-trend");
        assertThat(cell.getLine()).hasSize(1);
        CoverageColumn branches = new CoverageColumn();
        branches.setMetric("BRANCH");
        assertThat(branches.getColumnCaption()).isEqualTo("branch coverage");
        assertThat(branches.cells(job).get(0).getValue()).as("never 0").isEqualTo("unmeasured");
        assertThat(branches.cells(job).get(0).getSortKey()).isEqualTo(-1);
        assertThat(new CoverageColumn().cells(jenkins.job("other")))
                .as("not monitored")
                .isEmpty();
    }

    @Test
    void whereNobodyChoseAMetricThatOfTheAppearanceIsShown() throws Exception {
        jenkins.appearance.setDefaultMetric("FUNCTION");
        assertThat(icon("app/app", null).subject())
                .as("the job has no functions")
                .isEqualTo("line coverage");
        Path report = folder.resolve("workspace/lcov.info");
        Files.writeString(report, "SF:a.js\nFN:1,f\nFNDA:1,f\nDA:1,1\nDA:2,0\nDA:3,0\nDA:4,1\nend_of_record\n");
        new BuildRecorder(Binding.bind(MonitorStep.class, Map.of()).options())
                .record(jenkins.run("app", 2), jenkins.workspace(), new EnvVars(), jenkins.listener());
        jenkins.complete("app", 2);
        assertThat(icon("app/app", null).subject()).isEqualTo("function coverage");
        CoverageColumn column = new CoverageColumn();
        assertThat(column.cells(job).get(0).getValue()).isEqualTo("100.00 %");
        assertThat(column.cells(job).get(0).getDescription()).startsWith("Function coverage of the last 2 builds");
        assertThat(column.getColumnCaption()).isEqualTo("Coverage");
        column.setMetric("LINE");
        assertThat(column.cells(job).get(0).getValue()).as("its own choice").isEqualTo("50.00 %");
        jenkins.keepsIn(
                MonitorState.in(folder.resolve("state"), Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT));
        assertThat(new String(KeptJobCard.of(job, "coverage"), StandardCharsets.UTF_8))
                .contains("\"metric\":\"FUNCTION\"");
        jenkins.appearance.setDefaultMetric("");
        assertThat(new String(KeptJobCard.of(job, "coverage"), StandardCharsets.UTF_8))
                .as("the kept card is not that of the former choice")
                .contains("\"metric\":\"LINE\"");
    }

    @Test
    void aBadgeOfThePluginEmbeddableBuildStatusKnowsTheFigures() throws Exception {
        CoverageBadgeValues values = new CoverageBadgeValues();
        assertThat(values.resolve(job, "coverage"))
                .isEqualTo(icon("app/app", null).status());
        assertThat(values.resolve(job, "coverage.color")).isEqualTo("red");
        assertThat(values.resolve(job, "coverage.BRANCH")).isEqualTo("unmeasured");
        assertThat(values.resolve(job, "coverage.BRANCH.color")).isEqualTo("lightgrey");
        assertThat(values.resolve(jenkins.job("other"), "coverage"))
                .as("not monitored")
                .isEqualTo("unknown");
        assertThat(values.resolve(run, "coverage")).isEqualTo(values.resolve(job, "coverage"));
        assertThat(values.resolve(jenkins.run("app", 7), "coverage"))
                .as("a build that did not measure has nothing of an earlier one")
                .isEqualTo("unknown");
        for (String anothers : List.of("params.coverage", "coverage.TESTS", "coverage.x", "buildNumber")) {
            assertThat(values.resolve(job, anothers)).isEqualTo(anothers);
        }
    }

    @Test
    void aPortletShowsTheMonitoredJobsOfItsView() {
        CoveragePortlet portlet = new CoveragePortlet("Coverage");
        assertThat(portlet.getCaption()).isEqualTo("Coverage");
        assertThat(portlet.rows(List.of(job, jenkins.job("other"), "no job")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getJob()).isSameAs(job);
                    assertThat(row.getCell().getValue()).isEqualTo("50.00 %");
                    assertThat(row.getCell().getVerdict()).isEqualTo("Failed");
                });
        when(job.hasPermission(Item.READ)).thenReturn(false);
        assertThat(portlet.rows(List.of(job))).as("who may not read the job").isEmpty();
    }

    @Test
    void eachMonitorOfAJobIsShown() throws Exception {
        MonitorStep step = Binding.bind(MonitorStep.class, Map.of("id", "e2e", "name", "End to end"));
        Files.writeString(folder.resolve("workspace/lcov.info"), "SF:a.js\nDA:1,1\nend_of_record\n");
        new BuildRecorder(step.options()).record(run, jenkins.workspace(), new EnvVars(), jenkins.listener());
        JobFiles.monitor(job, "e2e").ended(1, BuildState.COMPLETE);
        assertThat(new CoverageColumn().cells(job))
                .extracting(CoverageCell::getLabel, CoverageCell::getValue, CoverageCell::getLink)
                .containsExactly(
                        tuple(null, "50.00 %", "coverage-trend"),
                        tuple("End to end", "100.00 %", "coverage-trend-e2e"));
        CoverageColumn one = new CoverageColumn();
        one.setId("e2e");
        assertThat(one.cells(job)).extracting(CoverageCell::getValue).containsExactly("100.00 %");
        assertThat(new CoveragePortlet("Coverage").rows(List.of(job)))
                .extracting(row -> row.cell().getLabel())
                .containsExactly(null, "End to end");
        SortedMap<JobMonitor, JobSummary> dashboard = new JobSummaries(Clock.systemUTC()).of(job);
        assertThat(dashboard.keySet()).extracting(JobMonitor::id).containsExactly("coverage", "e2e");
        assertThat(dashboard.values()).extracting(JobSummary::name).containsExactly(null, "End to end");
    }

    @Test
    void aJobWithoutTheUsualMonitorIsShownByItsFirst() throws Exception {
        MonitorStep step = Binding.bind(MonitorStep.class, Map.of("id", "unit"));
        new BuildRecorder(step.options())
                .record(jenkins.run("own", 1), jenkins.workspace(), new EnvVars(), jenkins.listener());
        JobFiles.monitor(jenkins.job("own"), "unit").ended(1, BuildState.COMPLETE);
        Job<?, ?> own = jenkins.job("own");
        when(own.hasPermission(Item.READ)).thenReturn(true);
        assertThat(new CoverageColumn().cells(own))
                .extracting(CoverageCell::getLabel)
                .containsExactly("unit");
        assertThat(new JobBadge(null, null, null, null).of(own).status()).isEqualTo("50.00 %");
    }

    @Test
    void thePortletPutsTheLowestFirstAndTheUnmeasuredLast() throws Exception {
        for (String name : List.of("lower", "nothing")) {
            Job<?, ?> other = jenkins.job(name);
            when(other.hasPermission(Item.READ)).thenReturn(true);
        }
        record("lower", "SF:a.js\nDA:1,1\nDA:2,0\nDA:3,0\nend_of_record\n");
        record("nothing", "");
        CoveragePortlet portlet = new CoveragePortlet("Coverage");
        List<Job<?, ?>> jobs = List.of(jenkins.job("nothing"), jenkins.job("lower"), job);
        assertThat(portlet.rows(jobs))
                .extracting(row -> row.job().getFullName())
                .containsExactly("app/app", "app/lower", "app/nothing");
        portlet.setLowestFirst(true);
        assertThat(portlet.rows(jobs))
                .extracting(row -> row.cell().getValue())
                .containsExactly("33.33 %", "50.00 %", "unmeasured");
    }

    private void record(String name, String report) throws Exception {
        Files.writeString(folder.resolve("workspace/lcov.info"), report);
        new BuildRecorder(Binding.bind(MonitorStep.class, Map.of()).options())
                .record(jenkins.run(name, 1), jenkins.workspace(), new EnvVars(), jenkins.listener());
        jenkins.complete(name, 1);
    }

    @Test
    void theTokenStandsForTheBuild() throws Exception {
        CoverageTokenMacro token = new CoverageTokenMacro();
        assertThat(token.acceptsMacroName("COVERAGE")).isTrue();
        assertThat(token.evaluate(run, null, jenkins.listener(), "COVERAGE")).isEqualTo("50.00%");
        token.show = "verdict";
        assertThat(token.evaluate(run, null, jenkins.listener(), "COVERAGE"))
                .isEqualTo("Failed: line coverage is 50.00 %, below 80 %.");
        token.scope = "FILE";
        assertThat(token.evaluate(run, null, jenkins.listener(), "COVERAGE"))
                .isEqualTo("COVERAGE: scope is 'FILE': give one of [PROJECT, PATCH]");
        token.id = "none";
        token.scope = "PROJECT";
        assertThat(token.evaluate(run, null, jenkins.listener(), "COVERAGE")).isEqualTo("unmeasured");
    }
}
