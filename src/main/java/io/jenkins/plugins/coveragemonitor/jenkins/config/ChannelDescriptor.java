package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.coveragemonitor.alert.AlertType;
import io.jenkins.plugins.coveragemonitor.alert.Severity;
import io.jenkins.plugins.coveragemonitor.notify.ChannelFilter;
import io.jenkins.plugins.coveragemonitor.notify.channel.log.LogSettings;
import io.jenkins.plugins.coveragemonitor.notify.http.TargetPolicy;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of all channels' forms, for those who may configure Jenkins. */
public abstract class ChannelDescriptor extends Descriptor<ChannelOption> {
    /** The available types of alerts. */
    public List<String> getTypeNames() {
        return Arrays.stream(AlertType.values()).map(Enum::name).toList();
    }

    /** The available severities. */
    public List<String> getSeverityNames() {
        return Arrays.stream(Severity.values()).map(Enum::name).toList();
    }

    /** The label of a type. */
    public String typeLabel(String name) {
        return Choices.label(AlertType.valueOf(name));
    }

    /** The label of a severity. */
    public String severityLabel(String name) {
        return Choices.label(Severity.valueOf(name));
    }

    /** Checks the name. */
    @POST
    public FormValidation doCheckName(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> new LogSettings(value.strip(), ChannelFilter.DEFAULT));
    }

    /** Checks the types. */
    @POST
    public FormValidation doCheckTypes(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> ChannelOption.words("types", value, AlertType::valueOf, AlertType.values()));
    }

    /** Checks the severities. */
    @POST
    public FormValidation doCheckSeverities(@QueryParameter String value) {
        FormAccess.check(null);
        return FieldValidation.of(() -> ChannelOption.words("severities", value, Severity::valueOf, Severity.values()));
    }

    /** Checks the rate. */
    @POST
    public FormValidation doCheckRatePerMinute(@QueryParameter String value, @QueryParameter String name) {
        FormAccess.check(null);
        return FieldValidation.of(() -> TargetPolicy.rate(shown(name), NumberField.whole(value)));
    }

    /** Checks that the credential exists and contains an address, which is not shown. */
    @POST
    public FormValidation doCheckUrlCredentialsId(@QueryParameter String value, @QueryParameter String name) {
        FormAccess.check(null);
        return FieldValidation.of(
                value, () -> TargetPolicy.address(shown(name), SecretTextCredential.text(shown(name), value.strip())));
    }

    /** The credentials that may contain the address. */
    @POST
    public ListBoxModel doFillUrlCredentialsIdItems(@QueryParameter String urlCredentialsId) {
        FormAccess.check(null);
        return SecretTextChoices.texts(urlCredentialsId);
    }

    /** The name of a channel in a sentence, even if it has none yet. */
    static String shown(String name) {
        return FormStrings.toNull(name) == null ? "new" : name.strip();
    }
}
