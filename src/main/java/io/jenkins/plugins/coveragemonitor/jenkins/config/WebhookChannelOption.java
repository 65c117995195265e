package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.channel.webhook.WebhookSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that posts JSON to an address. An address with a token is given as a credential. */
public final class WebhookChannelOption extends BuiltInChannelOption {
    private @Nullable String url;
    private @Nullable String urlCredentialsId;
    private @Nullable String secretCredentialsId;
    private @Nullable Integer ratePerMinute;

    /** Creates it. */
    @DataBoundConstructor
    public WebhookChannelOption(String name) {
        super(name);
    }

    /** The address, if it is not a secret. */
    public @Nullable String getUrl() {
        return url;
    }

    /** The address, if it is not a secret. */
    @DataBoundSetter
    public void setUrl(String url) {
        String given = FormStrings.toNull(url);
        if (given != null) {
            checked("url", () -> TargetPolicy.address(getName(), Secret.of(given)));
        }
        this.url = given;
    }

    /** The id of the credential with the address, if it is a secret. */
    public @Nullable String getUrlCredentialsId() {
        return urlCredentialsId;
    }

    /** The id of the credential with the address, if it is a secret. */
    @DataBoundSetter
    public void setUrlCredentialsId(String urlCredentialsId) {
        this.urlCredentialsId = FormStrings.toNull(urlCredentialsId);
    }

    /** The id of the credential with the secret that signs each message. */
    public @Nullable String getSecretCredentialsId() {
        return secretCredentialsId;
    }

    /** The id of the credential with the secret that signs each message; empty for no signature. */
    @DataBoundSetter
    public void setSecretCredentialsId(String secretCredentialsId) {
        this.secretCredentialsId = FormStrings.toNull(secretCredentialsId);
    }

    /** The most messages a minute; {@code null} for the default. */
    public @Nullable Integer getRatePerMinute() {
        return ratePerMinute;
    }

    /** The most messages a minute, 1 or more; 6000 by default. */
    @DataBoundSetter
    public void setRatePerMinute(Integer ratePerMinute) {
        checked("ratePerMinute", () -> TargetPolicy.rate(getName(), ratePerMinute));
        this.ratePerMinute = ratePerMinute;
    }

    @Override
    public ChannelSettings settings() {
        Secret address = urlCredentialsId == null ? Secret.of(url == null ? "" : url) : secret(urlCredentialsId);
        return new WebhookSettings(getName(), address, secret(secretCredentialsId), ratePerMinute, filter());
    }

    /** The form and its checks. */
    @Extension
    @Symbol("webhook")
    public static final class DescriptorImpl extends ChannelDescriptor {
        @Override
        public String getDisplayName() {
            return "Webhook";
        }

        /** Checks the address as it is written; its name is not resolved. */
        @POST
        public FormValidation doCheckUrl(
                @QueryParameter String value, @QueryParameter String name, @QueryParameter String urlCredentialsId) {
            FormAccess.check(null);
            boolean bySecret = FormStrings.toNull(urlCredentialsId) != null;
            if (FormStrings.toNull(value) == null) {
                return bySecret ? FormValidation.ok() : FormValidation.error(Messages.WebhookChannelOption_NoAddress());
            }
            return bySecret
                    ? FormValidation.warning(Messages.WebhookChannelOption_AddressUnused())
                    : FieldValidation.of(() -> TargetPolicy.address(shown(name), Secret.of(value.strip())));
        }

        /** Checks that the credential exists. */
        @POST
        public FormValidation doCheckSecretCredentialsId(@QueryParameter String value, @QueryParameter String name) {
            FormAccess.check(null);
            return FieldValidation.of(value, () -> SecretTextCredential.text(shown(name), value.strip()));
        }

        /** The credentials that may contain the secret. */
        @POST
        public ListBoxModel doFillSecretCredentialsIdItems(@QueryParameter String secretCredentialsId) {
            FormAccess.check(null);
            return SecretTextChoices.texts(secretCredentialsId);
        }

        /** Sends a test message with the current values of the form. */
        @POST
        public FormValidation doSendTest(
                @QueryParameter String name,
                @QueryParameter String url,
                @QueryParameter String urlCredentialsId,
                @QueryParameter String secretCredentialsId)
                throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> {
                WebhookChannelOption tested = new WebhookChannelOption(name);
                tested.setUrl(url);
                tested.setUrlCredentialsId(urlCredentialsId);
                tested.setSecretCredentialsId(secretCredentialsId);
                return tested;
            });
        }
    }
}
