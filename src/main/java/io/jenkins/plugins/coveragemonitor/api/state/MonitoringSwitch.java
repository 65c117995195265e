package io.jenkins.plugins.coveragemonitor.api.state;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether monitoring runs, for all jobs and for each. Builds are always recorded: only the search for alerts and their
 * notifications stop.
 */
public final class MonitoringSwitch {
    private final StateFile<Switches> file;
    private final Clock clock;

    /** The switch in a file, which need not exist: then all monitoring runs. */
    public MonitoringSwitch(Path file, Clock clock) {
        this.file = new StateFile<>(file, Switches.class, new Switches(1, null, Map.of()));
        this.clock = clock;
    }

    /**
     * A stop of monitoring.
     *
     * @param since when
     * @param who who stopped it
     * @param note why, empty if nothing was said
     */
    public record Stopped(Instant since, String who, String note) {}

    /** The content of the file: what is stopped. */
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

    /** Whether a job is monitored: neither its monitoring nor all monitoring is stopped. */
    public boolean isOn(String job) throws IOException {
        Switches now = file.read();
        return now.all() == null && !now.jobs().containsKey(job);
    }

    /** The stop of all monitoring, or {@code null}. */
    public @Nullable Stopped all() throws IOException {
        return file.read().all();
    }

    /** The stop of only a job's monitoring, or {@code null}. */
    public @Nullable Stopped of(String job) throws IOException {
        return file.read().jobs().get(job);
    }

    /** Stops a job's monitoring, or all for {@code null}; what is stopped already is not changed. */
    public void stop(@Nullable String job, String who, String note) throws IOException {
        Stopped stopped = new Stopped(clock.instant(), who, note);
        file.update(before ->
                (job == null ? before.all() : before.jobs().get(job)) == null ? before.with(job, stopped) : before);
    }

    /** Starts a job's monitoring; or all for {@code null}, except that of jobs that are stopped individually. */
    public void start(@Nullable String job) throws IOException {
        file.update(before -> before.with(job, null));
    }

    /** Moves the state of a renamed job, or deletes it for {@code null}. */
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
