package io.jenkins.plugins.coveragemonitor.record;

import java.util.Objects;

/**
 * An earlier build that shows what a build is expected to have.
 *
 * @param record its record
 * @param job the name of its job or branch, {@code ""} for the recorded build's own
 */
public record EarlierBuild(BuildRecord record, String job) {
    /** Creates it. */
    public EarlierBuild {
        Objects.requireNonNull(record);
        Objects.requireNonNull(job);
    }

    /** Its number. */
    int number() {
        return record.build();
    }

    /** Its name in a sentence: {@code #12}, or {@code #12 of main}. */
    String name() {
        return "#" + record.build() + (job.isEmpty() ? "" : " of " + job);
    }
}
