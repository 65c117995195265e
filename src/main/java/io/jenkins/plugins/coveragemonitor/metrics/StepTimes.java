package io.jenkins.plugins.coveragemonitor.metrics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The duration of the newest step of each job since the process began. Thread-safe. */
public final class StepTimes {
    /** Beyond this the jobs that were not built for longest are forgotten. */
    private static final int JOBS = 10_000;

    private final Map<String, Duration> newest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Duration> eldest) {
            return size() > JOBS;
        }
    };

    /** Records the duration of a job's step. */
    public synchronized void took(String job, Duration time) {
        newest.put(job, time);
    }

    /** The durations by job. */
    public synchronized Map<String, Duration> all() {
        return Map.copyOf(newest);
    }
}
