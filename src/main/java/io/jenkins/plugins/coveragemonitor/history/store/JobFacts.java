package io.jenkins.plugins.coveragemonitor.history.store;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the jobs of a home have besides points, in files that stores do not know. */
public interface JobFacts {
    /** No facts. */
    JobFacts NONE = new JobFacts() {
        @Override
        public Optional<JobDescription> description(JobHome home, String job) {
            return Optional.empty();
        }

        @Override
        public List<EndedAlert> ended(JobHome home, String job) {
            return List.of();
        }
    };

    /**
     * The description of a job.
     *
     * @param home where it keeps its recorded data
     * @param job its full name
     */
    Optional<JobDescription> description(JobHome home, String job) throws IOException;

    /** The ended alerts of a job, in any order. */
    List<EndedAlert> ended(JobHome home, String job) throws IOException;
}
