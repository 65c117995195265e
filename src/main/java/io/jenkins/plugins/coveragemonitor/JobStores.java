package io.jenkins.plugins.coveragemonitor;

import io.jenkins.plugins.coveragemonitor.alert.store.AlertStore;
import io.jenkins.plugins.coveragemonitor.config.ConfigFile;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.gate.PastVerdict;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevel;
import io.jenkins.plugins.coveragemonitor.history.AcceptedLevelsFile;
import io.jenkins.plugins.coveragemonitor.history.History;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.KeptBuildsFile;
import io.jenkins.plugins.coveragemonitor.history.MeasurementFile;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.history.RatchetBestsFile;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.StoredPlace;
import io.jenkins.plugins.coveragemonitor.history.UnfinishedBuilds;
import io.jenkins.plugins.coveragemonitor.history.UnusablePlaceException;
import io.jenkins.plugins.coveragemonitor.history.WriterLock;
import io.jenkins.plugins.coveragemonitor.model.FailureText;
import io.jenkins.plugins.coveragemonitor.model.Measurement;
import io.jenkins.plugins.coveragemonitor.record.BuildRecord;
import io.jenkins.plugins.coveragemonitor.record.BuildRecordFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All stored data of one job, and how it is read. */
final class JobStores {
    final JobHome home;
    final String job;
    final Clock clock;
    final History history;
    final ConfigFile config;
    final RatchetBestsFile bestsOfFiles;
    final UnfinishedBuilds unfinished;
    final AcceptedLevelsFile accepted;
    final KeptBuildsFile kept;
    /** Held by those who change the data of builds. */
    final WriterLock recording;

    private final Supplier<Retention> ofAllJobs;
    private final List<String> notStored = new CopyOnWriteArrayList<>();

    JobStores(JobHome home, String job, Clock clock, Supplier<Retention> ofAllJobs) {
        this.home = home;
        this.job = job;
        this.clock = clock;
        this.config = new ConfigFile(home);
        this.bestsOfFiles = new RatchetBestsFile(home);
        this.unfinished = new UnfinishedBuilds(home);
        this.accepted = new AcceptedLevelsFile(home);
        this.kept = new KeptBuildsFile(home);
        this.recording = new WriterLock(home.folder().resolve("recording"));
        this.ofAllJobs = ofAllJobs;
        this.history = new HistoryFile(home.history(), this::retention, this::buildsThatStay, clock);
    }

    AlertStore alerts() {
        return AlertStore.of(home, job, clock).keeping(retention().ofAlerts());
    }

    /** How long the job's data is kept: by its own setting, else by that for all jobs. */
    Retention retention() {
        try {
            return config.read().retention().or(ofAllJobs.get()).or(Retention.DEFAULT);
        } catch (IOException | UncheckedIOException damaged) {
            // Nothing is deleted because a file cannot be read.
            return Retention.DEFAULT;
        }
    }

    /** Stores something. */
    @FunctionalInterface
    interface Storing {
        void run() throws IOException;
    }

    /**
     * Stores what the recording of a build can do without: if something is in the way, it is not stored, and {@link
     * #unusable} says so.
     *
     * @throws IOException if it cannot be stored for another reason, such as a full disk
     */
    void ifPossible(Storing storing) throws IOException {
        try {
            storing.run();
        } catch (UnusablePlaceException inTheWay) {
            notStored.add(FailureText.sentence(inTheWay));
        }
    }

    /** Why files cannot be used that the recording of a build can do without, one sentence each. */
    Set<String> unusable() {
        Set<String> sentences = new LinkedHashSet<>(notStored);
        unfinished.problem().ifPresent(sentences::add);
        for (Path file : List.of(config.path(), home.ratchets(), accepted.path(), kept.path())) {
            try {
                StoredPlace.size(file);
            } catch (IOException unusable) {
                sentences.add(FailureText.sentence(unusable));
            }
        }
        return sentences;
    }

    /** The builds that gates compare with because somebody accepted their level, and those that are kept forever. */
    private Set<Integer> buildsThatStay() {
        return Stream.concat(accepted.read().stream().map(AcceptedLevel::build), kept.read().stream())
                .collect(Collectors.toSet());
    }

    /** The point of a build. */
    Optional<Point> point(int build) throws IOException {
        return history.points().stream()
                .filter(recorded -> recorded.build() == build)
                .findFirst();
    }

    BuildRecordFile recordFile(int build) {
        return new BuildRecordFile(home, build);
    }

    Optional<BuildRecord> record(int build) throws IOException {
        return recordFile(build).read();
    }

    /** A build's record; a damaged one counts as missing, where work must go on without it. */
    Optional<BuildRecord> recordIfReadable(int build) {
        try {
            return record(build);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    MeasurementFile measurementFile(int build) {
        return new MeasurementFile(home.measurement(build));
    }

    Optional<Measurement> measurement(int build) throws IOException {
        return measurementFile(build).read();
    }

    /** A build's measurement; a damaged one counts as missing, and the counters of the build decide. */
    Optional<Measurement> measurementIfReadable(int build) {
        try {
            return measurement(build);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** The job's builds as something to compare with. */
    JobHistory past(String name) throws IOException {
        return new JobHistory(name, history.points(), this::measurementIfReadable)
                .knowing(bestsOfFiles::read)
                .judged(this::pastVerdict, accepted::read);
    }

    private Optional<PastVerdict> pastVerdict(int build) {
        return recordIfReadable(build)
                .map(record -> new PastVerdict(
                        record.gates(),
                        record.patch() == null ? null : record.patch().since()));
    }

    /** Whether parts of a build were recorded and its end was not. */
    boolean isUnfinished(int build) throws IOException {
        return point(build).filter(point -> !point.hasEnded()).isPresent();
    }
}
