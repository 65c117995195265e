package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.coveragemonitor.api.AuditLog;
import io.jenkins.plugins.coveragemonitor.notify.Channel;

/** What of the monitor runs in Jenkins, as far as its configuration acts on it. */
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

    /** Who changed what. */
    AuditLog audit();
}
