package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.model.Job;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.coveragemonitor.api.state.AuditLog;
import io.jenkins.plugins.coveragemonitor.history.HistoryFile;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.Point;
import io.jenkins.plugins.coveragemonitor.jenkins.job.JobFiles;
import io.jenkins.plugins.coveragemonitor.model.Plurals;
import io.jenkins.plugins.coveragemonitor.record.imported.JenkinsBuilds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;

/**
 * Imports the history that the plugins coverage and JaCoCo recorded, for all jobs, when an administrator requests it.
 * Builds that are already in our history are not read, so that a repetition costs little and changes nothing.
 */
final class HistoryImport {
    private static final Logger LOG = Logger.getLogger(HistoryImport.class.getName());

    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * Begins in the background.
     *
     * @param who who requested it
     * @return {@code false} if it is already running
     */
    boolean begin(String who, AuditLog audit) {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        Thread importing = new Thread(() -> all(who, audit), "coverage-monitor import of history");
        importing.setDaemon(true);
        importing.start();
        return true;
    }

    @SuppressWarnings({"rawtypes", "try"}) // what matters of the context is that it is closed
    private void all(String who, AuditLog audit) {
        int builds = 0;
        int jobs = 0;
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            for (Job job : Jenkins.get().getAllItems(Job.class)) {
                int imported = imported(job);
                builds += imported;
                jobs += imported > 0 ? 1 : 0;
            }
            String sum = Plurals.count(builds, "build") + " of " + Plurals.count(jobs, "job");
            LOG.info(() -> "Imported the history of the plugins coverage and JaCoCo: " + sum);
            audit.add(who, "history.import", "all jobs", JobHome.DEFAULT_ID, sum);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "The history of other plugins could not be imported", e);
        } finally {
            running.set(false);
        }
    }

    private static int imported(Job<?, ?> job) {
        try {
            return of(job);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "The history of " + job.getFullName() + " could not be imported");
            return 0;
        }
    }

    /** Imports the builds of one job; returns how many. */
    static int of(Job<?, ?> job) throws IOException {
        Path builds = job.getBuildDir().toPath();
        if (!Files.isDirectory(builds)) {
            return 0;
        }
        HistoryFile history = HistoryFile.of(JobFiles.home(job, JobHome.DEFAULT_ID));
        Set<Integer> known = history.points().stream().map(Point::build).collect(Collectors.toSet());
        JenkinsBuilds read = JenkinsBuilds.in(builds, known);
        read.problems().forEach(LOG::warning);
        if (!read.points().isEmpty()) {
            history.append(read.points());
        }
        return read.points().size();
    }
}
