package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.coveragemonitor.api.state.AuditLog;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import java.time.ZoneId;

/** The running part of the monitor, as far as its configuration needs it. */
public interface MonitorRuntime extends ExtensionPoint {
    /** The running instance. */
    static MonitorRuntime get() {
        return ExtensionList.lookupSingleton(MonitorRuntime.class);
    }

    /** Applies the current configuration of channels. */
    void refresh();

    /**
     * Creates a configured channel for use without the outbox.
     *
     * @throws IllegalArgumentException if it cannot be used; the message is one sentence
     */
    Channel channel(ChannelOption option);

    /**
     * Imports what the plugins coverage and JaCoCo recorded of the builds of all jobs, in the background; existing data
     * stays. The result is in Jenkins' log and in the audit log.
     *
     * @return {@code false} if it is already running
     */
    boolean importHistory();

    /**
     * The current digest of all jobs that the reader may see, in lines; empty if there is nothing to report and it
     * would not be sent.
     *
     * @param days how many days it covers
     * @param zone the time zone of its days
     */
    String digest(int days, ZoneId zone);

    /** The audit log. */
    AuditLog audit();
}
