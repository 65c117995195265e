package io.jenkins.plugins.coveragemonitor.api.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The jobs that are being deleted, on disk: added before a job is deleted, and removed when all data outside its folder
 * is deleted too. After a crash the remaining deletions are completed.
 */
public final class PendingDeletions {
    private final StateFile<Leaving> file;

    /** The jobs in a file, which need not exist. */
    PendingDeletions(Path file) {
        this.file = new StateFile<>(file, Leaving.class, new Leaving(1, Set.of()));
    }

    /** The content of the file. */
    private record Leaving(int v, Set<String> jobs) {
        Leaving {
            jobs = Set.copyOf(jobs);
        }
    }

    /** The jobs whose deletion began, sorted; they may still exist. */
    public Set<String> begun() throws IOException {
        return new TreeSet<>(file.read().jobs());
    }

    /** Records that a job is about to be deleted; it is on disk when the method returns. */
    public void begin(String job) throws IOException {
        file.update(before -> {
            Set<String> jobs = new TreeSet<>(before.jobs());
            jobs.add(job);
            return new Leaving(1, jobs);
        });
    }

    /** Records that a job is deleted with all its data, or stays after all. */
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
