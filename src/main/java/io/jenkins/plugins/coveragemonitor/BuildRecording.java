package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerCounters;
import io.jenkins.plugins.coveragemonitor.collect.owner.OwnerRules;
import io.jenkins.plugins.coveragemonitor.collect.patch.Lineage;
import io.jenkins.plugins.coveragemonitor.collect.patch.Patch;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.Gates;
import io.jenkins.plugins.coveragemonitor.gate.PatchOrigin;
import io.jenkins.plugins.coveragemonitor.gate.RemovedSincePrevious;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FilesBefore;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.BuildRecordFile;
import io.jenkins.plugins.coveragemonitor.record.CarryForwardResolver;
import io.jenkins.plugins.coveragemonitor.record.CompletenessCheck;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import io.jenkins.plugins.coveragemonitor.record.StaleReportsGate;
import io.jenkins.plugins.coveragemonitor.record.UnreadableReportsGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The recording of one call of a build: merges, carries forward, judges and stores. */
final class BuildRecording {
    private final JobStores stores;
    private final BuildCompletion completion;
    private final BuildContext build;
    private final MonitorConfig config;
    private final UnaryOperator<GateContext> surroundings;

    BuildRecording(
            JobStores stores, BuildContext build, MonitorConfig config, UnaryOperator<GateContext> surroundings) {
        this.stores = stores;
        this.completion = new BuildCompletion(stores);
        this.build = build;
        this.config = config;
        this.surroundings = surroundings;
    }

    /**
     * Records what a call collected.
     *
     * @param anew whether to replace what earlier calls of the build recorded
     */
    RecordResult record(Collected collected, boolean anew) throws IOException {
        return stores.recording.holding(() -> {
            completion.settleBrokenOff(build.number());
            BuildRecordFile file = stores.recordFile(build.number());
            file.removeLeftovers();
            BuildRecord empty = BuildRecord.empty(build.number());
            BuildRecord known = anew ? empty : file.read().orElse(empty);
            boolean continued = build.isRunning() || stores.isUnfinished(build.number());
            BuildRecord read = known.asking(config, continued).plus(collected);
            Measurement measured = merged(collected.measurement(), read, anew);
            Measurement whole = new CarryForwardResolver(
                            MeasuredBuild.point(build, measured, null), stores.history.points(), stores::measurement)
                    .complete(measured, read.config().reports());
            BuildRecord changed = read.changing(changedLines(whole, collected), collected.lineage());
            Completeness completeness = completeness(read, whole, changed.lineage());
            Point unjudged = MeasuredBuild.point(build.of(commit(changed)), whole, changed.patch())
                    .with(completeness)
                    .testing(read.testsByComponent())
                    .toBuilder()
                    .owners(OwnerCounters.of(whole, changed.owners()))
                    .create();
            GateContext context = surroundings.apply(GateContext.of(unjudged, whole)
                    .after(stores.past(""))
                    .changing(changed.patch())
                    .using(changed.services())
                    .owned(
                            changed.owners() == null
                                    ? OwnerRules.NONE
                                    : changed.owners().rules())
                    .missing(changed.unmeasured(whole))
                    .from(changed.lineage()));
            Verdict fresh = StaleReportsGate.added(
                    Gates.evaluate(changed.rules(), context),
                    changed,
                    read.config().staleReports());
            Verdict verdict =
                    UnreadableReportsGate.added(fresh, changed, read.config().unreadableReports());
            Point point = unjudged.judged(verdict.counts(), verdict.best())
                    .without(RemovedSincePrevious.of(
                            context, read.config().alerts().metrics()));
            BuildRecord after = changed.judged(verdict, point);
            keep(whole, after, file, anew);
            return new RecordResult(build, whole, point, verdict, after);
        });
    }

    private Completeness completeness(BuildRecord read, Measurement whole, @Nullable Lineage lineage)
            throws IOException {
        EarlierReports earlier = new BuildPreparation(stores, build).earlier();
        Set<String> comparedWith = null;
        if (build.elsewhere() != null && earlier.areElsewhere()) {
            GateContext context = surroundings.apply(GateContext.of(MeasuredBuild.point(build, whole, null), whole)
                    .from(lineage));
            OptionalInt target = Gates.targetBuild(context);
            comparedWith = target.isEmpty()
                    ? null
                    : build.elsewhere().filesOf(target.getAsInt()).orElse(null);
        }
        return new CompletenessCheck(read, whole, earlier.records(), comparedWith).result();
    }

    private Measurement merged(Measurement now, BuildRecord read, boolean anew) throws IOException {
        Measurement before =
                anew ? Measurement.NONE : stores.measurement(build.number()).orElse(Measurement.NONE);
        return before.merge(now).testing(read.tests(), read.testsByFlag());
    }

    private @Nullable Patch changedLines(Measurement whole, Collected collected) throws IOException {
        if (collected.patch() == null) {
            return null;
        }
        GateContext context = GateContext.of(MeasuredBuild.point(build, whole, null), whole)
                .after(stores.past(""))
                .from(collected.lineage());
        return PatchOrigin.settle(collected.patch().onto(whole), surroundings.apply(context));
    }

    /** The built commit: as the caller knows it, else as the workspace's git does. */
    private @Nullable String commit(BuildRecord record) {
        return build.commit() != null || record.lineage() == null
                ? build.commit()
                : record.lineage().head();
    }

    /** Writes measurement, record and history durably, in this order; a failure leaves all of them unchanged. */
    private void keep(Measurement whole, BuildRecord after, BuildRecordFile file, boolean anew) throws IOException {
        int number = after.build();
        Point point = Objects.requireNonNull(after.point(), "a judged build has a point");
        Path measurement = stores.home.measurement(number);
        FilesBefore before = FilesBefore.of(measurement, file.path(), stores.config.path(), stores.home.ratchets());
        boolean begun = stores.unfinished.all().contains(number);
        stores.unfinished.begin(number);
        try {
            stores.measurementFile(number).write(whole);
            file.write(after);
            stores.ifPossible(() -> stores.config.write(after.config()));
            if (anew) {
                stores.ifPossible(() -> stores.bestsOfFiles.takeBack(number));
            }
            stores.ifPossible(() -> completion.raise(point, after));
            stores.history.append(point);
        } catch (IOException | RuntimeException failed) {
            before.restore(failed);
            if (!begun) {
                stores.unfinished.end(number);
            }
            throw failed;
        }
        if (point.buildState() != BuildState.RUNNING) {
            stores.unfinished.end(number);
        }
    }
}
