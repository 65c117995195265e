package io.jenkins.plugins.coveragemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.coveragemonitor.alert.AlertNotice;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.CheckoutFacts;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.ReportSpec;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRuleBuilder;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.FileCoverage;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.Metric;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import io.jenkins.plugins.coveragemonitor.report.ReportFormats;
import io.jenkins.plugins.coveragemonitor.report.Reports;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * 45 builds of a real project whose files are in three reports, one of them of a component: whichever report is missing in
 * whichever build, that is told, and nothing else changes.
 */
class CommonsCliWithoutReportsTest {
    private static final int BUILDS = 45;

    /** So many builds later nothing at all may differ. */
    private static final int NEXT = 3;

    /** Then all later builds are compared, not only the next ones. */
    private static final boolean NIGHTLY = Integer.getInteger("jqwik.tries.default", 0) > 1_000;

    private static final List<String> REPORTS = List.of("core.xml", "one.xml", "two.xml");
    private static final MonitorConfig CONFIG = MonitorConfig.builder()
            .reports(List.of(new ReportSpec("core", null, "core.xml"), new ReportSpec("", null, null)))
            .gates(List.of(
                    rule(Metric.LINE)
                            .maxDrop(new BigDecimal("0.5"))
                            .onMiss("FAILED")
                            .build(),
                    rule(Metric.BRANCH).maxDrop(new BigDecimal("0.2")).build(),
                    rule(Metric.LINE).ratchet(true).tolerance(5).build(),
                    rule(Metric.LINE).atLeast(new BigDecimal("96")).build(),
                    rule(Metric.LINE)
                            .maxDrop(new BigDecimal("0.5"))
                            .component("core")
                            .build(),
                    new GateRuleBuilder().testFailuresUp(1).build()))
            .build();

    private static GateRuleBuilder rule(Metric metric) {
        return GateRule.on(metric);
    }

    /** What a build measured, by report. */
    private record Build(Instant time, Map<String, List<FileCoverage>> files, TestTotals tests) {}

    private final List<Build> builds = new ArrayList<>();

    private void read() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Path data = SharedData.path("history/commons-cli");
        for (int number = 1; number <= BUILDS; number++) {
            Path folder = data.resolve("%03d".formatted(number));
            JsonNode commit = json.readTree(folder.resolve("commit.json").toFile());
            JsonNode tests = json.readTree(folder.resolve("tests.json").toFile());
            Map<String, List<FileCoverage>> files = new TreeMap<>();
            REPORTS.forEach(report -> files.put(report, new ArrayList<>()));
            for (FileCoverage file : new Reports(ReportFormats.builtIn())
                    .read(folder.resolve("jacoco.xml.gz"), "JACOCO")
                    .files()) {
                String report = REPORTS.get(Math.floorMod(file.path().hashCode(), REPORTS.size()));
                files.get(report).add(file);
            }
            builds.add(new Build(
                    OffsetDateTime.parse(commit.get("date").asText()).toInstant(),
                    files,
                    new TestTotals(
                            tests.get("tests").asLong(),
                            tests.get("failures").asLong() + tests.get("errors").asLong(),
                            tests.get("skipped").asLong(),
                            Duration.ofMillis(
                                    Math.round(1000 * tests.get("seconds").asDouble())))));
        }
    }

    private JobInMemory.Judged record(JobInMemory job, int number, String without) {
        Build build = builds.get(number - 1);
        List<ReadReport> rows = new ArrayList<>();
        List<Component> components = new ArrayList<>();
        build.files().forEach((report, files) -> {
            if (!report.equals(without)) {
                String component = report.equals("core.xml") ? "core" : "";
                Component part = Component.of(component, files);
                components.add(part);
                rows.add(ReadReport.builder(report)
                        .format("JACOCO")
                        .component(component)
                        .files(files.size())
                        .counters(part.counters())
                        .millis(1)
                        .create());
            }
        });
        rows.add(ReadReport.builder("TEST-all.xml")
                .format("JUNIT")
                .tests(build.tests())
                .millis(1)
                .create());
        EarlierReports earlier = job.earlier(number);
        List<AbsentReport> absent = earlier.expected(Set.of()).stream()
                .filter(report -> rows.stream().noneMatch(report::is))
                .map(report -> new AbsentReport(
                        report.file(), report.format(), report.component(), report.build(), true, false, List.of()))
                .toList();
        Collected collected =
                new Collected(Measurement.of(components, build.tests()), rows, List.of(), absent, CheckoutFacts.NONE);
        return job.record(number, build.time(), collected, BuildState.COMPLETE);
    }

    private static List<String> outcomes(JobInMemory.Judged judged) {
        return judged.verdict().results().stream()
                .map(GateResult::outcome)
                .map(Enum::name)
                .toList();
    }

    private static List<String> told(JobInMemory job, int since) {
        return job.notices().stream()
                .skip(since)
                .map(notice -> notice.kind() + " " + notice.alert().key())
                .toList();
    }

    @Test
    void whicheverReportIsMissingNothingElseChanges() throws IOException {
        read();
        JobInMemory whole = new JobInMemory(CONFIG);
        List<JobInMemory> before = new ArrayList<>();
        List<JobInMemory.Judged> judged = new ArrayList<>();
        for (int number = 1; number <= BUILDS; number++) {
            before.add(whole.copy());
            judged.add(record(whole, number, null));
        }
        assertThat(whole.notices()).as("the history has something to tell").isNotEmpty();
        for (int number = 2; number < BUILDS; number++) {
            for (String report : REPORTS) {
                JobInMemory job = before.get(number - 1).copy();
                int known = job.notices().size();
                record(job, number, report);
                List<AlertNotice> lost =
                        job.notices().subList(known, job.notices().size());
                assertThat(lost)
                        .as("#%d without %s", number, report)
                        .filteredOn(notice -> notice.alert().type() == AlertType.MEASUREMENT_LOST)
                        .singleElement()
                        .satisfies(
                                notice -> assertThat(notice.alert().message()).contains(report));
                // Tests that fail, and a component that has its report, are told in a part, too.
                List<String> usual = told(whole, 0);
                assertThat(lost)
                        .filteredOn(notice -> notice.alert().type() != AlertType.MEASUREMENT_LOST)
                        .extracting(
                                notice -> notice.kind() + " " + notice.alert().key())
                        .isSubsetOf(usual);
                compareLater(job, number, report, judged, known, usual);
            }
        }
    }

    /**
     * Each later build is judged as ever, until one would have been compared with what the build without the report
     * alone had measured, as a ratchet does whose best it was. Nothing is told that is not told of the whole series. Long
     * after, an anomaly or trend may only end some builds later: a series that lacks a point is another series.
     */
    private void compareLater(
            JobInMemory job,
            int number,
            String report,
            List<JobInMemory.Judged> judged,
            int known,
            List<String> usual) {
        int last = Math.min(BUILDS, number + (NIGHTLY ? BUILDS : NEXT));
        for (int later = number + 1; later <= last; later++) {
            JobInMemory.Judged expected = judged.get(later - 1);
            JobInMemory.Judged after = record(job, later, null);
            boolean comparedWithIt = expected.verdict().results().stream()
                    .anyMatch(gate -> gate.isMissed() && Integer.valueOf(number).equals(gate.baselineBuild()));
            if (comparedWithIt) {
                return;
            }
            String what = "#%d after #%d without %s".formatted(later, number, report);
            boolean strict = later <= number + NEXT;
            assertThat(outcomes(after)).as(what).isEqualTo(outcomes(expected));
            assertThat(told(job, known))
                    .as(what)
                    .filteredOn(said -> !said.contains(":measurement-lost:"))
                    .isSubsetOf(usual);
            if (later > number + 1) {
                assertThat(job.open())
                        .as(what)
                        .filteredOn(key -> counts(key, strict))
                        .hasSameElementsAs(expected.open().stream()
                                .filter(key -> counts(key, strict))
                                .toList());
            }
        }
    }

    private static boolean counts(String key, boolean strict) {
        return strict || !key.contains(":anomaly:") && !key.contains(":trend:");
    }
}
