package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.channel.teams.TeamsSettings;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Microsoft Teams channel. The address of its workflow is a secret, so only a credential contains it. */
public final class TeamsChannelOption extends TemplatedChannelOption {
    private @Nullable String urlCredentialsId;

    /** Creates it. */
    @DataBoundConstructor
    public TeamsChannelOption(String name) {
        super(name);
    }

    /** The id of the credential with the address. */
    public @Nullable String getUrlCredentialsId() {
        return urlCredentialsId;
    }

    /** The id of the credential with the address. */
    @DataBoundSetter
    public void setUrlCredentialsId(String urlCredentialsId) {
        this.urlCredentialsId = FormStrings.toNull(urlCredentialsId);
    }

    @Override
    public ChannelSettings settings() {
        return new TeamsSettings(
                getName(), secret(urlCredentialsId), getRatePerMinute(), new Template(getTitle(), getText()), filter());
    }

    /** The form and its checks. */
    @Extension
    @Symbol("teams")
    public static final class DescriptorImpl extends TemplatedChannelDescriptor {
        @Override
        public String getDisplayName() {
            return "Microsoft Teams";
        }

        /**
         * The address is a secret, because anyone who knows it may write to the team's channel: there is no other field
         * for it.
         */
        @Override
        @POST
        public FormValidation doCheckUrlCredentialsId(@QueryParameter String value, @QueryParameter String name) {
            FormAccess.check(null);
            return FormStrings.toNull(value) == null
                    ? FormValidation.error(Messages.TeamsChannelOption_NoAddress())
                    : super.doCheckUrlCredentialsId(value, name);
        }

        /** Sends a test message with the current values of the form. */
        @POST
        public FormValidation doSendTest(
                @QueryParameter String name,
                @QueryParameter String urlCredentialsId,
                @QueryParameter String title,
                @QueryParameter String text)
                throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> {
                TeamsChannelOption tested = new TeamsChannelOption(name);
                tested.setUrlCredentialsId(urlCredentialsId);
                tested.setTitle(title);
                tested.setText(text);
                return tested;
            });
        }
    }
}
