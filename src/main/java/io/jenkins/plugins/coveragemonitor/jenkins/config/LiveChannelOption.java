package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.live.LiveSettings;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that shows messages on open pages. */
public final class LiveChannelOption extends BuiltInChannelOption {
    /** Creates it. */
    @DataBoundConstructor
    public LiveChannelOption(String name) {
        super(name);
    }

    @Override
    public ChannelSettings settings() {
        return new LiveSettings(getName(), filter());
    }

    /** The form. */
    @Extension
    @Symbol("live")
    public static final class DescriptorImpl extends ChannelDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.LiveChannelOption_DisplayName();
        }

        /** Sends a test message with the current values of the form. */
        @POST
        public FormValidation doSendTest(@QueryParameter String name) throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> new LiveChannelOption(name));
        }
    }
}
