package io.jenkins.plugins.coveragemonitor.record;

import io.jenkins.plugins.coveragemonitor.collect.AbsentReport;
import io.jenkins.plugins.coveragemonitor.collect.CodeOwners;
import io.jenkins.plugins.coveragemonitor.collect.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.collect.ReadReport;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateResult;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.Point;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link BuildRecord}. */
final class BuildRecordBuilder {
    private final int build;
    private List<ReadReport> reports = List.of();
    private List<String> problems = List.of();
    private @Nullable Patch patch;
    private @Nullable Lineage lineage;
    private List<GateResult> gates = List.of();
    private @Nullable Integer baseline;
    private @Nullable String baselineJob;
    private @Nullable String baselineWords;
    private MonitorConfig config = MonitorConfig.DEFAULT;
    private FileRatchetBests bestOfFiles = FileRatchetBests.NONE;
    private @Nullable Point point;
    private List<AbsentReport> absent = List.of();
    private int parts;
    private @Nullable CodeOwners owners;

    BuildRecordBuilder(int build) {
        this.build = build;
    }

    /** The reports of all calls, each once. */
    BuildRecordBuilder reports(List<ReadReport> value) {
        reports = value;
        return this;
    }

    /** What concerns no single report, each once. */
    BuildRecordBuilder problems(List<String> value) {
        problems = value;
        return this;
    }

    /** The changed lines under the paths of the measurement, or {@code null} if they are not known. */
    BuildRecordBuilder patch(@Nullable Patch value) {
        patch = value;
        return this;
    }

    /** What git said about the built commit, or {@code null} if it was not asked. */
    BuildRecordBuilder lineage(@Nullable Lineage value) {
        lineage = value;
        return this;
    }

    /** What the gates said of the whole. */
    BuildRecordBuilder gates(List<GateResult> value) {
        gates = value;
        return this;
    }

    /** The build compared with, or {@code null} if there was none. */
    BuildRecordBuilder baseline(@Nullable Integer value) {
        baseline = value;
        return this;
    }

    /** The full name of that build's job, or {@code null} if it is this one. */
    BuildRecordBuilder baselineJob(@Nullable String value) {
        baselineJob = value;
        return this;
    }

    /** How people call that build, and why it is that one; {@code null} if there was none. */
    BuildRecordBuilder baselineWords(@Nullable String value) {
        baselineWords = value;
        return this;
    }

    /** How the build is monitored, by all its calls together. */
    BuildRecordBuilder config(MonitorConfig value) {
        config = value;
        return this;
    }

    /** What ratchets hold changed files to from this build on, if it is complete. */
    BuildRecordBuilder bestOfFiles(FileRatchetBests value) {
        bestOfFiles = value;
        return this;
    }

    /**
     * What history is to keep of the build, so that it can be kept there if a crash came between; {@code null} in
     * records of older versions.
     */
    BuildRecordBuilder point(@Nullable Point value) {
        point = value;
        return this;
    }

    /** Reports of an earlier build that a call's workspace did not have. */
    BuildRecordBuilder absent(List<AbsentReport> value) {
        absent = value;
        return this;
    }

    /** How many calls recorded a part of it. */
    BuildRecordBuilder parts(int value) {
        parts = value;
        return this;
    }

    /** Who owns which files, or {@code null} if no workspace said so. */
    BuildRecordBuilder owners(@Nullable CodeOwners value) {
        owners = value;
        return this;
    }

    /** Makes it. */
    BuildRecord build() {
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
                config,
                bestOfFiles,
                point,
                absent,
                parts,
                owners);
    }
}
