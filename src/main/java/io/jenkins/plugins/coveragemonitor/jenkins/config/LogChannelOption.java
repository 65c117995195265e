package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.log.LogSettings;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that writes to Jenkins' log. */
public final class LogChannelOption extends BuiltInChannelOption {
    /** Creates it. */
    @DataBoundConstructor
    public LogChannelOption(String name) {
        super(name);
    }

    @Override
    public ChannelSettings settings() {
        return new LogSettings(getName(), filter());
    }

    /** The form. */
    @Extension
    @Symbol("log")
    public static final class DescriptorImpl extends ChannelDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.LogChannelOption_DisplayName();
        }

        /** Sends a test message with the current values of the form. */
        @POST
        public FormValidation doSendTest(@QueryParameter String name) throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> new LogChannelOption(name));
        }
    }
}
