package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The settings that people make at run time, in a folder of the monitor's home.
 *
 * @param monitoring whether monitoring runs
 * @param thresholds settings of alerts
 * @param silences silences
 * @param audit the audit log
 * @param pendingDeletions jobs that are being deleted
 * @param lastCheck the report of the last periodic check; not on disk
 */
public record MonitorState(
        MonitoringSwitch monitoring,
        Thresholds thresholds,
        SilenceStore silences,
        AuditLog audit,
        PendingDeletions pendingDeletions,
        LastCheck lastCheck) {

    /**
     * The state in a folder, which need not exist.
     *
     * @param random creates the ids of silences
     * @param retention how long the audit log is kept
     */
    public static MonitorState in(Path folder, Clock clock, RandomGenerator random, Supplier<Retention> retention) {
        return new MonitorState(
                new MonitoringSwitch(folder.resolve("monitoring.json"), clock),
                new Thresholds(folder.resolve("thresholds.json")),
                new SilenceStore(folder.resolve("silences.json"), clock, random, retention),
                new AuditLog(folder.resolve("audit.jsonl"), clock, retention),
                new PendingDeletions(folder.resolve("pending-deletions.json")),
                new LastCheck());
    }

    /** Moves the settings of a renamed job. */
    public void renamed(String from, String to) throws IOException {
        monitoring.renamed(from, to);
        thresholds.renamed(from, to);
        silences.renamed(from, to);
    }

    /** Deletes the settings of a deleted job; another one of that name starts anew. */
    public void deleted(String job) throws IOException {
        monitoring.renamed(job, null);
        thresholds.renamed(job, null);
        pendingDeletions.over(job);
    }
}
