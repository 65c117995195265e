package io.jenkins.plugins.coveragemonitor.digest;

import io.jenkins.plugins.coveragemonitor.model.Counter;
import io.jenkins.plugins.coveragemonitor.model.Points;
import io.jenkins.plugins.coveragemonitor.model.WithBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a period.
 *
 * @param from the beginning of the period
 * @param to its end
 * @param jobs how many jobs were measured in it
 * @param rose the jobs whose line coverage rose, those that rose most first
 * @param fell the jobs whose line coverage fell, those that fell most first
 * @param repaired alerts that ended well in it, newest first
 * @param open alerts that are open at its end, the most urgent first
 * @param next what to test next in the jobs that need it most
 * @param alertsUnknown the jobs whose alerts cannot be read
 */
@WithBuilder
public record Digest(
        Instant from,
        Instant to,
        int jobs,
        List<Move> rose,
        List<Move> fell,
        List<Repair> repaired,
        List<Open> open,
        List<Next> next,
        List<String> alertsUnknown) {
    /** Creates it; the lists are copied. */
    public Digest {
        rose = List.copyOf(rose);
        fell = List.copyOf(fell);
        repaired = List.copyOf(repaired);
        open = List.copyOf(open);
        next = List.copyOf(next);
        alertsUnknown = List.copyOf(alertsUnknown);
    }

    /** Whether there is nothing to report: nothing moved, was repaired, is open or unknown. */
    public boolean isEmpty() {
        return rose.isEmpty() && fell.isEmpty() && repaired.isEmpty() && open.isEmpty() && alertsUnknown.isEmpty();
    }

    /** A job whose coverage moved. */
    public record Move(String job, Counter before, Counter now) {
        /** The difference. */
        public Points points() {
            return Points.between(before, now);
        }
    }

    /**
     * An alert that ended well.
     *
     * @param job the job
     * @param message its message
     * @param by who or what ended it, such as {@code Ann} or {@code #41, commit 4be07d2a1c}
     */
    public record Repair(String job, @Nullable String message, String by) {}

    /** An alert that is open. */
    public record Open(String job, String severity, @Nullable String message, Instant since) {}

    /** A file that is worth a test. */
    public record Next(String job, String path, String why) {}
}
