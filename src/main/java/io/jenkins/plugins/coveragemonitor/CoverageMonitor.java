package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedLosses;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.BranchRetirement;
import io.jenkins.plugins.coveragemonitor.alert.GateOutcome;
import io.jenkins.plugins.coveragemonitor.alert.Resolution;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.Transition;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.alert.store.TimeBasedRules;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Expectations;
import io.jenkins.plugins.coveragemonitor.collect.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.collect.Patch;
import io.jenkins.plugins.coveragemonitor.config.ConfigFile;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.ChangedCode;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.GateRule;
import io.jenkins.plugins.coveragemonitor.gate.Gates;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.gate.PastVerdict;
import io.jenkins.plugins.coveragemonitor.gate.PatchOrigin;
import io.jenkins.plugins.coveragemonitor.gate.RemovedSincePrevious;
import io.jenkins.plugins.coveragemonitor.gate.Verdict;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevelsFile;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.FileRatchetBests;
import io.jenkins.plugins.coveragemonitor.history.FilesBefore;
import io.jenkins.plugins.coveragemonitor.history.History;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.MeasurementFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBestsFile;
import io.jenkins.plugins.coveragemonitor.history.UnfinishedBuilds;
import io.jenkins.plugins.coveragemonitor.history.WriterLock;
import io.jenkins.plugins.coveragemonitor.model.Carried;
import io.jenkins.plugins.coveragemonitor.model.Completeness;
import io.jenkins.plugins.coveragemonitor.model.Component;
import io.jenkins.plugins.coveragemonitor.model.Counters;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.BuildRecordFile;
import io.jenkins.plugins.coveragemonitor.record.CarryForwardResolver;
import io.jenkins.plugins.coveragemonitor.record.CompletenessCheck;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import io.jenkins.plugins.coveragemonitor.record.StaleReportsGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The order of things: what happens to a build's reports on their way to history, verdict and alerts. Jenkins and the
 * command line both come through here.
 *
 * <pre>
 *  collected on the agent ──► record (during the build): merge, judge, keep ──► complete (after it): alert, tell
 * </pre>
 */
public final class CoverageMonitor {
    private final JobHome home;
    private final String job;
    private final History history;
    private final ConfigFile configFile;
    private final RatchetBestsFile bestsOfFiles;
    private final UnfinishedBuilds unfinished;
    private final WriterLock recording;
    private final AcceptedLevelsFile accepted;
    private final Clock clock;

    /**
     * The monitor of one job.
     *
     * @param home where the job keeps things
     * @param job its full name
     */
    public CoverageMonitor(JobHome home, String job, Clock clock) {
        this.home = home;
        this.job = job;
        this.history = HistoryFile.of(home);
        this.configFile = new ConfigFile(home);
        this.bestsOfFiles = new RatchetBestsFile(home);
        this.unfinished = new UnfinishedBuilds(home);
        this.recording = new WriterLock(home.folder().resolve("recording"));
        this.accepted = new AcceptedLevelsFile(home);
        this.clock = clock;
    }

    /** The job's full name. */
    public String job() {
        return job;
    }

    /** How the job was monitored when a build was recorded last. */
    public MonitorConfig config() throws IOException {
        return configFile.read();
    }

    /** The job's history. */
    public History history() {
        return history;
    }

    /** The job's alert book. */
    public AlertStore alerts() {
        return AlertStore.of(home, job, clock);
    }

    /** What is kept of a build, if it was recorded. */
    public Optional<BuildRecord> record(int build) throws IOException {
        return new BuildRecordFile(home, build).read();
    }

    /** A build's whole measurement, if it is still kept. */
    public Optional<Measurement> measurement(int build) throws IOException {
        return new MeasurementFile(home.measurement(build)).read();
    }

    /** The job's builds as something to compare with. */
    public JobHistory past(String name) throws IOException {
        return new JobHistory(name, history.points(), this::measurementIfReadable)
                .knowing(bestsOfFiles::read)
                .judged(this::said, accepted::read);
    }

    /**
     * Records what was collected for a build. Several calls of one build (of parallel stages) become one measurement,
     * and the verdict is always that of the whole so far, by the gates of all its calls. On return everything is on disk.
     *
     * @param surroundings adds what only the caller knows: the target branch of a change request, other jobs
     * @throws IOException if it could not be kept; everything then is as it was
     * @throws IllegalArgumentException if a call of the same build asked for something that contradicts this
     */
    public RecordResult record(
            BuildContext build, Collected collected, MonitorConfig config, UnaryOperator<GateContext> surroundings)
            throws IOException {
        return record(build, collected, config, surroundings, false);
    }

    /**
     * Records a build as if nothing had been recorded of it before: a wrong report is corrected. Otherwise as {@link #record}.
     *
     * @throws IOException if it could not be kept
     */
    public RecordResult replace(
            BuildContext build, Collected collected, MonitorConfig config, UnaryOperator<GateContext> surroundings)
            throws IOException {
        return record(build, collected, config, surroundings, true);
    }

    private RecordResult record(
            BuildContext build,
            Collected collected,
            MonitorConfig config,
            UnaryOperator<GateContext> surroundings,
            boolean anew)
            throws IOException {
        return recording.holding(() -> {
            settleBrokenOff(build.number());
            BuildRecordFile file = new BuildRecordFile(home, build.number());
            file.removeLeftovers();
            BuildRecord empty = BuildRecord.empty(build.number());
            BuildRecord known = anew ? empty : file.read().orElse(empty);
            boolean continued = build.isRunning() || isUnfinished(build.number());
            BuildRecord read = known.asking(config, continued).plus(collected);
            Measurement measured = whole(build, collected.measurement(), read, anew);
            Measurement whole = new CarryForwardResolver(
                            point(build, measured, null), history.points(), this::measurement)
                    .complete(measured, read.config().reports());
            Completeness completeness =
                    new CompletenessCheck(read, whole, earlier(build).records()).result();
            BuildRecord changed =
                    read.changing(changedLines(build, whole, collected, surroundings), collected.lineage());
            Point unjudged = point(build.of(commit(build, changed)), whole, changed.patch())
                    .with(completeness);
            GateContext context = surroundings.apply(GateContext.of(unjudged, whole)
                    .after(past(""))
                    .changing(ChangedCode.of(changed.patch(), whole))
                    .from(changed.lineage()));
            Verdict verdict = StaleReportsGate.added(
                    Gates.evaluate(changed.rules(), context),
                    changed,
                    read.config().staleReports());
            Point point = unjudged.judged(verdict.counts(), verdict.best())
                    .without(RemovedSincePrevious.of(
                            context, read.config().alerts().metrics()));
            BuildRecord after = changed.judged(verdict, point);
            keep(whole, after, file);
            return new RecordResult(build, whole, point, verdict, after);
        });
    }

    /** Puts measurement, record and history on the disk, in this order; a failure leaves all of them as they were. */
    private void keep(Measurement whole, BuildRecord after, BuildRecordFile file) throws IOException {
        int build = after.build();
        Path measurement = home.measurement(build);
        FilesBefore before = FilesBefore.of(measurement, file.path(), configFile.path(), home.ratchets());
        boolean begun = unfinished.all().contains(build);
        unfinished.begin(build);
        try {
            new MeasurementFile(measurement).write(whole);
            file.write(after);
            configFile.write(after.config());
            raise(after.point(), after);
            history.append(after.point());
        } catch (IOException | RuntimeException failed) {
            before.restore(failed);
            if (!begun) {
                unfinished.end(build);
            }
            throw failed;
        }
        if (after.point().buildState() != BuildState.RUNNING) {
            unfinished.end(build);
        }
    }

    /** Completes what a crash broke off while other builds were recorded that do not go on. */
    private void settleBrokenOff(int except) throws IOException {
        for (int build : unfinished.all()) {
            BuildState reached = recordIfReadable(build)
                    .map(BuildRecord::point)
                    .map(Point::buildState)
                    .orElse(BuildState.ABORTED);
            if (build != except && reached != BuildState.RUNNING) {
                settle(build, reached);
            }
        }
    }

    /**
     * The builds that were begun to be recorded and whose end is not written down: those that run, and those that a crash
     * broke off. One look at a folder.
     */
    public SortedSet<Integer> unfinished() throws IOException {
        return unfinished.all();
    }

    /** Whether a build that is unfinished was begun to be recorded before a moment. */
    public boolean begunBefore(int build, Instant moment) throws IOException {
        return unfinished.begunBefore(build, moment);
    }

    /** The builds that history says are running; after a crash of an older version they stay so. */
    public SortedSet<Integer> running() throws IOException {
        SortedSet<Integer> running = new TreeSet<>();
        for (Point point : history.points()) {
            if (point.buildState() == BuildState.RUNNING) {
                running.add(point.build());
            }
        }
        return running;
    }

    /** Whether parts of a build were recorded and its end was not. */
    private boolean isUnfinished(int build) throws IOException {
        return point(build).filter(point -> !point.hasEnded()).isPresent();
    }

    /** How many calls recorded a part of a build. */
    public int parts(int build) throws IOException {
        return record(build).map(BuildRecord::parts).orElse(0);
    }

    /**
     * Closes the builds before one whose last part was never recorded: they stay parts.
     *
     * @return their numbers
     */
    public List<Integer> closeBefore(int build) throws IOException {
        List<Integer> open = running().stream().filter(number -> number < build).toList();
        for (int number : open) {
            ended(number, BuildState.UNFINISHED);
        }
        return open;
    }

    /**
     * What earlier builds let expect of one, for those who have its workspace.
     *
     * @param began when the build began, or {@code null} if the time that it is recorded with is not that
     */
    public Expectations expectations(BuildContext build, MonitorConfig config, Instant began) throws IOException {
        EarlierReports earlier = earlier(build);
        List<Point> since = earlier.sinceComplete();
        Set<String> accepted = since.isEmpty() ? Set.of() : AcceptedLosses.among(alerts().alerts(), since);
        return new Expectations(
                earlier.expected(accepted),
                earlier.before(),
                began == null ? null : (Long) began.toEpochMilli(),
                clock.millis(),
                config.staleReports());
    }

    private EarlierReports earlier(BuildContext build) throws IOException {
        return new EarlierReports(history.points(), build.number(), build.branch(), this::recordIfReadable);
    }

    /**
     * What is to be asked of the git of a build's workspace before it is judged.
     *
     * @param target the target branch of a change request as the clone calls it, {@code null} for no change request
     * @param surroundings adds what only the caller knows, as for {@link #record}
     */
    public LineageQuestion question(
            BuildContext build, MonitorConfig config, String target, UnaryOperator<GateContext> surroundings)
            throws IOException {
        Point nothingYet = point(build, Measurement.NONE, null);
        GateContext context =
                surroundings.apply(GateContext.of(nothingYet, Measurement.NONE).after(past("")));
        List<String> measured = context.target() == null
                ? List.of()
                : context.target().points().stream()
                        .filter(point -> point.isComplete() && point.isMeasured() && point.commit() != null)
                        .map(Point::commit)
                        .distinct()
                        .toList();
        List<GateRule> rules = record(build.number())
                .orElse(BuildRecord.empty(build.number()))
                .asking(config, build.isRunning() || isUnfinished(build.number()))
                .rules();
        return new LineageQuestion(
                context.target() == null ? null : target, measured, Gates.baselineCommits(rules, context));
    }

    /**
     * The commit from which on the changed lines of a build are counted: that of the newest build of its branch whose
     * changed lines no gate stopped, so that lines that were refused once are part of the change until they are covered or
     * gone. As long as there is none, that of the first measured build.
     *
     * @return {@code null} if no commit is recorded
     */
    public String changesBegin(BuildContext build) throws IOException {
        return new ChangeOrigin(build, accepted.read(), this::recordIfReadable).commit(history.points());
    }

    private Patch changedLines(
            BuildContext build, Measurement whole, Collected collected, UnaryOperator<GateContext> surroundings)
            throws IOException {
        if (collected.patch() == null) {
            return null;
        }
        GateContext context =
                GateContext.of(point(build, whole, null), whole).after(past("")).from(collected.lineage());
        return PatchOrigin.settle(collected.patch().onto(whole), surroundings.apply(context));
    }

    /**
     * Writes down how a build that was recorded while it ran came to its end. From then on it can be compared with, if it
     * is complete. What lies in the build's folder and what history says of it is brought together, and what a crash left
     * there half-written is removed. A build that was not recorded changes nothing.
     *
     * @return what history says of the build now; empty if it was not recorded
     */
    public Optional<Point> ended(int build, BuildState buildState) throws IOException {
        if (point(build).isEmpty() && !unfinished.all().contains(build)) {
            return Optional.empty();
        }
        return recording.holding(() -> settle(build, buildState));
    }

    private Optional<Point> settle(int build, BuildState buildState) throws IOException {
        BuildRecordFile file = new BuildRecordFile(home, build);
        file.removeLeftovers();
        Optional<Point> known = point(build);
        Optional<BuildRecord> record = recordIfReadable(build);
        // The record is written before history: after a crash it may know more, unless the end was written down
        // already.
        Optional<Point> last = known.filter(point -> point.buildState() != BuildState.RUNNING)
                .or(() -> record.map(BuildRecord::point))
                .or(() -> known);
        if (last.isEmpty() && Files.notExists(file.path())) {
            // It was killed before anything said what was measured.
            Files.deleteIfExists(home.measurement(build));
        }
        Optional<Point> ended = last.map(point -> point.with(buildState));
        if (ended.isPresent() && !ended.equals(known)) {
            if (ended.get().isComplete() && record.isPresent()) {
                raise(ended.get(), record.get());
            }
            history.append(ended.get());
        }
        unfinished.end(build);
        return ended;
    }

    /**
     * Keeps what ratchets hold files to. What earlier builds reached stands even if this one is aborted, as it was judged
     * by that; what it reached itself counts when it is complete.
     */
    private void raise(Point point, BuildRecord judged) throws IOException {
        FileRatchetBests bests = judged.bestOfFiles();
        bestsOfFiles.raise(point.branch(), point.isComplete() ? bests : bests.without(point.build()));
    }

    private Optional<PastVerdict> said(int build) {
        return recordIfReadable(build)
                .map(record -> new PastVerdict(
                        record.gates(),
                        record.patch() == null ? null : record.patch().since()));
    }

    private Optional<BuildRecord> recordIfReadable(int build) {
        try {
            return record(build);
        } catch (IOException damaged) {
            // The end of a build has to be written down all the same; what it measured is still read as one of the
            // last.
            return Optional.empty();
        }
    }

    /** What history keeps of a build, if it was recorded. */
    public Optional<Point> point(int build) throws IOException {
        return history.points().stream()
                .filter(recorded -> recorded.build() == build)
                .findFirst();
    }

    /**
     * Looks for alerts when a build is complete. What is found is on disk before anybody is told.
     *
     * @param silences the silences there are
     * @return what happened to alerts
     */
    public AlertEvent complete(BuildContext build, MonitorConfig config, Silences silences) throws IOException {
        Point point = point(build.number())
                .orElseThrow(() -> new IOException(job + " #" + build.number() + ": was not recorded"));
        List<GateOutcome> readings = record(build.number())
                .map(record -> GateOutcome.of(record.gates(), point))
                .orElse(null);
        return alerts().evaluate(point, history.points(), readings, config.alerts(), silences);
    }

    /** Whether anything was ever looked for; one look at the disk. */
    public boolean hasAlertBook() {
        return Files.exists(home.alerts());
    }

    /**
     * Looks after what only time changes in the job's alerts. The history is read only if a stale measurement would be
     * an alert or a branch with an alert may be gone, and nothing is written if nothing changes.
     *
     * @return what happened; its notices also wait in the book
     */
    public Optional<AlertEvent> watch(AlertSettings settings, Silences silences) throws IOException {
        AlertStore book = alerts();
        boolean stale = settings.staleDays() > 0;
        boolean branches = settings.branchDays() > 0 && book.hasAlertsOfSeveralBranches();
        List<Point> points = stale || branches ? history.points() : List.of();
        List<Point> newest = stale ? newestMeasured(points) : List.of();
        if (newest.isEmpty() && book.alerts().isEmpty()) {
            return Optional.empty();
        }
        Set<String> gone = BranchRetirement.gone(points, settings, clock.instant());
        AlertEvent event = new TimeBasedRules(settings, silences).evaluate(book, newest, gone);
        for (Transition step : event.transitions()) {
            Resolution end = step.alert().resolution();
            if (end != null && end.how() == Resolution.How.ACCEPTED) {
                accept(step.alert(), null, end.note());
            }
        }
        return Optional.of(event);
    }

    /**
     * Keeps what the newest build measured as the level that gates compare with, because somebody accepted an alert.
     *
     * @param who who accepted it; {@code null} if time did
     * @throws IllegalStateException if the alert is about a gate with a fixed limit; one sentence that says what helps
     */
    public void accept(Alert alert, String who, String note) throws IOException {
        Optional<AcceptedLevel> level =
                new LevelAcceptance(history.points(), config().gates(), this::recordIfReadable).of(alert, who, note);
        if (level.isPresent()) {
            accepted.add(level.get());
        }
    }

    /** The newest measured point of each branch. */
    private static List<Point> newestMeasured(List<Point> points) {
        Map<String, Point> newest = new TreeMap<>();
        for (Point point : points) {
            if (point.isMeasured() && point.hasEnded()) {
                newest.put(point.branch() == null ? "" : point.branch(), point);
            }
        }
        return List.copyOf(newest.values());
    }

    private Measurement whole(BuildContext build, Measurement now, BuildRecord read, boolean anew) throws IOException {
        Measurement before = anew
                ? Measurement.NONE
                : new MeasurementFile(home.measurement(build.number())).read().orElse(Measurement.NONE);
        Measurement all = before.merge(now);
        return Measurement.of(all.components().values(), read.tests());
    }

    /** What was built: as the caller knows it, else as the workspace's git does. */
    private static String commit(BuildContext build, BuildRecord record) {
        return build.commit() != null || record.lineage() == null
                ? build.commit()
                : record.lineage().head();
    }

    private static Point point(BuildContext build, Measurement whole, Patch patch) {
        Map<String, Counters> components = new TreeMap<>();
        Map<String, Carried> carried = new TreeMap<>();
        for (Component component : whole.components().values()) {
            if (!component.name().isEmpty()) {
                components.put(component.name(), component.counters());
            }
            if (component.isCarried()) {
                carried.put(component.name(), component.carried());
            }
        }
        return new Point(
                build.number(),
                build.time(),
                whole.counters(),
                components,
                carried,
                whole.tests(),
                patch == null ? null : patch.counters(whole),
                Map.of(),
                build.commit(),
                build.branch(),
                build.buildState(),
                Map.of());
    }

    Optional<Measurement> measurementIfReadable(int build) {
        try {
            return measurement(build);
        } catch (IOException damaged) {
            // Detail of an old build helps a decision but is not needed for it: without it the counters decide.
            return Optional.empty();
        }
    }
}
