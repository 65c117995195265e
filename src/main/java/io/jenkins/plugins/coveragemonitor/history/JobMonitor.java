package io.jenkins.plugins.coveragemonitor.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/**
 * One of the monitors of a job. Most jobs have only the default one, whose id is {@link JobHome#DEFAULT_ID}. Ordered by
 * job; within a job the default monitor comes first.
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

    /** The default monitor of a job. */
    public static JobMonitor usual(String job) {
        return new JobMonitor(job, JobHome.DEFAULT_ID);
    }

    /**
     * The id that represents a job if none is given: the default one if there is one or none at all, else the first.
     */
    public static String first(Collection<String> ids) {
        return ids.isEmpty() || ids.contains(JobHome.DEFAULT_ID)
                ? JobHome.DEFAULT_ID
                : ids.stream().sorted().findFirst().orElseThrow();
    }

    /** Whether this is the default monitor. */
    public boolean isUsual() {
        return id.equals(JobHome.DEFAULT_ID);
    }

    @Override
    public int compareTo(JobMonitor other) {
        return ORDER.compare(this, other);
    }

    /** The job's name, followed by the id if it is not the default one. */
    @Override
    public String toString() {
        return isUsual() ? job : job + ":" + id;
    }
}
