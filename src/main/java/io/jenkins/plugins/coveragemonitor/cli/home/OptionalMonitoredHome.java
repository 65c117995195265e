package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import picocli.CommandLine.Option;

/** The home folder of a command about one monitor of a job, which may query a database instead. */
public final class OptionalMonitoredHome extends OptionalHome {
    @Option(names = "--id", paramLabel = "ID", description = MonitoredHome.DESCRIPTION)
    private String id = JobHome.DEFAULT_ID;

    /** The id of the job's monitor. */
    public String id() {
        return id;
    }

    @Override
    public Home required() {
        return super.required().monitoredBy(id);
    }
}
