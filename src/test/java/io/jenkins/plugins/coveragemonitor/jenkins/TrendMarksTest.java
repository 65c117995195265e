package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hudson.XmlFile;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.Saveable;
import io.jenkins.plugins.coveragemonitor.api.state.MonitorState;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.HttpResponses.HttpResponseException;
import org.mockito.MockedStatic;

/** What Jenkins itself says on the trend of a job: which builds it keeps forever, and which other branches there are. */
class TrendMarksTest {
    @TempDir
    Path folder;

    private RunningJenkins jenkins;

    @BeforeEach
    void start() throws IOException {
        jenkins = new RunningJenkins(folder.resolve("jobs"), folder);
        jenkins.keepsIn(
                MonitorState.in(folder.resolve("state"), Clock.systemUTC(), new Random(1), () -> Retention.DEFAULT));
        record("main", "main", 50);
        record("login", "feature/login", 60);
        record("hidden", "hidden", 70);
        for (String name : List.of("main", "login")) {
            when(jenkins.job(name).hasPermission(Item.READ)).thenReturn(true);
        }
    }

    @AfterEach
    void stop() {
        jenkins.close();
    }

    private void record(String job, String branch, int covered) throws IOException {
        for (int build = 1; build <= 3; build++) {
            jenkins.monitor(job)
                    .history()
                    .append(Point.builder(build, RunningJenkins.START.plusSeconds(3600L * build))
                            .totals(Counters.of(Metric.LINE, new Counter(covered + build, 100 - covered - build)))
                            .branch(branch)
                            .create());
        }
    }

    private JsonNode trend(String job, String branch) throws IOException {
        JsonPageResponse page =
                (JsonPageResponse) new CoverageJobAction(jenkins.job(job), "coverage").doData("LINE", "", branch);
        return new ObjectMapper().readTree(page.json());
    }

    private Run<?, ?> saved(int build, boolean kept) {
        Run<?, ?> run = jenkins.run("main", build);
        when(run.isKeepLog()).thenReturn(kept);
        new KeptBuildListener().onChange(run, mock(XmlFile.class));
        return run;
    }

    @Test
    void aBuildThatJenkinsKeepsForeverIsMarkedUntilItIsNotOrIsDeleted() throws Exception {
        LiveFeed live = MonitorService.get().live();
        saved(1, false);
        verify(live, never()).changed(jenkins.job("main"), "coverage");
        saved(2, true);
        Run<?, ?> third = saved(3, true);
        saved(3, true);
        verify(live, times(2)).changed(jenkins.job("main"), "coverage");
        assertThat(trend("main", null).get("keptBuilds").toString()).isEqualTo("[2,3]");
        saved(2, false);
        assertThat(trend("main", "").get("keptBuilds").toString()).isEqualTo("[3]");
        new KeptBuildListener.Deletion().onDeleted(third);
        assertThat(trend("main", null).get("keptBuilds")).isEmpty();
    }

    @Test
    void whatIsNoBuildOrOfAJobThatIsNotMonitoredIsLeftAlone() {
        new KeptBuildListener().onChange(mock(Saveable.class), mock(XmlFile.class));
        Run<?, ?> run = jenkins.run("other", 1);
        when(run.isKeepLog()).thenReturn(true);
        new KeptBuildListener().onChange(run, mock(XmlFile.class));
        assertThat(folder.resolve("jobs/other")).doesNotExist();
    }

    @Test
    void aMarkThatCannotBeKeptCostsTheBuildNothing() throws Exception {
        Files.createDirectories(folder.resolve("jobs/main/coverage-monitor/coverage/kept-builds.json/in-the-way"));
        saved(2, true);
        assertThat(trend("main", null).get("keptBuilds")).isEmpty();
    }

    @Test
    void theOtherBranchesThatTheReaderMaySeeAreNamedAndHad() throws Exception {
        assertThat(trend("main", null).get("branches").toString()).isEqualTo("[\"feature/login\"]");
        JsonNode other = trend("main", "feature/login");
        assertThat(other.get("job").asText()).isEqualTo("app/login");
        assertThat(other.at("/counter/covered").asInt()).isEqualTo(63);
        try (MockedStatic<HttpResponses> responses = mockStatic(HttpResponses.class)) {
            HttpResponseException notFound = mock(HttpResponseException.class);
            responses.when(HttpResponses::notFound).thenReturn(notFound);
            assertThat(new CoverageJobAction(jenkins.job("main"), "coverage").doData("LINE", "", "hidden"))
                    .isSameAs(notFound);
        }
    }

    @Test
    void aJobThatIsNoBranchHasNoOthersBesideIt() throws Exception {
        record("alone", null, 40);
        Job<?, ?> alone = jenkins.job("alone");
        when(alone.hasPermission(Item.READ)).thenReturn(true);
        assertThat(trend("alone", null).get("branches")).isEmpty();
        assertThat(trend("main", null).get("branches").toString()).doesNotContain("alone");
    }
}
