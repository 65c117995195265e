package io.jenkins.plugins.coveragemonitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A build's log says what was read, what changed, and what to do. */
class ConsoleTableTest {
    private static ReadReport report(Component component, String file, String format, long millis) {
        return ReadReport.builder(file)
                .format(format)
                .component(component.name())
                .files(component.filesByPath().size())
                .counters(component.counters())
                .millis(millis)
                .create();
    }

    private static Collected collected(ReadReport... more) {
        Measurement measurement = PaymentsBuild.data().measurement();
        List<ReadReport> reports = new ArrayList<>(List.of(
                report(measurement.components().get("backend"), "backend/build/reports/jacoco.xml", "JACOCO", 187),
                report(measurement.components().get("worker"), "worker/coverage.xml", "COBERTURA", 61)));
        reports.addAll(List.of(more));
        return new Collected(measurement, reports, List.of());
    }

    @Test
    void printsEveryReportAndTheTotals() {
        assertThat(ConsoleTable.reports(collected()))
                .containsExactly(
                        "Coverage Monitor: 2 reports found and read",
                        "",
                        "  REPORT                            FORMAT     FILES  LINE %  BRANCH %   MS",
                        "  backend/build/reports/jacoco.xml  JACOCO       214   86.92     78.92  187",
                        "  worker/coverage.xml               COBERTURA     96   82.76     76.42   61",
                        "  read now                                       461   83.47     74.49  248");
    }

    @Test
    void saysWhyAReportWasNotUsed() {
        ReadReport broken = ReadReport.builder("web/c.json")
                .format("ISTANBUL")
                .millis(2)
                .error("web/c.json: ends at byte 12; the file is truncated")
                .create();
        assertThat(ConsoleTable.reports(collected(broken)))
                .startsWith("Coverage Monitor: 3 reports found, 2 read")
                .endsWith("  not used: web/c.json: ends at byte 12; the file is truncated");
    }

    @Test
    void printsChangeGatesGapsAndTheWayToTheReport() {
        List<String> lines =
                ConsoleTable.verdict(PaymentsBuild.data(), "http://jenkins/job/payments-api/120/coverage-monitor/");
        assertThat(lines)
                .contains(
                        "  change against #119: line −0.62 points, branch −0.28 points",
                        "  patch: 104 of 168 changed lines covered, 61.90 %",
                        "  New gaps: 138 lines in 9 gaps, the largest in changed code first",
                        "    … and 6 more",
                        "  Failed: line coverage fell 0.62 points against #119; 0.50 are allowed.",
                        "  Verdict: FAILED, the build fails")
                .endsWith("  Report: http://jenkins/job/payments-api/120/coverage-monitor/");
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "  FAILED +Line drop at most 0.50 points +−0.62 points +−0.50 points +23 more .*"));
        assertThat(lines).anyMatch(line -> line.matches("    worker/payments_worker/refunds.py:203–221 +17 lines"));
    }

    @Test
    void letsNoNameForgeALine() {
        ReadReport hostile = ReadReport.builder("a\nFinished: SUCCESS\u001b[2K\u202Etxt.xml")
                .error("a\nb is not a report")
                .create();
        assertThat(ConsoleTable.reports(new Collected(Measurement.NONE, List.of(hostile), List.of())))
                .noneMatch(line -> line.chars().anyMatch(c -> c == '\n' || c == 0x1b || c == 0x202E))
                .anyMatch(line -> line.contains("a\\u000aFinished"));
    }
}
