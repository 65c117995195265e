package io.jenkins.plugins.coveragemonitor.cli.home;

import io.jenkins.plugins.coveragemonitor.history.JobHome;
import picocli.CommandLine.Option;

/** The home folder of a command that is about one monitor of a job, and that may ask a database instead. */
public final class OptionalMonitoredHome extends OptionalHome {
    @Option(names = "--id", paramLabel = "ID", description = MonitoredHome.DESCRIPTION)
    private String id = JobHome.DEFAULT_ID;

    /** Which monitor of the job is meant. */
    public String id() {
        return id;
    }

    @Override
    public Home required() {
        return super.required().monitoredBy(id);
    }
}
