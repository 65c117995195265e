package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Secret;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CodeHost;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.CodeHostAccount;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.PullRequestSettings;
import io.jenkins.plugins.coveragemonitor.notify.channel.pullrequest.WhenClosed;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.util.Arrays;
import java.util.Locale;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that keeps one comment on each change request. A credential contains the token. */
public final class PullRequestChannelOption extends BuiltInChannelOption {
    private @Nullable String host;
    private @Nullable String url;
    private @Nullable String api;
    private @Nullable String user;
    private @Nullable String tokenCredentialsId;
    private @Nullable String whenClosed;

    /** Creates it. */
    @DataBoundConstructor
    public PullRequestChannelOption(String name) {
        super(name);
    }

    /** The service, such as {@code github}. */
    public @Nullable String getHost() {
        return host;
    }

    /** The service, such as {@code github}. */
    @DataBoundSetter
    public void setHost(String host) {
        String given = FormStrings.toNull(host);
        if (given != null) {
            checked("host", () -> CodeHost.of(given));
        }
        this.host = given;
    }

    /** Its address for people; {@code null} for the default one. */
    public @Nullable String getUrl() {
        return url;
    }

    /** Its address for people; empty for the default one. */
    @DataBoundSetter
    public void setUrl(String url) {
        this.url = address("url", url);
    }

    /** The address of its API; {@code null} if it follows from the address. */
    public @Nullable String getApi() {
        return api;
    }

    /** The address of its API; empty if it follows from the address. */
    @DataBoundSetter
    public void setApi(String api) {
        this.api = address("api", api);
    }

    private @Nullable String address(String option, String text) {
        String given = FormStrings.toNull(text);
        if (given != null) {
            checked(option, () -> TargetPolicy.address(getName(), Secret.of(given)));
        }
        return given;
    }

    /** The user's name; {@code null} if the token suffices. */
    public @Nullable String getUser() {
        return user;
    }

    /** The user's name; empty if the token suffices. */
    @DataBoundSetter
    public void setUser(String user) {
        this.user = FormStrings.toNull(user);
    }

    /** The id of the credential with the token. */
    public @Nullable String getTokenCredentialsId() {
        return tokenCredentialsId;
    }

    /** The id of the credential with the token. */
    @DataBoundSetter
    public void setTokenCredentialsId(String tokenCredentialsId) {
        this.tokenCredentialsId = FormStrings.toNull(tokenCredentialsId);
    }

    /** What happens to the comment when the change request is over; {@code null} to keep it. */
    public @Nullable String getWhenClosed() {
        return whenClosed;
    }

    /** What happens to the comment when the change request is over; empty to keep it. */
    @DataBoundSetter
    public void setWhenClosed(String whenClosed) {
        words("whenClosed", whenClosed, WhenClosed::valueOf, WhenClosed.values());
        this.whenClosed = FormStrings.toNull(whenClosed);
    }

    @Override
    public boolean comments() {
        return true;
    }

    @Override
    public ChannelSettings settings() {
        return new PullRequestSettings(
                getName(),
                new CodeHostAccount(
                        host == null ? null : CodeHost.of(host), url, api, user, secret(tokenCredentialsId)),
                whenClosed == null
                        ? null
                        : WhenClosed.valueOf(whenClosed.strip().toUpperCase(Locale.ROOT)),
                null,
                filter());
    }

    /** The form and its checks. */
    @Extension
    @Symbol("pullRequest")
    public static final class DescriptorImpl extends ChannelDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.PullRequestChannelOption_DisplayName();
        }

        /** The available services. */
        @POST
        public ListBoxModel doFillHostItems() {
            FormAccess.check(null);
            ListBoxModel items = new ListBoxModel();
            Arrays.stream(CodeHost.values()).map(CodeHost::label).forEach(items::add);
            return items;
        }

        /** Checks the address, which is required if there is no default one. */
        @POST
        public FormValidation doCheckUrl(
                @QueryParameter String value, @QueryParameter String name, @QueryParameter String host) {
            FormAccess.check(null);
            return FieldValidation.of(() -> new PullRequestSettings(
                    shown(name),
                    new CodeHostAccount(
                            FormStrings.toNull(host) == null ? CodeHost.GITHUB : CodeHost.of(host),
                            FormStrings.toNull(value),
                            null,
                            "user",
                            Secret.of("token")),
                    null,
                    null,
                    null));
        }

        /** Checks the address of the API. */
        @POST
        public FormValidation doCheckApi(@QueryParameter String value, @QueryParameter String name) {
            FormAccess.check(null);
            return FieldValidation.of(value, () -> TargetPolicy.address(shown(name), Secret.of(value.strip())));
        }

        /** Checks the user's name. */
        @POST
        public FormValidation doCheckUser(@QueryParameter String value, @QueryParameter String host) {
            FormAccess.check(null);
            return "gerrit".equals(host) && FormStrings.toNull(value) == null
                    ? FormValidation.error(Messages.PullRequestChannelOption_GerritUser())
                    : FormValidation.ok();
        }

        /** Checks that the credential exists. */
        @POST
        public FormValidation doCheckTokenCredentialsId(@QueryParameter String value, @QueryParameter String name) {
            FormAccess.check(null);
            String id = FormStrings.toNull(value);
            return id == null
                    ? FormValidation.error(Messages.PullRequestChannelOption_NoToken())
                    : FieldValidation.of(() -> SecretTextCredential.text(shown(name), id));
        }

        /** The credentials that may contain the token. */
        @POST
        public ListBoxModel doFillTokenCredentialsIdItems(@QueryParameter String tokenCredentialsId) {
            FormAccess.check(null);
            return SecretTextChoices.texts(tokenCredentialsId);
        }

        /**
         * Checks with the host, using the current values of the form, whether the token is valid; nothing is commented.
         */
        @POST
        public FormValidation doSendTest(
                @QueryParameter String name,
                @QueryParameter String host,
                @QueryParameter String url,
                @QueryParameter String api,
                @QueryParameter String user,
                @QueryParameter String tokenCredentialsId)
                throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> {
                PullRequestChannelOption tested = new PullRequestChannelOption(name);
                tested.setHost(host);
                tested.setUrl(url);
                tested.setApi(api);
                tested.setUser(user);
                tested.setTokenCredentialsId(tokenCredentialsId);
                return tested;
            });
        }

        /** The choices of {@code whenClosed}. */
        @POST
        public ListBoxModel doFillWhenClosedItems() {
            FormAccess.check(null);
            return Choices.of(WhenClosed.values(), Choices.label(WhenClosed.KEEP));
        }
    }
}
