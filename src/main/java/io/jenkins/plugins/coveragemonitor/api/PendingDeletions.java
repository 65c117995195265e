package io.jenkins.plugins.coveragemonitor.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The jobs that are being deleted, on disk: written before a job goes and taken out when all that is kept of it outside
 * its folder is gone too. What is still here after a crash is to be completed.
 */
public final class PendingDeletions {
    private final StateFile<Leaving> file;

    /** The jobs in a file, which need not exist. */
    PendingDeletions(Path file) {
        this.file = new StateFile<>(file, Leaving.class, new Leaving(1, Set.of()));
    }

    /** What is in the file. */
    private record Leaving(int v, Set<String> jobs) {
        Leaving {
            jobs = Set.copyOf(jobs);
        }
    }

    /** The jobs that were about to be deleted, sorted; they may be gone or not. */
    public Set<String> begun() throws IOException {
        return new TreeSet<>(file.read().jobs());
    }

    /** A job is about to be deleted; on the disk when this returns. */
    public void begin(String job) throws IOException {
        file.update(before -> {
            Set<String> jobs = new TreeSet<>(before.jobs());
            jobs.add(job);
            return new Leaving(1, jobs);
        });
    }

    /** A job is gone with all that belongs to it, or stays after all. */
    public void over(String job) throws IOException {
        if (!file.read().jobs().contains(job)) {
            return;
        }
        file.update(before -> {
            Set<String> jobs = new TreeSet<>(before.jobs());
            jobs.remove(job);
            return new Leaving(1, jobs);
        });
    }
}
