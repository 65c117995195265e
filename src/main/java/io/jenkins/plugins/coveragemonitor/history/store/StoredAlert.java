package io.jenkins.plugins.coveragemonitor.history.store;

import java.util.Comparator;

/**
 * An ended alert, as a search finds it.
 *
 * @param key its history
 * @param job the full name of its job
 * @param alert the alert
 */
public record StoredAlert(JobKey key, String job, EndedAlert alert) {
    /** By end, newest first, then by names and keys. */
    static final Comparator<StoredAlert> NEWEST_FIRST = Comparator.comparing(
                    (StoredAlert found) -> found.alert().ended())
            .reversed()
            .thenComparing(StoredAlert::job)
            .thenComparing(StoredAlert::key)
            .thenComparing(found -> found.alert().id());
}
