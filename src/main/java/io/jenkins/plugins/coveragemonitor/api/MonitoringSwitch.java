package io.jenkins.plugins.coveragemonitor.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether monitoring runs, for all jobs and for each. Builds are recorded all the same: only the search for alerts and
 * their notifications stop.
 */
public final class MonitoringSwitch {
    private final StateFile<Switches> file;
    private final Clock clock;

    /** The switch in a file, which need not exist: then everything runs. */
    public MonitoringSwitch(Path file, Clock clock) {
        this.file = new StateFile<>(file, Switches.class, new Switches(1, null, Map.of()));
        this.clock = clock;
    }

    /**
     * That monitoring was stopped.
     *
     * @param since when
     * @param who who stopped it
     * @param note why, empty if nothing was said
     */
    public record Stopped(Instant since, String who, String note) {}

    /** What is in the file: what is stopped. */
    private record Switches(int v, @Nullable Stopped all, Map<String, Stopped> jobs) {
        Switches {
            jobs = jobs == null ? Map.of() : Map.copyOf(jobs);
        }

        Switches with(@Nullable String job, @Nullable Stopped stopped) {
            if (job == null) {
                return new Switches(v, stopped, jobs);
            }
            Map<String, Stopped> changed = new TreeMap<>(jobs);
            changed.remove(job);
            if (stopped != null) {
                changed.put(job, stopped);
            }
            return new Switches(v, all, changed);
        }
    }

    /** Whether a job is monitored: neither it nor everything is stopped. */
    public boolean isOn(String job) throws IOException {
        Switches now = file.read();
        return now.all() == null && !now.jobs().containsKey(job);
    }

    /** That monitoring of all jobs was stopped, or {@code null}. */
    public @Nullable Stopped all() throws IOException {
        return file.read().all();
    }

    /** That monitoring of a job alone was stopped, or {@code null}. */
    public @Nullable Stopped of(String job) throws IOException {
        return file.read().jobs().get(job);
    }

    /** Stops; what is stopped already stays as it is. {@code null} in place of a job means all. */
    public void stop(@Nullable String job, String who, String note) throws IOException {
        Stopped stopped = new Stopped(clock.instant(), who, note);
        file.update(before ->
                (job == null ? before.all() : before.jobs().get(job)) == null ? before.with(job, stopped) : before);
    }

    /** Starts. {@code null} in place of a job means all, apart from jobs that are stopped alone. */
    public void start(@Nullable String job) throws IOException {
        file.update(before -> before.with(job, null));
    }

    /** A job has another name, or none any more for {@code null}. */
    public void renamed(String from, @Nullable String to) throws IOException {
        Stopped stopped = of(from);
        if (stopped != null) {
            file.update(before -> {
                Switches without = before.with(from, null);
                return to == null ? without : without.with(to, stopped);
            });
        }
    }
}
