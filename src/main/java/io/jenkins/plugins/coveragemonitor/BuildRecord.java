package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is kept of one build beside its measurement: what was read, what was said of it, and what it was compared with.
 *
 * @param build the build's number
 * @param reports the reports of all calls, each once
 * @param problems what concerns no single report, each once
 * @param patch the changed lines under the paths of the measurement, or {@code null} if they are not known
 * @param gates what the gates said of the whole
 * @param baseline the build compared with, or {@code null} if there was none
 */
public record BuildRecord(
        int build,
        List<ReadReport> reports,
        List<String> problems,
        Patch patch,
        List<GateResult> gates,
        Integer baseline) {
    /** Creates a record; the collections are copied. */
    public BuildRecord {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
        gates = List.copyOf(gates);
    }

    /** Nothing was recorded of a build yet. */
    static BuildRecord empty(int build) {
        return new BuildRecord(build, List.of(), List.of(), null, List.of(), null);
    }

    /** Adds what another call of the same build read. A report that was read before is not counted twice. */
    BuildRecord plus(List<ReadReport> moreReports, List<String> moreProblems) {
        List<ReadReport> all = new ArrayList<>(reports);
        Set<Identity> known = new LinkedHashSet<>();
        reports.forEach(report -> known.add(Identity.of(report)));
        for (ReadReport report : moreReports) {
            if (known.add(Identity.of(report))) {
                all.add(report);
            }
        }
        Set<String> sentences = new LinkedHashSet<>(problems);
        sentences.addAll(moreProblems);
        return new BuildRecord(build, all, List.copyOf(sentences), patch, gates, baseline);
    }

    /** The same with the changed lines, unless they are not known. */
    BuildRecord changing(Patch lines) {
        return lines == null ? this : new BuildRecord(build, reports, problems, lines, gates, baseline);
    }

    BuildRecord judged(List<GateResult> results, Integer comparedWith) {
        return new BuildRecord(build, reports, problems, patch, results, comparedWith);
    }

    /** The tests of all reports; those of a report that was read twice count once. */
    public TestTotals tests() {
        return reports.stream().map(ReadReport::tests).reduce(TestTotals.NONE, TestTotals::plus);
    }

    /** Everything that went wrong or was set right: of no single report, of unusable ones, and in usable ones. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(problems);
        for (ReadReport report : reports) {
            if (!report.isUsable()) {
                all.add(report.error());
            }
            all.addAll(report.problems());
        }
        return all;
    }

    /** What makes two readings the same report: where it was and everything it said, but not how long reading took. */
    private record Identity(ReadReport report) {
        static Identity of(ReadReport report) {
            return new Identity(report.withMillis(0));
        }
    }
}
