package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import picocli.CommandLine.Option;

/** The folder that everything is kept in, for a command that is about one monitor of a job. */
public final class MonitoredHome extends Home {
    /** What the option says of itself. */
    static final String DESCRIPTION = "Which of the job's monitors, as the step's id names it. Default: the usual one.";

    @Option(names = "--id", paramLabel = "ID", description = DESCRIPTION)
    private String id = JobHome.DEFAULT_ID;

    /** To be filled from the command line. */
    public MonitoredHome() {}

    @Override
    public String id() {
        return id;
    }
}
