package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.cli.output.CommandFailure;
import io.jenkins.plugins.coveragemonitor.history.JobHome;
import io.jenkins.plugins.coveragemonitor.history.JobMonitor;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Option;

/** The folder that everything is kept in, laid out as Jenkins lays out its own. */
public class Home {
    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "The folder in which everything recorded is kept.")
    private Path folder;

    /** To be filled from the command line. */
    public Home() {}

    /** A folder that is known already. */
    public Home(Path folder) {
        this.folder = folder;
    }

    /** Which monitor of a job is meant. */
    protected String id() {
        return JobHome.DEFAULT_ID;
    }

    /** The same folder for another monitor of its jobs. */
    public Home monitoredBy(String id) {
        return new Home(folder) {
            @Override
            protected String id() {
                return id;
            }
        };
    }

    /** The folder, which need not exist. */
    public Path folder() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CommandFailure.usage("--home is '" + folder + "', which is a file: give a folder");
        }
        return folder;
    }

    /** A job that may be new. */
    public JobHome job(String name) {
        try {
            return JobHome.below(folder(), name).monitor(id());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    /** A job that something was recorded of. */
    public JobHome knownJob(String name) {
        JobHome job = job(name);
        if (!Files.isRegularFile(job.history())) {
            throw CommandFailure.usage(unknown(name));
        }
        return job;
    }

    private String unknown(String name) {
        List<String> ids = new JobNames(folder()).idsIfReadable(name);
        if (ids.isEmpty()) {
            return "nothing was recorded of the job '" + name + "' in " + folder
                    + ": check --job, or record a build first";
        }
        return "the job '" + name + "' has no monitor '" + id() + "' in " + folder + ": give --id, one of "
                + String.join(", ", ids);
    }

    /** The other jobs of the folder, as a job's monitor sees them. */
    public CliJobContext around(String job) {
        return new CliJobContext(folder(), job, id());
    }

    /** How long things are kept of jobs that say nothing else. */
    public Retention retention() {
        return new HomeRetention(folder()).get();
    }

    /** The monitor of a job that may be new. */
    public CoverageMonitor monitor(String name) {
        return new CoverageMonitor(job(name), name, Clock.systemUTC(), this::retention);
    }

    /** The monitor of a job that something was recorded of. */
    public CoverageMonitor knownMonitor(String name) {
        return new CoverageMonitor(knownJob(name), name, Clock.systemUTC(), this::retention);
    }

    /** The names of all jobs of which the monitor recorded something, in alphabetical order. */
    public List<String> jobs() throws IOException {
        return monitors().stream()
                .filter(monitor -> monitor.id().equals(id()))
                .map(JobMonitor::job)
                .toList();
    }

    /** All monitors of all jobs that recorded something, by job, the usual monitor of a job first. */
    public List<JobMonitor> monitors() throws IOException {
        return new JobNames(folder()).monitors();
    }

    /** One of them. */
    public CoverageMonitor monitor(JobMonitor which) {
        return monitoredBy(which.id()).monitor(which.job());
    }
}
