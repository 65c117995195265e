package io.jenkins.plugins.coveragemonitor.api;

import io.jenkins.plugins.coveragemonitor.CoverageMonitor;
import io.jenkins.plugins.coveragemonitor.alert.Alert;
import java.io.IOException;
import java.util.List;

/** The jobs there are, whoever the reader is. */
public interface Jobs {
    /** The full names of all jobs that something was recorded of, sorted. */
    List<String> names() throws IOException;

    /** The ids of the monitors of a job that recorded something, sorted; empty if there is no such job. */
    List<String> monitors(String job) throws IOException;

    /** A monitor of a job. */
    CoverageMonitor monitor(String job, String id);

    /** The alerts of a job that are over and that its own file lost, as another store has them; nothing is waited for. */
    default List<Alert> lostAlerts(String job, String id) {
        return List.of();
    }

    /** Is notified that a person changed alerts of a job, so that the resulting messages are sent. */
    void alertsChanged(String job, String id) throws IOException;
}
