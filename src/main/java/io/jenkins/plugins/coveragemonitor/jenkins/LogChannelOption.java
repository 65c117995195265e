package io.jenkins.plugins.coveragemonitor.jenkins;

import hudson.Extension;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.LogSettings;
import java.util.Set;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** A channel that writes to Jenkins' log. */
public final class LogChannelOption extends ChannelOption {
    /** Creates it. */
    @DataBoundConstructor
    public LogChannelOption(String name) {
        super(name);
    }

    @Override
    ChannelSettings settings() {
        return new LogSettings(getName(), wantedTypes(), wantedSeverities(), wantedJobs(), Set.of(), Set.of());
    }

    /** What the form shows. */
    @Extension
    @Symbol("log")
    public static final class DescriptorImpl extends ChannelDescriptor {
        @Override
        public String getDisplayName() {
            return "Jenkins' log";
        }
    }
}
