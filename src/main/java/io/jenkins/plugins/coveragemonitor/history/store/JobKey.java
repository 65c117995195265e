package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.Comparator;

/**
 * Which history of all that a store keeps. Within it a build's number is unique; its branch is told by its point.
 *
 * @param controller the id of the controller, see {@link ControllerId}; stays when the controller gets another address
 * @param job the id of the job, see {@link JobId}; stays when the job is renamed or moved
 * @param monitor which of the job's monitors
 */
public record JobKey(String controller, String job, String monitor) implements Comparable<JobKey> {
    private static final Comparator<JobKey> ORDER =
            Comparator.comparing(JobKey::controller).thenComparing(JobKey::job).thenComparing(JobKey::monitor);

    /**
     * Creates a key.
     *
     * @throws IllegalArgumentException if a part is blank, longer than 200 characters, or has control characters
     */
    public JobKey {
        check(controller);
        check(job);
        check(monitor);
    }

    private static void check(String part) {
        if (part.isBlank() || part.length() > 200 || part.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "'" + part + "' is no id: give 1 to 200 characters, none of them a control character");
        }
    }

    @Override
    public int compareTo(JobKey other) {
        return ORDER.compare(this, other);
    }
}
