package io.jenkins.plugins.coveragemonitor.jenkins.config;

import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.coveragemonitor.history.Retention;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks of a retention's form while people type. An empty field has its default. */
public abstract class RetentionDescriptor extends Descriptor<JobRetentionOption> {
    /** Checks {@code builds}. */
    @POST
    public FormValidation doCheckBuilds(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, () -> new Retention(NumberField.whole(value), null, null, null, null));
    }

    /** Checks {@code days}. */
    @POST
    public FormValidation doCheckDays(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, () -> new Retention(null, NumberField.whole(value), null, null, null));
    }

    /** Checks {@code alertDays}. */
    @POST
    public FormValidation doCheckAlertDays(@AncestorInPath Item item, @QueryParameter String value) {
        FormAccess.check(item);
        return FieldValidation.of(value, () -> new Retention(null, null, NumberField.whole(value), null, null));
    }
}
