package io.jenkins.plugins.coveragemonitor.jenkins.store;

import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.JobDescriptions;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import io.jenkins.plugins.coveragemonitor.history.store.AlertHistory;
import io.jenkins.plugins.coveragemonitor.history.store.ForwardedJob;
import io.jenkins.plugins.coveragemonitor.history.store.JobDescription;
import io.jenkins.plugins.coveragemonitor.history.store.JobKey;
import io.jenkins.plugins.coveragemonitor.history.store.StableId;
import io.jenkins.plugins.coveragemonitor.jenkins.config.MonitorConfiguration;
import io.jenkins.plugins.coveragemonitor.jenkins.job.BuildLinks;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** The jobs of this Jenkins in a shared store, by ids that stay when they are renamed or moved. */
public final class StoredJobs {
    private final String controller;

    /** Ids by the folders of jobs, which are read often and never change there. */
    private final Map<Path, String> ids = new ConcurrentHashMap<>();

    StoredJobs(String controller) {
        this.controller = controller;
    }

    public String controller() {
        return controller;
    }

    /** The id of a job, which is created if there is none. */
    public String id(Job<?, ?> job) throws IOException {
        Path folder = job.getRootDir().toPath();
        String known = ids.get(folder);
        if (known == null) {
            known = StableId.ofJob(folder).get();
            ids.put(folder, known);
        }
        return known;
    }

    /** The histories of a job. */
    public List<JobKey> keys(Job<?, ?> job) throws IOException {
        List<JobKey> keys = new ArrayList<>();
        for (String monitor : JobFiles.ids(job)) {
            keys.add(new JobKey(controller, id(job), monitor));
        }
        return keys;
    }

    public ForwardedJob forwarded(Job<?, ?> job, String monitor) throws IOException {
        return new ForwardedJob(
                new JobKey(controller, id(job), monitor),
                JobFiles.home(job, monitor),
                () -> retention(job, monitor),
                () -> description(job, monitor),
                () -> alerts(job, monitor));
    }

    private static Retention retention(Job<?, ?> job, String monitor) throws IOException {
        return JobFiles.monitor(job, monitor)
                .config()
                .retention()
                .or(MonitorConfiguration.get().retention())
                .or(Retention.DEFAULT);
    }

    /**
     * All histories, whoever calls: the worker's thread has the permissions of the administrator's request that started
     * it, and none when that has ended. A job whose folder was copied together with its id gets a new one.
     */
    @SuppressWarnings("try") // what matters of the context is that it is closed
    public List<ForwardedJob> all() throws IOException {
        try (ACLContext asJenkins = ACL.as2(ACL.SYSTEM2)) {
            return visible();
        }
    }

    @SuppressWarnings("rawtypes")
    private List<ForwardedJob> visible() throws IOException {
        List<ForwardedJob> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Job job : Jenkins.get().getAllItems(Job.class)) {
            List<String> monitors = JobFiles.ids(job);
            if (!monitors.isEmpty() && !taken.add(id(job))) {
                Path folder = job.getRootDir().toPath();
                ids.put(folder, StableId.ofJob(folder).renew());
                taken.add(id(job));
            }
            for (String monitor : monitors) {
                all.add(forwarded(job, monitor));
            }
        }
        return all;
    }

    /** The description of a job. */
    public static JobDescription description(Job<?, ?> job, String monitor) throws IOException {
        String root = Jenkins.get().getRootUrl();
        String page =
                monitor.equals(JobHome.DEFAULT_ID) ? "coverage-trend" : BuildLinks.name("coverage-trend", monitor);
        return JobDescriptions.of(
                JobFiles.monitor(job, monitor),
                root == null ? null : root + BuildLinks.job(job.getFullName()) + page + "/",
                alertsPage(job));
    }

    private static AlertHistory alerts(Job<?, ?> job, String monitor) throws IOException {
        return JobDescriptions.alerts(
                JobFiles.monitor(job, monitor),
                alertsPage(job),
                Clock.systemUTC().instant());
    }

    private static @Nullable String alertsPage(Job<?, ?> job) {
        String root = Jenkins.get().getRootUrl();
        return root == null
                ? null
                : root + "coverage-monitor/alerts?job=" + URLEncoder.encode(job.getFullName(), StandardCharsets.UTF_8);
    }
}
