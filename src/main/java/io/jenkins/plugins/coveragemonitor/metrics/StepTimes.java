package io.jenkins.plugins.coveragemonitor.metrics;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long the newest step of each job took since the process began. Safe for several threads. */
public final class StepTimes {
    /** Jobs that were not built for longest are forgotten first. */
    private static final int JOBS = 10_000;

    private final Map<String, Duration> newest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Duration> eldest) {
            return size() > JOBS;
        }
    };

    /** A step of a job took so long. */
    public synchronized void took(String job, Duration time) {
        newest.put(job, time);
    }

    /** The times by job. */
    public synchronized Map<String, Duration> all() {
        return Map.copyOf(newest);
    }
}
