package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.gate.Baseline;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
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
 * @param lineage what git told of the built commit, or {@code null} if it was not asked
 * @param gates what the gates said of the whole
 * @param baseline the build compared with, or {@code null} if there was none
 * @param baselineJob the full name of that build's job, or {@code null} if it is this one
 * @param baselineWords how people call that build, and why it is that one; {@code null} if there was none
 * @param rules the gates that all calls of the build asked for, each once
 * @param bestOfFiles what ratchets hold changed files to from this build on, if it is complete
 */
public record BuildRecord(
        int build,
        List<ReadReport> reports,
        List<String> problems,
        Patch patch,
        Lineage lineage,
        List<GateResult> gates,
        Integer baseline,
        String baselineJob,
        String baselineWords,
        List<GateRule> rules,
        FileRatchetBests bestOfFiles) {
    /** Creates a record; the collections are copied. One that was written without rules or bests has none. */
    public BuildRecord {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
        gates = List.copyOf(gates);
        rules = rules == null ? List.of() : List.copyOf(rules);
        bestOfFiles = bestOfFiles == null ? FileRatchetBests.NONE : bestOfFiles;
    }

    /** Nothing was recorded of a build yet. */
    public static BuildRecord empty(int build) {
        return new BuildRecord(
                build, List.of(), List.of(), null, null, List.of(), null, null, null, List.of(), FileRatchetBests.NONE);
    }

    /** Adds what another call of the same build read. A report that was read before is not counted twice. */
    public BuildRecord plus(List<ReadReport> moreReports, List<String> moreProblems) {
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
        return new BuildRecord(
                build,
                all,
                List.copyOf(sentences),
                patch,
                lineage,
                gates,
                baseline,
                baselineJob,
                baselineWords,
                rules,
                bestOfFiles);
    }

    /**
     * The same with the gates that hold now. While a build runs, each of its calls adds its own to those of the calls
     * before: a stage that judges its component is not undone by the stage that ends after it. A build that was complete
     * is recorded anew, and judged by what is asked now.
     */
    public BuildRecord asking(List<GateRule> asked, boolean running) {
        Set<GateRule> all = new LinkedHashSet<>(running ? rules : List.of());
        all.addAll(asked);
        return new BuildRecord(
                build,
                reports,
                problems,
                patch,
                lineage,
                gates,
                baseline,
                baselineJob,
                baselineWords,
                List.copyOf(all),
                bestOfFiles);
    }

    /** The same with what git and the changed lines tell; what is not known now is kept from an earlier call. */
    public BuildRecord changing(Patch lines, Lineage known) {
        return new BuildRecord(
                build,
                reports,
                problems,
                lines == null ? patch : lines,
                known == null || known.unknown() != null && lineage != null ? lineage : known,
                gates,
                baseline,
                baselineJob,
                baselineWords,
                rules,
                bestOfFiles);
    }

    public BuildRecord judged(Verdict verdict) {
        Baseline compared = verdict.baseline();
        return new BuildRecord(
                build,
                reports,
                problems,
                patch,
                lineage,
                verdict.results(),
                compared == null ? null : (Integer) compared.build(),
                compared == null ? null : compared.job(),
                compared == null ? null : compared.words(),
                rules,
                verdict.bestOfFiles());
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
