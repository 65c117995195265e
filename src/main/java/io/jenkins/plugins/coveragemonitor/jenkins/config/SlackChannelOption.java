package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.slack.SlackTarget;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A Slack channel: an incoming webhook, or a bot that posts to a channel. Only credentials contain the secrets. */
public final class SlackChannelOption extends TemplatedChannelOption {
    private @Nullable String urlCredentialsId;
    private @Nullable String tokenCredentialsId;
    private @Nullable String channel;
    private @Nullable String mentions;

    /** Creates it. */
    @DataBoundConstructor
    public SlackChannelOption(String name) {
        super(name);
    }

    /** The id of the credential with the address of an incoming webhook. */
    public @Nullable String getUrlCredentialsId() {
        return urlCredentialsId;
    }

    /** The id of the credential with the address of an incoming webhook; empty for a bot. */
    @DataBoundSetter
    public void setUrlCredentialsId(String urlCredentialsId) {
        this.urlCredentialsId = FormStrings.toNull(urlCredentialsId);
    }

    /** The id of the credential with a bot's token. */
    public @Nullable String getTokenCredentialsId() {
        return tokenCredentialsId;
    }

    /** The id of the credential with a bot's token; empty for a webhook. */
    @DataBoundSetter
    public void setTokenCredentialsId(String tokenCredentialsId) {
        this.tokenCredentialsId = FormStrings.toNull(tokenCredentialsId);
    }

    /** The channel that a bot posts to. */
    public @Nullable String getChannel() {
        return channel;
    }

    /** The id or name of the channel that a bot posts to; empty for a webhook. */
    @DataBoundSetter
    public void setChannel(String channel) {
        this.channel = FormStrings.toNull(channel);
    }

    /** Whom to mention: owners or authors with their ids in Slack, such as {@code @org/web=S012ABCDE, Ann=U012ABCDE}. */
    public @Nullable String getMentions() {
        return mentions;
    }

    /**
     * Whom to mention: owners or authors with their ids in Slack, such as {@code @org/web=S012ABCDE}; empty for nobody.
     */
    @DataBoundSetter
    public void setMentions(String mentions) {
        checked("mentions", () -> mentions(mentions));
        this.mentions = FormStrings.toNull(mentions);
    }

    private static Map<String, String> mentions(@Nullable String text) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String entry : text == null ? new String[0] : text.split(",")) {
            int equals = entry.lastIndexOf('=');
            if (equals > 0) {
                all.put(
                        entry.substring(0, equals).strip(),
                        entry.substring(equals + 1).strip());
            } else if (!entry.isBlank()) {
                throw new IllegalArgumentException("mentions: '" + entry.strip()
                        + "' has no '='; give a name and its id in Slack, such as @org/web=S012ABCDE");
            }
        }
        all.forEach(SlackSettings::checkedMention);
        return all;
    }

    @Override
    public ChannelSettings settings() {
        return new SlackSettings(
                getName(),
                new SlackTarget(secret(urlCredentialsId), secret(tokenCredentialsId), channel, null),
                getRatePerMinute(),
                new Template(getTitle(), getText()),
                filter(),
                mentions(mentions));
    }

    /** The form and its checks. */
    @Extension
    @Symbol("slack")
    public static final class DescriptorImpl extends TemplatedChannelDescriptor {
        @Override
        public String getDisplayName() {
            return "Slack";
        }

        /** Checks that the credential exists, and that it is not combined with an address. */
        @POST
        public FormValidation doCheckTokenCredentialsId(
                @QueryParameter String value, @QueryParameter String name, @QueryParameter String urlCredentialsId) {
            FormAccess.check(null);
            String id = FormStrings.toNull(value);
            boolean byAddress = FormStrings.toNull(urlCredentialsId) != null;
            if (id == null) {
                return byAddress ? FormValidation.ok() : FormValidation.error(Messages.SlackChannelOption_NoAddress());
            }
            return byAddress
                    ? FormValidation.error(Messages.SlackChannelOption_BothWays())
                    : FieldValidation.of(() -> SecretTextCredential.text(shown(name), id));
        }

        /** Checks the mentions. */
        @POST
        public FormValidation doCheckMentions(@QueryParameter String value) {
            FormAccess.check(null);
            return FieldValidation.of(value, () -> mentions(value));
        }

        /** Checks the channel. */
        @POST
        public FormValidation doCheckChannel(@QueryParameter String value, @QueryParameter String tokenCredentialsId) {
            FormAccess.check(null);
            return FormStrings.toNull(tokenCredentialsId) != null && FormStrings.toNull(value) == null
                    ? FormValidation.error(Messages.SlackChannelOption_NoChannel())
                    : FormValidation.ok();
        }

        /** The credentials that may contain the token. */
        @POST
        public ListBoxModel doFillTokenCredentialsIdItems(@QueryParameter String tokenCredentialsId) {
            FormAccess.check(null);
            return SecretTextChoices.texts(tokenCredentialsId);
        }

        /** Sends a test message with the current values of the form. */
        @POST
        public FormValidation doSendTest(
                @QueryParameter String name,
                @QueryParameter String urlCredentialsId,
                @QueryParameter String tokenCredentialsId,
                @QueryParameter String channel,
                @QueryParameter String title,
                @QueryParameter String text)
                throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> {
                SlackChannelOption tested = new SlackChannelOption(name);
                tested.setUrlCredentialsId(urlCredentialsId);
                tested.setTokenCredentialsId(tokenCredentialsId);
                tested.setChannel(channel);
                tested.setTitle(title);
                tested.setText(text);
                return tested;
            });
        }
    }
}
