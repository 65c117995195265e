package io.jenkins.plugins.coveragemonitor.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/**
 * One of the monitors of a job. Most jobs have one, the usual one, whose id is {@link JobHome#DEFAULT_ID}. By job, and of one job
 * the usual one comes first.
 *
 * @param job the job's full name
 * @param id the monitor's id
 */
public record JobMonitor(String job, String id) implements Comparable<JobMonitor> {
    private static final Comparator<JobMonitor> ORDER = Comparator.comparing(JobMonitor::job)
            .thenComparing(JobMonitor::isUsual, Comparator.reverseOrder())
            .thenComparing(JobMonitor::id);

    /** Creates it. */
    public JobMonitor {
        Objects.requireNonNull(job);
        Objects.requireNonNull(id);
    }

    /** The usual monitor of a job. */
    public static JobMonitor usual(String job) {
        return new JobMonitor(job, JobHome.DEFAULT_ID);
    }

    /** Of some ids the one that speaks for a job if none is named: the usual one, or else the first; the usual one without any. */
    public static String first(Collection<String> ids) {
        return ids.isEmpty() || ids.contains(JobHome.DEFAULT_ID)
                ? JobHome.DEFAULT_ID
                : ids.stream().sorted().findFirst().orElseThrow();
    }

    /** Whether it is the monitor that needs no name. */
    public boolean isUsual() {
        return id.equals(JobHome.DEFAULT_ID);
    }

    @Override
    public int compareTo(JobMonitor other) {
        return ORDER.compare(this, other);
    }

    /** The job's name, and for another monitor than the usual one its id behind it. */
    @Override
    public String toString() {
        return isUsual() ? job : job + ":" + id;
    }
}
