package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.gate.JobHistory;
import io.jenkins.plugins.coveragemonitor.history.store.FollowedHistories;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jenkins.model.Jenkins;

/** Other jobs to compare with. */
final class OtherJobs {
    private OtherJobs() {}

    /** The history of a job that the running build may see; empty if there is none, or it may not see it. */
    static Optional<JobHistory> named(String name, String id) {
        return isAddress(name)
                ? copied(name, id).filter(copy -> !copy.points().isEmpty()).map(copy -> past(name, copy))
                : JenkinsJobs.visible(name).flatMap(job -> of(job, id));
    }

    /** Whether a job is given by its address, as jobs of other controllers are. */
    static boolean isAddress(String name) {
        return name.startsWith("http://") || name.startsWith("https://");
    }

    /**
     * The local copy of a job of another controller; empty without a shared store, or if the build may not see it. Does
     * not block.
     */
    static Optional<FollowedHistories.Copy> copied(String address, String id) {
        try {
            return Jenkins.get().hasPermission(AllControllers.SEE)
                    ? StoreService.get().followed(address, id)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static JobHistory past(String address, FollowedHistories.Copy copy) {
        return new JobHistory(copy.name(), address, copy.points(), build -> Optional.empty());
    }

    /** The line in the build's log about a baseline on another controller. */
    static String note(String address, String id) {
        if (!Jenkins.get().hasPermission(AllControllers.SEE)) {
            return "note: the baseline " + address
                    + " is not read: the user that this build runs as lacks the permission Overall/CoverageOfAllControllers";
        }
        Optional<FollowedHistories.Copy> copy = copied(address, id);
        if (copy.isEmpty()) {
            return "note: the baseline " + address + " is not read: no database of all controllers is configured";
        }
        Instant copied = copy.get().copied();
        String trouble = StoreService.get().trouble();
        String away = trouble == null ? "" : "; the database is away: " + trouble;
        if (copied == null) {
            return "note: the baseline " + address + " is being copied here now, for the next build" + away;
        }
        return copy.get().points().isEmpty()
                ? "note: the database of all controllers knows no job with the address " + address + away
                : "note: the baseline " + address + " is as it was at " + copied.truncatedTo(ChronoUnit.SECONDS) + away;
    }

    /** The history of a job; empty if nothing was recorded. */
    static Optional<JobHistory> of(Job<?, ?> job, String id) {
        if (!JobFiles.ids(job).contains(id)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JobFiles.monitor(job, id).past(job.getFullName()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
