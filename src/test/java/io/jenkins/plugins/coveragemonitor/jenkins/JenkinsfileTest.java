package io.jenkins.plugins.coveragemonitor.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lesfurets.jenkins.unit.BasePipelineTest;
import groovy.lang.Closure;
import io.jenkins.plugins.coveragemonitor.BuildContext;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.RecordResult;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Collector;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Outcome;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's own Jenkinsfile, with the real engine behind the step. */
class JenkinsfileTest extends BasePipelineTest {
    @TempDir
    Path folder;

    private RecordResult recorded;

    @Override
    @BeforeEach
    public void setUp() throws Exception {
        super.setUp();
        Closure<?> body = new Closure<Object>(this) {
            private static final long serialVersionUID = 1;

            public Object doCall(Closure<?> steps) {
                return steps.call();
            }
        };
        for (String block : List.of("pipeline", "options", "stages", "steps", "post", "always")) {
            getHelper().registerAllowedMethod(block, List.of(Closure.class), body);
        }
        getHelper().registerAllowedMethod("timeout", List.of(Map.class), null);
        getHelper().registerAllowedMethod("timestamps", List.of(), null);
        getHelper().registerAllowedMethod("agent", List.of(String.class), null);
        getHelper().registerAllowedMethod("monitorCoverage", List.of(Map.class), new Closure<Object>(this) {
            private static final long serialVersionUID = 1;

            public Object doCall(Map<?, ?> options) throws Exception {
                return monitor(options);
            }
        });
        getBinding().setVariable("any", "any");
    }

    @Test
    void recordsThisProjectsOwnCoverage() throws Exception {
        Path tests = Files.createDirectories(folder.resolve("workspace/target/surefire-reports"));
        Files.writeString(tests.resolve("TEST-a.xml"), "<testsuite name='a'><testcase name='x'/></testsuite>");
        Path reports = Files.createDirectories(folder.resolve("workspace/target/site/jacoco"));
        Files.writeString(
                reports.resolve("jacoco.xml"),
                """
                <?xml version="1.0"?><report name="x"><package name="p"><sourcefile name="A.java">
                <line nr="1" mi="0" ci="3" mb="0" cb="0"/><line nr="2" mi="2" ci="0" mb="0" cb="0"/>
                <counter type="LINE" missed="1" covered="1"/></sourcefile></package></report>
                """);

        runScript("Jenkinsfile");

        assertThat(recorded.point().counters("plugin").get(Metric.LINE).total()).isEqualTo(2);
        assertThat(recorded.verdict().outcome()).isEqualTo(Outcome.WARNING);
    }

    @Test
    void aMisspeltOptionIsRefused() {
        assertThatThrownBy(() -> monitor(Map.of("gates", List.of(Map.of("metric", "LINE", "atleast", 80)))))
                .hasMessageContaining("atleast");
        assertThatThrownBy(() -> monitor(Map.of("gate", List.of()))).hasMessageContaining("gate");
    }

    private Object monitor(Map<?, ?> options) throws Exception {
        MonitorConfig config =
                Binding.bind(MonitorStep.class, options).options().config();
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Collected collected = new Collector(ReportFormats.builtIn()).collect(workspace, config.reports());
        var monitor = new CoverageMonitor(JobHome.below(folder.resolve("home"), "self"), "self", Clock.systemUTC());
        var build = new BuildContext("self", 1, Instant.parse("2026-11-01T08:00:00Z"), null, null);
        recorded = monitor.record(build, collected, config, UnaryOperator.identity());
        return StepReturnValue.of(recorded);
    }
}
