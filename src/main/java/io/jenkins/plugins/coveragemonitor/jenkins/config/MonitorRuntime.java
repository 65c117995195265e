package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.coveragemonitor.api.AuditLog;
import io.jenkins.plugins.coveragemonitor.notify.Channel;
import java.time.ZoneId;

/** The running side of the monitor, as far as its configuration acts on it. */
public interface MonitorRuntime extends ExtensionPoint {
    /** The one that runs. */
    static MonitorRuntime get() {
        return ExtensionList.lookupSingleton(MonitorRuntime.class);
    }

    /** Takes the channels as they are configured now. */
    void refresh();

    /**
     * Makes a channel that is configured, past the outbox.
     *
     * @throws IllegalArgumentException if it cannot be used, in one sentence
     */
    Channel channel(ChannelOption option);

    /**
     * Takes over what the plugins coverage and JaCoCo recorded of the builds of all jobs, in the background; what is recorded
     * already stays. What came of it is in Jenkins' log and in the audit log.
     *
     * @return whether it has begun; not if it runs already
     */
    boolean importHistory();

    /**
     * What the digest would say now of all jobs that the reader may see, in lines; empty if there is nothing to say and it would
     * not be sent.
     *
     * @param days how many days it covers
     * @param zone the time zone of its days
     */
    String digest(int days, ZoneId zone);

    /** Who changed what. */
    AuditLog audit();
}
