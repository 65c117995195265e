package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import io.jenkins.plugins.coveragemonitor.api.state.Jobs;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.jenkins.store.StoreService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** The jobs of Jenkins, as far as the user of this request may see them. */
final class JenkinsJobs implements Jobs {
    /** A job that the user may read. */
    static Optional<Job<?, ?>> visible(String name) {
        try {
            Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
            return job != null && job.hasPermission(Item.READ) ? Optional.<Job<?, ?>>of(job) : Optional.empty();
        } catch (AccessDeniedException mayOnlyKnowThatItIsThere) {
            return Optional.empty();
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            if (job.hasPermission(Item.READ) && !JobFiles.ids(job).isEmpty()) {
                names.add(job.getFullName());
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public List<String> monitors(String job) {
        return visible(job).map(JobFiles::ids).orElse(List.of());
    }

    @Override
    public CoverageMonitor monitor(String job, String id) {
        return JobFiles.monitor(visible(job).orElseThrow(), id);
    }

    @Override
    public List<Alert> lostAlerts(String name, String id) {
        return visible(name)
                .flatMap(job -> StoreService.lacking(job, id).map(lacking -> KeptJobCard.lost(job, lacking)))
                .orElse(List.of());
    }

    @Override
    public void alertsChanged(String job, String id) throws IOException {
        Optional<Job<?, ?>> known = visible(job);
        if (known.isPresent()) {
            MonitorService.get().dispatch(known.get(), JobFiles.monitor(known.get(), id), id);
        }
    }
}
