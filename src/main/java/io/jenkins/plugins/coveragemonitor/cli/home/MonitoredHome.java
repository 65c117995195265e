package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import picocli.CommandLine.Option;

/** The folder that contains everything, for a command about one monitor of a job. */
public final class MonitoredHome extends Home {
    /** The description of the option. */
    static final String DESCRIPTION = "The id of one of the job's monitors. Default: coverage.";

    @Option(names = "--id", paramLabel = "ID", description = DESCRIPTION)
    private String id = JobHome.DEFAULT_ID;

    /** A folder that comes from the command line. */
    public MonitoredHome() {}

    @Override
    public String id() {
        return id;
    }
}
