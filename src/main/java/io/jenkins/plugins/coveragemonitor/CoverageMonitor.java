package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.AcceptedLosses;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.alert.AlertEvent;
import io.jenkins.plugins.coveragemonitor.alert.AlertSettings;
import io.jenkins.plugins.coveragemonitor.alert.People;
import io.jenkins.plugins.coveragemonitor.alert.Silences;
import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.alert.store.KnownAlerts;
import io.jenkins.plugins.coveragemonitor.collect.Collected;
import io.jenkins.plugins.coveragemonitor.collect.Expectations;
import io.jenkins.plugins.coveragemonitor.collect.patch.LineageQuestion;
import io.jenkins.plugins.coveragemonitor.config.MonitorConfig;
import io.jenkins.plugins.coveragemonitor.gate.GateContext;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.history.BuildState;
import io.jenkins.plugins.coveragemonitor.history.History;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.EarlierReports;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The entry point for Jenkins and the command line, which takes a build's reports to history, verdict and alerts.
 *
 * <pre>
 *  collected on the agent ──► record (during the build): merge, judge, keep ──► complete (after it): find alerts
 * </pre>
 */
public final class CoverageMonitor {
    private final JobStores stores;
    private final BuildCompletion completion;
    private final JobAlerts jobAlerts;

    /**
     * The monitor of one job.
     *
     * @param home where the job's data is
     * @param job its full name
     */
    public CoverageMonitor(JobHome home, String job, Clock clock) {
        this(home, job, clock, () -> Retention.DEFAULT);
    }

    /**
     * The monitor of one job among others.
     *
     * @param home where the job's data is
     * @param job its full name
     * @param retention how long data is kept if the job has no setting of its own
     */
    public CoverageMonitor(JobHome home, String job, Clock clock, Supplier<Retention> retention) {
        this.stores = new JobStores(home, job, clock, retention);
        this.completion = new BuildCompletion(stores);
        this.jobAlerts = new JobAlerts(stores);
    }

    /** The job's full name. */
    public String job() {
        return stores.job;
    }

    /** The display name of the monitor; {@code null} for the default one, which needs none. */
    public @Nullable String label() {
        if (stores.home.id().equals(JobHome.DEFAULT_ID)) {
            return null;
        }
        String name = name();
        return name == null ? stores.home.id() : name;
    }

    /** The display name of the monitor since its last build; {@code null} if it has none or it cannot be read. */
    public @Nullable String name() {
        try {
            return stores.config.name();
        } catch (IOException damaged) {
            return null;
        }
    }

    /** The job's full name, followed by the monitor's display name if it is not the default one. */
    public String title() {
        String label = label();
        return label == null ? stores.job : stores.job + " · " + label;
    }

    /** The configuration when a build was last recorded. */
    public MonitorConfig config() throws IOException {
        return stores.config.read();
    }

    /** How long the job's data is kept: by its own setting, else by that for all jobs. */
    public Retention retention() {
        return stores.retention();
    }

    /** The job's history. */
    public History history() {
        return stores.history;
    }

    /** The job's alerts. */
    public AlertStore alerts() {
        return stores.alerts();
    }

    /** The job's alerts, or why they are not known; one look at the disk for a job that was never searched for them. */
    public KnownAlerts knownAlerts() {
        return hasAlertStore() ? alerts().known() : KnownAlerts.NONE;
    }

    /** A sentence about a file of the job for readers of its pages, to whom the place of the job's folder is not told. */
    String withoutFolder(String sentence) {
        Path folder = stores.home.folder();
        // Some name the file as the home was given, others by its full path.
        return sentence.replace(folder.toAbsolutePath().normalize() + File.separator, "")
                .replace(folder + File.separator, "");
    }

    /** The configuration when a build was last recorded; the default one if it cannot be read. */
    MonitorConfig configIfReadable() {
        try {
            return config();
        } catch (IOException unreadable) {
            return MonitorConfig.DEFAULT;
        }
    }

    /**
     * Sentences about what is stored of the job and cannot be read: lines that are skipped, and files in whose place
     * something else is; empty if there are none.
     */
    public List<String> damage() {
        List<String> sentences = new ArrayList<>();
        addProblems(sentences, stores.history::problems);
        addProblems(sentences, () -> alerts().problems());
        sentences.addAll(stores.unusable());
        return sentences;
    }

    /** Lists what is wrong with something stored. */
    @FunctionalInterface
    private interface Problems {
        List<String> all() throws IOException;
    }

    private static void addProblems(List<String> sentences, Problems problems) {
        try {
            sentences.addAll(problems.all());
        } catch (IOException unreadable) {
            sentences.add(FailureText.sentence(unreadable));
        }
    }

    /**
     * What the dashboard shows of the job; its history is only read if anything changed since. Empty for a job without
     * builds.
     */
    public Optional<JobSummary> summary() throws IOException {
        return summaryFile().current(this::summarized);
    }

    /**
     * Identifies the state that {@link #summary()} is made from: equal texts mean equal summaries. Takes a few looks at
     * the disk.
     */
    public String summaryStamp() throws IOException {
        return summaryFile().stamp();
    }

    private JobSummaryFile summaryFile() {
        return new JobSummaryFile(stores.home, stores.job);
    }

    private @Nullable JobSummary summarized() throws IOException {
        return JobSummary.of(new JobViews(this, JobContext.NONE).job(), name(), stores.clock.instant());
    }

    /**
     * Updates the stored summary, so that no reader of a list has to wait for it; after a failure the reader does it.
     */
    private void summarize() {
        try {
            summary();
        } catch (IOException unreadable) {
            // Whoever requests the summary gets the error.
        }
    }

    /** The point of a build, if it was recorded. */
    public Optional<Point> point(int build) throws IOException {
        return stores.point(build);
    }

    /** The record of a build, if there is one. */
    public Optional<BuildRecord> record(int build) throws IOException {
        return stores.record(build);
    }

    /** A build's whole measurement, if it is still kept. */
    public Optional<Measurement> measurement(int build) throws IOException {
        return stores.measurement(build);
    }

    Optional<Measurement> measurementIfReadable(int build) {
        return stores.measurementIfReadable(build);
    }

    /**
     * The reports of the job's builds, which the first builds of a branch that began from it are expected to have.
     *
     * @param name the name of the job or branch
     */
    public EarlierReports reports(String name) throws IOException {
        List<Point> points = history().points();
        List<Point> since =
                new EarlierReports(points, Integer.MAX_VALUE, null, stores::recordIfReadable).sinceComplete();
        return EarlierReports.elsewhere(
                points,
                stores::recordIfReadable,
                name,
                AcceptedLosses.among(knownAlerts().alerts(), since));
    }

    /** The job's builds as something to compare with. */
    public JobHistory past(String name) throws IOException {
        return stores.past(name);
    }

    /**
     * What earlier builds let expect of a build, for the machine with its workspace.
     *
     * @param began when the build began, or {@code null} if the recorded time is not that
     */
    public Expectations expectations(BuildContext build, MonitorConfig config, @Nullable Instant began)
            throws IOException {
        return new BuildPreparation(stores, build).expectations(config, began);
    }

    /**
     * The questions to the git of a build's workspace before it is judged.
     *
     * @param target the target branch of a change request as the clone calls it, {@code null} if there is none
     * @param surroundings adds what only the caller knows, as for {@link #record}
     */
    public LineageQuestion question(
            BuildContext build, MonitorConfig config, @Nullable String target, UnaryOperator<GateContext> surroundings)
            throws IOException {
        return new BuildPreparation(stores, build).question(config, target, surroundings);
    }

    /**
     * The commit from which on the changed lines of a build count: that of the newest build of its branch whose changed
     * lines no gate stopped, so that refused lines stay part of the change until they are covered or gone. While there
     * is none, that of the first measured build.
     *
     * @return {@code null} if no commit is recorded
     */
    public @Nullable String changesBegin(BuildContext build) throws IOException {
        return new BuildPreparation(stores, build).changesBegin();
    }

    /**
     * Records what was collected for a build. Several calls of one build (of parallel stages) become one measurement,
     * and the verdict is always that of the whole so far, by the gates of all its calls. Everything is on disk when the
     * method returns.
     *
     * @param surroundings adds what only the caller knows: the target branch of a change request, other jobs
     * @throws IOException if it could not be stored; everything is then unchanged
     * @throws IllegalArgumentException if this contradicts another call of the same build
     */
    public RecordResult record(
            BuildContext build, Collected collected, MonitorConfig config, UnaryOperator<GateContext> surroundings)
            throws IOException {
        RecordResult recorded = new BuildRecording(stores, build, config, surroundings).record(collected, false);
        summarize();
        return recorded;
    }

    /**
     * Replaces what was recorded of a build, for example to correct a wrong report. Otherwise as {@link #record}.
     *
     * @throws IOException if it could not be stored
     */
    public RecordResult replace(
            BuildContext build, Collected collected, MonitorConfig config, UnaryOperator<GateContext> surroundings)
            throws IOException {
        RecordResult recorded = new BuildRecording(stores, build, config, surroundings).record(collected, true);
        summarize();
        return recorded;
    }

    /**
     * The builds whose recording began and whose end is not recorded: those that run, and those that a crash
     * interrupted. Takes one look at a folder.
     */
    public SortedSet<Integer> unfinished() throws IOException {
        return stores.unfinished.all();
    }

    /** Whether the recording of an unfinished build began before a moment. */
    public boolean begunBefore(int build, Instant moment) throws IOException {
        return stores.unfinished.begunBefore(build, moment);
    }

    /** The builds that are running according to the history; after a crash of an older version they stay so. */
    public SortedSet<Integer> running() throws IOException {
        return completion.running();
    }

    /** How many calls recorded a part of a build. */
    public int parts(int build) throws IOException {
        return record(build).map(BuildRecord::parts).orElse(0);
    }

    /**
     * Closes the earlier builds whose last part was never recorded: they stay partial.
     *
     * @return their numbers
     */
    public List<Integer> closeBefore(int build) throws IOException {
        return completion.closeBefore(build);
    }

    /**
     * Records the end of a build that was recorded while it ran. From then on it can be compared with, if it is
     * complete. The build's folder and the history are brought into agreement, and drafts that a crash left are
     * removed. Does nothing for a build that was not recorded.
     *
     * @return the build's point; empty if it was not recorded
     */
    public Optional<Point> ended(int build, BuildState buildState) throws IOException {
        Optional<Point> ended = completion.ended(build, buildState);
        summarize();
        return ended;
    }

    /**
     * Searches a build that has ended for alerts. They are on disk before anybody is notified.
     *
     * @param silences all silences
     * @return what happened to alerts
     */
    public AlertEvent complete(BuildContext build, MonitorConfig config, Silences silences) throws IOException {
        return complete(build, config, silences, List.of());
    }

    /**
     * Searches a build that has ended for alerts, as above.
     *
     * @param authors the authors of the commits since the last good build, as far as known
     */
    public AlertEvent complete(BuildContext build, MonitorConfig config, Silences silences, List<People.Author> authors)
            throws IOException {
        AlertEvent found = jobAlerts.complete(
                build.number(), config.alerts(), silences, new People(losingOwners(build.number()), authors));
        summarize();
        return found;
    }

    /** An alert is sent even without owners. */
    private List<String> losingOwners(int build) {
        try {
            return new JobViews(this, JobContext.NONE)
                    .build(build)
                    .map(LosingOwners::of)
                    .orElse(List.of());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /** The builds that are kept forever, such as releases, ascending; even those that were not recorded. */
    public SortedSet<Integer> keptBuilds() {
        return stores.kept.read();
    }

    /**
     * Records whether a build is kept forever, to be marked on the trend.
     *
     * @return whether this changed anything
     * @throws IOException if it could not be recorded
     */
    public boolean keep(int build, boolean kept) throws IOException {
        return stores.kept.mark(build, kept);
    }

    /** Whether builds were ever searched for alerts; takes one look at the disk. */
    public boolean hasAlertStore() {
        return Files.exists(stores.home.alerts(), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Updates the job's alerts without a build. The history is only read if a stale measurement would be an alert, or a
     * branch with an alert may be gone. If nothing changes, nothing is written.
     *
     * @return what happened; its notices also wait in the alert store
     */
    public Optional<AlertEvent> watch(AlertSettings settings, Silences silences) throws IOException {
        return jobAlerts.watch(settings, silences);
    }

    /**
     * Makes the newest build's measurement the level that gates compare with, because somebody accepted an alert.
     *
     * @param who who accepted it; {@code null} if time did
     * @return the gates that compare with it from then on, as alerts name them
     * @throws IllegalStateException if the alert is about a gate with a fixed limit; the message is one sentence with
     * the remedy
     */
    public Set<String> accept(Alert alert, @Nullable String who, String note) throws IOException {
        return jobAlerts.accept(alert, who, note);
    }
}
