package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.view.JobSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The other branches of a multibranch project that the reader may see and that have the same monitor, by name. */
final class OtherBranches {
    private final TreeMap<String, Job<?, ?>> jobs = new TreeMap<>();

    /**
     * The branches beside a job; empty if it is not the job of a branch.
     *
     * @param id which of the job's monitors
     */
    OtherBranches(Job<?, ?> job, String id) {
        if (branch(job, id) == null) {
            return;
        }
        // Called on the item, whose parent has a type argument: a job's parent is raw.
        Item asked = job;
        for (Item item : asked.getParent().getItems()) {
            if (item instanceof Job<?, ?> other && other != job && other.hasPermission(Item.READ)) {
                String name = branch(other, id);
                if (name != null) {
                    jobs.put(name, other);
                }
            }
        }
    }

    private static @Nullable String branch(Job<?, ?> job, String id) {
        JobSummary known = MonitorService.get().summaries().of(job).get(new JobMonitor(job.getFullName(), id));
        return known == null ? null : known.branch();
    }

    /** Their names, ascending. */
    List<String> names() {
        return new ArrayList<>(jobs.keySet());
    }

    /** The job of one of them. */
    Optional<Job<?, ?>> named(String name) {
        return Optional.ofNullable(jobs.get(name));
    }
}
