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

/** The folder that contains everything, laid out like Jenkins' own. */
public class Home {
    @Option(
            names = "--home",
            required = true,
            paramLabel = "DIR",
            description = "The folder in which everything recorded is kept.")
    private Path folder;

    /** A folder that comes from the command line. */
    public Home() {}

    /** A given folder. */
    public Home(Path folder) {
        this.folder = folder;
    }

    /** The id of the job's monitor. */
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

    /** A job with recorded data; refuses others. */
    public JobHome knownJob(String name) {
        JobHome job = job(name);
        if (Files.notExists(job.history())) {
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

    /** The retention of jobs without one of their own. */
    public Retention retention() {
        return new HomeRetention(folder()).get();
    }

    /** The monitor of a job that may be new. */
    public CoverageMonitor monitor(String name) {
        return new CoverageMonitor(job(name), name, Clock.systemUTC(), this::retention);
    }

    /** The monitor of a job with recorded data; refuses others. */
    public CoverageMonitor knownMonitor(String name) {
        return new CoverageMonitor(knownJob(name), name, Clock.systemUTC(), this::retention);
    }

    /** The names of all jobs with data of this monitor, in alphabetical order. */
    public List<String> jobs() throws IOException {
        return monitors().stream()
                .filter(monitor -> monitor.id().equals(id()))
                .map(JobMonitor::job)
                .toList();
    }

    /** All monitors with recorded data, by job, with the default monitor of a job first. */
    public List<JobMonitor> monitors() throws IOException {
        return new JobNames(folder()).monitors();
    }

    /** A monitor. */
    public CoverageMonitor monitor(JobMonitor which) {
        return monitoredBy(which.id()).monitor(which.job());
    }
}
