package io.jenkins.plugins.coveragemonitor.record;

import java.util.Objects;

/**
 * An earlier build that shows what a build may be expected to have.
 *
 * @param record what is kept of it
 * @param job what people call the job or branch that it is a build of, {@code ""} for the one that is recorded
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

    /** How a sentence calls it: {@code #12}, or {@code #12 of main}. */
    String name() {
        return "#" + record.build() + (job.isEmpty() ? "" : " of " + job);
    }
}
