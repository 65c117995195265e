package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.ChannelSettings;
import io.jenkins.plugins.coveragemonitor.notify.Template;
import io.jenkins.plugins.coveragemonitor.notify.channel.email.EmailSettings;
import java.util.Arrays;
import java.util.List;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** An e-mail channel, which uses Jenkins' own mail configuration. */
public final class EmailChannelOption extends TemplatedChannelOption {
    private @Nullable String to;

    /** Creates it. */
    @DataBoundConstructor
    public EmailChannelOption(String name) {
        super(name);
    }

    /** The receivers' addresses, separated by commas; {@code owners} and {@code authors} stand for those people. */
    public @Nullable String getTo() {
        return to;
    }

    /** The receivers' addresses, separated by commas; {@code owners} and {@code authors} stand for those people. */
    @DataBoundSetter
    public void setTo(String to) {
        String given = FormStrings.toNull(to);
        if (given != null) {
            checked("to", () -> receivers(getName(), given));
        }
        this.to = given;
    }

    private static EmailSettings receivers(String name, String to) {
        return new EmailSettings(name, addresses(to), null, null, ChannelFilter.DEFAULT);
    }

    private static List<String> addresses(@Nullable String to) {
        return to == null
                ? List.of()
                : Arrays.stream(to.split("[,\\s]+"))
                        .filter(address -> !address.isEmpty())
                        .toList();
    }

    @Override
    public ChannelSettings settings() {
        return new EmailSettings(
                getName(), addresses(to), getRatePerMinute(), new Template(getTitle(), getText()), filter());
    }

    /** The form and its checks. */
    @Extension
    @Symbol("email")
    public static final class DescriptorImpl extends TemplatedChannelDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.EmailChannelOption_DisplayName();
        }

        /** Checks the receivers. */
        @POST
        public FormValidation doCheckTo(@QueryParameter String value) {
            FormAccess.check(null);
            return FormStrings.toNull(value) == null
                    ? FormValidation.error(Messages.EmailChannelOption_NoReceivers())
                    : FieldValidation.of(() -> receivers("new", value));
        }

        /** Sends a test message with the current values of the form. */
        @POST
        public FormValidation doSendTest(
                @QueryParameter String name,
                @QueryParameter String to,
                @QueryParameter String title,
                @QueryParameter String text)
                throws InterruptedException {
            FormAccess.check(null);
            return ChannelTest.send(() -> {
                EmailChannelOption tested = new EmailChannelOption(name);
                tested.setTo(to);
                tested.setTitle(title);
                tested.setText(text);
                return tested;
            });
        }
    }
}
