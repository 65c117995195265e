package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.collect.owner.CodeOwners;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.collect.service.ServiceRelease;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.Baseline;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.gate.rule.GateRule;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.model.TestTotals;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one build besides its measurement: the reports, the results and the baseline.
 *
 * @param build the build's number
 * @param reports the reports of all calls, each once
 * @param problems problems of no single report, each once
 * @param patch the changed lines under the paths of the measurement, or {@code null} if unknown
 * @param lineage what git knows about the built commit, or {@code null} if unknown
 * @param gates the results of the gates for the whole build
 * @param baseline the build compared with, or {@code null} if there was none
 * @param baselineJob the full name of that build's job, or {@code null} if it is this one
 * @param baselineWords that build in words, and why it was chosen; {@code null} if there was none
 * @param config the configuration of all its calls together
 * @param bestOfFiles the best shares of changed files that ratchets require from this build on, if it is complete
 * @param point the build's point for the history, so that it can be added after a crash; {@code null} in records of
 * older versions
 * @param absent reports of an earlier build that a call's workspace did not have
 * @param parts how many calls recorded a part of it
 * @param owners who owns which files, or {@code null} if no workspace said so
 */
@WithBuilder
public record BuildRecord(
        int build,
        List<ReadReport> reports,
        List<String> problems,
        @Nullable Patch patch,
        @Nullable Lineage lineage,
        List<GateResult> gates,
        @Nullable Integer baseline,
        @Nullable String baselineJob,
        @Nullable String baselineWords,
        MonitorConfig config,
        FileRatchetBests bestOfFiles,
        @Nullable Point point,
        List<AbsentReport> absent,
        int parts,
        @Nullable CodeOwners owners) {
    /** Creates a record; the collections are copied. Older records may lack a configuration and bests. */
    public BuildRecord {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
        gates = List.copyOf(gates);
        config = config == null ? MonitorConfig.DEFAULT : config;
        bestOfFiles = bestOfFiles == null ? FileRatchetBests.NONE : bestOfFiles;
        absent = absent == null ? List.of() : List.copyOf(absent);
    }

    /** The record of a build of which nothing is recorded yet. */
    public static BuildRecord empty(int build) {
        return BuildRecordBuilder.builder()
                .build(build)
                .reports(List.of())
                .problems(List.of())
                .patch(null)
                .lineage(null)
                .gates(List.of())
                .baseline(null)
                .baselineJob(null)
                .baselineWords(null)
                .config(MonitorConfig.DEFAULT)
                .bestOfFiles(FileRatchetBests.NONE)
                .point(null)
                .absent(List.of())
                .parts(0)
                .owners(null)
                .create();
    }

    /** Adds what another call of the same build read. A report that was read before does not count twice. */
    public BuildRecord plus(Collected collected) {
        List<ReadReport> all = new ArrayList<>(reports);
        Set<Identity> known = new LinkedHashSet<>();
        reports.forEach(report -> known.add(Identity.of(report)));
        for (ReadReport report : collected.reports()) {
            if (known.add(Identity.of(report))) {
                all.add(report);
            }
        }
        Set<String> sentences = new LinkedHashSet<>(problems);
        sentences.addAll(collected.problems());
        Set<AbsentReport> missed = new LinkedHashSet<>(absent);
        missed.addAll(collected.absent());
        return toBuilder()
                .reports(all)
                .problems(List.copyOf(sentences))
                .absent(List.copyOf(missed))
                .parts(parts + 1)
                .owners(collected.owners() == null ? owners : collected.owners())
                .create();
    }

    /**
     * A copy with the current configuration. While a build runs, each call adds its configuration to that of the calls
     * before, so that no stage undoes the gates of another. A complete build that is recorded again is monitored by the
     * new configuration alone.
     *
     * @throws IllegalArgumentException if the call contradicts an earlier one; the message is one sentence
     */
    public BuildRecord asking(MonitorConfig asked, boolean running) {
        boolean first = !running || reports.isEmpty() && problems.isEmpty() && point == null;
        return toBuilder().config(first ? asked : config.and(asked)).create();
    }

    /** The components that are running services, by their reports. */
    public Set<String> services() {
        return reports.stream()
                .filter(ReadReport::ofService)
                .map(ReadReport::component)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The releases of the running services by name; services without a known release are left out. */
    public Map<String, ServiceRelease> releases() {
        Map<String, ServiceRelease> releases = new TreeMap<>();
        for (ReadReport report : reports) {
            if (report.release() != null) {
                releases.merge(report.component(), report.release(), ServiceRelease::and);
            }
        }
        return releases;
    }

    /** The differences between parts of a service that should be equal, a sentence each. */
    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        releases().forEach((service, all) -> {
            boolean reported = reports.stream()
                    .anyMatch(report -> service.equals(report.component()) && all.equals(report.release()));
            if (!reported) {
                all.differences().forEach(sentence -> differences.add("service " + service + ": " + sentence));
            }
        });
        return differences;
    }

    /** The gates of all calls of the build, each once. */
    public List<GateRule> rules() {
        return config.gates();
    }

    /** A copy with what git and the changed lines show; what is unknown now is kept from an earlier call. */
    public BuildRecord changing(@Nullable Patch lines, @Nullable Lineage known) {
        return toBuilder()
                .patch(lines == null ? patch : lines)
                .lineage(known == null || known.unknown() != null && lineage != null ? lineage : known)
                .create();
    }

    /** A copy with the verdict on the whole build, and its point. */
    public BuildRecord judged(Verdict verdict, Point kept) {
        Baseline compared = verdict.baseline();
        return toBuilder()
                .gates(verdict.results())
                .baseline(compared == null ? null : (Integer) compared.build())
                .baselineJob(compared == null ? null : compared.job())
                .baselineWords(compared == null ? null : compared.words())
                .bestOfFiles(verdict.bestOfFiles())
                .point(kept)
                .create();
    }

    private BuildRecordBuilder toBuilder() {
        return BuildRecordBuilder.builder(this);
    }

    /** The tests of all reports; those of a report that was read twice count once. */
    public TestTotals tests() {
        return reports.stream().map(ReadReport::tests).reduce(TestTotals.NONE, TestTotals::plus);
    }

    /** Files that an earlier build measured, that are still in a workspace of this one, and that it did not measure. */
    public Set<String> unmeasured(Measurement whole) {
        Set<String> paths = new TreeSet<>();
        absent.forEach(report -> paths.addAll(report.unmeasured()));
        if (!paths.isEmpty()) {
            whole.files().forEach(file -> paths.remove(file.path()));
        }
        return paths;
    }

    /** The tests of the reports that belong to a named component, by name. */
    public Map<String, TestTotals> testsByComponent() {
        Map<String, TestTotals> byComponent = new TreeMap<>();
        reports.stream()
                .filter(report ->
                        !report.component().isEmpty() && report.tests().isMeasured())
                .forEach(report -> byComponent.merge(report.component(), report.tests(), TestTotals::plus));
        return byComponent;
    }

    /** The tests of the reports of each flag, {@code ""} for the reports without one. */
    public Map<String, TestTotals> testsByFlag() {
        Map<String, TestTotals> byFlag = new TreeMap<>();
        reports.forEach(report -> byFlag.merge(report.flag(), report.tests(), TestTotals::plus));
        return byFlag;
    }

    /** Everything that went wrong or was corrected: of no single report, of unusable ones, and in usable ones. */
    public List<String> sentences() {
        List<String> all = new ArrayList<>(problems);
        for (ReadReport report : reports) {
            if (!report.isUsable()) {
                all.add(report.error());
            }
            all.addAll(report.problems());
        }
        all.addAll(differences());
        return all;
    }

    /** Identifies a report: its path and content, but not when it was written and how long reading took. */
    private record Identity(ReadReport report) {
        static Identity of(ReadReport report) {
            return new Identity(report.undated());
        }
    }
}
