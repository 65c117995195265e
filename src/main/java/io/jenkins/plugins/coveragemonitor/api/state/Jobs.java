package io.jenkins.plugins.coveragemonitor.api.state;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import java.io.IOException;
import java.util.List;

/** All jobs, whoever the reader is. */
public interface Jobs {
    /** The full names of all jobs with recorded data, sorted. */
    List<String> names() throws IOException;

    /** The ids of the monitors of a job with recorded data, sorted; empty if there is no such job. */
    List<String> monitors(String job) throws IOException;

    /** A monitor of a job. */
    CoverageMonitor monitor(String job, String id);

    /** The ended alerts of a job that its own file lost and another store has; does not block. */
    default List<Alert> lostAlerts(String job, String id) {
        return List.of();
    }

    /** Called after a person changed alerts of a job, so that the resulting messages are sent. */
    void alertsChanged(String job, String id) throws IOException;
}
