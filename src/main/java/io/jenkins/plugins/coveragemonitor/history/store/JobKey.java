package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Identifies a history in a store. Within it a build's number is unique, and its point names its branch.
 *
 * @param controller the id of the controller, see {@link ControllerId}; stays when the controller's address changes
 * @param job the id of the job, see {@link JobId}; stays when the job is renamed or moved
 * @param monitor which of the job's monitors
 */
public record JobKey(String controller, String job, String monitor) implements Comparable<JobKey> {
    private static final Comparator<JobKey> ORDER =
            Comparator.comparing(JobKey::controller).thenComparing(JobKey::job).thenComparing(JobKey::monitor);

    /** Ids can name a folder on every system. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Creates a key.
     *
     * @throws IllegalArgumentException if a part is not an id
     */
    public JobKey {
        checked(controller);
        checked(job);
        checked(monitor);
    }

    /**
     * Checks an id.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'" + id
                            + "' is not an id: give up to 64 letters, digits, dots, dashes or underscores, a letter or digit first");
        }
        return id;
    }

    @Override
    public int compareTo(JobKey other) {
        return ORDER.compare(this, other);
    }
}
